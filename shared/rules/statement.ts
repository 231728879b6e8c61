/**
 * The statement of account as of a day: open amounts by currency and by age. Amounts are minor units; drafts and
 * everything dated after the day are left out; currencies are never added together.
 */
import type { Invoice } from '../model/records.ts';
import { daysBetween } from './dates.ts';
import { sumMinor } from './money.ts';
import { byNumber } from './words.ts';

/** 0 not yet due, 1 = 1–30, 2 = 31–60, 3 = 61–90, 4 = over 90 days past due. */
export type Bucket = 0 | 1 | 2 | 3 | 4;
export type Buckets = readonly [number, number, number, number, number];

export type StatementRow = {
  readonly invoice: Invoice;
  /** Negative for a credit that is not used and for an overpaid invoice. */
  readonly open: number;
  /** 0 on the due day, before it, and for negative rows. */
  readonly daysPastDue: number;
  /** Payments and credits up to the day, together, zero or more. For a credit note: what is already used. */
  readonly paidOrCredited: number;
  /** Part of `open` both sides still talk about. */
  readonly underDiscussion: number;
  /** Null for negative rows: they stand outside the age groups. */
  readonly bucket: Bucket | null;
};

/** invoices + creditNotes − payments = open. */
export type Reconciliation = {
  readonly invoices: number;
  readonly invoiceCount: number;
  readonly firstIssued: string | null;
  readonly lastIssued: string | null;
  /** Zero or less. */
  readonly creditNotes: number;
  readonly creditNoteCount: number;
  /** Money received, less money paid back on credit notes. */
  readonly payments: number;
  readonly paymentCount: number;
  readonly open: number;
};

export type Account = {
  readonly currency: string;
  /** The sum of the buckets and `creditNotUsed`. */
  readonly open: number;
  readonly overdue: number;
  readonly notDue: number;
  readonly buckets: Buckets;
  /** Zero or less: credits not used, overpayments, payments on account. */
  readonly creditNotUsed: number;
  readonly underDiscussion: number;
  readonly openCount: number;
  readonly lateCount: number;
  /** Everything not settled: open invoices by due day, then number; after them the credits in the same order. */
  readonly rows: readonly StatementRow[];
  /** Invoices with nothing open. */
  readonly settledCount: number;
  /** Day of issue of the first settled invoice. */
  readonly settledSince: string | null;
  readonly reconciliation: Reconciliation;
};

/** The day an invoice counts as due today: the later day both sides agreed, else its due date. */
export const dueDay = (invoice: Invoice): string => invoice.agreedDue ?? invoice.due;

const bucketOf = (daysPastDue: number): Bucket =>
  daysPastDue <= 0 ? 0 : daysPastDue <= 30 ? 1 : daysPastDue <= 60 ? 2 : daysPastDue <= 90 ? 3 : 4;

const upTo = (asOf: string) => (dated: { readonly on: string }) => dated.on <= asOf;
const amountsOf = (items: readonly { readonly amount: number }[]): number => sumMinor(items.map((i) => i.amount));

const counted = (invoices: readonly Invoice[], asOf: string): readonly Invoice[] =>
  invoices.filter((invoice) => invoice.state === 'sent' && invoice.issued <= asOf);

type Credit = { readonly noteId: string; readonly invoiceId: string; readonly on: string; readonly amount: number };
/** Credits that count on a day, by the credit note that gives and by the invoice that receives. */
type Credits = {
  readonly given: ReadonlyMap<string, readonly Credit[]>;
  readonly received: ReadonlyMap<string, readonly Credit[]>;
};

/**
 * A credit counts when it is set against an invoice that is on the account, in the same currency, and never for more than
 * the credit note holds, so that what one document gives is what the other receives.
 */
const creditsUpTo = (documents: readonly Invoice[], asOf: string): Credits => {
  const targets = new Map(documents.filter((d) => d.kind === 'invoice').map((d) => [d.id, d.currency]));
  const credits = documents
    .filter((document) => document.kind === 'credit-note')
    .flatMap((note) => {
      let left = note.gross - amountsOf(note.payments.filter(upTo(asOf)));
      return note.credits
        .filter((credit) => credit.on <= asOf && targets.get(credit.invoiceId) === note.currency)
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .flatMap(({ invoiceId, on, amount: wanted }): readonly Credit[] => {
          const amount = Math.min(wanted, Math.max(0, left));
          left -= amount;
          return amount > 0 ? [{ noteId: note.id, invoiceId, on, amount }] : [];
        });
    });
  return {
    given: Map.groupBy(credits, (credit) => credit.noteId),
    received: Map.groupBy(credits, (credit) => credit.invoiceId),
  };
};

const rowOf = (document: Invoice, credits: Credits, asOf: string): StatementRow => {
  const paid = amountsOf(document.payments.filter(upTo(asOf)));
  const isNote = document.kind === 'credit-note';
  const credited = amountsOf((isNote ? credits.given : credits.received).get(document.id) ?? []);
  const paidOrCredited = sumMinor([paid, credited]);
  const open = isNote ? paidOrCredited - document.gross : document.gross - paidOrCredited;
  const daysPastDue = open > 0 ? Math.max(0, daysBetween(dueDay(document), asOf)) : 0;
  return {
    invoice: document,
    open,
    daysPastDue,
    paidOrCredited,
    underDiscussion: isNote ? 0 : Math.max(0, Math.min(open, document.underDiscussion)),
    bucket: open > 0 ? bucketOf(daysPastDue) : null,
  };
};

const byDueThenNumber = (a: StatementRow, b: StatementRow): number => {
  const [x, y] = [dueDay(a.invoice), dueDay(b.invoice)];
  return x < y ? -1 : x > y ? 1 : byNumber(a.invoice.number, b.invoice.number);
};

const open = (rows: readonly StatementRow[]): number => sumMinor(rows.map((row) => row.open));

const reconcile = (rows: readonly StatementRow[], asOf: string): Reconciliation => {
  const of = (kind: Invoice['kind']) => rows.map((row) => row.invoice).filter((document) => document.kind === kind);
  const [invoices, notes] = [of('invoice'), of('credit-note')];
  const issued = invoices.map((invoice) => invoice.issued).sort();
  const payments = invoices.flatMap((invoice) => invoice.payments.filter(upTo(asOf)));
  const refunds = notes.flatMap((note) => note.payments.filter(upTo(asOf)));
  const charged = sumMinor(invoices.map((invoice) => invoice.gross));
  const credited = sumMinor(notes.map((note) => note.gross));
  const received = sumMinor([amountsOf(payments), -amountsOf(refunds)]);
  return {
    invoices: charged,
    invoiceCount: invoices.length,
    firstIssued: issued[0] ?? null,
    lastIssued: issued.at(-1) ?? null,
    creditNotes: 0 - credited,
    creditNoteCount: notes.length,
    payments: received,
    paymentCount: payments.length + refunds.length,
    open: sumMinor([charged, -credited, -received]),
  };
};

const accountIn = (currency: string, documents: readonly Invoice[], asOf: string): Account => {
  const credits = creditsUpTo(documents, asOf);
  const all = documents.map((document) => rowOf(document, credits, asOf));
  const positive = all.filter((row) => row.open > 0).sort(byDueThenNumber);
  const negative = all.filter((row) => row.open < 0).sort(byDueThenNumber);
  const late = positive.filter((row) => row.daysPastDue > 0);
  const inBucket = (bucket: Bucket) => open(positive.filter((row) => row.bucket === bucket));
  const settled = all
    .filter((row) => row.open === 0 && row.invoice.kind === 'invoice')
    .map((row) => row.invoice.issued);
  return {
    currency,
    open: sumMinor([open(positive), open(negative)]),
    overdue: open(late),
    notDue: inBucket(0),
    buckets: [inBucket(0), inBucket(1), inBucket(2), inBucket(3), inBucket(4)],
    creditNotUsed: open(negative),
    underDiscussion: sumMinor(positive.map((row) => row.underDiscussion)),
    openCount: positive.length,
    lateCount: late.length,
    rows: [...positive, ...negative],
    settledCount: settled.length,
    settledSince: settled.sort()[0] ?? null,
    reconciliation: reconcile(all, asOf),
  };
};

/**
 * One account for each currency with documents on the day: the currency of the contract first, then by code.
 * Throws a RangeError when amounts are too large to be added exactly.
 */
export const accountOf = (invoices: readonly Invoice[], asOf: string, contractCurrency: string): readonly Account[] => {
  const documents = counted(invoices, asOf);
  const codes = [...new Set(documents.map((document) => document.currency))].sort((a, b) =>
    a === contractCurrency ? -1 : b === contractCurrency ? 1 : a < b ? -1 : 1,
  );
  return codes.map((code) =>
    accountIn(
      code,
      documents.filter((document) => document.currency === code),
      asOf,
    ),
  );
};

/** Every document of a client on one day: looks up rows and credits without counting all documents again for each. */
export type Ledger = {
  /** The row of a document, settled or not: what is open, what was paid and credited, its age. */
  readonly row: (invoice: Invoice) => StatementRow;
  /** The days and amounts credited to an invoice, oldest first. */
  readonly creditsOf: (
    invoice: Invoice,
  ) => readonly { readonly noteId: string; readonly on: string; readonly amount: number }[];
};

export const ledgerOn = (invoices: readonly Invoice[], asOf: string): Ledger => {
  const credits = creditsUpTo(counted(invoices, asOf), asOf);
  return {
    row: (invoice) => rowOf(invoice, credits, asOf),
    creditsOf: (invoice) =>
      [...(credits.received.get(invoice.id) ?? [])].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
};

/** What is open of one document on a day, in minor units of its currency; negative for a credit or an overpayment. */
export const openAmount = (invoice: Invoice, invoices: readonly Invoice[], asOf: string): number =>
  ledgerOn(invoices, asOf).row(invoice).open;
