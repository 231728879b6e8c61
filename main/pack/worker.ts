/** Packs are made in a thread of their own: the app goes on answering its window while one is drawn. */
import { Worker } from 'node:worker_threads';
import type { Result } from '#shared/contract.ts';
import type { PackDocuments } from '#shared/pack/index.ts';
import type { Access } from '../workspace/form.ts';
import type { PackPart } from './ahead.ts';
import type { MadePack, MakePack } from './index.ts';

/** A journal on the disk, and the workspace its attached files lie in. */
export type JournalFile = {
  readonly path: string;
  readonly workspace?: string;
  /** Leaves out what was written after this instant: a pack made again. */
  readonly knownAt?: string | undefined;
  /** What opens the files of an encrypted workspace. */
  readonly access?: Access | null;
};

/** Plain data: it is sent to the thread, which reads the journal and finds the exhibits itself. */
type Sendable = Omit<MakePack, 'attached' | 'record' | 'ahead'> & {
  readonly record: Omit<PackDocuments, 'asOf'>;
  /** The workspace the picture of the logo lies in. */
  readonly workspace?: string | undefined;
  /** What opens the files of an encrypted workspace. */
  readonly access?: Access | null | undefined;
};

export type Job =
  | {
      readonly what: 'pack';
      readonly number: number;
      readonly pack: Sendable;
      readonly journal: JournalFile | null;
      /** Whether somebody wants to see the first pages while the pack is made. */
      readonly ahead: boolean;
      /** One field: 1 when nobody waits for the pack any more. */
      readonly left: Int32Array<SharedArrayBuffer>;
    }
  | { readonly what: 'warm'; readonly fontsDir: string };
export type Answer =
  | { readonly is: 'part'; readonly number: number; readonly part: PackPart }
  | { readonly is: 'made'; readonly number: number; readonly made: Result<MadePack> };

type Asked = {
  /** Aborted when nobody waits for the pack any more: it is given up within a page. */
  readonly signal?: AbortSignal | undefined;
  /** Given the first pages while the rest of the pack is made, the newest of a page last. Not called once the pack is given up. */
  readonly ahead?: ((part: PackPart) => void) | undefined;
};

export type PackWorker = {
  /**
   * Makes packs one after the other. With a journal, its entries are in the pack, its chain is looked at first and the
   * pack says what was found. The answer of a pack that is given up is the error `replaced`.
   */
  readonly make: (pack: Sendable, journal: JournalFile | null, asked?: Asked) => Promise<Result<MadePack>>;
  /**
   * Starts the thread, with everything it needs for a first pack in memory, so that the first click need not wait for it.
   * To be called when somebody is about to make a pack; calling it again costs nothing.
   */
  readonly warm: (fontsDir: string) => void;
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
  const waiting = new Map<number, Asked & { readonly settle: (made: Result<MadePack>) => void }>();

  const settle = (number: number, made: Result<MadePack>): void => {
    waiting.get(number)?.settle(made);
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
    worker.on('message', (answer: Answer) => {
      if (answer.is === 'made') settle(answer.number, answer.made);
      else {
        const { ahead, signal } = waiting.get(answer.number) ?? {};
        if (signal?.aborted !== true) ahead?.(answer.part);
      }
    });
    worker.on('messageerror', over);
    worker.on('error', over);
    worker.on('exit', over);
    worker.unref();
    thread = worker;
    return worker;
  };

  return {
    warm: (fontsDir) => {
      if (thread === null) start().postMessage({ what: 'warm', fontsDir } satisfies Job);
    },
    make: (pack, journal, { signal, ahead } = {}) =>
      new Promise((settle) => {
        count += 1;
        const left = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
        if (signal?.aborted === true) left[0] = 1;
        signal?.addEventListener('abort', () => Atomics.store(left, 0, 1), { once: true });
        waiting.set(count, { settle, signal, ahead });
        const worker = thread ?? start();
        worker.ref();
        const job: Job = { what: 'pack', number: count, pack, journal, ahead: ahead !== undefined, left };
        worker.postMessage(job);
      }),
    stop: async () => {
      const worker = thread;
      thread = null;
      await worker?.terminate();
      for (const number of [...waiting.keys()]) settle(number, ended);
    },
  };
};
