/** What a pack held, record by record, so that it can be told later what changed since. */
import { countOf } from '../rules/words.ts';
import { toClientFacing } from './client-facing.ts';
import type { PackData, PackEntry } from './data.ts';

export type HeldKind = keyof typeof names;

const names = {
  invoices: ['invoice', 'invoices'],
  payments: ['payment', 'payments'],
  agreements: ['agreement', 'agreements'],
  clauses: ['clause', 'clauses'],
  materials: ['material', 'materials'],
  accesses: ['access', 'accesses'],
  dates: ['date', 'dates'],
  letters: ['letter', 'letters'],
  people: ['person', 'people'],
  referrals: ['referral', 'referrals'],
} as const;

/** Records without a number of their own: only whether they changed can be told. */
const wholes = {
  sides: 'the details of the two sides',
  ending: 'the ending',
  thanks: 'the words of thanks',
} as const;
type Whole = keyof typeof wholes;

/** A record by what names it and what it says; both are only ever kept as digests. */
export type Held = { readonly key: string; readonly says: unknown };

/** Records a pack of this edition prints, by kind. Entries are not among them: the journal knows its own past. */
export const heldBy = (
  data: PackData,
  edition: 'client' | 'records',
): Readonly<Record<HeldKind | Whole, readonly Held[]>> => {
  const facing = toClientFacing(data);
  const clauses =
    edition === 'client'
      ? facing.endings
          .flatMap(({ quotes, continuing }) => [...quotes, ...continuing])
          .map((clause) => ({
            key: `${clause.number}\n${clause.kind}`,
            says: clause,
          }))
      : data.agreements.flatMap(({ id, clauses: own }) =>
          own.map((clause) => ({ key: `${id}\n${clause.id}`, says: clause })),
        );
  const numbered = (list: readonly unknown[]): readonly Held[] => {
    const seen = new Map<string, number>();
    return list.map((says) => {
      const text = JSON.stringify(says);
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      return { key: `${text}\n${times}`, says: null };
    });
  };
  const own = edition === 'records';
  return {
    invoices: data.invoices.map(({ payments: _, ...invoice }) => ({ key: invoice.id, says: invoice })),
    payments: numbered(data.invoices.flatMap(({ id, payments }) => payments.map((payment) => ({ id, ...payment })))),
    agreements: own
      ? data.agreements.map(({ clauses: _, ...agreement }) => ({ key: agreement.id, says: agreement }))
      : facing.agreement === null
        ? []
        : [{ key: 'agreement', says: facing.agreement }],
    clauses,
    materials: data.materials.map((material) => ({ key: material.id, says: material })),
    accesses: data.accesses.map((access) => ({ key: access.id, says: access })),
    dates: numbered(data.dates),
    letters: own ? numbered(data.letters.map(({ id: _, ...letter }) => letter)) : [],
    people: own ? data.people.map((person) => ({ key: person.name, says: person })) : [],
    referrals: data.referrals.map((referral) => ({ key: `${referral.name}\n${referral.studio}`, says: referral })),
    sides: [{ key: 'sides', says: [data.freelancer, data.client] }],
    ending: [{ key: 'ending', says: [data.ending, data.notice, data.start] }],
    thanks: [{ key: 'thanks', says: data.thanks }],
  };
};

/** Eight digits of each key and eight of each content. */
export type Holds = Readonly<Record<string, readonly string[]>>;

type Change = { readonly added: number; readonly changed: number; readonly removed: number };

const between = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Change => {
  let [added, changed, removed] = [0, 0, 0];
  for (const [key, says] of now) {
    const then = before.get(key);
    if (then === undefined) added += 1;
    else if (then !== says) changed += 1;
  }
  for (const key of before.keys()) if (!now.has(key)) removed += 1;
  return { added, changed, removed };
};

const split = (held: readonly string[]): ReadonlyMap<string, string> =>
  new Map(held.map((digits) => [digits.slice(0, 8), digits.slice(8)]));

const words = ({ added, changed, removed }: Change, [one, many]: readonly [string, string]): readonly string[] =>
  (
    [
      [added, 'added'],
      [changed, 'changed'],
      [removed, 'removed'],
    ] as const
  ).flatMap(([count, what]) => (count === 0 ? [] : [`${countOf(count, one, many)} ${what}`]));

const entriesChange = (before: readonly PackEntry[], now: readonly PackEntry[]): Change => {
  const map = (entries: readonly PackEntry[]) => new Map(entries.map(({ number, hash }) => [String(number), hash]));
  return between(map(before), map(now));
};

/**
 * What changed since a pack was made, in words: "Since then: two entries added, one invoice changed." `before` and `now`
 * are what it held and what it would hold; entries come from the journal then and now.
 */
export const sinceThen = (
  before: Holds,
  now: Holds,
  entries: { readonly before: readonly PackEntry[]; readonly now: readonly PackEntry[] },
): string => {
  const kinds = Object.keys(names) as readonly HeldKind[];
  const parts = [
    ...words(entriesChange(entries.before, entries.now), ['entry', 'entries']),
    ...kinds.flatMap((kind) => words(between(split(before[kind] ?? []), split(now[kind] ?? [])), names[kind])),
    ...Object.entries(wholes).flatMap(([kind, name]) =>
      between(split(before[kind] ?? []), split(now[kind] ?? [])).changed > 0 ? [`${name} changed`] : [],
    ),
  ];
  return parts.length === 0 ? 'Nothing has changed since.' : `Since then: ${parts.join(', ')}.`;
};
