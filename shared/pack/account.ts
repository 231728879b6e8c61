/** The statement of account as both editions print it: figures, open documents, ages, ways to pay. */
import type { Invoice } from '../model/index.ts';
import { longDate, monthYear, shortDate } from '../rules/dates.ts';
import { type Voice, voiceOf } from '../rules/ending.ts';
import { formatAmount, formatMoney, sumMinor } from '../rules/money.ts';
import { type Account, accountOf, dueDay, ledgerOn, type StatementRow } from '../rules/statement.ts';
import { agingLabels, nothingRecorded, statementLead, statementSentence } from '../rules/statement-words.ts';
import { countInWords, listed } from '../rules/words.ts';
import type { PackCommon, PackInvoice } from './data.ts';
import type { Block, Inline, Table } from './model.ts';
import { amount, amountWidth, count } from './text.ts';

/** The rules count whole invoices; what a pack may not know stays empty. */
const asInvoice = (invoice: PackInvoice): Invoice => ({
  ...invoice,
  credits: [...invoice.credits],
  discount: 0,
  note: '',
  reminders: [],
  payments: invoice.payments.map(({ on, amount: paid }) => ({ on, amount: paid, note: '' })),
});

export const invoicesOf = (data: PackCommon): readonly Invoice[] => data.invoices.map(asInvoice);

export const accountsOf = (data: PackCommon): readonly Account[] =>
  accountOf(invoicesOf(data), data.asOf, data.currency);

/** The word for the tax on an invoice where the freelancer lives. */
export const taxWord = ({ freelancer }: PackCommon): string =>
  ['US', 'CA'].includes(freelancer.country) ? 'tax' : 'VAT';

const strip = (data: PackCommon, account: Account): Block => ({
  kind: 'facts',
  look: 'open',
  facts: [
    {
      label: `Total open on ${longDate(data.asOf, data.locale)}`,
      code: account.currency,
      figure: formatAmount(account.open, account.currency),
      size: 'large',
      width: 204,
    },
    { label: 'Past its due date', figure: formatAmount(account.overdue, account.currency), size: 'medium', width: 132 },
    { label: 'Not yet due', figure: formatAmount(account.notDue, account.currency), size: 'medium', width: 132 },
  ],
});

const described = ({ invoice, underDiscussion }: StatementRow): Inline =>
  underDiscussion === 0
    ? invoice.description
    : [
        { text: `${invoice.description}\n` },
        { text: `${formatAmount(underDiscussion, invoice.currency)} under discussion`, tone: 'grey' },
      ];

const gross = ({ invoice }: StatementRow): number =>
  invoice.kind === 'credit-note' ? 0 - invoice.gross : invoice.gross;
const settled = (row: StatementRow): number =>
  row.invoice.kind === 'credit-note' ? row.paidOrCredited : 0 - row.paidOrCredited;

const openTable = (data: PackCommon, account: Account, title: string, note: Inline | null): Table => {
  const { currency, rows } = account;
  const alone = title !== currency;
  const { locale } = data;
  const print = (minor: number): string => formatAmount(minor, currency);
  const totals = { gross: sumMinor(rows.map(gross)), settled: sumMinor(rows.map(settled)) };
  const figures = [print(totals.gross), print(totals.settled), print(account.open)];
  return {
    kind: 'table',
    title,
    summary: `Open invoices in ${currency}`,
    look: 'plain',
    columns: [
      { head: 'Invoice', width: 54, whole: true },
      { head: 'For', width: 'rest' },
      { head: 'Issued', width: 61, figures: true, whole: true },
      { head: 'Due', width: 61, figures: true, whole: true },
      { head: 'Amount', width: amountWidth(54, [figures[0] ?? '']), align: 'right', figures: true, whole: true },
      {
        head: 'Paid or\ncredited',
        width: amountWidth(54, [figures[1] ?? '']),
        align: 'right',
        figures: true,
        whole: true,
      },
      { head: 'Days\npast due', width: 44, align: 'right', figures: true },
      { head: 'Open', width: amountWidth(50, [figures[2] ?? '']) - 6, align: 'right', figures: true, whole: true },
    ],
    rows: rows.map((row) => [
      row.invoice.number,
      described(row),
      shortDate(row.invoice.issued, locale),
      shortDate(dueDay(row.invoice), locale),
      amount(gross(row), currency),
      amount(settled(row), currency),
      count(row.daysPastDue),
      amount(row.open, currency),
    ]),
    rowHead: 'strong',
    total: {
      label: `${alone ? 'Total open' : 'Open'}, ${currency}`,
      span: 4,
      cells: [alone ? print(totals.gross) : '', alone ? print(totals.settled) : '', '', print(account.open)],
    },
    carry: {
      forward: `Carried forward, ${currency}`,
      brought: `Brought forward, ${currency}`,
      span: 4,
      running: runningSums(
        rows.map((row) => [gross(row), settled(row), null, row.open]),
        print,
      ),
    },
    ...(note === null ? {} : { note }),
  };
};

/** Sums up to each row, printed; null stays an empty cell. */
export const runningSums = (
  rows: readonly (readonly (number | null)[])[],
  print: (minor: number) => string,
): readonly (readonly string[])[] => {
  let sums: readonly (number | null)[] = [];
  return rows.map((row) => {
    sums = row.map((value, index) => (value === null ? null : sumMinor([value, sums[index] ?? 0])));
    return sums.map((sum) => (sum === null ? '' : print(sum)));
  });
};

const settledHow = (data: PackCommon, account: Account): readonly string[] => {
  const all = invoicesOf(data);
  const ledger = ledgerOn(all, data.asOf);
  const numbers = new Map(all.map(({ id, number }) => [id, number]));
  return account.rows
    .filter(({ invoice, paidOrCredited }) => paidOrCredited > 0 && invoice.kind === 'invoice')
    .map(({ invoice }) => {
      const payments = invoice.payments.map(
        ({ on, amount: paid }) => `payment of ${formatAmount(paid, account.currency)} on ${longDate(on, data.locale)}`,
      );
      const credits = ledger
        .creditsOf(invoice)
        .map(
          ({ noteId, on, amount: credited }) =>
            `credit note ${numbers.get(noteId) ?? ''} of ${formatAmount(credited, account.currency)} on ${longDate(on, data.locale)}`,
        );
      return `${invoice.number}: ${[...payments, ...credits].join(', ')}`;
    });
};

/** What stands behind column 6, and how many invoices are paid in full. */
const settledNote = (data: PackCommon, account: Account): string => {
  const how = settledHow(data, account);
  const { settledCount, settledSince, openCount } = account;
  const other = openCount > 0 ? ' other' : '';
  const paid =
    settledCount === 0 || settledSince === null
      ? []
      : settledCount === 1
        ? [`The one${other} invoice, of ${monthYear(settledSince)}, is paid in full.`]
        : [
            `${settledCount === 2 ? 'Both' : `All ${countInWords(settledCount)}`}${other} invoices since ${monthYear(settledSince)} are paid in full.`,
          ];
  const tax = data.invoices.some(({ vat, currency }) => vat > 0 && currency === account.currency)
    ? [`Amounts include ${taxWord(data)}.`]
    : [];
  return [...(how.length === 0 ? [] : [`Paid or credited on ${how.join('; ')}.`]), ...paid, ...tax].join(' ');
};

const ages = (account: Account, title: string): Block => ({
  kind: 'ages',
  title,
  bar: account.buckets.filter((minor) => minor > 0).length > 1,
  ages: account.buckets.map((minor, index) => ({
    label: agingLabels[index] ?? '',
    figure: formatAmount(minor, account.currency),
    minor,
  })),
});

const summaryOfCurrencies = (data: PackCommon, accounts: readonly Account[]): Table => ({
  kind: 'table',
  summary: `Open amounts by currency on ${longDate(data.asOf, data.locale)}`,
  look: 'currencies',
  columns: [
    { head: 'Currency', width: 120 },
    { head: 'Open', width: 'rest', align: 'right', whole: true },
    { head: 'Past due', width: 84, align: 'right', figures: true, whole: true },
    { head: 'Not yet due', width: 84, align: 'right', figures: true, whole: true },
    { head: 'Credit', width: 64, align: 'right', figures: true, whole: true },
  ],
  rows: accounts.map((account) => [
    account.currency,
    formatAmount(account.open, account.currency),
    amount(account.overdue, account.currency),
    amount(account.notDue, account.currency),
    amount(account.creditNotUsed, account.currency),
  ]),
  rowHead: 'strong',
});

/** What an amount under discussion and a credit mean; `voice` is null where nobody is asked anything. */
const closingNote = (accounts: readonly Account[], voice: Voice | null): readonly Block[] => {
  const discussed = accounts.some(({ underDiscussion }) => underDiscussion > 0)
    ? ['An amount under discussion stays in the account and in its age group until both sides agree.']
    : [];
  const credits = accounts.flatMap(({ creditNotUsed, currency, rows, openCount }) => {
    if (creditNotUsed === 0 || openCount === 0 || voice === null) return [];
    const numbers = rows.filter(({ open }) => open > 0).map(({ invoice }) => invoice.number);
    const against = numbers.length > 3 ? 'open invoices' : listed(numbers);
    return `The credit of ${formatMoney(-creditNotUsed, currency)} can be paid back or set against ${against}; please tell ${voice === 'we' ? 'us' : 'me'} which you prefer.`;
  });
  const text = [...discussed, ...credits].join(' ');
  return text === '' ? [] : [{ kind: 'note', at: 'full', text }];
};

/** Figures, open documents and ages; one sentence instead where nothing is open. `words` are the titles. */
export const accountBlocks = (
  data: PackCommon,
  words: {
    readonly ageTitle: string;
    readonly notes: boolean;
    /** The box that says where to pay an account. */
    readonly pay: (account: Account, title: string) => readonly Block[];
  },
): readonly Block[] => {
  const accounts = accountsOf(data);
  const { asOf, locale } = data;
  const text = (said: string): Block => ({
    kind: 'beside',
    margin: [],
    look: 'note',
    body: [{ as: 'lead', text: said }],
  });
  const first = accounts[0];
  if (first === undefined) return [text(nothingRecorded(asOf, locale))];
  const lead = statementLead(accounts, asOf, locale);
  if (lead === null) {
    const note = words.notes ? settledNote(data, first) : '';
    if (first.rows.length === 0) {
      return [
        text(statementSentence(first, asOf, locale)),
        ...(note === '' ? [] : [{ kind: 'note', text: note, at: 'reading' } as const]),
      ];
    }
    return [
      first.open < 0 || first.openCount === 0 ? text(statementSentence(first, asOf, locale)) : strip(data, first),
      openTable(data, first, 'Open invoices', note === '' ? null : note),
      ...closingNote([first], words.notes ? voiceOf(data.freelancer) : null),
      ...(first.openCount > 0 ? [ages(first, words.ageTitle)] : []),
      ...words.pay(first, 'How to pay'),
    ];
  }
  return [
    {
      kind: 'beside',
      margin: ['Each currency stands alone. Nothing is converted and nothing is added across currencies.'],
      look: 'note',
      body: [{ as: 'text', text: lead }],
    },
    summaryOfCurrencies(data, accounts),
    ...accounts.flatMap((account): readonly Block[] => {
      const note = words.notes ? settledNote(data, account) : '';
      if (account.rows.length === 0) return [];
      return [
        openTable(data, account, account.currency, note === '' ? null : note),
        ...(account.openCount > 0 ? [ages(account, `${account.currency}, by age`)] : []),
        ...words.pay(account, `How to pay, ${account.currency}`),
      ];
    }),
    ...closingNote(accounts, words.notes ? voiceOf(data.freelancer) : null),
  ];
};
