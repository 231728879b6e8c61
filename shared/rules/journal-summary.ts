import type { JournalEntry } from '../model/index.ts';

/** What an overview shows of a journal. */
export type JournalSummary = {
  /** Entries that are not removed. */
  readonly entryCount: number;
  /** Civil date-time of the newest entry, or null. */
  readonly lastEntryAt: string | null;
  /** Mean mood (1–5) of each of the last 12 weeks, oldest first; null where nothing was recorded. Private. */
  readonly moodByWeek: readonly (number | null)[];
};

const weeks = 12;

const days = weeks * 7;

/** Days since 1970 of a civil date. */
const dayNumber = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

let known: { readonly today: string; readonly dates: readonly string[] } = { today: '', dates: [] };

/** The civil dates of the weeks that end with `today`, oldest first. Asked for by every client at every save: counted once a day. */
const datesUntil = (today: string): readonly string[] => {
  if (known.today !== today) {
    const first = dayNumber(today) - days + 1;
    known = { today, dates: Array.from({ length: days }, (_, day) => dateOf(first + day)) };
  }
  return known.dates;
};

type Moods = { total: number; count: number };

/** Running figures of a journal: one more entry costs the same after one entry and after a hundred thousand. */
export type JournalTally = {
  /** Takes a change of one entry: what it was, and what it is now; undefined where it was not or is not any more. */
  readonly change: (before: JournalEntry | undefined, after: JournalEntry | undefined) => void;
  /** Weeks are seven days each and end with `today`, a civil date. */
  readonly summary: (today: string) => JournalSummary;
};

const living = (entry: JournalEntry | undefined): JournalEntry | null =>
  entry === undefined || entry.removedAt !== null ? null : entry;

/** Tallies the entries as they stand. `all` is asked again only after the newest entry went away. */
export const tallyJournal = (all: () => Iterable<JournalEntry>): JournalTally => {
  const moods = new Map<string, Moods>();
  let entryCount = 0;
  let newest: string | null = null;
  let newestGone = false;

  const count = (entry: JournalEntry, by: 1 | -1): void => {
    entryCount += by;
    const mood = entry.private?.mood ?? null;
    if (mood === null) return;
    const day = entry.facts.at.slice(0, 10);
    const sum = moods.get(day) ?? { total: 0, count: 0 };
    sum.total += by * mood;
    sum.count += by;
    moods.set(day, sum);
  };
  const isNewer = (at: string): boolean => newest === null || at > newest;

  const change: JournalTally['change'] = (before, after) => {
    const [old, now] = [living(before), living(after)];
    if (old !== null) {
      count(old, -1);
      if (old.facts.at === newest) newestGone = true;
    }
    if (now === null) return;
    count(now, 1);
    // Whatever else went away, nothing is newer than this one.
    if (isNewer(now.facts.at)) newestGone = false;
    if (isNewer(now.facts.at)) newest = now.facts.at;
  };
  const lastEntryAt = (): string | null => {
    if (!newestGone) return newest;
    newest = null;
    newestGone = false;
    for (const entry of all()) if (living(entry) !== null && isNewer(entry.facts.at)) newest = entry.facts.at;
    return newest;
  };

  for (const entry of all()) change(undefined, entry);
  return {
    change,
    summary: (today) => {
      const dates = datesUntil(today);
      const moodByWeek = Array.from({ length: weeks }, (_, week) => {
        let [total, counted] = [0, 0];
        for (let day = 0; day < 7; day += 1) {
          const sum = moods.get(dates[week * 7 + day] ?? '');
          total += sum?.total ?? 0;
          counted += sum?.count ?? 0;
        }
        return counted === 0 ? null : total / counted;
      });
      return { entryCount, lastEntryAt: lastEntryAt(), moodByWeek };
    },
  };
};

/** Summarises a journal once. Weeks are seven days each and end with `today`, a civil date. */
export const summariseJournal = (entries: Iterable<JournalEntry>, today: string): JournalSummary => {
  const all = [...entries];
  return tallyJournal(() => all).summary(today);
};
