import type { BackupSummary } from '#shared/contract.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "12 min ago", "3 h ago", "2 days ago". */
const ago = (milliseconds: number): string => {
  if (milliseconds < minute) return 'just now';
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min ago`;
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} h ago`;
  const days = Math.floor(milliseconds / day);
  return days === 1 ? 'yesterday' : `${days} days ago`;
};

/** The line about backups at the foot of the sidebar. `now` in milliseconds since 1970. */
export const backupLine = (last: BackupSummary | null, problem: string | null, now: number): string => {
  if (problem !== null) return 'Backup needs a look';
  return last === null ? 'No backup yet' : `Backed up ${ago(now - Date.parse(last.madeAt))}`;
};
