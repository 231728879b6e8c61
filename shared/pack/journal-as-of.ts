/** The journal as it stood on a day: what was written, changed and taken back later is not in it. */
import type { JournalEntry, Revision } from '../model/index.ts';
import { addDays } from '../rules/dates.ts';
import { applyRevision } from '../rules/journal.ts';
import type { ChainLine, PackRecord } from './record.ts';

/**
 * The first instant that no longer belongs to a civil day. An instant has no day of its own here: what was written while
 * the day lasted anywhere was written on it.
 */
export const dayIsOver = (asOf: string): string => `${addDays(asOf, 1)}T12`;

const zeros = '0'.repeat(64);

const lineOf = ({ facts: _, private: _own, salt: _salt, ...line }: Revision): ChainLine => line;

const fold = (revisions: readonly Revision[]): ReadonlyMap<string, JournalEntry> => {
  const entries = new Map<string, JournalEntry>();
  const seen = new Set<string>();
  for (const revision of revisions) {
    seen.add(revision.entry);
    const entry = applyRevision(entries.get(revision.entry), revision, seen.size);
    if (entry !== null) entries.set(revision.entry, entry);
  }
  return entries;
};

/** Lines up to the first that was written at or after an instant: a chain can only be cut at its end. */
const upTo = (revisions: readonly Revision[], isLater: (writtenAt: string) => boolean): readonly Revision[] => {
  const cut = revisions.findIndex(({ writtenAt }) => isLater(writtenAt));
  return cut < 0 ? revisions : revisions.slice(0, cut);
};

/**
 * Entries and chain of a pack as of a day. Entries first written later come along as they are, so that they can be
 * counted; with `knownAt`, an instant, nothing written after it is known at all: so a pack is made again as it was.
 * `brokenAt` is the first line of the file that does not bear its digests, or null.
 */
export const journalAsOf = (
  revisions: readonly Revision[],
  { asOf, knownAt, brokenAt }: { readonly asOf: string; readonly knownAt?: string; readonly brokenAt: number | null },
): Pick<PackRecord, 'journal' | 'chain'> => {
  const known = knownAt === undefined ? revisions : upTo(revisions, (writtenAt) => writtenAt > knownAt);
  const over = dayIsOver(asOf);
  const then = upTo(known, (writtenAt) => writtenAt >= over);
  const standing = fold(then);
  const later = then.length === known.length ? [] : [...fold(known).values()].filter(({ id }) => !standing.has(id));
  const last = then.at(-1);
  return {
    journal: [...standing.values(), ...later],
    chain: {
      head: last?.hash ?? zeros,
      revisions: last?.seq ?? 0,
      // Without a cut every line counts, also one at the end that cannot be read.
      brokenAt: brokenAt !== null && then.length < revisions.length && brokenAt > then.length ? null : brokenAt,
      lines: then.map(lineOf),
    },
  };
};
