/** How one document stands today, for the records screen. */
import type { Invoice } from '../model/records.ts';
import { assertNever } from './assert-never.ts';
import { dayMonth, daysBetween, type Locale } from './dates.ts';
import { formatMoney } from './money.ts';
import { dueDay, type Ledger, ledgerOn } from './statement.ts';
import { byNumber, figureOf } from './words.ts';

export type InvoiceState =
  | { readonly kind: 'draft' }
  /** Due in `days`; 0 is today. */
  | { readonly kind: 'due'; readonly days: number; readonly open: number; readonly partly: boolean }
  /** Past the due date, or past the later day both sides agreed. */
  | { readonly kind: 'overdue'; readonly days: number; readonly open: number; readonly partly: boolean }
  /** Settled on that day; `daysLate` counts from the first due date, never from an agreed later one. */
  | { readonly kind: 'paid'; readonly on: string; readonly daysLate: number }
  /** More came in than was asked for; `amount` is more than zero. */
  | { readonly kind: 'overpaid'; readonly amount: number }
  /** A credit note with this much not yet used. */
  | { readonly kind: 'credit'; readonly amount: number }
  | { readonly kind: 'credit-used' };

const settledOn = (invoice: Invoice, ledger: Ledger, today: string): string =>
  [...invoice.payments.filter((payment) => payment.on <= today), ...ledger.creditsOf(invoice)]
    .map((part) => part.on)
    .sort()
    .at(-1) ?? invoice.issued;

const stateIn = (invoice: Invoice, ledger: Ledger, today: string): InvoiceState => {
  if (invoice.state === 'draft') return { kind: 'draft' };
  const { open, paidOrCredited } = ledger.row(invoice);
  if (invoice.kind === 'credit-note') return open < 0 ? { kind: 'credit', amount: -open } : { kind: 'credit-used' };
  if (open < 0) return { kind: 'overpaid', amount: -open };
  if (open === 0) {
    const on = settledOn(invoice, ledger, today);
    return { kind: 'paid', on, daysLate: Math.max(0, daysBetween(invoice.due, on)) };
  }
  const left = daysBetween(today, dueDay(invoice));
  const partly = paidOrCredited > 0;
  return left < 0 ? { kind: 'overdue', days: -left, open, partly } : { kind: 'due', days: left, open, partly };
};

/** `invoices` are all documents of the client: credit notes among them count against this one. */
export const invoiceState = (invoice: Invoice, invoices: readonly Invoice[], today: string): InvoiceState =>
  stateIn(invoice, ledgerOn(invoices, today), today);

/** The states of all documents of a client by id, counted once. */
export const invoiceStates = (invoices: readonly Invoice[], today: string): ReadonlyMap<string, InvoiceState> => {
  const ledger = ledgerOn(invoices, today);
  return new Map(invoices.map((invoice) => [invoice.id, stateIn(invoice, ledger, today)]));
};

const inDays = (days: number): string => (days === 0 ? 'Due today' : `Due in ${figureOf(days, 'day')}`);

/** "17 days overdue", "Due in 14 days", "Paid 24 Aug, 24 days late". */
export const invoiceStateText = (state: InvoiceState, currency: string, locale: Locale = 'en-GB'): string => {
  switch (state.kind) {
    case 'draft':
      return 'Draft';
    case 'due':
      return state.partly ? `Part paid, ${inDays(state.days).toLowerCase()}` : inDays(state.days);
    case 'overdue':
      return `${state.partly ? 'Part paid, ' : ''}${figureOf(state.days, 'day')} overdue`;
    case 'paid':
      return `Paid ${dayMonth(state.on, locale)}${state.daysLate > 0 ? `, ${figureOf(state.daysLate, 'day')} late` : ''}`;
    case 'overpaid':
      return `Overpaid by ${formatMoney(state.amount, currency)}`;
    case 'credit':
      return `${formatMoney(state.amount, currency)} not used yet`;
    case 'credit-used':
      return 'Used';
    default:
      return assertNever(state);
  }
};

export type PaidOnTime = { readonly paid: number; readonly onTime: number; readonly late: number };

/** Of the invoices settled up to today, how many were settled by their first due date. */
export const paidOnTime = (invoices: readonly Invoice[], today: string): PaidOnTime => {
  const ledger = ledgerOn(invoices, today);
  const settled = invoices
    .filter((invoice) => invoice.kind === 'invoice' && invoice.issued <= today)
    .map((invoice) => stateIn(invoice, ledger, today))
    .filter((state) => state.kind === 'paid');
  const late = settled.filter((state) => state.daysLate > 0).length;
  return { paid: settled.length, onTime: settled.length - late, late };
};

type Issued = { readonly issued: string; readonly number: string };

/** The order documents are listed in: by day of issue, then by number. */
export const byIssue = (a: Issued, b: Issued): number =>
  a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : byNumber(a.number, b.number);
