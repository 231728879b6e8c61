/** Small records and random ones for the tests of the rules. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ClientDocument, ExitPlan, Invoice, JournalEntry, Material, NoticeRule } from '#shared/model/index.ts';
import { newClient } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { emptyFacts } from '#shared/rules/journal.ts';

/** Cases are written with plain spaces. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

export type Case<Input, Expected> = {
  readonly id: string;
  readonly title: string;
  readonly input: Input;
  readonly expect: Expected;
};

type Cases = { readonly cases: readonly (Case<never, never> & { readonly kind: string })[] };

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));

/** The worked cases of one kind, each as `[id and title, case]`. */
export const casesOf = <Input, Expected>(kind: string): [string, Case<Input, Expected>][] =>
  (read('cases.json') as Cases).cases
    .filter((each) => each.kind === kind)
    .map((each) => [`${each.id}: ${each.title}`, each as Case<Input, Expected>]);

export type ToneCase = {
  readonly id: string;
  readonly text: string;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly letterGroup?: string;
};
export const toneCases = (): readonly ToneCase[] =>
  (read('tone-cases.json') as { readonly cases: readonly ToneCase[] }).cases;

export const invoiceOf = (change: Partial<Invoice> = {}): Invoice => {
  const gross = change.gross ?? 100_000;
  return {
    id: 'inv-1',
    kind: 'invoice',
    state: 'sent',
    number: '2026-001',
    description: '',
    currency: 'EUR',
    issued: '2026-05-01',
    due: '2026-05-15',
    agreedDue: null,
    net: gross,
    vatRate: '',
    vat: 0,
    gross,
    discount: 0,
    payments: [],
    credits: [],
    underDiscussion: 0,
    reminders: [],
    note: '',
    ...change,
  };
};

export const materialOf = (change: Partial<Material> = {}): Material => ({
  id: 'mat-1',
  ledger: 'theirs-with-me',
  name: 'Photo drive',
  status: 'open',
  receivedOn: null,
  plannedOn: null,
  doneOn: null,
  method: '',
  receipt: '',
  note: '',
  ...change,
});

export const planOf = (change: Partial<ExitPlan> = {}): ExitPlan => ({
  createdOn: '2026-11-20',
  basis: 'contract',
  urgent: 'none',
  reason: 'direction',
  notice: { from: 'me', on: '2026-12-15', sent: false, method: 'email', acknowledgedOn: null },
  lastDay: '2027-01-31',
  agreedOn: null,
  checklist: [],
  schedule: [],
  monthsCovered: null,
  replacementMonthly: 0,
  replacementFrom: null,
  publicWork: false,
  deposits: false,
  oneSentence: '',
  peopleToTell: [],
  thanks: '',
  ...change,
});

export const clientOf = (change: Partial<ClientDocument> = {}): ClientDocument => ({
  ...newClient('client-1', 'Ondelar Stays', '2026-01-01T00:00:00.000Z'),
  ...change,
});

export const entryOf = (change: Partial<JournalEntry['facts']>): Pick<JournalEntry, 'facts' | 'removedAt'> => ({
  removedAt: null,
  facts: { ...emptyFacts('2026-11-01T10:00'), ...change },
});

export const days30: NoticeRule = {
  length: { n: 30, unit: 'days' },
  receipt: 'same day',
  roll: 'none',
  onNonWorkingDay: 'keep',
};

/** Days from 2020 to 2034. */
export const anyDay = fc.integer({ min: 0, max: 5400 }).map((days) => addDays('2020-01-01', days));

export const anyRule: fc.Arbitrary<NoticeRule> = fc.record({
  length: fc.record({
    n: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom('days', 'weeks', 'months', 'working days'),
  }),
  receipt: fc.constantFrom('same day', 'next working day'),
  roll: fc.constantFrom('none', 'end of month', 'end of quarter'),
  onNonWorkingDay: fc.constantFrom('keep', 'next working day'),
});

export const anyHolidays = fc.array(anyDay, { maxLength: 12 });

const anyAmount = fc.integer({ min: 1, max: 5_000_000 });
const anyNear = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-01-01', days));

const anyInvoice = fc
  .record({
    gross: anyAmount,
    kind: fc.constantFrom('invoice', 'invoice', 'credit-note'),
    state: fc.constantFrom('sent', 'sent', 'sent', 'draft'),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    issued: anyNear,
    term: fc.integer({ min: 0, max: 120 }),
    agreed: fc.option(fc.integer({ min: 0, max: 200 })),
    payments: fc.array(fc.record({ on: anyNear, amount: anyAmount, note: fc.constant('') }), { maxLength: 3 }),
    underDiscussion: fc.integer({ min: 0, max: 5_000_000 }),
    credits: fc.array(fc.record({ to: fc.integer({ min: 0, max: 9 }), on: anyNear, amount: anyAmount }), {
      maxLength: 3,
    }),
  })
  .map(({ term, agreed, underDiscussion, credits, ...rest }) => ({ term, agreed, underDiscussion, credits, rest }));

/** Ten documents at most, with credits set against any of them, right or wrong. */
export const anyInvoices: fc.Arbitrary<readonly Invoice[]> = fc.array(anyInvoice, { maxLength: 10 }).map((drafts) =>
  drafts.map(({ term, agreed, underDiscussion, credits, rest }, index) =>
    invoiceOf({
      ...rest,
      id: `inv-${index}`,
      number: `N-${index}`,
      due: addDays(rest.issued, term),
      agreedDue: agreed === null ? null : addDays(rest.issued, agreed),
      underDiscussion: Math.min(underDiscussion, rest.gross),
      credits:
        rest.kind === 'credit-note'
          ? credits.map(({ to, on, amount }) => ({ invoiceId: `inv-${to}`, on, amount }))
          : [],
    }),
  ),
);
