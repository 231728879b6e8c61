/** One pack in a process of its own that holds nothing but the app: how long it took, and what it cost the app. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startApp } from '../builders/app.ts';
import { peak } from './peak.ts';

export type Made = {
  readonly pages: number;
  readonly taken: number;
  /** Milliseconds: the longest time nothing else could happen in the process of the app. */
  readonly blocked: number;
  /** Milliseconds of it the app itself worked without a break; the rest waited for the machine. */
  readonly worked: number;
  /** Megabytes of memory of the whole process at its highest, and before the pack was asked for. */
  readonly memory: number;
  readonly before: number;
};

const isMade = (message: unknown): message is Made =>
  typeof message === 'object' && message !== null && 'memory' in message && 'worked' in message;

/** Makes the records edition of the first client below `folder`. Rejects when no pack was made. */
export const onePack = async (folder: string): Promise<Made> => {
  const { bundled } = await import('./built.ts');
  const child = fork(await bundled('one-pack'), [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  let made: Made | null = null;
  child.on('message', (message) => {
    if (isMade(message)) made = message;
  });
  await ended;
  if (made === null) throw new Error('No pack was made.');
  return made;
};

const megabytes = (): number => peak() / 2 ** 20;

/** The most processor time of this thread between two turns of its event loop, in milliseconds. */
const watchWork = (): (() => number) => {
  const now = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let most = 0;
  let last = now();
  const timer = setInterval(() => {
    const here = now();
    most = Math.max(most, here - last);
    last = here;
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.max(most, now() - last);
  };
};

if (import.meta.main) {
  const { app, ask } = await startApp({}, process.argv[2]);
  const { clients } = await ask('app.state', null);
  const request = { clientId: clients[0]?.id ?? '', edition: 'records', asOf: '2026-11-21' } as const;
  await ask('client.open', { id: request.clientId });
  const before = megabytes();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const work = watchWork();
  const start = performance.now();
  const { pages } = await ask('pack.make', request);
  const taken = performance.now() - start;
  delay.disable();
  const made: Made = { pages, taken, blocked: delay.max / 1e6, worked: work(), memory: megabytes(), before };
  process.send?.(made);
  await app.stop();
}
