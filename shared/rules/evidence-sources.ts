/** What stands behind a sentence of evidence: the entries, invoices, clauses and other records, newest first. */

import type { EvidenceId, EvidenceUse } from '../content/review.ts';
import { ownRules } from '../content/review.ts';
import type { EntryKind, JournalEntry } from '../model/journal.ts';
import type { Position, WorkspaceDocument } from '../model/profile.ts';
import type { Clause, Invoice } from '../model/records.ts';
import type { Review } from '../model/review.ts';
import type { Facts } from './facts.ts';
import { currentAgreement } from './facts-contract.ts';
import { countedEntries, isDirectTalk, isHard, minutesOf } from './facts-journal.ts';
import { countedInvoices, lateInvoices, overdueRows } from './facts-money.ts';
import { type ClientRecords, daysWindow } from './metrics.ts';

/** The private half of an entry, for the window only: shown behind the seam, never in a pack. */
type PrivateQuote = {
  readonly private: true;
  readonly text: string;
  readonly mood: number | null;
  readonly energy: number | null;
};

export type EvidenceSource =
  | {
      readonly kind: 'entry';
      readonly id: string;
      readonly at: string;
      readonly entryKind: EntryKind;
      readonly title: string;
      readonly text: string;
      readonly quote: PrivateQuote | null;
    }
  | {
      readonly kind: 'invoice';
      readonly id: string;
      readonly number: string;
      readonly description: string;
      readonly issued: string;
      readonly due: string;
      readonly gross: number;
      readonly currency: string;
    }
  | { readonly kind: 'talk'; readonly id: string; readonly on: string }
  | {
      readonly kind: 'clause';
      readonly id: string;
      readonly number: string;
      readonly heading: string;
      readonly quote: string;
    }
  | {
      readonly kind: 'material' | 'access';
      readonly id: string;
      readonly name: string;
      readonly plannedOn: string | null;
    }
  | { readonly kind: 'rule'; readonly field: keyof Position; readonly label: string; readonly text: string }
  | { readonly kind: 'review'; readonly id: string; readonly on: string };

export type EvidenceInput = {
  readonly client: ClientRecords;
  readonly workspace: WorkspaceDocument;
  /** The facts of the day the review is read on. */
  readonly facts: Facts;
  readonly today: string;
  /** The review that is open; the one before it counts as the last review. */
  readonly reviewId?: string;
};

const source = ({ id, facts, private: own }: JournalEntry): EvidenceSource => ({
  kind: 'entry',
  id,
  at: facts.at,
  entryKind: facts.kind,
  title: facts.title,
  text: facts.text,
  quote: own === null ? null : { private: true, text: own.text, mood: own.mood, energy: own.energy },
});

const newestFirst = <T>(items: readonly T[], when: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));

/** Entries that count and fulfil a condition, newest first. */
const entries = (input: EvidenceInput, condition: (entry: JournalEntry) => boolean): readonly EvidenceSource[] =>
  newestFirst(countedEntries(input.client.journal, input.today).filter(condition), ({ facts }) => facts.at).map(source);

const within = (input: EvidenceInput, days: number) => {
  const window = daysWindow(input.today, days);
  return (entry: JournalEntry) => window(entry.facts.at);
};

const ofKind = (input: EvidenceInput, kind: EntryKind, days: number): readonly EvidenceSource[] => {
  const recent = within(input, days);
  return entries(input, (entry) => entry.facts.kind === kind && recent(entry));
};

const invoiceSources = (invoices: readonly Invoice[]): readonly EvidenceSource[] =>
  newestFirst(invoices, ({ issued }) => issued).map(({ id, number, description, issued, due, gross, currency }) => ({
    kind: 'invoice',
    id,
    number,
    description,
    issued,
    due,
    gross,
    currency,
  }));

const issuedWithin = (input: EvidenceInput, days: number): readonly Invoice[] => {
  const window = daysWindow(input.today, days);
  return countedInvoices(input.client.document.invoices, input.today).filter(({ issued }) => window(issued));
};

const clauseSources = (input: EvidenceInput, kinds: readonly Clause['kind'][]): readonly EvidenceSource[] =>
  input.client.document.agreements.flatMap(({ clauses }) =>
    clauses
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, number, heading, quote }) => ({ kind: 'clause' as const, id, number, heading, quote })),
  );

const currentClauses = (input: EvidenceInput, kinds: readonly Clause['kind'][]): readonly EvidenceSource[] => {
  const ids = new Set(currentAgreement(input.client.document.agreements, input.today)?.clauses.map(({ id }) => id));
  return clauseSources(input, kinds).filter((each) => each.kind === 'clause' && ids.has(each.id));
};

/** The latest finished review before the open one. */
export const lastReview = ({ client, today, reviewId }: EvidenceInput): Review | undefined =>
  newestFirst(
    client.document.reviews.filter(
      ({ id, state, finishedOn }) =>
        id !== reviewId && state === 'finished' && finishedOn !== null && finishedOn <= today,
    ),
    ({ finishedOn }) => finishedOn ?? '',
  )[0];

const ruleText = (field: keyof Position, position: Position): string => {
  const value = position[field];
  if (typeof value !== 'number') return value ?? '';
  return field === 'maxUnpaidMinutes' ? `${value / 60} hours a month` : `${value} days`;
};

/** The filled fields of "My own rules"; the days overdue alone do not count, since they always have a value. */
const writtenRules = (position: Position): readonly EvidenceSource[] => {
  const filled = ownRules.fields.flatMap(({ field, label }) => {
    const text = ruleText(field, position).trim();
    return text === '' ? [] : [{ kind: 'rule' as const, field, label, text }];
  });
  return filled.some(({ field }) => field !== 'maxOverdueDays') ? filled : [];
};

const taggedWith = (input: EvidenceInput, tags: readonly string[]): readonly EvidenceSource[] => {
  const recent = within(input, 180);
  return entries(input, (entry) => recent(entry) && entry.facts.tags.some((tag) => tags.includes(tag)));
};

const talkSources = (input: EvidenceInput): readonly EvidenceSource[] => {
  const talks = input.client.document.talks
    .filter(({ state, on }) => state === 'done' && on <= input.today)
    .map(({ id, on }) => ({ kind: 'talk' as const, id, on }));
  return newestFirst([...entries(input, isDirectTalk), ...talks], (each) =>
    each.kind === 'entry' ? each.at : each.kind === 'talk' ? each.on : '',
  );
};

const openThings = ({ client: { document } }: EvidenceInput): readonly EvidenceSource[] => [
  ...document.materials
    .filter(({ status }) => status === 'open')
    .map(({ id, name, plannedOn }) => ({ kind: 'material' as const, id, name, plannedOn })),
  ...document.accesses
    .filter(({ status }) => status === 'active')
    .map(({ id, system, plannedOn }) => ({ kind: 'access' as const, id, name: system, plannedOn })),
];

type Sources = (input: EvidenceInput, use: EvidenceUse) => readonly EvidenceSource[];

/** The records behind each kind of evidence, all of them, newest first. */
export const evidenceSources: Readonly<Record<EvidenceId, Sources>> = {
  'mood-trend': (input) => {
    const recent = within(input, 90);
    return entries(input, (entry) => recent(entry) && (entry.private?.mood ?? null) !== null);
  },
  'energy-trend': (input) => {
    const recent = within(input, 90);
    return entries(input, (entry) => recent(entry) && (entry.private?.energy ?? null) !== null);
  },
  'mood-vs-others': (input, use) => evidenceSources['mood-trend'](input, use),
  'unbilled-hours': (input) => {
    const recent = within(input, 180);
    return entries(input, (entry) => recent(entry) && entry.facts.minutesUnbilled > 0);
  },
  'real-hourly-rate-vs-target': (input) => invoiceSources(issuedWithin(input, 180)),
  'late-invoices': (input) =>
    invoiceSources(lateInvoices(input.client.document.invoices, input.today).map(({ invoice }) => invoice)),
  'overdue-balance': (input) =>
    invoiceSources(overdueRows(input.client.document.invoices, input.today).map(({ invoice }) => invoice)),
  'scope-changes': (input) => ofKind(input, 'scope-change', 180),
  incidents: (input) => ofKind(input, 'incident', 180),
  praise: (input) => {
    const recent = ofKind(input, 'praise', 180);
    return recent.length > 0 ? recent : entries(input, ({ facts }) => facts.kind === 'praise').slice(0, 1);
  },
  agreements: (input) => ofKind(input, 'agreement', 365),
  'days-since-direct-talk': talkSources,
  'revenue-share': (input) => invoiceSources(issuedWithin(input, 365)),
  'time-share': (input) => {
    const recent = within(input, 365);
    return entries(input, (entry) => recent(entry) && minutesOf(entry) > 0);
  },
  discounts: (input) =>
    invoiceSources(issuedWithin(input, 365).filter(({ kind, discount }) => kind === 'credit-note' || discount > 0)),
  'income-gap': (input) => invoiceSources(issuedWithin(input, 180)),
  'notice-deadline': (input) => currentClauses(input, ['notice', 'termination']),
  'contract-end': (input) => currentClauses(input, ['term']),
  'contract-clauses': (input, { kinds = [] }) => clauseSources(input, kinds),
  'materials-open': openThings,
  'entries-by-tag': (input, { tags = [] }) => taggedWith(input, tags),
  'recent-hard-days': (input) => {
    const recent = within(input, 7);
    return entries(input, (entry) => recent(entry) && isHard(entry));
  },
  'quiet-season': () => [],
  'my-position': ({ workspace }) => writtenRules(workspace.position),
  'last-review': (input) => {
    const review = lastReview(input);
    return review === undefined ? [] : [{ kind: 'review', id: review.id, on: review.finishedOn ?? review.startedOn }];
  },
};
