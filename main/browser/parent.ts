/** Started by npm, this process hangs below a shell that npm stops without a word to us. */
import { readFileSync } from 'node:fs';

/** Linux only: the parent of another process, or null. The second field may itself contain spaces and brackets. */
const parentOf = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
};

const ancestors = (): string => `${process.ppid} ${parentOf(process.ppid)}`;

/** Calls `stop` once when npm or its shell has gone. Does nothing when the app was not started by npm. */
export const whenLeftAlone = (stop: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    stop();
  }, 300);
  timer.unref();
};
