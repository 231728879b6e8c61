import type { EntryFacts, JournalEntry, Revision } from '../model/index.ts';

/** A note at a civil date-time, with nothing in it yet. */
export const emptyFacts = (at: string): EntryFacts => ({
  at,
  kind: 'note',
  title: '',
  text: '',
  minutesBilled: 0,
  minutesUnbilled: 0,
  people: [],
  tags: [],
  agreement: null,
  attachments: [],
  notable: false,
});

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
