import type { Host } from '#main/app/host.ts';
import { createLockingApp, type LockingApp } from '#main/app/locking-app.ts';
import type { Scheduler } from '#main/app/scheduler.ts';
import type { AppError, Input, Output, RequestName } from '#shared/contract.ts';
import { type TestHost, temporaryFolder, testHost } from './host.ts';

/** Timers that run when a test says so. */
type TestScheduler = Scheduler & {
  /** Milliseconds of the timers that wait, shortest first. */
  readonly waiting: () => readonly number[];
  /** Runs what waits. */
  readonly run: () => void;
};

const testScheduler = (): TestScheduler => {
  const tasks = new Map<() => void, number>();
  return {
    after: (ms, task) => {
      tasks.set(task, ms);
      return () => tasks.delete(task);
    },
    waiting: () => [...tasks.values()].sort((a, b) => a - b),
    run: () => {
      const due = [...tasks.keys()];
      tasks.clear();
      for (const task of due) task();
    },
  };
};

export type TestApp = {
  readonly app: LockingApp;
  readonly host: TestHost;
  readonly folder: string;
  readonly scheduler: TestScheduler;
  /** The value of an answer that is `ok`; throws the sentence of one that is not. */
  readonly ask: <N extends RequestName>(name: N, input: Input<N>) => Promise<Output<N>>;
  /** The error of an answer that is not `ok`. */
  readonly refused: <N extends RequestName>(name: N, input: Input<N>) => Promise<AppError>;
};

/** A running app on real files below `folder`. */
export const startApp = async (changes: Partial<Host> = {}, folder = temporaryFolder()): Promise<TestApp> => {
  const host = testHost(folder, changes);
  const scheduler = testScheduler();
  const app = createLockingApp(host, scheduler);
  const started = await app.start();
  if (!started.ok) throw new Error(started.error.message);
  const ask = async <N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const answer = await app.handle(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    // The contract types the answer of each name; `handle` itself is as untyped as a message.
    return answer.value as Output<N>;
  };
  const refused = async <N extends RequestName>(name: N, input: Input<N>): Promise<AppError> => {
    const answer = await app.handle(name, input);
    if (answer.ok) throw new Error(`${name} was not refused.`);
    return answer.error;
  };
  return { app, host, folder, scheduler, ask, refused };
};
