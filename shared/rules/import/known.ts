/** What of a file is new. The same moment with the same words is the same entry; the same number is the same invoice. */
import type { ClientDocument, EntryFacts, EntryPrivate, JournalEntry } from '../../model/index.ts';
import { same } from '../carry-over.ts';
import { fold } from '../search.ts';
import type { ReadEntry, ReadInvoice } from './types.ts';

type Halves = { readonly facts: EntryFacts; readonly private: EntryPrivate | null };

const wordsOf = ({ facts, private: own }: Halves): string =>
  fold([facts.title, facts.text, own?.text ?? ''].join(' '))
    .replace(/\s+/g, ' ')
    .trim();

/** Moment, words and hours: what makes two entries one. Which side of the seam the words are on makes no difference. */
const entryKey = (halves: Halves): string => {
  const { at, minutesBilled, minutesUnbilled } = halves.facts;
  const words = wordsOf(halves);
  return words === '' ? `${at}\n${minutesBilled}\n${minutesUnbilled}` : `${at}\n${words}`;
};

const invoiceKey = ({ number }: { readonly number: string }): string => fold(number).trim();

export type Sorted<T> = { readonly fresh: readonly T[]; readonly known: readonly T[] };

const sorted = <T>(all: readonly T[], keyOf: (one: T) => string, there: Set<string>): Sorted<T> => {
  const fresh: T[] = [];
  const known: T[] = [];
  for (const one of all) {
    const key = keyOf(one);
    (there.has(key) ? known : fresh).push(one);
    there.add(key);
  }
  return { fresh, known };
};

/** Entries that are not in the journal yet, and those that are (or stand in the file twice). Removed entries do not count. */
export const sortEntries = (read: readonly ReadEntry[], journal: Iterable<JournalEntry>): Sorted<ReadEntry> => {
  const there = new Set<string>();
  for (const entry of journal) if (entry.removedAt === null) there.add(entryKey(entry));
  return sorted(read, entryKey, there);
};

/**
 * Entries of an export of this app: each of them is its own, also beside one with the same words. One is known when the
 * journal has one that says exactly the same; an export without the private side is compared by its facts.
 */
export const sortOwnEntries = (read: readonly ReadEntry[], journal: Iterable<JournalEntry>): Sorted<ReadEntry> => {
  const there = new Map<string, (EntryPrivate | null)[]>();
  const keyOf = ({ facts }: Halves): string =>
    JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const entry of journal) {
    if (entry.removedAt === null) there.set(keyOf(entry), [...(there.get(keyOf(entry)) ?? []), entry.private]);
  }
  const fresh: ReadEntry[] = [];
  const known: ReadEntry[] = [];
  for (const one of read) {
    const halves = there.get(keyOf(one)) ?? [];
    const at = halves.findIndex((own) => one.private === null || same(own, one.private));
    if (at >= 0) halves.splice(at, 1);
    (at >= 0 ? known : fresh).push(one);
  }
  return { fresh, known };
};

/** Invoices whose number this client does not have yet, and those it has. */
export const sortInvoices = (read: readonly ReadInvoice[], document: ClientDocument): Sorted<ReadInvoice> =>
  sorted(read, ({ invoice }) => invoiceKey(invoice), new Set(document.invoices.map(invoiceKey)));
