/** Electron's npm package comes without its runtime (about 110 MB); its own install script fetches it once. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');

/** Milliseconds; a slow line gets its chance, a silent one does not hold up the start for ever. */
const downloadLimit = 180_000;
const downloadNotice = 4_000;

/** The path of Electron's executable, or null where it is not installed. */
export const installedRuntime = async (): Promise<string | null> => {
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  if (name === null) return null;
  const path = join(folder, 'dist', name.trim());
  return existsSync(path) ? path : null;
};

const download = (notice: () => void): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const slow = setTimeout(notice, downloadNotice);
    const limit = setTimeout(() => child.kill('SIGKILL'), downloadLimit);
    const done = (): void => {
      clearTimeout(slow);
      clearTimeout(limit);
      resolve();
    };
    child.once('error', done);
    child.once('exit', done);
  });

/** As `installedRuntime`, after trying once to fetch what is missing. `notice` is called when that takes a while. */
export const electronRuntime = async (notice: () => void): Promise<string | null> => {
  const installed = await installedRuntime();
  if (installed !== null) return installed;
  if (!existsSync(join(folder, 'install.js'))) return null;
  await download(notice);
  return installedRuntime();
};
