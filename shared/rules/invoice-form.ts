/** An invoice as it is typed: every field a text; read into the model, or refused with a sentence for each field. */
import { currency as currencyCode, type Invoice, invoice as invoiceSchema, isCivilDate } from '../model/index.ts';
import { parseAmount } from './amount-input.ts';
import { addDays, daysBetween } from './dates.ts';
import { dayOrNull, type Errors, named, type Reading, readWith } from './form-reading.ts';
import { exponentOf, formatAmount } from './money.ts';
import { parseRate, taxOf } from './tax.ts';

export type InvoiceForm = {
  readonly kind: Invoice['kind'];
  readonly state: Invoice['state'];
  readonly number: string;
  readonly description: string;
  readonly currency: string;
  readonly issued: string;
  readonly due: string;
  readonly agreedDue: string;
  readonly net: string;
  readonly vatRate: string;
  readonly vat: string;
  readonly gross: string;
  readonly discount: string;
  readonly underDiscussion: string;
  readonly note: string;
};
export type InvoiceField = keyof InvoiceForm;

const amountFields = ['net', 'vat', 'gross', 'discount', 'underDiscussion'] as const;
type AmountField = (typeof amountFields)[number];

const labels: Readonly<Record<AmountField, string>> = {
  net: 'Net amount',
  vat: 'Tax amount',
  gross: 'Total',
  discount: 'Discount',
  underDiscussion: 'Under discussion',
};

const fields = [
  'kind',
  'state',
  'number',
  'description',
  'currency',
  'issued',
  'due',
  'agreedDue',
  ...amountFields,
  'vatRate',
  'note',
] as const satisfies readonly InvoiceField[];

/** The code as it is written, "eur" as "EUR". */
export const currencyOf = (text: string): string => text.trim().toUpperCase();

const isCurrency = (code: string): boolean => currencyCode.safeParse(code).success;

/** The sentence about a currency that does not exist, or null. */
export const currencyProblem = (text: string, label = 'Currency'): string | null => {
  const result = currencyCode.safeParse(currencyOf(text));
  return result.success ? null : named(label, result.error.issues[0]?.message ?? '');
};

/** The number that probably follows: the last figures of the latest number plus one, "2026-009" to "2026-010". */
export const nextNumber = (numbers: readonly string[]): string => {
  const last = numbers.at(-1) ?? '';
  const match = /^(.*?)(\d+)(\D*)$/su.exec(last);
  if (match === null) return '';
  const [, before = '', figures = '', after = ''] = match;
  return `${before}${String(BigInt(figures) + 1n).padStart(figures.length, '0')}${after}`;
};

/** Days to pay when no agreement says otherwise (EU Late Payment Directive 2011/7/EU, article 3). */
export const usualTerms = 30;

/** A new invoice: the next number, issued today, due after the terms of the contract. */
export const newInvoiceForm = (input: {
  readonly invoices: readonly Invoice[];
  readonly today: string;
  readonly currency: string;
  readonly termsDays: number | null;
}): InvoiceForm => {
  const sent = input.invoices.filter(({ kind }) => kind === 'invoice');
  const byDay = [...sent].sort((a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0));
  return {
    kind: 'invoice',
    state: 'sent',
    number: nextNumber(byDay.map(({ number }) => number)),
    description: '',
    currency: input.currency,
    issued: input.today,
    due: addDays(input.today, input.termsDays ?? usualTerms),
    agreedDue: '',
    net: '',
    vatRate: byDay.at(-1)?.vatRate ?? '',
    vat: '',
    gross: '',
    discount: '',
    underDiscussion: '',
    note: '',
  };
};

const amountText = (minor: number, currency: string): string => (minor === 0 ? '' : formatAmount(minor, currency));

export const formOfInvoice = (invoice: Invoice): InvoiceForm => ({
  kind: invoice.kind,
  state: invoice.state,
  number: invoice.number,
  description: invoice.description,
  currency: invoice.currency,
  issued: invoice.issued,
  due: invoice.due,
  agreedDue: invoice.agreedDue ?? '',
  net: formatAmount(invoice.net, invoice.currency),
  vatRate: invoice.vatRate,
  vat: amountText(invoice.vat, invoice.currency),
  gross: formatAmount(invoice.gross, invoice.currency),
  discount: amountText(invoice.discount, invoice.currency),
  underDiscussion: amountText(invoice.underDiscussion, invoice.currency),
  note: invoice.note,
});

/** The amount a field holds, null when it cannot be read. An empty field is zero. */
const minorIn = (text: string, currency: string): number | null => {
  if (text.trim() === '') return 0;
  const read = parseAmount(text, currency);
  return read.ok ? read.minor : null;
};

/** An amount typed before the currency was: "24,000.00" is "24,000" in JPY. Left as it is when it would lose decimals. */
const inCurrency = (text: string, currency: string): string => {
  if (text.trim() === '' || parseAmount(text, currency).ok) return text;
  for (const like of ['EUR', 'KWD']) {
    const read = parseAmount(text, like);
    const minor = read.ok ? read.minor / 10 ** (exponentOf(like) - exponentOf(currency)) : Number.NaN;
    if (Number.isSafeInteger(minor)) return formatAmount(minor, currency);
  }
  return text;
};

/** After a change: tax follows net and rate, the total follows both, the due date keeps its distance from the day of issue. */
export const withComputed = (form: InvoiceForm, changed: InvoiceField, before: InvoiceForm): InvoiceForm => {
  const days = [form.issued, before.issued, before.due];
  if (changed === 'issued' && days.every(isCivilDate) && before.due >= before.issued) {
    return { ...form, due: addDays(form.issued, daysBetween(before.issued, before.due)) };
  }
  const currency = currencyOf(form.currency);
  if (!['net', 'vatRate', 'vat', 'currency'].includes(changed) || !isCurrency(currency)) return form;
  if (changed === 'currency') {
    const moved = Object.fromEntries(amountFields.map((field) => [field, inCurrency(form[field], currency)]));
    return { ...form, ...moved };
  }
  const net = form.net.trim() === '' ? null : minorIn(form.net, currency);
  if (net === null) return form;
  const rate = parseRate(form.vatRate);
  const follows = changed !== 'vat' && rate.ok;
  const vat = follows ? amountText(taxOf(net, rate.rate), currency) : form.vat;
  const vatMinor = minorIn(vat, currency);
  if (vatMinor === null) return { ...form, vat };
  return { ...form, vat, gross: formatAmount(net + vatMinor, currency) };
};

/** The amounts as they were understood ("2.400,00" as "2,400.00"); what cannot be read stays as it was typed. */
export const withReadAmount = (form: InvoiceForm, field: AmountField): InvoiceForm => {
  const currency = currencyOf(form.currency);
  const text = form[field];
  if (text.trim() === '' || !isCurrency(currency)) return form;
  const read = parseAmount(text, currency);
  return read.ok ? { ...form, [field]: formatAmount(read.minor, currency) } : form;
};

/** A remark when the tax is not what the rate gives; single cents are rounding by line. Null when there is none. */
export const taxRemark = (form: InvoiceForm): string | null => {
  const currency = currencyOf(form.currency);
  const rate = parseRate(form.vatRate);
  if (!isCurrency(currency) || !rate.ok || rate.rate === '') return null;
  const [net, vat] = [minorIn(form.net, currency), minorIn(form.vat, currency)];
  if (net === null || vat === null || form.net.trim() === '') return null;
  const usual = taxOf(net, rate.rate);
  return usual === vat ? null : `${rate.rate} % of ${formatAmount(net, currency)} is ${formatAmount(usual, currency)}.`;
};

const amountErrors = (form: InvoiceForm, currency: string): Errors<InvoiceField> => {
  const errors: Partial<Record<InvoiceField, string>> = {};
  for (const field of amountFields) {
    if (form[field].trim() === '' && field !== 'net') continue;
    const read = parseAmount(form[field], currency);
    if (!read.ok) errors[field] = named(labels[field], read.message);
  }
  return errors;
};

const dayErrors = (form: InvoiceForm): Errors<InvoiceField> => ({
  ...(form.issued === '' ? { issued: 'Date of issue: this is empty. Choose the day on the invoice.' } : {}),
  ...(form.due === '' ? { due: 'Due date: this is empty. Choose the day it is to be paid by.' } : {}),
});

const sumError = (invoice: Invoice): string =>
  `Total: net and tax do not add up to it. ${formatAmount(invoice.net, invoice.currency)} and ${formatAmount(invoice.vat, invoice.currency)} make ${formatAmount(invoice.net + invoice.vat, invoice.currency)}.`;

/** What stays of an invoice that is edited. */
export type InvoiceBase = Pick<Invoice, 'id' | 'payments' | 'credits' | 'reminders'>;

export const readInvoice = (form: InvoiceForm, base: InvoiceBase): Reading<Invoice, InvoiceField> => {
  const currency = currencyOf(form.currency);
  const unknown = currencyProblem(form.currency);
  const rate = parseRate(form.vatRate);
  const errors: Errors<InvoiceField> = {
    ...dayErrors(form),
    ...(unknown === null ? amountErrors(form, currency) : { currency: unknown }),
    ...(rate.ok ? {} : { vatRate: named('Tax rate', rate.message) }),
  };
  const amount = (field: AmountField): number => minorIn(form[field], currency) ?? 0;
  const [net, vat] = [amount('net'), amount('vat')];
  const candidate: Invoice = {
    ...base,
    kind: form.kind,
    state: form.state,
    number: form.number,
    description: form.description,
    currency,
    issued: form.issued,
    due: form.due,
    agreedDue: dayOrNull(form.agreedDue),
    net,
    vatRate: rate.ok ? rate.rate : '',
    vat,
    gross: form.gross.trim() === '' ? net + vat : amount('gross'),
    discount: amount('discount'),
    underDiscussion: amount('underDiscussion'),
    note: form.note,
    credits: form.kind === 'credit-note' ? base.credits : [],
  };
  const read = readWith<Invoice, InvoiceField>(invoiceSchema, candidate, fields, 'number');
  const found = read.ok ? {} : read.errors;
  const all = { ...found, ...errors };
  if (read.ok && Object.keys(errors).length === 0) return read;
  const sums = all.gross !== undefined && errors.gross === undefined && errors.net === undefined;
  return { ok: false, errors: sums && errors.vat === undefined ? { ...all, gross: sumError(candidate) } : all };
};
