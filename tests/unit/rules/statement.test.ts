import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Invoice } from '#shared/model/index.ts';
import { accountProblems } from '#shared/rules/account-problems.ts';
import { invoiceState, invoiceStates, invoiceStateText, paidOnTime } from '#shared/rules/invoice-state.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { accountOf } from '#shared/rules/statement.ts';
import { statementLead, statementSentences } from '#shared/rules/statement-words.ts';
import { anyDay, anyInvoices, casesOf, invoiceOf, plain } from './builders.ts';

type Dated = readonly [on: string, amount: number];
type CaseDocument = {
  readonly no: string;
  readonly currency: string;
  readonly issued: string;
  readonly due: string;
  readonly gross: number;
  readonly payments?: readonly Dated[];
  readonly credits?: readonly Dated[];
  readonly used?: number;
  readonly disputed?: number;
};
type CaseInput = {
  readonly asOf: string;
  readonly contractCurrency: string;
  readonly documents: readonly CaseDocument[];
};
type CaseExpected = {
  readonly order: readonly string[];
  readonly totals: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly lead: string | null;
  readonly sentence: readonly string[];
};

/** The cases name the credit on the invoice; here the credit note says which invoice it is set against. */
const invoicesOf = (documents: readonly CaseDocument[]): readonly Invoice[] => {
  const set = documents.flatMap(({ no, credits }) =>
    (credits ?? []).map(([on, amount]) => ({ invoiceId: no, on, amount })),
  );
  return documents.map((document) =>
    invoiceOf({
      id: document.no,
      number: document.no,
      kind: document.gross < 0 ? 'credit-note' : 'invoice',
      currency: document.currency,
      issued: document.issued,
      due: document.due,
      gross: Math.abs(document.gross),
      payments: (document.payments ?? []).map(([on, amount]) => ({ on, amount, note: '' })),
      underDiscussion: document.disputed ?? 0,
      credits: (document.used ?? 0) > 0 ? set : [],
    }),
  );
};

describe('the statement of account', () => {
  test.each(casesOf<CaseInput, CaseExpected>('statement'))('%s', (_, { input, expect: expected }) => {
    const accounts = accountOf(invoicesOf(input.documents), input.asOf, input.contractCurrency);
    expect(accounts.map((account) => account.currency)).toEqual(expected.order);
    for (const account of accounts) {
      const { buckets, ...rest } = account;
      expect({ ...rest, buckets, printed: plain(formatMoney(account.open, account.currency)) }).toMatchObject(
        expected.totals[account.currency] ?? {},
      );
    }
    const lead = statementLead(accounts, input.asOf);
    expect(lead === null ? null : plain(lead)).toBe(expected.lead);
    expect(statementSentences(accounts, input.asOf).map(plain)).toEqual(expected.sentence);
  });

  it('adds up: groups and credits make the total, rows make the total, and the documents reconcile', () => {
    fc.assert(
      fc.property(anyInvoices, anyDay, (invoices, asOf) => {
        for (const account of accountOf(invoices, asOf, 'EUR')) {
          const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
          expect(sum(account.buckets) + account.creditNotUsed).toBe(account.open);
          expect(account.notDue + account.overdue + account.creditNotUsed).toBe(account.open);
          expect(sum(account.rows.map((row) => row.open))).toBe(account.open);
          const { invoices: charged, creditNotes, payments, open } = account.reconciliation;
          expect(charged + creditNotes - payments).toBe(open);
          expect(open).toBe(account.open);
        }
      }),
    );
  });

  it('leaves out drafts and everything dated after the day', () => {
    fc.assert(
      fc.property(anyInvoices, anyDay, (invoices, asOf) => {
        const known = invoices
          .filter((invoice) => invoice.state === 'sent' && invoice.issued <= asOf)
          .map((invoice) => ({
            ...invoice,
            payments: invoice.payments.filter((payment) => payment.on <= asOf),
            credits: invoice.credits.filter((credit) => credit.on <= asOf),
          }));
        const figures = (all: readonly Invoice[]) =>
          accountOf(all, asOf, 'EUR').map(({ rows, ...account }) => ({
            ...account,
            rows: rows.map((row) => row.open),
          }));
        expect(figures(invoices)).toEqual(figures(known));
      }),
    );
  });

  it('sorts open invoices by due day and number as people read numbers, credits after them', () => {
    const numbers = (invoices: readonly Invoice[]) =>
      accountOf(invoices, '2026-06-19', 'EUR').flatMap((account) => account.rows.map((row) => row.invoice.number));
    expect(
      numbers([
        invoiceOf({ id: 'a', number: '10' }),
        invoiceOf({ id: 'b', number: '9' }),
        invoiceOf({ id: 'c', number: '1', due: '2026-06-30' }),
        invoiceOf({ id: 'd', number: 'CN-1', kind: 'credit-note', due: '2026-05-01' }),
      ]),
    ).toEqual(['9', '10', '1', 'CN-1']);
  });

  it('counts an invoice with a later day agreed by both sides as due on that day', () => {
    const [account] = accountOf([invoiceOf({ agreedDue: '2026-06-30' })], '2026-06-19', 'EUR');
    expect(account).toMatchObject({ overdue: 0, notDue: 100_000, lateCount: 0 });
  });

  it('counts settled invoices and since when', () => {
    const paid = invoiceOf({ payments: [{ on: '2026-05-10', amount: 100_000, note: '' }] });
    const [account] = accountOf([paid, invoiceOf({ id: 'inv-2', number: '2' })], '2026-06-19', 'EUR');
    expect(account).toMatchObject({ settledCount: 1, settledSince: '2026-05-01', openCount: 1 });
  });

  it('refuses amounts it could not add exactly', () => {
    const huge = invoiceOf({ gross: Number.MAX_SAFE_INTEGER });
    expect(() => accountOf([huge, { ...huge, id: 'inv-2' }], '2026-06-19', 'EUR')).toThrow(
      /too large to add up exactly/,
    );
  });
});

describe('documents that do not fit each other', () => {
  const invoice = invoiceOf();
  const note = invoiceOf({ id: 'cn', number: 'CN-1', kind: 'credit-note', gross: 10_000 });
  const messages = (documents: readonly Invoice[]) => accountProblems(documents).map(({ message }) => plain(message));

  it('are named when a credit note is used for more than it holds, and the account stays right', () => {
    const used = { ...note, credits: [{ invoiceId: invoice.id, on: '2026-05-20', amount: 15_000 }] };
    expect(messages([invoice, used])).toEqual([
      'Credit note CN-1 is used for EUR 150.00 but holds EUR 100.00. Check the amounts set against invoices.',
    ]);
    expect(accountOf([invoice, used], '2026-06-19', 'EUR')[0]).toMatchObject({ open: 90_000, creditNotUsed: 0 });
  });

  it('are named when a credit goes to a missing invoice, another currency, a draft or another credit note', () => {
    const to = (invoiceId: string) => ({ ...note, credits: [{ invoiceId, on: '2026-05-20', amount: 1 }] });
    expect(messages([to('gone')])[0]).toMatch(/no longer here/);
    expect(messages([invoiceOf({ currency: 'JPY' }), to('inv-1')])[0]).toMatch(/is in JPY/);
    expect(messages([invoiceOf({ state: 'draft' }), to('inv-1')])[0]).toMatch(/still a draft/);
    expect(messages([{ ...note, id: 'cn-2', number: 'CN-2' }, to('cn-2')])[0]).toMatch(/another credit note/);
  });

  it('are named when two carry the same number', () => {
    expect(messages([invoice, { ...invoice, id: 'inv-2' }])).toHaveLength(2);
    expect(messages([invoice])).toEqual([]);
  });
});

describe('one invoice on the records screen', () => {
  const text = (invoice: Invoice, today: string): string =>
    plain(invoiceStateText(invoiceState(invoice, [invoice], today), invoice.currency));

  it('says when it is due, overdue, paid late, overpaid or a draft', () => {
    expect(text(invoiceOf(), '2026-05-01')).toBe('Due in 14 days');
    expect(text(invoiceOf(), '2026-05-14')).toBe('Due in 1 day');
    expect(text(invoiceOf(), '2026-05-15')).toBe('Due today');
    expect(text(invoiceOf(), '2026-06-01')).toBe('17 days overdue');
    const paid = (amount: number) => invoiceOf({ payments: [{ on: '2026-06-08', amount, note: '' }] });
    expect(text(paid(100_000), '2026-06-19')).toBe('Paid 8 Jun, 24 days late');
    expect(text(paid(40_000), '2026-06-19')).toBe('Part paid, 35 days overdue');
    expect(text(paid(110_000), '2026-06-19')).toBe('Overpaid by EUR 100.00');
    expect(text(invoiceOf({ state: 'draft' }), '2026-06-19')).toBe('Draft');
  });

  it('is not overdue before an agreed later day, but was late when it is paid after the first one', () => {
    const agreed = invoiceOf({ agreedDue: '2026-06-30' });
    expect(text(agreed, '2026-06-19')).toBe('Due in 11 days');
    expect(text({ ...agreed, payments: [{ on: '2026-06-25', amount: 100_000, note: '' }] }, '2026-07-01')).toBe(
      'Paid 25 Jun, 41 days late',
    );
  });

  it('counts a credit note that settles it, and how many were paid on time', () => {
    const note = invoiceOf({
      id: 'cn',
      number: 'CN-1',
      kind: 'credit-note',
      credits: [{ invoiceId: 'inv-1', on: '2026-05-12', amount: 100_000 }],
    });
    const late = invoiceOf({ id: 'inv-2', payments: [{ on: '2026-05-16', amount: 100_000, note: '' }] });
    const all = [invoiceOf(), note, late];
    expect(invoiceStates(all, '2026-06-01').get('inv-1')).toEqual({ kind: 'paid', on: '2026-05-12', daysLate: 0 });
    expect(invoiceStates(all, '2026-06-01').get('cn')).toEqual({ kind: 'credit-used' });
    expect(paidOnTime(all, '2026-06-01')).toEqual({ paid: 2, onTime: 1, late: 1 });
  });
});
