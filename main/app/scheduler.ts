/** Runs work later. Hosts use the system's timers, tests their own. */
export type Scheduler = {
  /** Runs `task` once after `ms` milliseconds; the answer cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
};

/** The system's timers. They do not keep a process alive. */
export const systemScheduler: Scheduler = {
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Work that is done one piece after the other, in the order it was asked for; one that fails does not hold up the next. */
export const createQueue = (): (<T>(work: () => Promise<T> | T) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};
