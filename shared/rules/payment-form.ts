/** A payment, and a credit set against an invoice, as they are typed. */
import type { Invoice, Payment } from '../model/records.ts';
import { payment as paymentSchema } from '../model/records.ts';
import { parseAmount } from './amount-input.ts';
import { type Errors, named, type Reading, readWith } from './form-reading.ts';
import { formatMoney } from './money.ts';
import { shownByOf } from './papers.ts';
import { openAmount } from './statement.ts';

/** `shownBy` is empty where no paper shows it. */
export type PaymentForm = {
  readonly on: string;
  readonly amount: string;
  readonly note: string;
  readonly shownBy: string;
};

const dayError = (on: string, today: string, what: string): Errors<'on'> => {
  if (on === '') return { on: `Date: this is empty. Choose the day ${what}.` };
  return on > today ? { on: `Date: this day is still to come. Choose the day ${what}.` } : {};
};

/** A payment that has arrived: on a day up to today, in the currency of its invoice. */
export const readPayment = (
  form: PaymentForm,
  currency: string,
  today: string,
): Reading<Payment, keyof PaymentForm> => {
  const amount = parseAmount(form.amount, currency);
  const errors: Errors<keyof PaymentForm> = {
    ...dayError(form.on, today, 'the money arrived'),
    ...(amount.ok ? {} : { amount: named('Amount', amount.message) }),
  };
  const candidate = { on: form.on, amount: amount.ok ? amount.minor : 1, note: form.note, ...shownByOf(form.shownBy) };
  const read = readWith<Payment, keyof PaymentForm>(paymentSchema, candidate, ['on', 'amount', 'note'], 'amount');
  if (read.ok && Object.keys(errors).length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};

export type CreditForm = { readonly invoiceId: string; readonly on: string; readonly amount: string };
export type Credit = Invoice['credits'][number];

/** The most of a credit note that can be set against an invoice: what is left of the one and open of the other. */
export const creditLimit = (note: Invoice, target: Invoice, invoices: readonly Invoice[], today: string): number =>
  Math.max(0, Math.min(-openAmount(note, invoices, today), openAmount(target, invoices, today)));

/** Invoices a credit note can be set against: sent, in the same currency, with something open. */
export const creditTargets = (note: Invoice, invoices: readonly Invoice[], today: string): readonly Invoice[] =>
  invoices.filter(
    (each) =>
      each.kind === 'invoice' &&
      each.state === 'sent' &&
      each.currency === note.currency &&
      openAmount(each, invoices, today) > 0,
  );

export const readCredit = (
  form: CreditForm,
  note: Invoice,
  invoices: readonly Invoice[],
  today: string,
): Reading<Credit, keyof CreditForm> => {
  const target = invoices.find(({ id }) => id === form.invoiceId);
  if (target === undefined) {
    return { ok: false, errors: { invoiceId: 'Invoice: choose the invoice this is set against.' } };
  }
  const amount = parseAmount(form.amount, note.currency);
  const limit = creditLimit(note, target, invoices, today);
  const tooMuch = amount.ok && amount.minor > limit;
  const nothing = amount.ok && amount.minor === 0;
  const errors: Errors<keyof CreditForm> = {
    ...dayError(form.on, today, 'it was set against the invoice'),
    ...(amount.ok ? {} : { amount: named('Amount', amount.message) }),
    ...(nothing ? { amount: 'Amount: a credit is more than zero. Write how much is set against the invoice.' } : {}),
    ...(tooMuch
      ? { amount: `Amount: at most ${formatMoney(limit, note.currency)} can be set against ${target.number}.` }
      : {}),
  };
  if (Object.keys(errors).length > 0 || !amount.ok) return { ok: false, errors };
  return { ok: true, value: { invoiceId: form.invoiceId, on: form.on, amount: amount.minor } };
};
