/** Metrics counted from the journal: moods, hours, kinds of entries, agreements, talks. */
import type { EntryKind, JournalEntry } from '../model/journal.ts';
import { addDays, daysBetween } from './dates.ts';
import { type ClientRecords, dayOf, daysWindow, latest, type Metrics } from './metrics.ts';
import { rounded } from './ratio.ts';

/** Entries that count on a day: not removed, and not dated later. */
export const countedEntries = (journal: readonly JournalEntry[], today: string): readonly JournalEntry[] => {
  const tomorrow = addDays(today, 1);
  return journal.filter((entry) => entry.removedAt === null && entry.facts.at < tomorrow);
};

/** The fixed tag of an entry about a direct talk. */
const directTalk = 'direct-talk';
export const isDirectTalk = ({ facts }: JournalEntry): boolean =>
  (facts.kind === 'meeting' || facts.kind === 'call') && facts.tags.includes(directTalk);

/** An incident, or the lowest mood. */
export const isHard = (entry: JournalEntry): boolean => entry.facts.kind === 'incident' || entry.private?.mood === 1;

/** Minutes of an entry, billed and unbilled. */
export const minutesOf = ({ facts }: JournalEntry): number => facts.minutesBilled + facts.minutesUnbilled;

type Sum = { count: number; total: number };
const add = (sum: Sum, value: number): void => {
  sum.count += 1;
  sum.total += value;
};
const none = (): Sum => ({ count: 0, total: 0 });
/** Fewer entries than this make no mean. */
const enough = ({ count }: Sum): boolean => count >= 4;
const mean = ({ count, total }: Sum): number => rounded([total], [count], 1);
/** mean(a) − mean(b), rounded once, from the unrounded means. */
const difference = (a: Sum, b: Sum): number => rounded([a.total * b.count - b.total * a.count], [a.count, b.count], 1);

/** Moods are kept as 1 to 5 and counted as −2 to +2. */
const moodValue = (mood: number): number => mood - 3;

export type JournalTotals = {
  readonly metrics: Metrics;
  /** Minutes of the last 180 days and how many entries they come from. */
  readonly minutes180: number;
  /** Minutes of the last 365 days. */
  readonly minutes365: number;
};

/** Moods of the last 90 days (−2 to +2) and minutes of the last 365 days of other clients together. */
export type OthersTotals = { readonly mood: Sum; readonly minutes365: number };

export const othersTotals = (others: readonly ClientRecords[], today: string): OthersTotals => {
  const [recent, year] = [daysWindow(today, 90), daysWindow(today, 365)];
  const mood = none();
  let minutes365 = 0;
  for (const { journal } of others) {
    for (const entry of journal) {
      if (entry.removedAt !== null) continue;
      const at = entry.facts.at;
      if (year(at)) minutes365 += minutesOf(entry);
      const value = entry.private?.mood ?? null;
      if (value !== null && recent(at)) add(mood, moodValue(value));
    }
  }
  return { mood, minutes365 };
};

const trend = (name: 'mood' | 'energy', recent: Sum, before: Sum): Metrics => ({
  [`${name}Count`]: recent.count,
  ...(enough(recent) ? { [`${name}Recent`]: mean(recent) } : {}),
  ...(enough(recent) && enough(before)
    ? { [`${name}Before`]: mean(before), [`${name}Change`]: difference(recent, before) }
    : {}),
});

const lastOf = (entries: readonly JournalEntry[]): string | null =>
  entries.reduce<string | null>((last, entry) => latest(last, dayOf(entry.facts.at)), null);

/**
 * Counts one client's journal up to `today`. `since` is the first day of the work together; it shortens the window of
 * the unbilled hours a month. `entries` are those of `countedEntries`.
 */
export const journalTotals = (
  entries: readonly JournalEntry[],
  others: OthersTotals,
  since: string,
  today: string,
): JournalTotals => {
  const [week, recent] = [daysWindow(today, 7), daysWindow(today, 90)];
  const [half, year] = [daysWindow(today, 180), daysWindow(today, 365)];
  const moods = { recent: none(), before: none() };
  const energies = { recent: none(), before: none() };
  const within180: JournalEntry[] = [];
  const agreements: JournalEntry[] = [];
  let [minutes180, unbilled180, minutes365] = [0, 0, 0];
  for (const entry of entries) {
    const at = entry.facts.at;
    if (!year(at)) continue;
    minutes365 += minutesOf(entry);
    if (entry.facts.kind === 'agreement') agreements.push(entry);
    if (!half(at)) continue;
    within180.push(entry);
    minutes180 += minutesOf(entry);
    unbilled180 += entry.facts.minutesUnbilled;
    const [mood, energy] = [entry.private?.mood ?? null, entry.private?.energy ?? null];
    if (mood !== null) add(recent(at) ? moods.recent : moods.before, moodValue(mood));
    if (energy !== null) add(recent(at) ? energies.recent : energies.before, energy);
  }
  const ofKind = (kind: EntryKind) => within180.filter((entry) => entry.facts.kind === kind);
  const everOfKind = (kind: EntryKind) => entries.filter((entry) => entry.facts.kind === kind);
  const scope = ofKind('scope-change');
  const inState = (...states: readonly string[]) =>
    agreements.filter((entry) => states.includes(entry.facts.agreement?.state ?? '')).length;
  const [kept, notKept] = [inState('kept'), inState('not-kept')];
  const hard = within180.filter((entry) => week(entry.facts.at) && isHard(entry));
  const span = Math.min(180, Math.max(30, daysBetween(since, today)));
  return {
    minutes180,
    minutes365,
    metrics: {
      entryCount: entries.length,
      entryCountRecent: within180.length,
      ...trend('mood', moods.recent, moods.before),
      ...trend('energy', energies.recent, energies.before),
      ...(enough(moods.recent) && enough(others.mood)
        ? {
            moodThis: mean(moods.recent),
            moodOthers: mean(others.mood),
            moodGap: difference(others.mood, moods.recent),
          }
        : {}),
      ...(minutes180 >= 10 * 60
        ? {
            unbilledHours: rounded([unbilled180], [60], 1),
            unbilledPerMonth: rounded([unbilled180, 30], [60, span], 1),
            unbilledShare: rounded([unbilled180], [minutes180], 2),
          }
        : {}),
      ...(within180.length >= 5
        ? {
            scopeCount: scope.length,
            scopeUnpaid: scope.filter((entry) => entry.facts.minutesUnbilled > 0).length,
          }
        : {}),
      incidentCount: ofKind('incident').length,
      lastIncident: lastOf(everOfKind('incident')),
      praiseCount: ofKind('praise').length,
      lastPraise: lastOf(everOfKind('praise')),
      ...(agreements.length > 0
        ? {
            agreementCount: agreements.length,
            keptCount: kept,
            notKeptCount: notKept,
            openCount: inState('open', 'partly'),
            decidedCount: kept + notKept,
            ...(kept + notKept > 0 ? { keptShare: rounded([kept], [kept + notKept], 2) } : {}),
          }
        : {}),
      hardCount: hard.length,
      lastHard: lastOf(hard),
    },
  };
};
