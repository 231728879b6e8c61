import { mkdir, open, realpath, rename } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOf } from './failure.ts';

/** The real place of a path that may not exist yet: links of the part that exists are followed. */
export const placeOf = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if (codeOf(error) !== 'ENOENT' || parent === path) return path;
    return join(await placeOf(parent), basename(path));
  }
};

/** Whether `inner` is `outer` or lies below it; both as `placeOf` gives them. */
export const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);

/** Makes new names in a folder last through a power cut, where the system can. */
export const syncFolder = async (dir: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  // Some network file systems refuse to sync a folder; the file itself is synced.
  await handle.sync().catch(() => undefined);
  await handle.close();
};

export const makeFolder = (dir: string): Promise<unknown> => mkdir(dir, { recursive: true, mode: 0o700 });

/** Renames; where another program (a virus scanner, an indexer) holds the file for a moment, waits and tries again. */
export const renamePatiently = async (from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error)) && process.platform === 'win32';
      if (!busy || attempt >= 12) throw error;
      await setTimeout(attempt * 25);
    }
  }
};
