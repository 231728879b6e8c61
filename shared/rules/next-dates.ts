/** The next dates of one client, each with where it comes from. */
import type { ClientDocument } from '../model/client.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { Agreement } from '../model/records.ts';
import { checkInDay, rhythmWords } from './check-ins.ts';
import { addDays, daysBetween, type Locale, later, longDayMonth } from './dates.ts';
import { currentAgreement } from './facts-contract.ts';
import { overdueRows } from './facts-money.ts';
import { byMethod, countNotice, endingClause, latestNoticeDay, renewalDeadline } from './notice.ts';
import { dueDay, ledgerOn } from './statement.ts';
import { capitalised, countOf, figureOf } from './words.ts';

export type NextDate = {
  readonly kind:
    | 'check-in'
    | 'decision'
    | 'follow-up'
    | 'payment'
    | 'send-notice'
    | 'last-notice'
    | 'renewal'
    | 'contract-end'
    | 'last-day'
    | 'returns'
    | 'accesses';
  /** A civil day, today or later. */
  readonly on: string;
  readonly what: string;
  /** Where it comes from: a clause, an invoice, a review. */
  readonly detail: string;
  /** A route below the client: "records/contract". */
  readonly place: string;
};

type Context = {
  readonly document: ClientDocument;
  readonly today: string;
  readonly locale: Locale;
  readonly holidays: readonly string[];
  readonly agreement: Agreement | undefined;
};

/** Days after the due day or the last reminder until the next one. */
const followUpDays = 7;

/** Only the latest review decides; a day that has passed is due today. */
const decisions = ({ document, today, locale }: Context): readonly NextDate[] => {
  const last = [...document.reviews]
    .filter(({ state }) => state === 'finished')
    .sort((a, b) => ((a.finishedOn ?? '') < (b.finishedOn ?? '') ? -1 : 1))
    .at(-1);
  const again = last?.decision?.choice === 'sleep' ? last.decision.again : null;
  if (last === undefined || again === null) return [];
  const detail = `Review of ${longDayMonth(last.finishedOn ?? last.startedOn, locale)}`;
  return [{ kind: 'decision', on: later(again, today), what: 'Decide, after sleeping on it', detail, place: 'review' }];
};

const checkIns = ({ document, today }: Context): readonly NextDate[] => {
  const day = checkInDay(document.checkIns);
  if (day === null) return [];
  const detail = document.checkIns?.everyMonths == null ? 'Check-in' : `Check-in, ${rhythmWords(document.checkIns)}`;
  return [{ kind: 'check-in', on: later(day, today), what: 'Look at it together again', detail, place: 'review' }];
};

const followUps = ({ document, today }: Context): readonly NextDate[] =>
  overdueRows(document.invoices, today).map(({ invoice, daysPastDue }) => {
    const asked = invoice.reminders.map(({ on }) => on).filter((on) => on <= today);
    const from = asked.reduce(later, dueDay(invoice));
    return {
      kind: 'follow-up' as const,
      on: later(addDays(from, followUpDays), today),
      what: `Follow up invoice ${invoice.number}`,
      detail: `${figureOf(daysPastDue, 'day')} overdue`,
      place: 'records/invoices',
    };
  });

const agreedPayments = ({ document, today, locale }: Context): readonly NextDate[] => {
  const ledger = ledgerOn(document.invoices, today);
  return document.invoices
    .filter((invoice) => invoice.state === 'sent' && invoice.issued <= today && invoice.kind === 'invoice')
    .flatMap((invoice) =>
      invoice.agreedDue === null || invoice.agreedDue < today || ledger.row(invoice).open <= 0
        ? []
        : {
            kind: 'payment' as const,
            on: invoice.agreedDue,
            what: `Invoice ${invoice.number}, agreed day of payment`,
            detail: `First due on ${longDayMonth(invoice.due, locale)}`,
            place: 'records/invoices',
          },
    );
};

const clauseOf = (agreement: Agreement | undefined): string => {
  const clause = endingClause(agreement, false);
  return clause === undefined ? 'From the notice rule' : `Clause ${clause.number}`;
};

/** The end a notice has to reach: the last day that was chosen, else the end that today's notice would lead to. */
const noticeEnd = ({ document, today, agreement, holidays }: Context): string | null => {
  const rule = agreement?.noticeRule ?? null;
  if (rule === null || document.exit?.notice.sent === true) return null;
  if (document.exit?.lastDay) return document.exit.lastDay;
  return rule.roll === 'none' ? null : countNotice({ sent: today, rule, holidays }).end;
};

const notice = (context: Context): readonly NextDate[] => {
  const { document, today, locale, holidays, agreement } = context;
  const plan = document.exit;
  const planned: readonly NextDate[] =
    plan !== null && plan.notice.from === 'me' && !plan.notice.sent && plan.notice.on !== null
      ? [
          {
            kind: 'send-notice',
            on: plan.notice.on,
            what: 'Send the notice',
            detail: plan.notice.method === '' ? 'From your plan' : capitalised(byMethod(plan.notice.method)),
            place: 'exit',
          },
        ]
      : [];
  const [rule, end] = [agreement?.noticeRule ?? null, noticeEnd(context)];
  if (rule === null || end === null) return planned;
  const on = latestNoticeDay({ end, rule, holidays });
  if (on < today) return planned;
  const what = `Last notice day for ${longDayMonth(end, locale)}`;
  return [...planned, { kind: 'last-notice', on, what, detail: clauseOf(agreement), place: 'records/contract' }];
};

const term = (context: Context): readonly NextDate[] => {
  const { document, today, locale, holidays, agreement } = context;
  if (agreement === undefined || document.exit?.notice.sent === true) return [];
  const deadline = renewalDeadline(agreement, today, holidays);
  const clause = agreement.clauses.find(({ kind }) => kind === 'term');
  const source = clause === undefined ? '' : `Clause ${clause.number}, `;
  if (deadline !== null) {
    if (deadline.daysLeft < 0) return [];
    const detail = `${source}term ends ${longDayMonth(deadline.end, locale)}`;
    const what = 'Last day to stop the renewal';
    return [{ kind: 'renewal', on: deadline.sendBy, what, detail, place: 'records/contract' }];
  }
  if (agreement.endsOn === null) return [];
  const detail = clause === undefined ? agreement.title : `Clause ${clause.number}`;
  return [
    { kind: 'contract-end', on: agreement.endsOn, what: 'The agreement ends', detail, place: 'records/contract' },
  ];
};

const lastDay = ({ document }: Context): readonly NextDate[] => {
  const plan = document.exit;
  if (plan === null || plan.lastDay === null) return [];
  const detail = plan.agreedOn === null ? 'From your plan' : 'Agreed between you';
  return [{ kind: 'last-day', on: plan.lastDay, what: `Last day with ${document.name}`, detail, place: 'exit' }];
};

type Planned = { readonly name: string; readonly plannedOn: string | null };

/** Things planned for the same day are one line: the name of a single one, else their number. */
const grouped = (
  things: readonly Planned[],
  line: (on: string, detail: string, count: number) => NextDate,
): readonly NextDate[] => {
  const days = [...new Set(things.flatMap(({ plannedOn }) => plannedOn ?? []))].sort();
  return days.map((on) => {
    const names = things.filter(({ plannedOn }) => plannedOn === on).map(({ name }) => name);
    return line(on, names.join(', '), names.length);
  });
};

const ledgerWords = { 'theirs-with-me': 'Return', 'mine-with-them': 'Get back', 'to-hand-over': 'Hand over' } as const;

const returns = ({ document }: Context): readonly NextDate[] =>
  (['theirs-with-me', 'mine-with-them', 'to-hand-over'] as const).flatMap((ledger) =>
    grouped(
      document.materials.filter((material) => material.ledger === ledger && material.status === 'open'),
      (on, detail, count) => ({
        kind: 'returns',
        on,
        what: `${ledgerWords[ledger]} ${countOf(count, 'thing')}`,
        detail,
        place: 'records/materials',
      }),
    ),
  );

const accesses = ({ document }: Context): readonly NextDate[] =>
  grouped(
    document.accesses
      .filter(({ status }) => status === 'active')
      .map(({ system, plannedOn }) => ({ name: system, plannedOn })),
    (on, detail, count) => ({
      kind: 'accesses',
      on,
      what: `Close ${countOf(count, 'access', 'accesses')}`,
      detail,
      place: 'records/materials',
    }),
  );

/** When the same day serves two purposes, the renewal says more than the last notice day. */
const withoutDoubles = (dates: readonly NextDate[]): readonly NextDate[] =>
  dates.filter(
    ({ kind, on }) => kind !== 'last-notice' || !dates.some((other) => other.kind === 'renewal' && other.on === on),
  );

/** All dates from today on, soonest first. An ended client has only what is still open. */
export const nextDates = (
  document: ClientDocument,
  workspace: WorkspaceDocument,
  today: string,
): readonly NextDate[] => {
  const { locale, holidays } = workspace.settings;
  const agreement = currentAgreement(document.agreements, today);
  const context: Context = { document, today, locale, holidays, agreement };
  const running =
    document.status === 'ended' ? [] : [checkIns, decisions, notice, term, lastDay].flatMap((each) => each(context));
  const open = [followUps, agreedPayments, returns, accesses].flatMap((each) => each(context));
  return withoutDoubles([...running, ...open])
    .filter(({ on }) => daysBetween(today, on) >= 0)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};
