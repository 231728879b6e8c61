/** What a pack held, record by record, so that it can be told later what changed since. */
import { type Locale, shortDate } from '../rules/dates.ts';
import { formatMoney } from '../rules/money.ts';
import { graphemesIn } from '../rules/pack-names.ts';
import { countInWords, countOf } from '../rules/words.ts';
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

/** A record by what tells it from others and what it says, both only ever kept as digests, and what the user calls it. */
export type Held = { readonly key: string; readonly says: unknown; readonly name: string };

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
            name: clause.number,
          }))
      : data.agreements.flatMap(({ id, clauses: own }) =>
          own.map((clause) => ({ key: `${id}\n${clause.id}`, says: clause, name: clause.number })),
        );
  const on = (day: string): string => shortDate(day, data.locale);
  const numbered = <T>(list: readonly T[], nameOf: (one: T) => string): readonly Held[] => {
    const seen = new Map<string, number>();
    return list.map((says) => {
      const text = JSON.stringify(says);
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      return { key: `${text}\n${times}`, says: null, name: nameOf(says) };
    });
  };
  const own = edition === 'records';
  const currencies = new Map(data.invoices.map(({ id, currency }) => [id, currency]));
  return {
    invoices: data.invoices.map(({ payments: _, ...invoice }) => ({
      key: invoice.id,
      says: invoice,
      name: invoice.number,
    })),
    payments: numbered(
      data.invoices.flatMap(({ id, payments }) => payments.map((payment) => ({ id, ...payment }))),
      ({ id, amount, on: day }) => `${formatMoney(amount, currencies.get(id) ?? '')} of ${on(day)}`,
    ),
    agreements: own
      ? data.agreements.map(({ clauses: _, ...agreement }) => ({
          key: agreement.id,
          says: agreement,
          name: `“${agreement.title}”`,
        }))
      : facing.agreement === null
        ? []
        : [{ key: 'agreement', says: facing.agreement, name: '' }],
    clauses,
    materials: data.materials.map((material) => ({ key: material.id, says: material, name: `“${material.name}”` })),
    accesses: data.accesses.map((access) => ({ key: access.id, says: access, name: `“${access.system}”` })),
    dates: numbered(data.dates, ({ on: day, what }) => `“${what}”, ${on(day)}`),
    letters: own
      ? numbered(
          data.letters.map(({ id: _, ...letter }) => letter),
          (letter) => `of ${on(letter.on)}`,
        )
      : [],
    people: own ? data.people.map((person) => ({ key: person.name, says: person, name: person.name })) : [],
    referrals: data.referrals.map((referral) => ({
      key: `${referral.name}\n${referral.studio}`,
      says: referral,
      name: referral.name,
    })),
    sides: [{ key: 'sides', says: [data.freelancer, data.client], name: '' }],
    ending: [{ key: 'ending', says: [data.ending, data.notice, data.start], name: '' }],
    thanks: [{ key: 'thanks', says: data.thanks, name: '' }],
  };
};

/** Eight digits of each key and eight of each content. */
export type Holds = Readonly<Record<string, readonly string[]>>;

/** Records as they are now: the same digits, and what the user calls each. */
export type NamedHolds = Readonly<Record<string, readonly { readonly digits: string; readonly name: string }[]>>;

/** A record by the digest of what it says, and its name; empty where only digests are known. */
type Known = ReadonlyMap<string, { readonly says: string; readonly name: string }>;
type Change = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
};

const between = (before: Known, now: Known): Change => {
  const [added, changed, removed]: [string[], string[], string[]] = [[], [], []];
  for (const [key, { says, name }] of now) {
    const then = before.get(key);
    if (then === undefined) added.push(name);
    else if (then.says !== says) changed.push(name);
  }
  for (const [key, { name }] of before) if (!now.has(key)) removed.push(name);
  return { added, changed, removed };
};

const known = (held: readonly { readonly digits: string; readonly name: string }[]): Known =>
  new Map(held.map(({ digits, name }) => [digits.slice(0, 8), { says: digits.slice(8), name }]));

const named = 3;
const longest = 60;

const shortened = (name: string): string => {
  const graphemes = graphemesIn(name.replaceAll(/[ \t\r\n]+/g, ' ').trim());
  return graphemes.length <= longest ? graphemes.join('') : `${graphemes.slice(0, longest).join('').trimEnd()}…`;
};

/** "(2026-031, 2026-034)"; nothing where a record that is gone left no name. */
const inBrackets = (names: readonly string[]): string => {
  const said = names.filter((name) => name !== '').map(shortened);
  if (said.length === 0) return '';
  const more = names.length - Math.min(said.length, named);
  return ` (${said.slice(0, named).join('; ')}${more === 0 ? '' : `; ${countInWords(more)} more`})`;
};

const words = (change: Change, [one, many]: readonly [string, string]): readonly string[] =>
  (['added', 'changed', 'removed'] as const).flatMap((what) => {
    const names = change[what];
    return names.length === 0 ? [] : [`${countOf(names.length, one, many)} ${what}${inBrackets(names)}`];
  });

const entriesChange = (before: readonly PackEntry[], now: readonly PackEntry[], locale: Locale): Change => {
  const map = (entries: readonly PackEntry[]): Known =>
    new Map(
      entries.map(({ number, hash, at, title }) => {
        const day = shortDate(at.slice(0, 10), locale);
        return [String(number), { says: hash, name: title === '' ? day : `“${title}”, ${day}` }];
      }),
    );
  return between(map(before), map(now));
};

/**
 * What changed since a pack was made: "Since then: one entry added (21 Nov 2026), one invoice changed (2026-031)."
 * `before` and `now` are what it held and what it would hold; entries come from the journal then and now. What is gone is
 * only counted: of what a pack held, nothing but digests is kept.
 */
export const sinceThen = (
  before: Holds,
  now: NamedHolds,
  entries: { readonly before: readonly PackEntry[]; readonly now: readonly PackEntry[] },
  locale: Locale,
): string => {
  const kinds = Object.keys(names) as readonly HeldKind[];
  const change = (kind: string): Change =>
    between(known((before[kind] ?? []).map((digits) => ({ digits, name: '' }))), known(now[kind] ?? []));
  const parts = [
    ...words(entriesChange(entries.before, entries.now, locale), ['entry', 'entries']),
    ...kinds.flatMap((kind) => words(change(kind), names[kind])),
    ...Object.entries(wholes).flatMap(([kind, name]) => (change(kind).changed.length > 0 ? [`${name} changed`] : [])),
  ];
  return parts.length === 0 ? 'Nothing has changed since.' : `Since then: ${parts.join(', ')}.`;
};
