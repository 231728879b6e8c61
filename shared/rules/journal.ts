import type { JournalEntry, Revision } from '../model/index.ts';

/** The part of a revision that changes what an entry says. */
export type JournalStep = Pick<Revision, 'op' | 'entry' | 'writtenAt' | 'facts' | 'private' | 'hash'>;

/** Whether the texts of this revision were dropped for good. Its digests, and so its place in the chain, stay. */
export const isForgotten = ({ op, facts }: Pick<Revision, 'op' | 'facts'>): boolean =>
  (op === 'add' || op === 'revise') && facts === null;

/**
 * The entry after one more revision; null when the revision does not fit (a second "add", a change of an unknown entry,
 * an "add" or "revise" without facts). `number` is the running number a new entry gets, from 1.
 */
export const applyRevision = (
  current: JournalEntry | undefined,
  step: JournalStep,
  number: number,
): JournalEntry | null => {
  if (step.op === 'add') {
    if (current !== undefined || step.facts === null) return null;
    return {
      id: step.entry,
      number,
      facts: step.facts,
      private: step.private,
      writtenAt: step.writtenAt,
      editedAt: null,
      removedAt: null,
      revisions: 1,
      hash: step.hash,
    };
  }
  if (current === undefined) return null;
  const next = { ...current, revisions: current.revisions + 1, hash: step.hash };
  if (step.op === 'revise') {
    return step.facts === null ? null : { ...next, facts: step.facts, private: step.private, editedAt: step.writtenAt };
  }
  return { ...next, removedAt: step.op === 'remove' ? step.writtenAt : null };
};

/** All entries of a journal as they stand now, in the order they were first written; revisions that do not fit are left out. */
export const foldJournal = (revisions: Iterable<JournalStep>): readonly JournalEntry[] => {
  const entries = new Map<string, JournalEntry>();
  for (const step of revisions) {
    const entry = applyRevision(entries.get(step.entry), step, entries.size + 1);
    if (entry !== null) entries.set(entry.id, entry);
  }
  return [...entries.values()];
};

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

/** Summarises a journal. Weeks are seven days each and end with `today`, a civil date. */
export const summariseJournal = (entries: Iterable<JournalEntry>, today: string): JournalSummary => {
  const sums = Array.from({ length: weeks }, () => ({ total: 0, count: 0 }));
  const end = dayNumber(today);
  // Civil dates sort as text, so the many entries outside the weeks are passed over without reading their dates.
  const [first, after] = [dateOf(end - days + 1), dateOf(end + 1)];
  let entryCount = 0;
  let lastEntryAt: string | null = null;
  for (const { removedAt, facts, private: own } of entries) {
    if (removedAt !== null) continue;
    const { at } = facts;
    entryCount += 1;
    if (lastEntryAt === null || at > lastEntryAt) lastEntryAt = at;
    if (own === null || own.mood === null || at < first || at >= after) continue;
    const week = sums[weeks - 1 - Math.floor((end - dayNumber(at)) / 7)];
    if (week === undefined) continue;
    week.total += own.mood;
    week.count += 1;
  }
  const moodByWeek = sums.map(({ total, count }) => (count === 0 ? null : total / count));
  return { entryCount, lastEntryAt, moodByWeek };
};
