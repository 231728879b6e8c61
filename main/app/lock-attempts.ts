/** Wrong passphrases and codes: from the third on, the next try has to wait. */

/** Seconds to wait after so many wrong tries in a row. */
export const waitAfter = (wrong: number): number => (wrong < 3 ? 0 : Math.min(60, 2 ** (wrong - 2)));

export type LockAttempts = {
  /** Seconds until the next try is looked at. */
  readonly wait: () => number;
  readonly wrong: () => void;
  readonly right: () => void;
};

export const createLockAttempts = (clock: () => Date): LockAttempts => {
  let count = 0;
  let last = 0;
  return {
    wait: () => {
      const now = clock().getTime();
      // A clock that was set back begins the wait anew: it must neither lock anybody out nor let them try at once.
      last = Math.min(last, now);
      return Math.max(0, Math.ceil(waitAfter(count) - (now - last) / 1000));
    },
    wrong: () => {
      count += 1;
      last = clock().getTime();
    },
    right: () => {
      count = 0;
    },
  };
};
