/** Hands files to the drawing thread and keeps what comes back: one page at a time, each within a time. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileLook } from '#shared/pack/exhibit-data.ts';

export type WorkerJob =
  | { readonly what: 'look'; readonly bytes: Uint8Array }
  | { readonly what: 'image'; readonly bytes: Uint8Array }
  | { readonly what: 'pages'; readonly bytes: Uint8Array; readonly from: number; readonly to: number };

export type WorkerAnswer =
  | { readonly is: 'look'; readonly look: FileLook }
  | { readonly is: 'page'; readonly page: number; readonly bytes: Uint8Array; readonly whole: boolean }
  | { readonly is: 'done' };

/** Beside this file; in the built app the build gives the thread a file of its own. */
const entry = (): URL => {
  const source = new URL('./worker.ts', import.meta.url);
  return existsSync(fileURLToPath(source)) ? source : new URL('./exhibit-worker.js', import.meta.url);
};

const live = new Map<Worker, () => void>();

/** Ends all drawing threads: what they were drawing is begun again another time. */
export const stopDrawing = (): void => {
  for (const stop of [...live.values()]) stop();
};

/** Milliseconds the thread may be silent: a page of thousands of paths takes seconds, never this long. */
const patience = 90_000;

/** Answers the end of the job: its look, that it is done, or that the thread failed or fell silent. */
const work = (
  job: WorkerJob,
  keep: (page: Extract<WorkerAnswer, { is: 'page' }>) => Promise<void>,
): Promise<FileLook | 'done' | 'failed'> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(entry(), {
      workerData: job,
      // What a file may take of this process; the pictures themselves lie outside of it and are bounded by their pixels.
      resourceLimits: { maxOldGenerationSizeMb: 384 },
    });
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      live.delete(worker);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate().then(settle, settle);
    };
    live.set(worker, () => end(() => reject(new Error('Drawing was stopped.'))));
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(() => resolve('failed')), patience);
    };
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.is === 'look') end(() => resolve(answer.look));
      else if (answer.is === 'done') end(() => resolve('done'));
      else {
        clearTimeout(timer);
        keep(answer).then(
          () => {
            wait();
            worker.postMessage('taken');
          },
          (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))),
        );
      }
    });
    worker.on('error', () => end(() => resolve('failed')));
    worker.on('exit', () => end(() => resolve('failed')));
    wait();
  });

type KeepPage = (page: number, bytes: Uint8Array) => Promise<void>;

export const lookAtPdf = async (bytes: Uint8Array): Promise<FileLook> => {
  const look = await work({ what: 'look', bytes }, async () => undefined);
  return typeof look === 'string' ? { kind: 'none', why: 'corrupt' } : look;
};

export const drawImage = async (bytes: Uint8Array, keep: KeepPage): Promise<FileLook> => {
  const look = await work({ what: 'image', bytes }, ({ page, bytes: made }) => keep(page, made));
  return typeof look === 'string' ? { kind: 'none', why: 'corrupt' } : look;
};

/** Threads that may fail over one file before the rest of its pages is given up. */
const mostFailures = 3;

/**
 * Draws all pages of a PDF and answers those that are not whole. A page over which the thread fails is left white; a
 * fresh thread goes on with the next. Rejects when a page cannot be kept.
 */
export const drawPdf = async (
  bytes: Uint8Array,
  count: number,
  white: Uint8Array,
  keep: KeepPage,
): Promise<readonly number[]> => {
  const partly: number[] = [];
  let next = 1;
  for (let failures = 0; next <= count; ) {
    const end = await work({ what: 'pages', bytes, from: next, to: count }, async (made) => {
      await keep(made.page, made.bytes);
      if (!made.whole) partly.push(made.page);
      next = made.page + 1;
    });
    if (end !== 'failed') break;
    failures += 1;
    const last = failures < mostFailures ? next : count;
    for (; next <= last; next += 1) {
      await keep(next, white);
      partly.push(next);
    }
  }
  return partly;
};
