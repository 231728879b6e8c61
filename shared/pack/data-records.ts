/** The tables the records edition carries: full rows, facts only. */
import { byIssue } from '../rules/invoice-state.ts';
import { dueDay, ledgerOn } from '../rules/statement.ts';
import { byNumber } from '../rules/words.ts';
import { invoicesOf } from './account.ts';
import { type CsvCell, count, csv, day, figure } from './csv.ts';
import type { PackData } from './data.ts';
import { materialStatus, materialsOf } from './handover.ts';
import { clauseName } from './labels.ts';

const numbersOf = (data: PackData): ReadonlyMap<string, string> =>
  new Map(data.invoices.map(({ id, number }) => [id, number]));

const invoicesCsv = (data: PackData): string => {
  const all = invoicesOf(data);
  const ledger = ledgerOn(all, data.asOf);
  const numbers = numbersOf(data);
  return csv(
    [
      'number',
      'kind',
      'for',
      'issued',
      'due',
      'agreed_due',
      'currency',
      'net',
      'tax_percent',
      'tax',
      'gross',
      'paid_or_credited',
      'open',
      'under_discussion',
      'days_past_due',
      'set_against',
    ],
    [...all].sort(byIssue).map((one): readonly CsvCell[] => {
      const sign = one.kind === 'credit-note' ? -1 : 1;
      const row = ledger.row(one);
      const money = (minor: number): CsvCell => figure(minor, one.currency);
      return [
        one.number,
        one.kind === 'credit-note' ? 'credit note' : 'invoice',
        one.description,
        day(one.issued),
        day(one.kind === 'credit-note' ? null : one.due),
        day(one.agreedDue === null ? null : dueDay(one)),
        one.currency,
        money(0 + sign * one.net),
        one.vatRate === '' ? null : { plain: one.vatRate },
        money(0 + sign * one.vat),
        money(0 + sign * one.gross),
        money(0 + sign * row.paidOrCredited),
        money(row.open),
        money(row.underDiscussion),
        count(row.daysPastDue),
        one.credits.map(({ invoiceId }) => numbers.get(invoiceId) ?? 'another invoice').join('; '),
      ];
    }),
  );
};

/** Money received, money paid back on credit notes, and credits set against invoices. */
const paymentsCsv = (data: PackData): string => {
  const numbers = numbersOf(data);
  const rows = [...data.invoices]
    .sort(byIssue)
    .flatMap(({ number, kind, currency, payments, credits }) => [
      ...payments.map(({ on, amount }): readonly CsvCell[] => [
        day(on),
        number,
        kind === 'credit-note' ? 'paid back' : 'payment',
        null,
        currency,
        figure(kind === 'credit-note' ? 0 - amount : amount, currency),
      ]),
      ...credits.map(({ on, amount, invoiceId }): readonly CsvCell[] => [
        day(on),
        numbers.get(invoiceId) ?? 'another invoice',
        'credit',
        number,
        currency,
        figure(amount, currency),
      ]),
    ]);
  return csv(['on', 'invoice', 'kind', 'credit_note', 'currency', 'amount'], rows);
};

const materialsCsv = (data: PackData): string =>
  csv(
    ['ledger', 'item', 'status', 'planned', 'done', 'how', 'receipt'],
    materialsOf(data).map((one): readonly CsvCell[] => [
      one.ledger,
      one.name,
      materialStatus(one),
      day(one.plannedOn),
      day(one.doneOn),
      one.method,
      one.receipt,
    ]),
  );

const clausesCsv = (data: PackData): string =>
  csv(
    ['agreement', 'signed', 'number', 'subject', 'page', 'quote', 'meaning', 'until', 'actions'],
    data.agreements.flatMap(({ title, signedOn, clauses }) =>
      [...clauses]
        .sort((a, b) => byNumber(a.number, b.number))
        .map((clause): readonly CsvCell[] => [
          title,
          day(signedOn),
          clause.number,
          clauseName(clause),
          clause.page === null ? null : count(clause.page),
          clause.quote,
          clause.meaning,
          clause.until,
          clause.actions.map(({ on, text }) => (on === null ? text : `${on} ${text}`)).join('; '),
        ]),
    ),
  );

const journalCsv = (data: PackData): string =>
  csv(
    ['entry', 'happened', 'kind', 'title', 'text', 'minutes', 'written', 'edited', 'revisions', 'hash'],
    data.entries.map((entry): readonly CsvCell[] => [
      count(entry.number),
      day(entry.at),
      entry.kind,
      entry.title,
      entry.text,
      count(entry.minutes),
      day(entry.writtenAt),
      day(entry.editedAt),
      count(entry.revisions),
      { plain: entry.hash },
    ]),
  );

/** File name and text of every table that only the records edition has. */
export const recordTables = (
  data: PackData,
): readonly { readonly name: string; readonly text: string; readonly says: string }[] => [
  { name: 'invoices.csv', text: invoicesCsv(data), says: 'All invoices and credit notes' },
  { name: 'payments.csv', text: paymentsCsv(data), says: 'All payments and credits' },
  { name: 'materials.csv', text: materialsCsv(data), says: 'All materials' },
  { name: 'clauses.csv', text: clausesCsv(data), says: 'All clauses, in the words of the agreement' },
  { name: 'journal.csv', text: journalCsv(data), says: 'What happened, entry by entry' },
];
