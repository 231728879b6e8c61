/** Days an entry stays in the trash before it is forgotten for good. */
export const trashDays = 30;

/** Whether the days in the trash are over. Both are instants in UTC. A clock that was set back keeps the entry. */
export const isTrashOver = (removedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(removedAt) >= trashDays * 24 * 60 * 60 * 1000;
