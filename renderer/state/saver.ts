import type { AppError, Result } from '#shared/contract.ts';

/** Where the saving of one document stands. A failed one keeps what it could not save. */
export type SaveStatus =
  | { readonly kind: 'clean' }
  /** `failed`: why it did not work the last time, until it has worked. */
  | { readonly kind: 'saving'; readonly failed: AppError | null }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: AppError };

export const clean: SaveStatus = { kind: 'clean' };

export type Saver<T> = {
  /** Takes the newest value; it is written after the delay. */
  readonly changed: (value: T) => void;
  /** Writes what is held back now. Resolves when it is written or has failed. Also retries what failed before. */
  readonly flush: () => Promise<void>;
  /** The newest value that is not yet written, or null. */
  readonly pending: () => T | null;
  /** Forgets what is held back. */
  readonly drop: () => void;
};

/** Saves the newest value a little after the last change, one write at a time. A value that fails stays held back. */
export const createSaver = <T extends object>({
  write,
  report,
  delay = 300,
}: {
  readonly write: (value: T) => Promise<Result<unknown>>;
  readonly report: (status: SaveStatus) => void;
  /** Milliseconds after the last change. */
  readonly delay?: number;
}): Saver<T> => {
  let held: T | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failed: AppError | null = null;

  const run = async (): Promise<void> => {
    while (held !== null) {
      const sent: T = held;
      const result = await write(sent);
      if (!result.ok) {
        if (held === null) return;
        failed = result.error;
        report({ kind: 'failed', error: failed });
        return;
      }
      if (held === sent) held = null;
    }
    failed = null;
    report({ kind: 'saved' });
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    if (running === null && held !== null) {
      report({ kind: 'saving', failed });
      running = run().finally(() => {
        running = null;
      });
    }
    return running ?? Promise.resolve();
  };

  return {
    changed: (value) => {
      held = value;
      report({ kind: 'saving', failed });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delay);
    },
    flush,
    pending: () => held,
    drop: () => {
      clearTimeout(timer);
      held = null;
      failed = null;
    },
  };
};
