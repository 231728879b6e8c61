/** The sections of the records edition after the summary. */
import { type ClauseKind, clauseKinds } from '../model/index.ts';
import { addMonths, longDate, monthYear, noBreak, shortDate, startOfMonth, weekdayShortDate } from '../rules/dates.ts';
import { formatAmount } from '../rules/money.ts';
import { byNumber, countInWords, countOf, listed } from '../rules/words.ts';
import { accountBlocks, accountsOf } from './account.ts';
import type { PackAgreement, PackData, PackEntry } from './data.ts';
import { noticeLineOf } from './figures.ts';
import { accessTable, datesTable, materialTable } from './handover.ts';
import { clauseName, clauseSubject } from './labels.ts';
import type { Block, ClauseRow, Inline, JournalRow, Span, Table, Target } from './model.ts';
import { sentence, unknown } from './text.ts';

const text = (said: string): Block => ({
  kind: 'beside',
  margin: [],
  look: 'note',
  body: [{ as: 'text', text: said }],
});

/** The target of a clause. */
export const clausePlace = (agreementId: string, clauseId: string): Target => `clause:${agreementId}:${clauseId}`;

const clauseRows = (data: PackData, agreement: PackAgreement): readonly ClauseRow[] =>
  [...agreement.clauses]
    .sort((a, b) => byNumber(a.number, b.number))
    .map((clause) => ({
      id: clausePlace(agreement.id, clause.id),
      number: clause.number,
      kind: clauseName(clause),
      where: clause.page === null ? '' : `Agreement, page\u00a0${clause.page}`,
      bookmark: `${clause.number} ${clauseName(clause)}`,
      quote: clause.quote.trim(),
      actions:
        clause.actions.length === 0
          ? [{ text: 'No action is recorded.', date: '' }]
          : clause.actions.map(({ text: done, on }) => ({
              text: sentence(done),
              date: on === null ? '' : shortDate(on, data.locale),
            })),
    }));

const notRecorded = (agreement: PackAgreement): string => {
  const has = new Set<ClauseKind>(agreement.clauses.map(({ kind }) => kind));
  const missing = clauseKinds.filter((kind) => kind !== 'other' && !has.has(kind));
  if (missing.length === 0) return '';
  if (missing.length === clauseKinds.length - 1) return 'No clauses are recorded.';
  return `No clause on ${listed(missing.map(clauseSubject))} is recorded.`;
};

const agreementFacts = (data: PackData, agreement: PackAgreement): string => {
  const on = (date: string): string => longDate(date, data.locale);
  const { title, signedOn, startsOn, endsOn, renewsMonths } = agreement;
  const renews = renewsMonths === null ? [] : [`Renews by ${countOf(renewsMonths, 'month')} unless ended.`];
  return [
    `${title}${signedOn === null ? '' : `, signed ${on(signedOn)}`}.`,
    ...(startsOn === null ? [] : [`Start ${on(startsOn)}.`]),
    ...(endsOn === null ? [] : [`End of the term ${on(endsOn)}.`]),
    ...renews,
    notRecorded(agreement),
  ]
    .filter((part) => part !== '')
    .join(' ');
};

const countTable = (data: PackData): Table | null => {
  const count = data.notice?.count ?? null;
  if (count === null) return null;
  return {
    kind: 'table',
    title: 'How the end date was counted',
    summary: 'How the end date was counted, step by step',
    look: 'plain',
    columns: [
      { head: 'Step', width: 24 },
      { head: 'Rule', width: 'rest' },
      { head: 'Source', width: 90 },
      { head: 'Result', width: 130, align: 'right', figures: true },
    ],
    rows: count.steps
      .slice(0, -1)
      .map(({ rule, source, result }, index) => [
        String(index + 1),
        rule,
        source,
        weekdayShortDate(result, data.locale),
      ]),
    rowHead: 'none',
    total: {
      label: String(count.steps.length),
      span: 1,
      cells: [
        count.steps.at(-1)?.rule ?? '',
        count.steps.at(-1)?.source ?? '',
        weekdayShortDate(count.steps.at(-1)?.result ?? count.end, data.locale),
      ],
    },
    ...(data.ending === null || data.ending.early === '' ? {} : { note: data.ending.early }),
  };
};

export const agreementBlocks = (data: PackData): readonly Block[] => {
  const table = countTable(data);
  const line = table === null ? null : noticeLineOf(data);
  const ends: readonly Block[] =
    data.ending === null ? [{ kind: 'note', at: 'full', text: 'No end date is recorded.' }] : [];
  if (data.agreements.length === 0) return [text('No agreement is recorded.'), ...ends];
  return [
    ...data.agreements.flatMap((agreement, index): readonly Block[] => [
      { kind: 'note', at: index === 0 ? 'head' : 'reading', text: agreementFacts(data, agreement) },
      { kind: 'clauses', rows: clauseRows(data, agreement) },
    ]),
    ...ends,
    ...(table === null ? [] : [table]),
    ...(line === null ? [] : [line]),
  ];
};

export const reconciliationTables = (data: PackData): readonly Table[] => {
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
    ...accountBlocks(data, { ageTitle: `By age on ${on}`, notes: false }),
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

/** The instant as written, in UTC: the same on every machine. */
const writtenAt = (instant: string, data: PackData): string =>
  `${shortDate(instant.slice(0, 10), data.locale)}, ${instant.slice(11, 16)}`;

const entryRow = (data: PackData, entry: PackEntry): JournalRow => {
  const edited = entry.editedAt === null ? '' : `, edited ${writtenAt(entry.editedAt, data)}`;
  const [title, said] = [entry.title.trim(), entry.text.trim()];
  const words: readonly Span[] = [
    ...(title === '' ? [] : [{ text: said === '' ? title : `${title}\n`, tone: 'strong' } as const]),
    ...(said === '' ? [] : [{ text: said }]),
  ];
  return {
    date: shortDate(entry.at.slice(0, 10), data.locale),
    kind: `${entry.kind}, ${entry.at.slice(11)}`,
    words: words.length === 0 ? 'No words are recorded.' : words,
    meta: `Entry\u00a0${entry.number}. Written ${writtenAt(entry.writtenAt, data)}${edited} UTC. Hash\u00a0${entry.hash.slice(0, 8)}`,
  };
};

const hours = (minutes: number): string => {
  const hundredths = Math.round((Math.abs(minutes) * 100) / 60);
  const digits = String(hundredths).padStart(3, '0');
  return `${minutes < 0 && hundredths > 0 ? '\u2212' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const monthsShown = 6;

const timeTable = (data: PackData): Table | null => {
  const first = addMonths(startOfMonth(data.asOf), 1 - monthsShown);
  const months = Array.from({ length: monthsShown }, (_, index) => addMonths(first, index));
  const minutes = months.map((month) =>
    data.entries
      .filter(({ at }) => at.slice(0, 7) === month.slice(0, 7))
      .reduce((sum, entry) => sum + entry.minutes, 0),
  );
  if (minutes.every((total) => total === 0)) return null;
  const retainer = data.retainerMinutes;
  const last = months.length - 1;
  const name = (month: string, index: number): string =>
    index === last
      ? `${monthYear(month)}, to ${longDate(data.asOf, data.locale).replace(/[ \u00a0,]*\d{4}$/, '')}`
      : monthYear(month);
  return {
    kind: 'table',
    title: 'Time recorded, last six months',
    summary: 'Hours recorded by month',
    look: 'plain',
    columns: [
      { head: 'Month', width: 'rest' },
      ...(retainer === null
        ? []
        : [{ head: 'Hours in the retainer', width: 120, align: 'right', figures: true } as const]),
      { head: 'Hours recorded', width: 120, align: 'right', figures: true },
      ...(retainer === null ? [] : [{ head: 'Difference', width: 80, align: 'right', figures: true } as const]),
    ],
    rows: months.map((month, index): readonly Inline[] => {
      const total = minutes[index] ?? 0;
      return retainer === null
        ? [name(month, index), hours(total)]
        : [name(month, index), hours(retainer), hours(total), hours(total - retainer)];
    }),
    rowHead: 'plain',
  };
};

export const chronologyBlocks = (data: PackData): readonly Block[] => {
  const time = timeTable(data);
  const left =
    data.laterEntries === 0
      ? ''
      : ` ${data.laterEntries === 1 ? 'One later entry is' : `${countInWords(data.laterEntries).replace(/^./, (c) => c.toUpperCase())} later entries are`} not part of this file.`;
  if (data.entries.length === 0) return [text(`No journal entries are recorded.${left}`)];
  return [
    {
      kind: 'note',
      at: 'head',
      text: `What happened, oldest first, from the journal. The time under each date is when it happened, as the user wrote it.${left}`,
    },
    { kind: 'journal', rows: data.entries.map((entry) => entryRow(data, entry)) },
    ...(time === null ? [] : [time]),
  ];
};

export const recordsMaterialBlocks = (data: PackData): readonly Block[] => {
  const tables = [
    materialTable(data, 'to-hand-over', 'Mine, handed over'),
    materialTable(data, 'theirs-with-me', 'Theirs, returned'),
    materialTable(data, 'mine-with-them', 'Mine, returned to me'),
  ].filter((table) => table !== null);
  const accesses = accessTable(data);
  return [
    ...(tables.length === 0 ? [text('No materials are recorded.')] : tables),
    ...(accesses === null ? [{ kind: 'note', at: 'full', text: 'No accesses are recorded.' } as const] : [accesses]),
  ];
};

const lettersTable = (data: PackData): Table => ({
  kind: 'table',
  title: 'Letters sent',
  summary: 'Letters sent',
  look: 'plain',
  columns: [
    { head: 'Sent', width: 90, figures: true, whole: true },
    { head: 'Letter', width: 'rest' },
    { head: 'To', width: 110 },
    { head: 'By', width: 60 },
  ],
  rows: data.letters.map(({ on, title, to, by }) => [
    shortDate(on, data.locale),
    title,
    to === '' ? unknown : to,
    by === '' ? unknown : by.replace(/^./, (c) => c.toUpperCase()),
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
    { head: 'Who', width: 'rest' },
    { head: 'Status', width: 80 },
    { head: 'Date', width: 80, figures: true, whole: true },
  ],
  rows: data.people.map(({ name, who, on, told }) => [
    name,
    who === '' ? unknown : who,
    [
      { mark: told ? 'done' : 'planned', says: '' },
      { text: told ? 'Told' : on === null ? `No${noBreak}date${noBreak}yet` : 'Planned' },
    ],
    on === null ? unknown : shortDate(on, data.locale),
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
