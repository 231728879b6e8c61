import type { Result } from '#shared/contract.ts';
import type { Encoding, Separator } from '#shared/model/index.ts';
import { type CsvRow, csvReader, separatorOf } from '#shared/rules/import/csv.ts';
import { findHeading, type Heading } from '#shared/rules/import/headers.ts';
import { timeColumns, timeReading } from '#shared/rules/import/hours.ts';
import type { InvoiceColumns } from '#shared/rules/import/invoice-columns.ts';
import { dollars as dollarCurrencies, invoiceReading } from '#shared/rules/import/invoices.ts';
import { type ColumnFields, plainEntries } from '#shared/rules/import/plain.ts';
import {
  kindNames,
  mostEntries,
  mostInvoices,
  type Question,
  type ReadEntry,
  type ReadInvoice,
  type Troubles,
  troubles,
} from '#shared/rules/import/types.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import { ok } from '../workspace/result.ts';
import { cannotRead, type FileRead, nothingRead, type ReadContext, type TableColumn } from './read.ts';
import { type Settled, tableEvidence } from './table-evidence.ts';
import { eachRow, fitting, isSeparatorLine, type Table } from './table-rows.ts';
import { type Way, wayOf } from './table-way.ts';
import { type TextFacts, textPieces } from './text.ts';

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const separatorNames: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright strokes',
};

const figures = (count: number): string => count.toLocaleString('en-GB');

/** The first piece of text, as much as separators and headings need. */
const sampleOf = async (path: string, encoding: Encoding): Promise<string> => {
  let sample = '';
  for await (const piece of textPieces(path, encoding)) {
    sample += piece;
    if (sample.length >= 64 * 1024) break;
  }
  return sample.slice(0, 64 * 1024);
};

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

const interpret = async (
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

const columnsShown = (
  heading: Heading,
  columns: ColumnFields | null,
  rows: readonly CsvRow[],
): readonly TableColumn[] | null =>
  columns === null
    ? null
    : heading.names.map((name, index) => ({
        index,
        heading: name.trim() === '' ? `Column ${index + 1}` : name.trim().slice(0, 200),
        samples: rows.map(({ cells }) => (cells[index] ?? '').slice(0, 80)),
        field: columns.get(index) ?? null,
      }));

/** The first word with a letter beyond ASCII, by which one sees whether the encoding is right. */
const oddWord = (sample: string): string | null => {
  const at = sample.search(/(?!\ufeff)\P{ASCII}/u);
  if (at < 0) return null;
  const before = /[^\s,;|"]{0,20}$/u.exec(sample.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  const after = /^[^\s,;|"]{0,20}/u.exec(sample.slice(at, at + 20))?.[0] ?? '';
  return `${before}${after}`.toWellFormed();
};

/** Reads a table. Three passes, each piece by piece: how it is encoded (done before), how it is written, what it says. */
export const readTable = async (path: string, facts: TextFacts, context: ReadContext): Promise<Result<FileRead>> => {
  const { choices } = context;
  const encoding = choices.encoding ?? facts.encoding;
  const sample = await sampleOf(path, encoding);
  if (sample.trim() === '') return cannotRead('This file is empty.');
  const separator = choices.separator ?? separatorOf(sample) ?? ',';
  const head = csvReader(separator)
    .push(`${sample}\n`)
    .filter((row) => !isSeparatorLine(row))
    .slice(0, 30);
  const heading = findHeading(head.map(({ cells }) => cells));
  const headingRow = heading === null ? undefined : head[heading.at]?.row;
  if (heading === null || headingRow === undefined || heading.names.length < 2) {
    return cannotRead(
      'This is no table Good Terms can read: its first rows have no columns. Choose a CSV file, a journal as JSON or ZIP, or a folder of Markdown notes.',
    );
  }
  const table: Table = { path, encoding, separator, heading, headingRow };
  const found = troubles();
  const way = wayOf(heading, context);
  const evidence = tableEvidence(way.places);
  const doubtful = !facts.sure || choices.encoding !== null;
  let rows = 0;
  const unclosed = await eachRow(
    table,
    fitting(
      heading.names.length,
      found,
      (row) => {
        rows += 1;
        evidence.see(row);
      },
      doubtful,
    ),
  );
  if (unclosed !== null) {
    return cannotRead(
      `Row ${figures(unclosed)} opens a quotation mark that is never closed. Close it in the file, then look again.`,
    );
  }
  const settled = evidence.settled(choices, context.clientName);
  const interpreted = await interpret(table, way, settled, context, found, doubtful);
  const first = head.filter(({ row }) => row > headingRow).slice(0, 5);
  const odd = oddWord(sample);
  const written = `${encodingNames[encoding]}${odd === null ? '' : `, so that a word reads “${odd}”`}`;
  const encodingQuestion: readonly Question[] =
    facts.sure || choices.encoding !== null
      ? []
      : [
          {
            choice: 'encoding',
            sentence: 'Some characters of this file are UTF-8 and some are not. Choose how it is read.',
            options: [
              { value: 'utf-8', label: 'As UTF-8: rows with other characters are left out' },
              { value: 'windows-1252', label: 'As Windows-1252: some characters may look odd' },
            ],
          },
        ];
  return ok({
    ...nothingRead,
    kind: heading.kind,
    fingerprint: facts.fingerprint,
    reading: [
      `This is ${kindNames[heading.kind]}: ${countOf(rows, 'row')}, columns separated by ${separatorNames[separator]}, written in ${written}.`,
      ...way.reading,
      ...settled.reading,
      ...(interpreted?.reading ?? []),
    ],
    questions: [...encodingQuestion, ...way.questions, ...settled.questions, ...(interpreted?.questions ?? [])],
    entries: interpreted?.entries ?? [],
    invoices: interpreted?.invoices ?? [],
    troubles: found.first(),
    unclear: found.count() + (interpreted === null ? rows : interpreted.waiting),
    raw: [heading.names, ...first.map(({ cells }) => cells)].map((cells) => cells.map((cell) => cell.slice(0, 80))),
    columns: columnsShown(heading, way.columns, first),
  });
};
