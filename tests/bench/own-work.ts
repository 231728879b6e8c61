import type { Page } from '@playwright/test';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** Microseconds of processor time; waiting for a busy machine is not in it. */
  readonly tdur?: number;
};

/**
 * Runs `work` and says what it cost the page itself: milliseconds of processor time of every task of its main thread.
 * Beside the clock this tells a slow app from a busy machine.
 */
export const ownWork = async <T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: readonly number[] }> => {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  const value = await work();
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await ended;
  await session.detach();
  const mains = events.filter(
    ({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const byThread = mains.map(({ pid, tid }) =>
    events.flatMap((event) =>
      event.pid === pid &&
      event.tid === tid &&
      event.name === 'ThreadControllerImpl::RunTask' &&
      event.tdur !== undefined
        ? [event.tdur / 1000]
        : [],
    ),
  );
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  // A browser keeps a spare process; the page that worked is the one that worked most.
  const [tasks = []] = byThread.toSorted((a, b) => sum(b) - sum(a));
  return { value, tasks };
};
