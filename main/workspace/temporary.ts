/** Folders in the system's temporary folder that last as long as the app runs, or until whoever made them is done. */
import { hash } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './lock.ts';

/** Processes are told apart on one machine only; a temporary folder can be shared by several. */
const machine = hash('sha256', hostname(), 'hex').slice(0, 8);
const name = /^good-terms-(?:pack|copy)-([0-9a-f]{8})-(\d+)-[0-9A-Za-z]{6}$/;

/** The beginning of the name of such a folder, for `mkdtemp`: it says whose it is. */
export const temporaryPrefix = (what: 'pack' | 'copy', folder = tmpdir()): string =>
  join(folder, `good-terms-${what}-${machine}-${process.pid}-`);

const removeThose = async (folder: string, isOver: (pid: number) => boolean): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  for (const one of names) {
    const [, where, pid] = name.exec(one) ?? [];
    if (where !== machine || pid === undefined || !isOver(Number(pid))) continue;
    const path = join(folder, one);
    const found = await lstat(path).catch(() => null);
    const mine = found?.isDirectory() === true && (process.getuid === undefined || found.uid === process.getuid());
    if (mine) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
};

/**
 * Removes what a crash left behind: folders of ours, of this user, whose process has ended. Links are not followed, and
 * what cannot be removed stays for the next start. Never rejects.
 */
export const clearLeftTemporary = (folder = tmpdir()): Promise<void> => removeThose(folder, (pid) => !isRunning(pid));

/** Removes what this process has made, a pack it was broken off in too. Never rejects. */
export const clearOwnTemporary = (folder = tmpdir()): Promise<void> =>
  removeThose(folder, (pid) => pid === process.pid);
