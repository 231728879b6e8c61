import { describe, expect, it } from 'vitest';
import type { Invoice, JournalEntry } from '#shared/model/index.ts';
import { factsOf } from '#shared/rules/facts.ts';
import type { ClientRecords, FactsInput } from '#shared/rules/metrics.ts';
import { sampleClient, sampleInput, sampleToday } from './sample.ts';

const reviews = sampleInput.clients.flatMap(({ document }) =>
  document.reviews.map((review) => ({ document, review, day: review.finishedOn ?? '' })),
);

const ondelar = sampleClient('cli-ondelar');
const withOndelar = (change: Partial<ClientRecords>): FactsInput => ({
  ...sampleInput,
  clients: sampleInput.clients.map((client) => (client === ondelar ? { ...client, ...change } : client)),
});
const withInvoices = (invoices: readonly Invoice[]): FactsInput =>
  withOndelar({ document: { ...ondelar.document, invoices: [...invoices] } });
const invoice = (change: Partial<Invoice>): Invoice => {
  const [first] = ondelar.document.invoices;
  if (first === undefined) throw new Error('The sample has no invoice');
  return { ...first, payments: [], reminders: [], discount: 0, ...change };
};
const entry = (change: Partial<JournalEntry['facts']>, own: JournalEntry['private'] = null): JournalEntry => {
  const [first] = ondelar.journal;
  if (first === undefined) throw new Error('The sample has no entry');
  return { ...first, facts: { ...first.facts, ...change }, private: own };
};

describe('the recorded facts beside a review', () => {
  it.each(reviews.map(({ document, review, day }) => [document.name, day, document, review] as const))(
    'of %s on %s are the figures kept with that review',
    (_name, day, document, review) => {
      expect(factsOf(sampleInput, document.id, day)).toEqual(review.facts);
    },
  );

  it('do not count an entry the user removed', () => {
    const before = factsOf(sampleInput, 'cli-ondelar', sampleToday);
    const journal = ondelar.journal.map((each) =>
      each.id === 'ent-ond-072' ? { ...each, removedAt: '2026-11-20T20:00:00.000Z' } : each,
    );
    const after = factsOf(withOndelar({ journal }), 'cli-ondelar', sampleToday);
    expect(after.incidentCount).toBe(Number(before.incidentCount) - 1);
    expect(after.entryCount).toBe(Number(before.entryCount) - 1);
    expect(after.hardCount).toBe(0);
    expect(after.lastHard).toBeNull();
    expect(after.lastIncident).toBe('2026-10-20');
  });

  it('count an entry of this evening and leave out one of tomorrow', () => {
    const journal = [
      entry({ at: '2026-11-21T23:59', kind: 'praise' }),
      entry({ at: '2026-11-22T00:00', kind: 'praise' }),
    ];
    const facts = factsOf(withOndelar({ journal }), 'cli-ondelar', sampleToday);
    expect(facts).toMatchObject({ entryCount: 1, praiseCount: 1, lastPraise: '2026-11-21' });
  });

  it('begin a window of 90 days with the day 89 days ago', () => {
    const mood = { text: '', mood: 1, energy: null };
    const at = (day: string) => entry({ at: `${day}T00:00` }, mood);
    const journal = ['2026-08-23', '2026-08-24', '2026-09-01', '2026-10-01', '2026-11-21'].map(at);
    expect(factsOf(withOndelar({ journal }), 'cli-ondelar', sampleToday)).toMatchObject({
      moodCount: 4,
      moodRecent: -2,
    });
  });

  it('say nothing about moods after three entries', () => {
    const journal = [1, 2, 3].map((day) => entry({ at: `2026-11-0${day}T10:00` }, { text: '', mood: 2, energy: 2 }));
    const facts = factsOf(withOndelar({ journal }), 'cli-ondelar', sampleToday);
    expect(facts.moodCount).toBe(3);
    expect(Object.keys(facts)).not.toContain('moodRecent');
    expect(Object.keys(facts)).not.toContain('moodGap');
  });

  it('leave an amount under discussion out of what is overdue, and keep it in what is open', () => {
    const one = invoice({ id: 'i-1', issued: '2026-09-01', due: '2026-09-15', net: 10_000, vat: 0, gross: 10_000 });
    const facts = (underDiscussion: number) =>
      factsOf(withInvoices([{ ...one, underDiscussion }]), 'cli-ondelar', sampleToday);
    expect(facts(0)).toMatchObject({ overdueAmount: 100, overdueCount: 1, maxDaysOverdue: 67, overdueShare: 1 });
    expect(facts(2_500)).toMatchObject({ overdueAmount: 75, overdueCount: 1, openAmount: 100 });
    expect(facts(10_000)).toMatchObject({ overdueAmount: 0, overdueCount: 0, maxDaysOverdue: 0, openAmount: 100 });
  });

  it('take an agreed later day for "overdue today" and the first day for "was late"', () => {
    const due = { issued: '2026-09-01', due: '2026-09-15', agreedDue: '2026-11-30' };
    const facts = factsOf(
      withInvoices([invoice({ id: 'i-1', ...due }), invoice({ id: 'i-2', ...due })]),
      'cli-ondelar',
      sampleToday,
    );
    expect(facts).toMatchObject({ overdueCount: 0, overdueAmount: 0, lateCount: 2, averageDaysLate: 67 });
  });

  it('take a credit note off the earnings and off what is open', () => {
    const charged = invoice({ id: 'i-1', issued: '2026-11-01', due: '2026-11-15', net: 30_000, vat: 0, gross: 30_000 });
    const note = invoice({
      id: 'i-2',
      kind: 'credit-note',
      issued: '2026-11-10',
      due: '2026-11-10',
      net: 10_000,
      vat: 0,
      gross: 10_000,
      credits: [{ invoiceId: 'i-1', on: '2026-11-10', amount: 10_000 }],
    });
    const facts = factsOf(withInvoices([charged, note]), 'cli-ondelar', sampleToday);
    expect(facts).toMatchObject({ openAmount: 200, overdueAmount: 200, discountTotal: 100, discountCount: 1 });
    expect(facts.monthlyFromClient).toBe(33);
  });

  it('never add amounts of different currencies', () => {
    const euro = invoice({ id: 'i-1', issued: '2026-10-01', due: '2026-10-15', net: 10_000, vat: 0, gross: 10_000 });
    const yen = { ...euro, id: 'i-2', currency: 'JPY', net: 900_000, gross: 900_000 };
    const facts = factsOf(withInvoices([euro, yen]), 'cli-ondelar', sampleToday);
    expect(facts).toMatchObject({ overdueAmount: 100, openAmount: 100, overdueCount: 2, overdueShare: 1 });
    expect(facts.realRate).toBeUndefined();
    expect(facts.revenueShare).toBeUndefined();
    expect(facts.monthlyFromClient).toBe(17);
  });

  it('see money owed in a foreign currency as overdue all the same', () => {
    const owed = invoice({ issued: '2026-07-01', due: '2026-07-15', currency: 'JPY', net: 5, vat: 0, gross: 5 });
    const facts = factsOf(withInvoices([owed]), 'cli-ondelar', sampleToday);
    expect(facts).toMatchObject({ overdueAmount: 0, overdueCount: 1, maxDaysOverdue: 129, overdueShare: 1 });
  });

  it('do not count a draft', () => {
    const facts = factsOf(withInvoices([invoice({ state: 'draft' })]), 'cli-ondelar', sampleToday);
    expect(facts.openAmount).toBeUndefined();
    expect(facts.discountTotal).toBeUndefined();
  });

  it('add a hundred invoices of ten cents to exactly ten', () => {
    const cents = Array.from({ length: 100 }, (_, n) =>
      invoice({ id: `i-${n}`, issued: '2026-10-01', due: '2026-10-15', net: 10, vat: 0, gross: 10 }),
    );
    expect(factsOf(withInvoices(cents), 'cli-ondelar', sampleToday)).toMatchObject({
      overdueAmount: 10,
      openAmount: 10,
    });
  });

  it('follow a contract that renewed itself to the end of the running term', () => {
    const [agreement] = ondelar.document.agreements;
    if (agreement === undefined) throw new Error('The sample has no agreement');
    const document = { ...ondelar.document, agreements: [{ ...agreement, endsOn: '2025-12-31' }] };
    expect(factsOf(withOndelar({ document }), 'cli-ondelar', sampleToday)).toMatchObject({
      contractEnd: '2026-12-31',
      lastDayForContractEnd: '2026-12-01',
      daysToDeadline: 10,
    });
  });

  it('refuse a client nobody knows', () => {
    expect(() => factsOf(sampleInput, 'cli-nobody', sampleToday)).toThrow(RangeError);
  });
});
