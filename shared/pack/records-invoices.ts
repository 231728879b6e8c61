/** Section 4 of the records edition: every document with its payments, across the page. */

import type { Invoice } from '../model/index.ts';
import { noBreak, shortDate } from '../rules/dates.ts';
import { byIssue } from '../rules/invoice-state.ts';
import { formatAmount, sumMinor } from '../rules/money.ts';
import { type Account, dueDay, type Ledger, ledgerOn } from '../rules/statement.ts';
import { accountsOf, invoicesOf, runningSums, taxWord } from './account.ts';
import type { PackData } from './data.ts';
import type { Block, Inline, Table } from './model.ts';
import { exhibitLinks, invoicePlace } from './records-exhibits.ts';
import { amount, amountWidth, count, grey, unknown } from './text.ts';

type Sums = {
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly paid: number;
  readonly open: number;
};

const sumsOf = (document: Invoice, ledger: Ledger): Sums => {
  const sign = document.kind === 'credit-note' ? -1 : 1;
  const paid = sumMinor(document.payments.map((payment) => payment.amount));
  return {
    net: 0 + sign * document.net,
    vat: 0 + sign * document.vat,
    gross: 0 + sign * document.gross,
    paid: 0 + sign * paid,
    open: ledger.row(document).open,
  };
};

const against = (document: Invoice, numbers: ReadonlyMap<string, string>): readonly string[] =>
  document.credits.map(({ invoiceId }) => `against ${numbers.get(invoiceId) ?? 'another invoice'}`);

const paidCells = (
  document: Invoice,
  numbers: ReadonlyMap<string, string>,
  data: PackData,
): readonly [Inline, Inline] => {
  const { payments, currency, kind } = document;
  const set = kind === 'credit-note' ? against(document, numbers) : [];
  const sign = kind === 'credit-note' ? -1 : 1;
  if (payments.length === 0) return [amount(0, currency), set.length === 0 ? unknown : grey(set.join('\n'))];
  const amounts = payments.map((payment) => formatAmount(sign * payment.amount, currency));
  const days = payments.map(({ on }) => shortDate(on, data.locale).replaceAll(' ', noBreak));
  return [
    amounts.join('\n'),
    set.length === 0 ? days.join('\n') : [{ text: `${days.join('\n')}\n` }, { text: set.join('\n'), tone: 'grey' }],
  ];
};

/** What it is for, with the exhibits it is kept with on a line of their own. */
const described = (data: PackData, { id, description }: Invoice): Inline => {
  const links = exhibitLinks(data, (use) => use.of === 'invoice' && use.id === id);
  return links.length === 0 ? description : [{ text: `${description}\n` }, ...links];
};

const table = (data: PackData, account: Account, several: boolean): Table => {
  const { currency } = account;
  const all = invoicesOf(data);
  const documents = all.filter((document) => document.currency === currency).sort(byIssue);
  const ledger = ledgerOn(all, data.asOf);
  const numbers = new Map(all.map(({ id, number }) => [id, number]));
  const print = (minor: number): string => formatAmount(minor, currency);
  const sums = documents.map((document) => sumsOf(document, ledger));
  const cells = sums.map(({ net, vat, gross, paid, open }) => [net, null, vat, gross, paid, null, open, null]);
  const running = runningSums(cells, print);
  const last = running.at(-1) ?? [];
  const width = (index: number): number => amountWidth(51, [last[index] ?? ''], 8);
  const tax = taxWord(data);
  const Tax = tax.charAt(0).toUpperCase() + tax.slice(1);
  const money = (head: string, index: number) =>
    ({ head, width: width(index), align: 'right', figures: true, whole: true }) as const;
  return {
    kind: 'table',
    ...(several ? { title: currency } : {}),
    summary: `All invoices, credit notes and payments in ${currency}`,
    look: 'dense',
    columns: [
      { head: 'No.', width: 57, whole: true },
      { head: 'Issued', width: 57, figures: true, whole: true },
      { head: 'Due', width: 57, figures: true, whole: true },
      { head: 'For', width: 'rest' },
      money('Net', 0),
      { head: Tax, width: 30, align: 'right', figures: true },
      money(`${Tax}\namount`, 2),
      money('Gross', 3),
      money('Paid', 4),
      { head: 'Paid on', width: 74, figures: true, whole: true },
      money('Open', 6),
      { head: 'Days\npast due', width: 34, align: 'right', figures: true },
    ],
    rows: documents.map((document, index): readonly Inline[] => {
      const sum = sums[index] ?? { net: 0, vat: 0, gross: 0, paid: 0, open: 0 };
      const [paid, paidOn] = paidCells(document, numbers, data);
      return [
        document.number,
        shortDate(document.issued, data.locale),
        document.kind === 'credit-note' ? unknown : shortDate(dueDay(document), data.locale),
        described(data, document),
        print(sum.net),
        document.vatRate === '' ? unknown : `${document.vatRate}${noBreak}%`,
        amount(sum.vat, currency),
        print(sum.gross),
        paid,
        paidOn,
        amount(sum.open, currency),
        count(ledger.row(document).daysPastDue),
      ];
    }),
    places: documents.map(({ id }) => invoicePlace(id)),
    rowHead: 'strong',
    total: { label: `Total, ${currency}`, span: 4, cells: last },
    carry: { forward: `Carried forward, ${currency}`, brought: `Brought forward, ${currency}`, span: 4, running },
  };
};

const creditNotes = (data: PackData): string => {
  const all = invoicesOf(data);
  const ledger = ledgerOn(all, data.asOf);
  const numbers = new Map(all.map(({ id, number }) => [id, number]));
  return all
    .filter(({ kind }) => kind === 'invoice')
    .flatMap((invoice) => {
      const credits = ledger.creditsOf(invoice);
      if (credits.length === 0) return [];
      const { currency } = invoice;
      const parts = [...invoice.payments.map((payment) => payment.amount), ...credits.map((credit) => credit.amount)];
      const notes = [...new Set(credits.map(({ noteId }) => numbers.get(noteId) ?? ''))].join(' and ');
      const arithmetic = [invoice.gross, ...parts].map((minor) => formatAmount(minor, currency)).join(' \u2212 ');
      return [
        `${notes} is set against ${invoice.number}: ${arithmetic} = ${formatAmount(ledger.row(invoice).open, currency)}.`,
      ];
    })
    .slice(0, 12)
    .join(' ');
};

export const invoiceBlocks = (data: PackData): readonly Block[] => {
  const accounts = accountsOf(data);
  const credits = creditNotes(data);
  return [
    ...accounts.map((account) => table(data, account, accounts.length > 1)),
    ...(credits === '' ? [] : [{ kind: 'note', at: 'full', text: credits } as const]),
  ];
};
