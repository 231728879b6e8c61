/** Folders below the system's temporary folder for what other programs are shown. They end with the process that made them. */
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name says whose it is: another window of the app may be using its own. */
const ours = /^good-terms-(?:copy|pack)-(\d+)-/;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const removeThose = async (isOver: (pid: number) => boolean): Promise<void> => {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const pid = ours.exec(name)?.[1];
    if (pid === undefined || !isOver(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
};

/** Removes what was left readable by a process that was killed or a computer that lost its power. Never rejects. */
export const removeLeftovers = (): Promise<void> => removeThose((pid) => pid !== process.pid && !isRunning(pid));

/** Removes what this process has left, a pack it was broken off in too. Never rejects. */
export const removeOwn = (): Promise<void> => removeThose((pid) => pid === process.pid);
