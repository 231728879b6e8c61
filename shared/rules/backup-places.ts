/** When a place for backups is worth a reminder. Instants in UTC. */
type Place = {
  readonly which: 'first' | 'second';
  readonly state: 'ready' | 'missing' | 'refused';
  readonly folder: string;
  readonly seenAt: string | null;
  readonly madeAt: string | null;
};

const day = 24 * 60 * 60 * 1000;
/** Days without a backup after which a reminder is due: the first place is meant to be always there, the second now and then. */
export const remindAfter = { first: 3, second: 14 } as const;

const daysSince = (instant: string, now: string): number => Math.floor((Date.parse(now) - Date.parse(instant)) / day);

/**
 * A sentence about the place that has been without a backup for long while there was something to keep, or null. A
 * place nobody has seen yet is told of by its own status. A clock that was set back reminds of nothing.
 */
export const backupReminder = (places: readonly Place[], now: string): string | null => {
  for (const { which, state, folder, seenAt, madeAt } of places) {
    const since = madeAt ?? seenAt;
    if (state === 'ready' || since === null) continue;
    const days = daysSince(since, now);
    if (days < remindAfter[which]) continue;
    return which === 'first'
      ? `No backup could be kept in ${folder} for ${days} days. Your entries are safe here. Connect it, or choose another folder.`
      : `The second place for backups, ${folder}, has had no backup for ${days} days. Connect it when you can.`;
  }
  return null;
};
