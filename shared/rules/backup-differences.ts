import type { ClientDocument, JournalEntry } from '../model/index.ts';
import { same } from './carry-over.ts';
import { listed, plural } from './words.ts';

/** A client at one time: in a backup, or now. */
export type ClientThen = {
  readonly document: ClientDocument;
  readonly entries: ReadonlyMap<string, JournalEntry>;
};

type Sides = {
  readonly there: readonly string[];
  readonly here: readonly string[];
  readonly changed: readonly string[];
};

/** Names of the records that are only in the backup, only here, or different, by their ids. */
const sidesOf = <T extends { readonly id: string }>(
  then: readonly T[],
  now: readonly T[],
  nameOf: (record: T) => string,
): Sides => {
  const here = new Map(now.map((record) => [record.id, record]));
  const there = new Set(then.map(({ id }) => id));
  return {
    there: then.filter(({ id }) => !here.has(id)).map(nameOf),
    here: now.filter(({ id }) => !there.has(id)).map(nameOf),
    changed: then.filter((record) => here.has(record.id) && !same(record, here.get(record.id))).map(nameOf),
  };
};

const namesShown = 5;

/** "A, B and 3 more"; one name that stands twice is told once. */
const someOf = (names: readonly string[]): string => {
  const told = [...new Set(names)];
  const more = told.length - namesShown;
  return listed(more > 1 ? [...told.slice(0, namesShown), `${more} more`] : told);
};

const where = { there: 'only in this backup', here: 'only here', changed: 'different here' } as const;
const sides = ['there', 'here', 'changed'] as const;

const inNames = (one: string, many: string, found: Sides): readonly string[] =>
  sides.flatMap((side) => {
    const names = found[side];
    return names.length === 0 ? [] : [`${plural(new Set(names).size, one, many)} ${where[side]}: ${someOf(names)}`];
  });

const inFigures = (one: string, many: string, found: Sides): readonly string[] =>
  sides.flatMap((side) => {
    const count = found[side].length;
    return count === 0 ? [] : [`${count}\u00a0${plural(count, one, many)} ${where[side]}`];
  });

const entrySides = (then: ClientThen['entries'], now: ClientThen['entries']): readonly string[] => {
  const standing = (entries: ClientThen['entries']): readonly JournalEntry[] =>
    [...entries.values()].filter(({ removedAt }) => removedAt === null);
  const words = (entry: JournalEntry): unknown => [entry.facts, entry.private];
  const held = standing(then);
  const inTrash = held.filter(({ id }) => (now.get(id)?.removedAt ?? null) !== null);
  const there = held.filter(({ id }) => !now.has(id));
  const here = standing(now).filter(({ id }) => {
    const other = then.get(id);
    return other === undefined || other.removedAt !== null;
  });
  const changed = held.filter((entry) => {
    const other = now.get(entry.id);
    return other !== undefined && other.removedAt === null && !same(words(entry), words(other));
  });
  const ids = (entries: readonly JournalEntry[]): readonly string[] => entries.map(({ id }) => id);
  return [
    ...inFigures('entry', 'entries', { there: ids(there), here: ids(here), changed: ids(changed) }),
    ...(inTrash.length === 0
      ? []
      : [`${inTrash.length}\u00a0${plural(inTrash.length, 'entry', 'entries')} in the trash here`]),
  ];
};

/** Fields that are told one by one; whatever else differs is told in one line. */
const told = [
  'invoices',
  'agreements',
  'materials',
  'accesses',
  'deliverables',
  'contacts',
  'letters',
  'reviews',
  'talks',
  'lessons',
  'packs',
] as const satisfies readonly (keyof ClientDocument)[];

/**
 * How a client in a backup differs from the one here, in short lines: entries by count, records by name. Empty when they
 * say the same. What is private (entries, reviews, talks, lessons) is counted and never named.
 */
export const clientDifferences = (then: ClientThen, now: ClientThen): readonly string[] => {
  const [a, b] = [then.document, now.document];
  const { invoices, agreements, materials, accesses, deliverables, contacts, letters, reviews, talks, lessons, packs } =
    a;
  const rest = (document: ClientDocument): unknown =>
    Object.fromEntries(Object.entries(document).filter(([key]) => !told.some((field) => field === key)));
  return [
    ...entrySides(then.entries, now.entries),
    ...inNames(
      'Invoice',
      'Invoices',
      sidesOf(invoices, b.invoices, ({ number }) => number),
    ),
    ...inNames(
      'Agreement',
      'Agreements',
      sidesOf(agreements, b.agreements, ({ title }) => title),
    ),
    ...inNames(
      'Material',
      'Materials',
      sidesOf(materials, b.materials, ({ name }) => name),
    ),
    ...inNames(
      'Access',
      'Accesses',
      sidesOf(accesses, b.accesses, ({ system }) => system),
    ),
    ...inNames(
      'Deliverable',
      'Deliverables',
      sidesOf(deliverables, b.deliverables, ({ name }) => name),
    ),
    ...inNames(
      'Person',
      'People',
      sidesOf(contacts, b.contacts, ({ name }) => name),
    ),
    ...inFigures(
      'letter',
      'letters',
      sidesOf(letters, b.letters, ({ id }) => id),
    ),
    ...inFigures(
      'review',
      'reviews',
      sidesOf(reviews, b.reviews, ({ id }) => id),
    ),
    ...inFigures(
      'conversation',
      'conversations',
      sidesOf(talks, b.talks, ({ id }) => id),
    ),
    ...inFigures(
      'lesson',
      'lessons',
      sidesOf(lessons, b.lessons, ({ id }) => id),
    ),
    ...inFigures(
      'pack',
      'packs',
      sidesOf(packs, b.packs, ({ id }) => id),
    ),
    ...(same(rest(a), rest(b)) ? [] : ['Other details of the client are different here']),
  ];
};
