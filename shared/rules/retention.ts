import { addDays, startOfMonth, weekday } from './dates.ts';

/** A backup as the rule sees it. */
export type KeptBackup = {
  /** Tells it from the others; of two made in the same moment the greater one counts as newer. */
  readonly id: string;
  /** An instant in UTC. */
  readonly madeAt: string;
  /** The civil day it was made on, on the user's clock. */
  readonly day: string;
  readonly bytes: number;
  readonly verified: boolean;
};

/** Why a backup stays. */
export type KeepReason = 'last-day' | 'day' | 'week' | 'month' | 'few' | 'verified' | 'damaged';

export type Retention = {
  readonly keep: readonly { readonly id: string; readonly because: KeepReason }[];
  readonly drop: readonly string[];
  /** Whether the few that are always kept take more than the user wanted to give. */
  readonly overBudget: boolean;
};

export const keptDays = 14;
export const keptWeeks = 8;
export const keptMonths = 12;
export const fewest = 3;

const dayLong = 24 * 60 * 60 * 1000;

const newestFirst = (a: KeptBackup, b: KeptBackup): number => {
  const difference = Date.parse(b.madeAt) - Date.parse(a.madeAt);
  return difference === 0 ? (a.id < b.id ? 1 : -1) : difference;
};

/** The Monday of a day's week. */
const weekOf = (day: string): string => addDays(day, 1 - weekday(day));

/** The newest backup of each of the newest `count` days, weeks or months that have one. */
const newestOfEach = (
  backups: readonly KeptBackup[],
  periodOf: (day: string) => string,
  count: number,
): readonly string[] => {
  const seen = new Map<string, string>();
  for (const { id, day } of backups) {
    const period = periodOf(day);
    if (!seen.has(period)) seen.set(period, id);
  }
  return [...seen.values()].slice(0, count);
};

/**
 * Which backups stay: everything of the last day, then one for each of 14 days, 8 weeks and 12 months. Counted are the
 * days, weeks and months that have a backup, not those of the calendar, so that neither a long holiday nor a clock that
 * jumps ahead ages everything at once. One that does not verify never stands for a period; it stays for two weeks,
 * because a part of it may be of use. Within `budget` (bytes; null: no limit, `shared` of them taken by attachments) the
 * oldest go first. Three always stay, and so does the newest that verifies.
 */
export const retention = (
  backups: readonly KeptBackup[],
  { now, budget, shared = 0 }: { readonly now: string; readonly budget: number | null; readonly shared?: number },
): Retention => {
  const sorted = [...backups].sort(newestFirst);
  const whole = sorted.filter(({ verified }) => verified);
  const because = new Map<string, KeepReason>();
  const keep = (ids: readonly string[], reason: KeepReason): void => {
    for (const id of ids) if (!because.has(id)) because.set(id, reason);
  };

  const recent = (days: number) => (backup: KeptBackup) =>
    Date.parse(now) - Date.parse(backup.madeAt) <= days * dayLong;
  const ids = (list: readonly KeptBackup[]): readonly string[] => list.map(({ id }) => id);
  const damaged = sorted.filter(({ verified }) => !verified);
  const always = new Set(ids([...whole, ...damaged].slice(0, fewest)));

  keep(ids(whole.slice(0, 1)), 'verified');
  keep(ids(sorted.filter(recent(1))), 'last-day');
  keep(
    newestOfEach(whole, (day) => day, keptDays),
    'day',
  );
  keep(newestOfEach(whole, weekOf, keptWeeks), 'week');
  keep(newestOfEach(whole, startOfMonth, keptMonths), 'month');
  keep(ids(damaged.filter(recent(keptDays))), 'damaged');
  keep([...always], 'few');

  let size = shared + sorted.filter(({ id }) => because.has(id)).reduce((sum, { bytes }) => sum + bytes, 0);
  // Those that do not verify are the first to make room, then the oldest.
  const order = [...[...damaged].reverse(), ...[...whole].reverse()];
  for (const { id, bytes } of order) {
    if (budget === null || size <= budget) break;
    if (always.has(id) || !because.delete(id)) continue;
    size -= bytes;
  }

  const reasonOf = (id: string): readonly { id: string; because: KeepReason }[] => {
    const reason = because.get(id);
    return reason === undefined ? [] : [{ id, because: reason }];
  };
  return {
    keep: sorted.flatMap(({ id }) => reasonOf(id)),
    drop: sorted.filter(({ id }) => !because.has(id)).map(({ id }) => id),
    overBudget: budget !== null && size > budget,
  };
};
