/** The first pack of a process: fonts, the PDF library and every function are met for the first time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startApp } from '../builders/app.ts';

/** Milliseconds from the click to the file, in a process of its own with the sample open. Rejects when no pack was made. */
export const firstPack = async (folder: string): Promise<number> => {
  const child = fork(import.meta.filename, [folder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const ended = once(child, 'exit');
  let taken: number | null = null;
  child.on('message', (message) => {
    if (typeof message === 'number') taken = message;
  });
  await ended;
  if (taken === null) throw new Error('No pack was made.');
  return taken;
};

if (import.meta.main) {
  const { app, ask } = await startApp({}, process.argv[2]);
  const { clients, today } = await ask('sample.open', null);
  const client = clients.find(({ name }) => name === 'Ondelar Stays');
  const start = performance.now();
  const { pages } = await ask('pack.make', { clientId: client?.id ?? '', edition: 'records', asOf: today });
  if (pages > 0) process.send?.(performance.now() - start);
  await app.stop();
}
