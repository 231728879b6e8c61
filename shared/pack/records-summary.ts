/** Section 1 of the records edition: each point and where it is shown, on one page. */
import { longDate } from '../rules/dates.ts';
import { voiceOf } from '../rules/ending.ts';
import { handoverItem, materialsSentence } from '../rules/materials.ts';
import { formatAmount, formatMoney } from '../rules/money.ts';
import type { Account } from '../rules/statement.ts';
import { nothingRecorded, statementSentence } from '../rules/statement-words.ts';
import { capitalised, countInWords, countOf, plural } from '../rules/words.ts';
import { accountsOf } from './account.ts';
import type { PackData } from './data.ts';
import { agreementOf } from './ending.ts';
import type { ExhibitUse } from './exhibit-data.ts';
import { accessesOn, materialsOf } from './handover.ts';
import type { Block, Fact, Inline, Target } from './model.ts';
import { clausePlace, exhibitLetters, exhibitOf, exhibitReadAt } from './records-exhibits.ts';
import { interestPoint } from './records-interest.ts';
import { freelancerName, personName } from './text.ts';

const isAgreed = (use: ExhibitUse): boolean => use.of === 'agreed';
const isNotice = (use: ExhibitUse): boolean => use.of === 'notice';
const ofAgreement =
  (id: string) =>
  (use: ExhibitUse): boolean =>
    use.of === 'agreement' && use.id === id;

/** Where the exhibit that shows something is read, or null. */
const readAt = (data: PackData, is: (use: ExhibitUse) => boolean): Target | null => {
  const exhibit = exhibitOf(data, is);
  return exhibit === undefined ? null : exhibitReadAt(exhibit);
};

type Point = {
  readonly text: string;
  readonly shownBy: string;
  readonly see: Target;
  readonly exhibit?: (use: ExhibitUse) => boolean;
};

/** Where the clause an agreement ends under is printed, else the whole section. */
const clauseTarget = (data: PackData, number: string | null): Target => {
  const agreement = agreementOf(data);
  const clause = agreement?.clauses.find((one) => one.number === number);
  return agreement === undefined || clause === undefined ? 'section:agreement' : clausePlace(agreement.id, clause.id);
};

const endingPoints = (data: PackData): readonly Point[] => {
  const { ending, notice, locale } = data;
  const agreement = agreementOf(data);
  const on = (date: string): string => longDate(date, locale);
  const signed: readonly Point[] =
    agreement === undefined || agreement.signedOn === null
      ? []
      : [
          {
            text: `The parties signed the ${agreement.title} on ${on(agreement.signedOn)}.`,
            shownBy: 'Agreement',
            see: readAt(data, ofAgreement(agreement.id)) ?? 'section:agreement',
            exhibit: ofAgreement(agreement.id),
          },
        ];
  const given: readonly Point[] =
    notice === null
      ? []
      : [
          {
            text: notice.sent
              ? `Notice was ${notice.from === 'me' ? 'sent' : 'given by the client'} on ${on(notice.on)}${notice.acknowledgedOn === null ? '' : ` and acknowledged on ${on(notice.acknowledgedOn)}`}.`
              : `Notice is planned for ${on(notice.on)}.`,
            shownBy: exhibitOf(data, isNotice)?.title ?? 'User’s entry',
            see: readAt(data, isNotice) ?? 'section:agreement',
            exhibit: isNotice,
          },
        ];
  const agreed = ending === null || ending.agreedOn === null ? undefined : exhibitOf(data, isAgreed);
  const past = ending !== null && ending.end < data.asOf;
  const ended: readonly Point[] =
    ending === null
      ? [{ text: 'No end date is recorded.', shownBy: 'User’s entry', see: 'section:agreement' }]
      : [
          {
            text: `The agreement ${past ? 'ended' : 'ends'} on ${on(ending.end)}${ending.clause === null ? '' : ` under clause\u00a0${ending.clause}`}.${
              ending.agreedOn === null ? '' : ` Both sides agreed to this date on ${on(ending.agreedOn)}.`
            }`,
            shownBy: ending.clause === null ? (agreed?.title ?? 'User’s entry') : `Clause\u00a0${ending.clause}`,
            see:
              ending.clause === null && agreed !== undefined
                ? exhibitReadAt(agreed)
                : clauseTarget(data, ending.clause),
            exhibit: ending.clause === null || agreement === undefined ? isAgreed : ofAgreement(agreement.id),
          },
        ];
  const early: readonly Point[] =
    ending === null || ending.early === ''
      ? []
      : [{ text: ending.early, shownBy: 'User’s entry', see: 'section:agreement' }];
  return [...signed, ...given, ...ended, ...early];
};

/** One point for each payment that an exhibit shows; all of them in one where the page has no room for each. */
const paymentPoints = (data: PackData, merged: boolean): readonly Point[] => {
  const shown = data.invoices.flatMap(({ id, number, currency, kind, payments }) =>
    payments.flatMap(({ on, amount }): readonly (Point & { readonly on: string })[] => {
      const is = (use: ExhibitUse): boolean =>
        use.of === 'payment' && use.id === id && use.on === on && use.amount === amount;
      const exhibit = exhibitOf(data, is);
      if (exhibit === undefined) return [];
      const text =
        kind === 'credit-note'
          ? `${formatMoney(amount, currency)} was paid back on ${number} on ${longDate(on, data.locale)}.`
          : `${formatMoney(amount, currency)} was received towards ${number} on ${longDate(on, data.locale)}.`;
      return [{ on, text, shownBy: exhibit.title, see: exhibitReadAt(exhibit), exhibit: is }];
    }),
  );
  if (!merged || shown.length < 2) return shown.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [
    {
      text: `${capitalised(countInWords(shown.length))} payments are shown by exhibits.`,
      shownBy: 'Exhibits',
      see: 'section:invoices',
      exhibit: (use) => use.of === 'payment',
    },
  ];
};

const accountPoints = (data: PackData, account: Account): readonly Point[] => {
  const { asOf, locale } = data;
  const paid: readonly Point[] =
    account.settledCount === 0 || account.openCount === 0
      ? []
      : [
          {
            text: `${capitalised(countInWords(account.settledCount))} ${plural(account.settledCount, 'invoice is', 'invoices are')} paid in full.`,
            shownBy: 'Invoice list',
            see: 'section:invoices',
          },
        ];
  return [...paid, { text: statementSentence(account, asOf, locale), shownBy: 'Account', see: 'section:account' }];
};

/** One point for each credit note; all of them in one where the page has no room for each. */
const creditPoints = (data: PackData, merged: boolean): readonly Point[] => {
  const notes = data.invoices.filter(({ kind }) => kind === 'credit-note');
  const [only] = notes;
  if (only === undefined) return [];
  if (merged && notes.length > 1) {
    return [
      {
        text: `${capitalised(countInWords(notes.length))} credit notes were issued.`,
        shownBy: 'Invoice list',
        see: 'section:invoices',
      },
    ];
  }
  return notes.map(({ number, gross, currency, issued }) => ({
    text: `${formatMoney(gross, currency)} was credited on ${longDate(issued, data.locale)} with ${number}.`,
    shownBy: 'Invoice list',
    see: 'section:invoices',
  }));
};

const accessPoint = (data: PackData): readonly Point[] => {
  const all = [...accessesOn(data, 'me-in-client-tool'), ...accessesOn(data, 'client-in-my-tool')];
  if (all.length === 0) return [];
  const closed = all.filter(({ status }) => status === 'closed').length;
  const text =
    closed === all.length
      ? `${all.length === 2 ? 'Both' : `All ${countInWords(all.length)}`} accesses are closed.`
      : `${closed === 0 ? 'None' : capitalised(countInWords(closed))} of ${countOf(all.length, 'access', 'accesses')} ${plural(Math.max(closed, 1), 'is', 'are')} closed.`;
  return [
    {
      text: all.length === 1 && closed === 1 ? 'The one access is closed.' : text,
      shownBy: 'Access list',
      see: 'section:materials',
    },
  ];
};

/** Said once more for each invoice; the account points hold the sum already. */
const discussedPoints = (accounts: readonly Account[], merged: boolean): readonly Point[] => {
  if (merged) return [];
  return accounts.flatMap(({ currency, rows }) =>
    rows
      .filter(({ underDiscussion }) => underDiscussion > 0)
      .map(({ invoice, underDiscussion }) => ({
        text: `${formatMoney(underDiscussion, currency)} of ${invoice.number} is under discussion.`,
        shownBy: 'Account',
        see: 'section:account',
      })),
  );
};

const mostPoints = 12;

const pointsOf = (data: PackData, accounts: readonly Account[], merged: boolean): readonly Point[] => {
  const items = materialsOf(data);
  return [
    ...endingPoints(data),
    ...(accounts.length === 0
      ? [{ text: nothingRecorded(data.asOf, data.locale), shownBy: 'Account', see: 'section:account' }]
      : accounts.flatMap((account) => accountPoints(data, account))),
    ...paymentPoints(data, merged),
    ...creditPoints(data, merged),
    ...(interestPoint(data) === ''
      ? []
      : [{ text: interestPoint(data), shownBy: 'Interest worksheet', see: 'section:interest' }]),
    ...(items.length === 0
      ? []
      : [
          {
            text: materialsSentence(items.map(handoverItem), data.locale),
            shownBy: 'Ledgers',
            see: 'section:materials',
            exhibit: (use: ExhibitUse) => use.of === 'material',
          },
        ]),
    ...accessPoint(data),
    ...discussedPoints(accounts, merged),
  ];
};

/** At most twelve, so that the summary stays one page. */
const points = (data: PackData, accounts: readonly Account[]): readonly Point[] => {
  const all = pointsOf(data, accounts, false);
  return (all.length <= mostPoints ? all : pointsOf(data, accounts, true)).slice(0, mostPoints);
};

const facts = (data: PackData, accounts: readonly Account[]): readonly Fact[] => {
  const [first] = accounts;
  const ends: Fact = {
    label: data.ending !== null && data.ending.end < data.asOf ? 'Agreement ended' : 'Agreement ends',
    figure: data.ending === null ? 'Not recorded' : longDate(data.ending.end, data.locale),
    size: 'medium',
    width: 144,
  };
  if (first === undefined || accounts.length > 1) {
    const open = accounts.filter((account) => account.open !== 0);
    const figure = open.map(({ open: minor, currency }) => formatMoney(minor, currency)).join('\n');
    return [
      {
        label: `Owed on ${longDate(data.asOf, data.locale)}`,
        figure: figure === '' ? 'Nothing open' : figure,
        size: 'medium',
        width: 324,
      },
      ends,
    ];
  }
  return [
    {
      label: `Owed on ${longDate(data.asOf, data.locale)}`,
      code: first.currency,
      figure: formatAmount(first.open, first.currency),
      size: 'large',
      width: 200,
    },
    { label: 'Past its due date', figure: formatAmount(first.overdue, first.currency), size: 'medium', width: 124 },
    ends,
  ];
};

export const summaryBlocks = (data: PackData): readonly Block[] => {
  const accounts = accountsOf(data);
  const { freelancer, client } = data;
  const [person, business] = [personName(data), freelancerName(data)];
  const line = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join(', ');
  return [
    {
      kind: 'parties',
      look: 'head',
      label: 'The parties',
      parties: [
        {
          role: voiceOf(freelancer) === 'we' && freelancer.role !== '' ? freelancer.role : 'Freelancer',
          name: business,
          lines: [line(person === business ? '' : person, ...freelancer.address)],
          small: freelancer.taxId,
        },
        {
          role: 'Client',
          name: client.name,
          lines: [line(client.contact?.name ?? '', ...client.address)],
          small: client.taxId,
        },
      ],
    },
    { kind: 'facts', look: 'strip', facts: facts(data, accounts) },
    {
      kind: 'table',
      title: 'Each point and where it is shown',
      summary: 'Each point and where it is shown',
      look: 'points',
      columns: [
        { head: 'No.', width: 20 },
        { head: 'Point', width: 'rest' },
        { head: 'Shown by', width: 120 },
        ...(data.exhibits.length === 0 ? [] : [{ head: 'Exhibit', width: 38 } as const]),
        { head: 'Page', width: 28, align: 'right', figures: true },
      ],
      rows: points(data, accounts).map(({ text, shownBy, see, exhibit }, index): readonly Inline[] => [
        [{ text: String(index + 1), tone: 'grey' }],
        text,
        shownBy,
        ...(data.exhibits.length === 0 ? [] : [exhibitLetters(data, exhibit ?? (() => false))]),
        [{ see, before: '' }],
      ]),
      rowHead: 'none',
    },
    { kind: 'note', at: 'foot', text: 'This file records facts and arithmetic. It is not legal advice.' },
  ];
};
