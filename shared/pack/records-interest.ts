/** The interest worksheet: method, every line of the arithmetic, fixed compensation. Never part of the account. */
import { addDays, type Locale, longDate, noBreak, shortDate } from '../rules/dates.ts';
import { formatPercent, type InterestLine, parsePercent } from '../rules/interest.ts';
import { exponentOf, formatAmount, formatMoney } from '../rules/money.ts';
import { countOf, listed, plural } from '../rules/words.ts';
import type { InterestAccount, InterestInvoice, PackData, PackInterest } from './data.ts';
import type { Block, Inline, Table } from './model.ts';
import { grey } from './text.ts';

const disclaimer =
  'A calculation, not a claim. Good Terms does not give legal advice. Check the rate and the rule that apply before using a figure.';

const series = {
  EU: 'European Central Bank, rate of the main refinancing operations',
  UK: 'Bank of England, base rate',
} as const;

/** The days whose rate the user still has to enter, in words. */
export const rateNeeded = ({ needs, choice }: PackInterest, locale: Locale): string => {
  if (needs.length === 0) return '';
  if (choice.method === 'contract') return 'The rate of interest in the agreement is not entered.';
  const whose = choice.method === 'EU' ? 'of the European Central Bank' : 'of the Bank of England';
  const days = listed(needs.map((day) => longDate(day, locale)));
  return `The rate ${whose} in force on ${days} is not entered.`;
};

const sums = (accounts: readonly InterestAccount[], of: (account: InterestAccount) => number): string =>
  listed(accounts.map((account) => formatMoney(of(account), account.currency)));

const lateCount = ({ accounts }: PackInterest): number =>
  accounts.reduce((count, { invoices }) => count + invoices.length, 0);

const kindOf = ({ choice }: PackInterest): string => (choice.method === 'contract' ? 'interest' : 'statutory interest');

const lead = (data: PackData, interest: PackInterest): string => {
  const { accounts } = interest;
  const needed = rateNeeded(interest, data.locale);
  if (needed !== '') return `${needed} Without it, no interest is calculated.`;
  const late = lateCount(interest);
  if (late === 0) return 'No invoice is past its due date.';
  const fixed = accounts.filter(({ compensation }) => compensation !== null && compensation > 0);
  const compensation =
    fixed.length === 0 ? '' : ` Fixed compensation would be ${sums(fixed, (account) => account.compensation ?? 0)}.`;
  const amounts = sums(accounts, (account) => account.interest);
  return `On ${longDate(data.asOf, data.locale)}, ${kindOf(interest)} on ${countOf(late, 'late invoice')} comes to ${amounts}.${compensation}`;
};

/** The point of the summary; empty when nothing was calculated. */
export const interestPoint = (data: PackData): string => {
  const { interest, asOf, locale } = data;
  if (interest === null || !interest.choice.worksheet || interest.needs.length > 0 || lateCount(interest) === 0)
    return '';
  const { accounts, choice } = interest;
  const fixed = accounts.filter(({ compensation }) => compensation !== null && compensation > 0);
  const and =
    fixed.length === 0 ? '' : `, and ${sums(fixed, ({ compensation }) => compensation ?? 0)} in fixed compensation`;
  const kind = choice.method === 'contract' ? 'Interest' : 'Statutory interest';
  const claimed =
    choice.claimedOn === null || choice.claimedOn > asOf
      ? 'Not claimed.'
      : `Claimed on ${longDate(choice.claimedOn, locale)}.`;
  return `${kind} to ${longDate(asOf, locale)} would be ${sums(accounts, (account) => account.interest)}${and}. ${claimed}`;
};

export const interestLine = (interest: PackInterest): string =>
  interest.needs.length > 0
    ? 'A rate is not entered yet'
    : lateCount(interest) === 0
      ? 'No invoice is past its due date'
      : `${sums(interest.accounts, (account) => account.interest)}, not part of the account`;

const ruleRow = ({ choice, lateClause, lawClause }: PackInterest): readonly Inline[] => {
  const clauses = [lateClause, lawClause].filter((number) => number !== null);
  const named =
    clauses.length === 0 ? '' : `${plural(clauses.length, 'clause', 'clauses')}${noBreak}${listed(clauses)}`;
  const source = (law: string): string => (named === '' ? law : `${law}; ${named}`);
  switch (choice.method) {
    case 'EU':
      return [
        'Rule',
        'European Union, late payment in commercial transactions',
        source('Directive 2011/7/EU, articles 2(6), 2(7), 3(2), 6(1)'),
      ];
    case 'UK':
      return [
        'Rule',
        'United Kingdom, late payment of commercial debts',
        source('Late Payment of Commercial Debts (Interest) Act 1998'),
      ];
    case 'contract':
      return [
        'Rule',
        'The rate of the agreement',
        lateClause === null ? 'User’s entry' : `Clause${noBreak}${lateClause}`,
      ];
    default:
      return choice.method satisfies never;
  }
};

const linesOf = ({ accounts }: PackInterest): readonly InterestLine[] =>
  accounts.flatMap(({ invoices }) => invoices.flatMap(({ interest }) => interest.lines));

/** Every reference rate that was used, once, oldest first. */
const referencesOf = (interest: PackInterest): readonly NonNullable<InterestLine['reference']>[] => {
  const used = linesOf(interest).flatMap(({ reference }) => (reference === null ? [] : [reference]));
  return [...new Map(used.map((reference) => [reference.on, reference])).values()].sort((a, b) =>
    a.on < b.on ? -1 : 1,
  );
};

/** The half-year a reference day stands for: EU rates count from it, UK rates for debts late after it. */
const halfYearOf = (day: string): { readonly from: string; readonly to: string } => {
  const year = day.slice(0, 4);
  return day.slice(5) < '07-01'
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` };
};

const span = ({ from, to }: { readonly from: string; readonly to: string }, locale: Locale): string =>
  `${longDate(from, locale).replace(/,? \d{4}$/, '')} to ${longDate(to, locale)}`;

const rateRows = (data: PackData, interest: PackInterest): readonly (readonly Inline[])[] => {
  const { choice } = interest;
  const { locale } = data;
  if (choice.method === 'contract') {
    const { contract } = choice;
    if (contract === null) return [];
    const value = formatPercent(parsePercent(contract.value) ?? 0);
    const year = linesOf(interest)[0]?.ratePercent ?? value;
    return [
      [
        'Rate of the clause',
        `${value}${noBreak}% a ${contract.per}`,
        interest.lateClause === null ? 'User’s entry' : `Clause${noBreak}${interest.lateClause}`,
      ],
      [
        'Rate used',
        [{ text: `${year}${noBreak}% a year, simple`, tone: 'strong' }],
        contract.per === 'month' ? `${value} × 12` : 'As written',
      ],
    ];
  }
  const { method } = choice;
  const points = formatPercent(parsePercent(choice.points) ?? 0);
  const legal = points === '8.00';
  const law =
    method === 'EU'
      ? 'Directive 2011/7/EU, article 2(6)'
      : 'Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002';
  const references = referencesOf(interest);
  const rate = (value: string): string =>
    formatPercent((parsePercent(value) ?? 0) + (parsePercent(choice.points) ?? 0));
  return [
    ...references.map(({ on, value }): readonly Inline[] => {
      const half = halfYearOf(method === 'EU' ? on : addDays(on, 1));
      const used = method === 'EU' ? 'used for' : 'used for debts late from';
      const entered = choice.rates.find((one) => one.on === on)?.source ?? '';
      return [
        'Reference rate',
        `${formatPercent(parsePercent(value) ?? 0)}${noBreak}% in force on ${longDate(on, locale)}, ${used} ${span(half, locale)}`,
        `${series[method]}; entered by the user: ${entered}`,
      ];
    }),
    ['Added points', points, legal ? law : 'User’s entry'],
    ...references.map(({ value }): readonly Inline[] => [
      'Rate used',
      [{ text: `${rate(value)}${noBreak}% a year, simple`, tone: 'strong' }],
      `${formatPercent(parsePercent(value) ?? 0)} + ${points}`,
    ]),
  ];
};

const methodTable = (data: PackData, interest: PackInterest): Table => {
  const cents = interest.accounts.every(({ currency }) => exponentOf(currency) === 2);
  return {
    kind: 'table',
    title: 'Method',
    summary: 'How the interest is calculated',
    look: 'plain',
    columns: [
      { head: 'Element', width: 120 },
      { head: 'Value', width: 160 },
      { head: 'Source', width: 'rest' },
    ],
    rows: [
      ruleRow(interest),
      ...rateRows(data, interest),
      [
        'Days',
        `Day after the due date to ${shortDate(data.asOf, data.locale).replaceAll(' ', noBreak)}, both counted. Year of 365${noBreak}days`,
        'App setting',
      ],
      ['Rounding', `Each printed line to the ${cents ? 'cent' : 'smallest unit'}, half up`, 'App rule'],
    ],
    rowHead: 'strong',
  };
};

const stacked = (lines: readonly InterestLine[], of: (line: InterestLine) => string): string =>
  lines.map(of).join('\n');

const linesTable = (data: PackData, account: InterestAccount, several: boolean): Table => {
  const { currency } = account;
  const print = (minor: number): string => formatAmount(minor, currency);
  const day = (date: string): string => shortDate(date, data.locale).replaceAll(' ', noBreak);
  return {
    kind: 'table',
    title: several ? `Calculation, ${currency}` : 'Calculation',
    summary: `Interest on each late invoice in ${currency}`,
    look: 'plain',
    columns: [
      { head: 'Invoice', width: 52, whole: true },
      { head: 'From', width: 62, figures: true, whole: true },
      { head: 'To', width: 62, figures: true, whole: true },
      { head: 'Balance', width: 58, align: 'right', figures: true, whole: true },
      { head: 'Days', width: 43, align: 'right', figures: true },
      { head: 'Arithmetic', width: 'rest' },
      { head: 'Interest', width: 50, align: 'right', figures: true, whole: true },
    ],
    rows: account.invoices.map(({ number, interest: { lines } }): readonly Inline[] => [
      number,
      stacked(lines, ({ from }) => day(from)),
      stacked(lines, ({ to }) => day(to)),
      stacked(lines, ({ balance }) => print(balance)),
      stacked(lines, ({ days }) => String(days)),
      grey(stacked(lines, ({ ratePercent, days }) => `× ${ratePercent} % × ${days} ÷ 365`.replaceAll(' ', noBreak))),
      stacked(lines, ({ interest }) => print(interest)),
    ]),
    rowHead: 'strong',
    total: { label: `Interest, ${currency}`, span: 6, cells: [print(account.interest)] },
  };
};

/** The fixed sum of each late invoice, equal sums together; null for a contract, which has none. */
const compensationTable = ({ choice }: PackInterest, account: InterestAccount): Table | null => {
  if (choice.method === 'contract') return null;
  const { currency } = account;
  const print = (minor: number): string => formatAmount(minor, currency);
  const each = account.invoices.map(({ interest }) => interest.compensation);
  const byLaw = currency === (choice.method === 'EU' ? 'EUR' : 'GBP');
  const law = choice.method === 'EU' ? 'Directive 2011/7/EU, article 6(1)' : 'Act of 1998, section 5A';
  const groups = [...Map.groupBy(each, (sum) => sum)].sort(([a], [b]) => (a ?? 0) - (b ?? 0));
  return {
    kind: 'table',
    summary: `Fixed compensation in ${currency}`,
    look: 'plain',
    columns: [
      { head: 'Fixed compensation', width: 198 },
      { head: 'Source', width: 'rest' },
      { head: currency, width: 70, align: 'right', figures: true, whole: true },
    ],
    rows: groups.map(([sum, of]): readonly Inline[] => [
      `${of.length} late ${plural(of.length, 'invoice', 'invoices')}${sum === null ? '' : ` × ${print(sum)}`}`,
      byLaw ? law : sum === null ? 'None is named for this currency' : 'User’s entry',
      sum === null ? grey('not calculated') : print(sum * of.length),
    ]),
    rowHead: 'plain',
    ...(account.compensation === null
      ? {}
      : {
          total: {
            label: `Interest and compensation, ${currency}`,
            span: 2,
            cells: [print(account.interest + account.compensation)],
          },
        }),
  };
};

const mostNotes = 6;

/** Why an invoice has more than one line, and what of it carries no interest. */
const notesOn = (data: PackData, currency: string, invoice: InterestInvoice): readonly string[] => {
  const print = (minor: number): string => formatAmount(minor, currency);
  const { number, interest, payments, credited, discussed, gross } = invoice;
  const paid = payments.filter(({ on }) => interest.lines.some(({ to }) => to === on && to < data.asOf));
  const arrived = listed(paid.map(({ on, amount }) => `${print(amount)} arrived on ${longDate(on, data.locale)}`));
  const count = countOf(interest.lines.length, 'line');
  const day = plural(paid.length, 'that day still counts', 'those days still count');
  return [
    ...(paid.length === 0 || interest.lines.length < 2
      ? []
      : [`${number} has ${count} because ${arrived}; ${day} at the old balance.`]),
    ...(credited === 0
      ? []
      : [
          `The credited ${print(credited)} carries no interest: ${print(gross)} − ${print(credited)} = ${print(gross - credited)}.`,
        ]),
    ...(discussed === 0 ? [] : [`The ${print(discussed)} of ${number} under discussion carries no interest.`]),
  ];
};

export const interestBlocks = (data: PackData, interest: PackInterest): readonly Block[] => {
  const { accounts, choice } = interest;
  const several = accounts.length > 1;
  const shown = interest.needs.length === 0 ? accounts : [];
  const halves = choice.method === 'EU' && referencesOf(interest).length > 1;
  const notes = [
    ...shown
      .flatMap(({ currency, invoices }) => invoices.flatMap((invoice) => notesOn(data, currency, invoice)))
      .slice(0, mostNotes),
    ...(halves ? ['Every half-year is a line of its own.'] : []),
  ];
  return [
    { kind: 'beside', margin: [disclaimer], look: 'note', body: [{ as: 'lead', text: lead(data, interest) }] },
    ...(shown.length === 0 ? [] : [methodTable(data, interest)]),
    ...shown.flatMap((account): readonly Block[] => {
      const compensation = compensationTable(interest, account);
      return [linesTable(data, account, several), ...(compensation === null ? [] : [compensation])];
    }),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'note',
            at: 'full',
            text: [
              { text: `${[...notes, 'These figures are not part of the account'].join(' ')} on ` },
              { see: 'section:account', before: `page${noBreak}` },
              { text: '.' },
            ],
          } as const,
        ]),
  ];
};
