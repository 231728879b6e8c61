import type { EntryKind, JournalEntry } from '../model/index.ts';
import { fold } from './search.ts';

/** What of a journal is shown. Filters add up; an empty one lets everything through. */
export type JournalFilter = {
  readonly kinds: readonly EntryKind[];
  /** As typed. Both halves are searched. */
  readonly query: string;
};

const searchable = new WeakMap<JournalEntry, string>();

/** Everything of an entry that a search looks at, folded once per entry. */
const searchText = (entry: JournalEntry): string => {
  const known = searchable.get(entry);
  if (known !== undefined) return known;
  const { facts } = entry;
  const text = fold(
    [
      facts.title,
      facts.text,
      ...facts.tags,
      ...facts.people,
      ...facts.attachments.map(({ name }) => name),
      entry.private?.text ?? '',
    ].join('\n'),
  );
  searchable.set(entry, text);
  return text;
};

/** The entries that pass, in the order given. */
export const filterJournal = (
  entries: readonly JournalEntry[],
  { kinds, query }: JournalFilter,
): readonly JournalEntry[] => {
  const needle = fold(query.trim());
  if (kinds.length === 0 && needle === '') return entries;
  return entries.filter(
    (entry) =>
      (kinds.length === 0 || kinds.includes(entry.facts.kind)) && (needle === '' || searchText(entry).includes(needle)),
  );
};
