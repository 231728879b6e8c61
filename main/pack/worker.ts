/** Packs are made in a thread of their own: the app goes on answering its window while one is drawn. */
import { Worker } from 'node:worker_threads';
import type { Result } from '#shared/contract.ts';
import type { Access } from '../workspace/form.ts';
import type { MadePack, MakePack } from './index.ts';

/** A journal on the disk, how many lines it has, and the workspace its attached files lie in. */
export type JournalFile = {
  readonly path: string;
  readonly lines: number;
  readonly workspace?: string;
  /** What opens the files of an encrypted workspace. */
  readonly access?: Access;
};

/** Plain data: it is sent to the thread, which finds the exhibits itself. */
type Sendable = Omit<MakePack, 'attached'>;

export type Job = {
  readonly number: number;
  readonly pack: Sendable;
  readonly journal: JournalFile | null;
  /** One field: 1 when nobody waits for the pack any more. */
  readonly left: Int32Array<SharedArrayBuffer>;
};
export type Answer = { readonly number: number; readonly made: Result<MadePack> };

export type PackWorker = {
  /**
   * Makes packs one after the other. With a journal, its chain is looked at first and the pack says what
   * was found. A pack whose signal is aborted is given up within a page; its answer is the error `replaced`.
   */
  readonly make: (pack: Sendable, journal: JournalFile | null, signal?: AbortSignal) => Promise<Result<MadePack>>;
  /** Ends the thread; packs that are being made are answered with a sentence. */
  readonly stop: () => Promise<void>;
};

const ended: Result<never> = {
  ok: false,
  error: {
    code: 'internal',
    message:
      'The pack was not made: the part of the app that draws it stopped. Nothing was written and your records are unchanged. Try again; if it happens again, close other programs to free memory.',
  },
};

// Megabytes. Small young spaces keep garbage from piling up; the old space is far above what 2,000 pages take.
const limits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 768 };

// Run from the sources, or from the build, where both entries lie side by side.
const entry = import.meta.filename.endsWith('.ts') ? './worker-thread.ts' : './pack-worker.js';

/** A thread that starts with the first pack, and again with the next one should it ever die. It keeps no app open. */
export const createPackWorker = (source: URL = new URL(entry, import.meta.url)): PackWorker => {
  let thread: Worker | null = null;
  let count = 0;
  const waiting = new Map<number, (made: Result<MadePack>) => void>();

  const settle = (number: number, made: Result<MadePack>): void => {
    waiting.get(number)?.(made);
    waiting.delete(number);
    if (waiting.size === 0) thread?.unref();
  };
  const start = (): Worker => {
    const worker = new Worker(source, { resourceLimits: limits });
    const over = (): void => {
      if (thread !== worker) return;
      thread = null;
      for (const number of [...waiting.keys()]) settle(number, ended);
    };
    worker.on('message', ({ number, made }: Answer) => settle(number, made));
    worker.on('messageerror', over);
    worker.on('error', over);
    worker.on('exit', over);
    worker.unref();
    thread = worker;
    return worker;
  };

  return {
    make: (pack, journal, signal) =>
      new Promise((resolve) => {
        count += 1;
        const left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
        if (signal?.aborted === true) left[0] = 1;
        signal?.addEventListener('abort', () => Atomics.store(left, 0, 1), { once: true });
        waiting.set(count, resolve);
        const worker = thread ?? start();
        worker.ref();
        worker.postMessage({ number: count, pack, journal, left } satisfies Job);
      }),
    stop: async () => {
      const worker = thread;
      thread = null;
      await worker?.terminate();
      for (const number of [...waiting.keys()]) settle(number, ended);
    },
  };
};
