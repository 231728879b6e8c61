import type { Host } from './host.ts';

export type Flush = {
  /** Called with the name of every request, to notice the window's answer. */
  readonly heard: (name: unknown) => void;
  /** Asks the window to write what it holds back; settles at its answer, at the latest after `limit` milliseconds. */
  readonly ask: (limit: number) => Promise<void>;
};

/** A window that hangs must not keep the app from closing, so the wait always ends. */
export const createFlush = (emit: Host['emit']): Flush => {
  let answered = (): void => {};
  return {
    heard: (name) => {
      if (name === 'app.flushed') answered();
    },
    ask: (limit) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, limit);
        answered = () => {
          clearTimeout(timer);
          resolve();
        };
        emit('flush.requested', null);
      }),
  };
};
