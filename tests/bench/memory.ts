/** The memory of a process in which nothing happens but a workspace being opened. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startApp } from '../builders/app.ts';
import { peak } from './peak.ts';

/** Bytes a process of its own held at most while it opened the workspace of one client and showed its entries. */
export const peakMemory = async (folder: string, entries: number): Promise<number> => {
  const child = fork(import.meta.filename, [folder, String(entries)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  let bytes: number | null = null;
  child.on('message', (message) => {
    if (typeof message === 'number') bytes = message;
  });
  await ended;
  if (bytes === null) throw new Error('The workspace was not opened.');
  return bytes;
};

if (import.meta.main) {
  const [folder, entries] = process.argv.slice(2);
  const { app, ask } = await startApp({}, folder);
  const { clients } = await ask('app.state', null);
  const { journal } = await ask('client.open', { id: clients[0]?.id ?? '' });
  if (journal.length === Number(entries)) process.send?.(peak());
  await app.stop();
}
