/** What the rows of a table say, once it is settled how they are written. */

import { timeColumns, timeReading } from '#shared/rules/import/hours.ts';
import type { InvoiceColumns } from '#shared/rules/import/invoice-columns.ts';
import { dollars as dollarCurrencies, invoiceReading } from '#shared/rules/import/invoices.ts';
import { plainEntries } from '#shared/rules/import/plain.ts';
import {
  mostEntries,
  mostInvoices,
  type Question,
  type ReadEntry,
  type ReadInvoice,
  type Troubles,
  troubles,
} from '#shared/rules/import/types.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import type { ReadContext } from './read.ts';
import type { Settled } from './table-evidence.ts';
import { eachRow, fitting, type Table } from './table-rows.ts';
import type { Way } from './table-way.ts';

/** A count of rows in a sentence: "12,000". */
export const figures = (count: number): string => count.toLocaleString('en-GB');

type Interpreted = {
  readonly entries: readonly ReadEntry[];
  readonly invoices: readonly ReadInvoice[];
  readonly reading: readonly string[];
  readonly questions: readonly Question[];
  /** Rows or invoices that wait for an answer. */
  readonly waiting: number;
};

const beyondSentence = (beyond: number, most: number, what: string): readonly string[] =>
  beyond === 0
    ? []
    : [
        `One import takes up to ${figures(most)} ${what}. ${figures(beyond)} rows after that stay out: put them into a file of their own.`,
      ];

const interpretInvoices = async (
  table: Table,
  columns: InvoiceColumns,
  settled: Settled & { readonly order: NonNullable<Settled['order']>; readonly mark: NonNullable<Settled['mark']> },
  context: ReadContext,
  found: Troubles,
  doubtful: boolean,
): Promise<Interpreted> => {
  const { choices } = context;
  const dueDays = choices.dueDays ?? context.termsDays;
  const currency = choices.currency ?? context.currency;
  const all = invoiceReading(
    columns,
    {
      ...settled,
      currency,
      currencyChosen: choices.currency !== null,
      dueDays,
      undatedPayments: choices.undatedPayments,
    },
    found,
  );
  await eachRow(table, fitting(table.heading.names.length, troubles(), all.add, doubtful));
  const { invoices, withoutDue, undatedPayments, voided, beyond, assumedCurrency, dollars } = all.end();
  const questions: Question[] = [];
  if (withoutDue > 0) {
    questions.push({
      choice: 'dueDays',
      sentence: `${capitalised(countOf(withoutDue, 'invoice'))} without a due day. Choose how long after the day of issue they were due.`,
      options: [
        { value: '0', label: 'On the day of issue' },
        { value: '14', label: 'After 14 days' },
        { value: '30', label: 'After 30 days' },
      ],
    });
  }
  if (dollars > 0) {
    questions.push({
      choice: 'currency',
      sentence: 'Amounts are in dollars, and the file does not say whose. Choose the currency.',
      options: dollarCurrencies.map((code) => ({ value: code, label: code })),
    });
  }
  if (undatedPayments > 0) {
    questions.push({
      choice: 'undatedPayments',
      sentence: `${capitalised(countOf(undatedPayments, 'payment'))} without a day. Choose what is noted.`,
      options: [
        { value: 'due-day', label: 'Paid on the due day, with a note that the list names no day' },
        { value: 'leave-out', label: 'The invoices without these payments' },
      ],
    });
  }
  const byTerms = choices.dueDays === null && context.termsDays !== null && columns.due < 0;
  return {
    entries: [],
    invoices,
    questions,
    waiting: withoutDue + undatedPayments + dollars,
    reading: [
      ...(assumedCurrency ? [`Amounts without a currency are read as ${currency}.`] : []),
      ...(byTerms ? [`The list has no due days: ${context.termsDays} days after issue, as in the agreement.`] : []),
      ...(voided > 0 ? [`${capitalised(countOf(voided, 'void or deleted invoice'))} left out.`] : []),
      ...beyondSentence(beyond, mostInvoices, 'invoices'),
    ],
  };
};

/** Reads every row once more, now as entries or invoices. Null while a question about how the table is written is open. */
export const interpret = async (
  table: Table,
  way: Way,
  settled: Settled,
  context: ReadContext,
  found: Troubles,
  doubtful: boolean,
): Promise<Interpreted | null> => {
  const { order, mark, takes } = settled;
  const { kind, names } = table.heading;
  if (order === null || mark === null || settled.questions.length > 0 || way.questions.length > 0) return null;
  if (way.invoices !== null)
    return interpretInvoices(table, way.invoices, { ...settled, order, mark }, context, found, doubtful);
  const reading =
    kind === 'toggl' || kind === 'clockify' || kind === 'harvest'
      ? timeReading(timeColumns(names), { order, mark, takes }, found)
      : plainEntries(way.columns ?? new Map(), names, { order, mark, takes, half: context.choices.half }, found);
  // Rows that do not fit the heading were named while the table was looked at.
  await eachRow(table, fitting(names.length, troubles(), reading.add, doubtful));
  return {
    entries: reading.end(),
    invoices: [],
    reading: beyondSentence(reading.beyond(), mostEntries, 'entries'),
    questions: [],
    waiting: 0,
  };
};
