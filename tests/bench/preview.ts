/** From the click to the pack on the screen, in an app that has shown a pack before. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startApp } from '../builders/app.ts';
import { type Figure, ms } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';

const limit = 700;

const previewIn = async (folder: string): Promise<number> => {
  const child = fork(import.meta.filename, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  let taken: number | null = null;
  child.on('message', (message) => {
    if (typeof message === 'number') taken = message;
  });
  await ended;
  if (taken === null) throw new Error('No pack was shown.');
  return taken;
};

export const packPreview: Figure = {
  name: 'records edition of the sample, click to preview, median',
  limit: ms(limit),
  against: 'the limit itself, five apps one after the other, each of which has shown the pack of another client',
  take: async () => {
    const clicks = await inFolder(async (folder) => {
      const taken: number[] = [];
      for (let click = 0; click < 5; click += 1) taken.push(await previewIn(join(folder, String(click))));
      return taken;
    });
    const middle = median(clicks);
    return { figure: ms(middle), reference: null, holds: middle <= limit };
  },
};

if (import.meta.main) {
  const { app, ask } = await startApp({}, process.argv[2]);
  const { clients, today } = await ask('sample.open', null);
  const client = clients.find(({ name }) => name === 'Ondelar Stays');
  const other = clients.find(({ id }) => id !== client?.id);
  await ask('pack.preview', { clientId: other?.id ?? '', edition: 'records', asOf: today });
  const start = performance.now();
  const { resource } = await ask('pack.preview', { clientId: client?.id ?? '', edition: 'records', asOf: today });
  const shown = await app.resource(resource);
  if (shown !== null) process.send?.(performance.now() - start);
  await app.stop();
}
