import { requests } from '#shared/contract.ts';
import type { Host } from './host.ts';

/** What became of what the window held back. `silent`: it did not answer in time. */
export type Flushed = 'saved' | 'unsaved' | 'silent';

export type Flush = {
  /** Called with every request, to notice the window's answer. */
  readonly heard: (name: unknown, input: unknown) => void;
  /** Asks the window to write what it holds back; settles at its answer, at the latest after `limit` milliseconds. */
  readonly ask: (limit: number) => Promise<Flushed>;
};

/** A window that hangs must not keep the app from closing, so the wait always ends. */
export const createFlush = (emit: Host['emit']): Flush => {
  let answered = (_flushed: Flushed): void => {};
  return {
    heard: (name, input) => {
      if (name !== 'app.flushed') return;
      const answer = requests['app.flushed'].input.safeParse(input);
      if (answer.success) answered(answer.data.saved ? 'saved' : 'unsaved');
    },
    ask: (limit) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, limit, 'silent');
        answered = (flushed) => {
          clearTimeout(timer);
          resolve(flushed);
        };
        emit('flush.requested', null);
      }),
  };
};
