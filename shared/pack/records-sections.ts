import { longDate, noBreak, shortDate } from '../rules/dates.ts';
import { formatAmount } from '../rules/money.ts';
import { accountBlocks, accountsOf } from './account.ts';
import type { PackData } from './data.ts';
import { exhibitPlace } from './exhibit-slip.ts';
import { accessTable, datesTable, materialTable } from './handover.ts';
import type { Block, Inline, Table } from './model.ts';
import { exhibitLetters, exhibitOf } from './records-exhibits.ts';
import { plainText } from './records-text.ts';
import { sentence, unknown } from './text.ts';

const reconciliationTables = (data: PackData): readonly Table[] => {
  const accounts = accountsOf(data);
  return accounts.map((account): Table => {
    const { currency, reconciliation: r } = account;
    const on = (date: string | null): string => (date === null ? '' : shortDate(date, data.locale));
    const span =
      r.firstIssued === null
        ? ''
        : r.firstIssued === r.lastIssued
          ? `, ${on(r.firstIssued)}`
          : `, ${on(r.firstIssued)} to ${on(r.lastIssued)}`;
    return {
      kind: 'table',
      title: accounts.length === 1 ? 'From first invoice to today' : `${currency}, from first invoice to today`,
      summary: `Reconciliation in ${currency}`,
      look: 'plain',
      columns: [
        { head: 'Line', width: 'rest' },
        { head: 'Documents', width: 70, align: 'right', figures: true },
        { head: currency, width: 110, align: 'right', figures: true, whole: true },
      ],
      rows: [
        [`Invoices issued${span}`, String(r.invoiceCount), formatAmount(r.invoices, currency)],
        ['Credit notes', String(r.creditNoteCount), formatAmount(r.creditNotes, currency)],
        ['Payments received', String(r.paymentCount), formatAmount(0 - r.payments, currency)],
      ],
      rowHead: 'plain',
      total: {
        label: `Open on ${shortDate(data.asOf, data.locale)}`,
        span: 1,
        cells: [String(account.rows.length), formatAmount(account.open, currency)],
      },
    };
  });
};

export const recordsAccountBlocks = (data: PackData): readonly Block[] => {
  const on = longDate(data.asOf, data.locale);
  const tables = reconciliationTables(data);
  return [
    ...accountBlocks(data, { ageTitle: `By age on ${on}`, notes: false, pay: () => [] }),
    ...tables,
    ...(tables.length === 0
      ? []
      : [
          {
            kind: 'note',
            at: 'full',
            text: `Days past due are counted from the day after the due date to ${on}. An invoice is not late on its due date. Payments and credits dated later than ${on} are left out.`,
          } as const,
        ]),
  ];
};

export const recordsMaterialBlocks = (data: PackData): readonly Block[] => {
  const receipt = (id: string, said: string): Inline => {
    const exhibit = exhibitOf(data, (use) => use.of === 'material' && use.id === id);
    if (exhibit === undefined) return said === '' ? unknown : said;
    const { letter } = exhibit;
    return [
      {
        link: exhibitPlace(letter),
        says: said === '' ? `Exhibit${noBreak}${letter}` : said,
        label: `Exhibit ${letter}`,
      },
    ];
  };
  const tables = [
    materialTable(data, 'to-hand-over', 'Mine, handed over', receipt),
    materialTable(data, 'theirs-with-me', 'Theirs, returned', receipt),
    materialTable(data, 'mine-with-them', 'Mine, returned to me', receipt),
  ].filter((table) => table !== null);
  const accesses = accessTable(data);
  return [
    ...(tables.length === 0 ? [plainText('No materials are recorded.')] : tables),
    ...(accesses === null ? [{ kind: 'note', at: 'full', text: 'No accesses are recorded.' } as const] : [accesses]),
  ];
};

const lettersTable = (data: PackData): Table => ({
  kind: 'table',
  title: 'Letters sent',
  summary: 'Letters sent',
  look: 'plain',
  columns: [
    { head: 'Sent', width: 120, figures: true, whole: true },
    { head: 'Letter', width: 'rest' },
    { head: 'To', width: 80 },
    { head: 'By', width: 50 },
    ...(data.exhibits.length === 0 ? [] : [{ head: 'Exhibit', width: 38, align: 'right' } as const]),
  ],
  rows: data.letters.map(({ id, on, title, to, by }) => [
    shortDate(on, data.locale),
    title,
    to === '' ? unknown : to,
    by === '' ? unknown : by.replace(/^./, (c) => c.toUpperCase()),
    ...(data.exhibits.length === 0 ? [] : [exhibitLetters(data, (use) => use.of === 'letter' && use.id === id)]),
  ]),
  rowHead: 'plain',
});

const peopleTable = (data: PackData): Table => ({
  kind: 'table',
  title: 'People told',
  summary: 'People told about the ending',
  look: 'plain',
  columns: [
    { head: 'Name', width: 120 },
    { head: 'Who', width: 120 },
    { head: 'Date', width: 80, figures: true, whole: true },
    { head: 'How', width: 'rest' },
  ],
  rows: data.people.map(({ name, who, on, told, how }) => [
    name,
    who === '' ? unknown : who,
    told && on !== null ? shortDate(on, data.locale) : unknown,
    told
      ? how === ''
        ? 'Told'
        : how
      : [
          { mark: 'planned', says: '' },
          { text: on === null ? `No${noBreak}date${noBreak}yet` : `Planned ${longDate(on, data.locale)}` },
        ],
  ]),
  rowHead: 'plain',
});

const titled = (title: string, said: string): Block => ({ kind: 'said', title, text: said });

export const letterBlocks = (data: PackData): readonly Block[] => {
  const dates = datesTable(data);
  const named = data.referrals.map(({ name, studio, goodFor }) => {
    const of = studio === '' ? name : `${name}, ${studio}`;
    return goodFor === '' ? of : `${of} (${goodFor})`;
  });
  return [
    data.letters.length === 0 ? titled('Letters sent', 'No letters are recorded.') : lettersTable(data),
    data.people.length === 0 ? titled('People told', 'No people are recorded.') : peopleTable(data),
    dates ?? titled('Remaining dates', 'No remaining dates are recorded.'),
    titled('Referrals offered', named.length === 0 ? 'No referrals are recorded.' : named.map(sentence).join(' ')),
  ];
};
