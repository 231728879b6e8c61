import type { EntryKind, JournalEntry } from '../model/index.ts';
import { fold } from './search.ts';
import { isCertain, mayHold, newSigns, type Signs, sign } from './search-signature.ts';

/** What of a journal is shown. Filters add up; an empty one lets everything through. */
export type JournalFilter = {
  readonly kinds: readonly EntryKind[];
  /** As typed. Both halves are searched. */
  readonly query: string;
  /** An entry needs one of them; compared without case and diacritics. */
  readonly tags: readonly string[];
  /** 1 to 5; an entry needs one of them. */
  readonly moods: readonly number[];
  readonly withFiles: boolean;
  /** Only entries where nothing was written about what happened. */
  readonly privateOnly: boolean;
  /** Civil days, both included; null is open. */
  readonly from: string | null;
  readonly until: string | null;
};

/** Lets everything through. */
export const noFilter: JournalFilter = {
  kinds: [],
  query: '',
  tags: [],
  moods: [],
  withFiles: false,
  privateOnly: false,
  from: null,
  until: null,
};

/** Number of filters that are on, the search not counted. */
export const filterCount = (filter: JournalFilter): number =>
  filter.kinds.length +
  filter.tags.length +
  filter.moods.length +
  [filter.withFiles, filter.privateOnly, filter.from !== null, filter.until !== null].filter(Boolean).length;

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

const conditions = (filter: JournalFilter): readonly ((entry: JournalEntry) => boolean)[] => {
  const { kinds, moods, withFiles, privateOnly, from, until } = filter;
  const tags = new Set(filter.tags.map(fold));
  const all: ((entry: JournalEntry) => boolean)[] = [];
  if (kinds.length > 0) all.push(({ facts }) => kinds.includes(facts.kind));
  if (tags.size > 0) all.push(({ facts }) => facts.tags.some((tag) => tags.has(fold(tag))));
  if (moods.length > 0) all.push((entry) => entry.private?.mood != null && moods.includes(entry.private.mood));
  if (withFiles) all.push(({ facts }) => facts.attachments.length > 0);
  if (privateOnly) all.push((entry) => entry.private !== null && entry.facts.text.trim() === '');
  if (from !== null) all.push(({ facts }) => facts.at.slice(0, 10) >= from);
  if (until !== null) all.push(({ facts }) => facts.at.slice(0, 10) <= until);
  return all;
};

type Readied = {
  /** The folded texts of the first entries of the list, in its order: a search runs over plain strings. */
  readonly texts: string[];
  readonly signs: Signs;
  /** Rows of `signs` that are written. */
  signed: number;
};

const readied = new WeakMap<readonly JournalEntry[], Readied>();

const readiedOf = (entries: readonly JournalEntry[]): Readied => {
  const known = readied.get(entries);
  if (known !== undefined) return known;
  const fresh: Readied = { texts: [], signs: newSigns(entries.length), signed: 0 };
  readied.set(entries, fresh);
  return fresh;
};

const foldUpTo = (entries: readonly JournalEntry[], { texts }: Readied, end: number): void => {
  for (const entry of entries.slice(texts.length, end)) texts.push(searchText(entry));
};

/**
 * Readies up to `count` more texts of this list for a search, so that its first letter waits for none of them; whether
 * any are left.
 */
export const prepareSearch = (entries: readonly JournalEntry[], count: number): boolean => {
  const list = readiedOf(entries);
  const end = Math.min(list.signed + count, entries.length);
  foldUpTo(entries, list, end);
  for (; list.signed < end; list.signed += 1) sign(list.texts[list.signed] ?? '', list.signs, list.signed);
  return end < entries.length;
};

/** The entries with `needle` (already folded) in one of their texts, in the order given. What is not readied is read. */
export const searchJournal = (entries: readonly JournalEntry[], needle: string): readonly JournalEntry[] => {
  const list = readiedOf(entries);
  foldUpTo(entries, list, entries.length);
  const { texts, signs, signed } = list;
  const rows = mayHold(signs, needle);
  const certain = isCertain(needle);
  const hits: JournalEntry[] = [];
  for (let row = 0; row < texts.length; row += 1) {
    if (rows !== null && row < signed) {
      const word = rows[row >>> 5] ?? 0;
      if (word === 0 && (row | 31) < signed) row |= 31;
      if ((word & (1 << (row & 31))) === 0) continue;
    }
    const entry = entries[row];
    const held = (certain && row < signed) || texts[row]?.includes(needle);
    if (entry !== undefined && held) hits.push(entry);
  }
  return hits;
};

/** The entries that pass, in the order given. */
export const filterJournal = (entries: readonly JournalEntry[], filter: JournalFilter): readonly JournalEntry[] => {
  const needle = fold(filter.query.trim());
  const found = needle === '' ? entries : searchJournal(entries, needle);
  const all = conditions(filter);
  return all.length === 0 ? found : found.filter((entry) => all.every((passes) => passes(entry)));
};

/** The tags of a journal, the most used first. */
export const tagsOf = (
  entries: readonly JournalEntry[],
): readonly { readonly tag: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const { facts } of entries) for (const tag of facts.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
};
