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
      const passed = (clock().getTime() - last) / 1000;
      // A clock that was set back must not lock anybody out.
      return passed < 0 ? 0 : Math.max(0, Math.ceil(waitAfter(count) - passed));
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
