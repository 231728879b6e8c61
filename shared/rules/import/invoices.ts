/** Invoice lists: lines of one number become one invoice, with its payment as far as the list tells it. */

import type { DayOrder, DecimalMark } from '../../model/import.ts';
import { currencyExponents, firstIssue, type Invoice, invoice as invoiceModel } from '../../model/index.ts';
import { addDays } from '../dates.ts';
import { fold } from '../search.ts';
import type { CsvRow } from './csv.ts';
import { readDay } from './days.ts';
import { add, type Decimal, minus, nought, readDecimal, times, toMinor } from './decimal.ts';
import { oneLine } from './entry-text.ts';
import type { InvoiceColumns } from './invoice-columns.ts';
import { mostInvoices, type ReadInvoice, type Troubles } from './types.ts';

export type InvoiceContext = {
  readonly order: DayOrder;
  readonly mark: DecimalMark;
  /** Currency of amounts that name none. */
  readonly currency: string;
  /** Whether the person chose it. */
  readonly currencyChosen: boolean;
  readonly takes: (name: string) => boolean;
  /** Days from issue to due where the list has no due day; null when nobody said. */
  readonly dueDays: number | null;
  readonly undatedPayments: 'due-day' | 'leave-out' | null;
};

export type InvoiceReading = {
  readonly add: (row: CsvRow) => void;
  readonly end: () => {
    readonly invoices: readonly ReadInvoice[];
    /** Invoices left open because a choice is missing. */
    readonly withoutDue: number;
    readonly undatedPayments: number;
    /** Void or deleted ones, left out. */
    readonly voided: number;
    readonly beyond: number;
    /** Whether an amount named no currency. */
    readonly assumedCurrency: boolean;
    /** Invoices in dollars of a country nobody named. */
    readonly dollars: number;
  };
};

const ownSymbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '₩': 'KRW' };

export const dollars: readonly string[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];

/** The currency a cell names: "EUR", "Euro - EUR", "€13.50"; null when it names none for sure. */
export const currencyIn = (text: string): string | null => {
  const codes = text.toUpperCase().match(/(?<![A-Z])[A-Z]{3}(?![A-Z])/g) ?? [];
  const code = codes.find((one) => currencyExponents.has(one));
  return code ?? Object.entries(ownSymbols).find(([symbol]) => text.includes(symbol))?.[1] ?? null;
};

type Group = {
  readonly number: string;
  readonly row: number;
  name: string;
  first: CsvRow;
  readonly texts: {
    issued: string;
    due: string;
    paidOn: string;
    status: string;
    currency: string;
    description: string;
  };
  amounts: {
    total: Decimal | null;
    tax: Decimal | null;
    net: Decimal | null;
    paid: Decimal | null;
    balance: Decimal | null;
  };
  lines: Decimal;
  lineTaxes: Decimal;
  hasLines: boolean;
  dollar: boolean;
  /** Why it cannot be read, or null. */
  wrong: string | null;
};

const unreadable = (what: string, text: string): string =>
  `has ${what} that cannot be read (“${text.trim().slice(0, 40)}”). It was left out.`;

const voidWords = ['void', 'voided', 'deleted', 'cancelled', 'canceled', 'archived', 'storniert', 'annule'];
const undatedNote = 'The list names no day of payment; the due day stands here.';

export const invoiceReading = (columns: InvoiceColumns, context: InvoiceContext, found: Troubles): InvoiceReading => {
  const { mark, order } = context;
  const groups = new Map<string, Group>();
  let beyond = 0;
  let current = '';

  const startGroup = (number: string, row: CsvRow): Group => ({
    number,
    row: row.row,
    name: '',
    first: row,
    texts: { issued: '', due: '', paidOn: '', status: '', currency: '', description: '' },
    amounts: { total: null, tax: null, net: null, paid: null, balance: null },
    lines: nought,
    lineTaxes: nought,
    hasLines: false,
    dollar: false,
    wrong: null,
  });

  const addLine = (row: CsvRow): void => {
    const cell = (place: number): string => row.cells[place]?.trim() ?? '';
    // Lists that name the invoice on its first line only go on below it.
    const number = cell(columns.number) || (columns.lineTotal >= 0 ? current : '');
    current = number;
    if (number === '') {
      found.add(`Row ${row.row}`, 'has no invoice number. It was left out.');
      return;
    }
    const key = fold(number);
    const known = groups.get(key);
    if (known === undefined && groups.size >= mostInvoices) {
      beyond += 1;
      return;
    }
    const group = known ?? startGroup(oneLine(number), row);
    groups.set(key, group);
    if (group.name === '') group.name = cell(columns.name);
    for (const field of ['issued', 'due', 'paidOn', 'status', 'description'] as const) {
      if (group.texts[field] === '') group.texts[field] = cell(columns[field]);
    }
    const amount = (place: number, what: string): Decimal | null => {
      const text = cell(place);
      if (text === '') return null;
      if (group.texts.currency === '') group.texts.currency = currencyIn(text) ?? '';
      if (text.includes('$')) group.dollar = true;
      const read = readDecimal(text, mark);
      if (read === null) group.wrong ??= `Row ${row.row} ${unreadable(what, text)}`;
      return read;
    };
    const named = currencyIn(cell(columns.currency));
    if (named !== null) group.texts.currency = named;
    for (const field of ['total', 'tax', 'net', 'paid', 'balance'] as const) {
      if (group.amounts[field] === null) group.amounts[field] = amount(columns[field], 'an amount');
    }
    const line = amount(columns.lineTotal, 'an amount') ?? priced(cell, amount);
    if (line === null) return;
    group.hasLines = true;
    group.lines = add(group.lines, line);
    for (const place of columns.lineTaxes) group.lineTaxes = add(group.lineTaxes, amount(place, 'a tax') ?? nought);
  };

  const priced = (
    cell: (place: number) => string,
    amount: (place: number, what: string) => Decimal | null,
  ): Decimal | null => {
    if (cell(columns.price) === '') return null;
    const price = amount(columns.price, 'a price');
    const quantity = cell(columns.quantity) === '' ? { units: 1n, scale: 0 } : amount(columns.quantity, 'a quantity');
    if (price === null || quantity === null) return null;
    const whole = times(price, quantity);
    const percent =
      cell(columns.discountPercent) === '' ? null : readDecimal(cell(columns.discountPercent).replace('%', ''), mark);
    return percent === null
      ? whole
      : add(whole, minus(times(whole, { units: percent.units, scale: percent.scale + 2 })));
  };

  const end = (): ReturnType<InvoiceReading['end']> => {
    const counts = { withoutDue: 0, undatedPayments: 0, voided: 0, assumedCurrency: false, dollars: 0 };
    const invoices = [...groups.values()].flatMap((group): readonly ReadInvoice[] => {
      if (!context.takes(group.name)) return [];
      const place = `Invoice ${group.number}`;
      const refuse = (message: string): readonly ReadInvoice[] => {
        found.add(place, message);
        return [];
      };
      const status = fold(group.texts.status);
      if (voidWords.includes(status)) {
        counts.voided += 1;
        return [];
      }
      if (group.wrong !== null) return refuse(`was left out: ${group.wrong}`);
      const issued = readDay(group.texts.issued, order);
      if (issued === null) {
        return refuse(
          group.texts.issued === '' ? 'has no date. It was left out.' : unreadable('a date', group.texts.issued),
        );
      }
      if (
        group.texts.currency === '' &&
        group.dollar &&
        !context.currencyChosen &&
        !dollars.includes(context.currency)
      ) {
        counts.dollars += 1;
        return [];
      }
      if (group.texts.currency === '') counts.assumedCurrency = true;
      const currency = group.texts.currency || context.currency;
      const lineTotal = group.hasLines
        ? columns.lineTotalHasTax
          ? group.lines
          : add(group.lines, group.lineTaxes)
        : null;
      const gross = group.amounts.total ?? lineTotal;
      if (gross === null) return refuse('has no amount. It was left out.');
      const tax =
        group.amounts.tax ??
        (group.amounts.net !== null ? add(gross, minus(group.amounts.net)) : group.hasLines ? group.lineTaxes : nought);
      const [total, taxMinor] = [toMinor(gross, currency), toMinor(tax, currency)];
      if (total === null || taxMinor === null) return refuse('has an amount that is too large. It was left out.');
      const credit = total < 0;
      const written = group.texts.due === '' ? null : readDay(group.texts.due, order);
      if (group.texts.due !== '' && written === null) return refuse(unreadable('a due date', group.texts.due));
      if (written === null && context.dueDays === null && !credit) {
        counts.withoutDue += 1;
        return [];
      }
      const due = written ?? addDays(issued, context.dueDays ?? 0);
      const paid =
        group.amounts.paid ??
        (group.amounts.balance !== null
          ? add(gross, minus(group.amounts.balance))
          : status === 'paid' || (status === '' && group.texts.paidOn !== '')
            ? gross
            : nought);
      const paidMinor = toMinor(paid, currency) ?? 0;
      const payments: Invoice['payments'] = [];
      if (paidMinor > 0 && !credit) {
        const on = group.texts.paidOn === '' ? null : readDay(group.texts.paidOn, order);
        if (on !== null) payments.push({ on, amount: paidMinor, note: '' });
        else if (context.undatedPayments === null) {
          counts.undatedPayments += 1;
          return [];
        } else if (context.undatedPayments === 'due-day')
          payments.push({ on: due, amount: paidMinor, note: undatedNote });
      }
      const read = invoiceModel.safeParse({
        id: 'imported',
        kind: credit ? 'credit-note' : 'invoice',
        state: status === 'draft' || status === 'entwurf' ? 'draft' : 'sent',
        number: group.number,
        description: oneLine(group.texts.description).slice(0, 300),
        currency,
        issued,
        due,
        agreedDue: null,
        net: Math.abs(total) - Math.abs(taxMinor),
        vatRate: '',
        vat: Math.abs(taxMinor),
        gross: Math.abs(total),
        discount: 0,
        payments,
        credits: [],
        underDiscussion: 0,
        reminders: [],
        note: '',
      });
      if (!read.success) return refuse(`was left out. ${firstIssue(read.error).message}`);
      const { id: _, ...invoice } = read.data;
      return [{ place, invoice }];
    });
    return { invoices, ...counts, beyond };
  };

  return { add: addLine, end };
};
