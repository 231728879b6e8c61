/**
 * Counting notice. The day of receipt is day 0. Receipt on the same or the next working day; then the length in days,
 * weeks, months (same day number, or the last day of the month) or working days; then, if so agreed, the next working day;
 * then, if so agreed, the end of the month or quarter.
 */
import type { Agreement, Clause, NoticeRule } from '../model/records.ts';
import { assertNever } from './assert-never.ts';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  isWorkingDay,
  type Locale,
  longDate,
} from './dates.ts';
import { figureOf } from './words.ts';

/** One line of "How the end date was counted". */
export type NoticeStep = {
  readonly rule: string;
  /** "Clause 11.2", or "User’s entry". */
  readonly source: string;
  /** A civil day. */
  readonly result: string;
};

export type NoticeCount = {
  readonly received: string;
  /** The day the period is complete, before it is moved to the end of a month or quarter. */
  readonly complete: string;
  readonly end: string;
  /** Days by which the planned end comes before the counted end; 0 without a planned end. */
  readonly daysShort: number;
  /** The sentence about a planned end that comes too early, or empty. */
  readonly note: string;
  /** The result of the last step is `end`. */
  readonly steps: readonly NoticeStep[];
};

export type NoticeInput = {
  /** The day the notice is sent. */
  readonly sent: string;
  readonly rule: NoticeRule;
  /** Days on which offices are closed. */
  readonly holidays: readonly string[];
  readonly plannedEnd?: string | null | undefined;
  /** Numbers of the clauses a step rests on: `length` also covers what follows it. */
  readonly clauseNumbers?: { readonly receipt?: string | undefined; readonly length?: string | undefined } | undefined;
  /** How it is sent: "email", "post". */
  readonly method?: string | undefined;
  readonly locale?: Locale | undefined;
};

const add = (date: string, { n, unit }: NoticeRule['length'], holidays: readonly string[]): string => {
  switch (unit) {
    case 'days':
      return addDays(date, n);
    case 'weeks':
      return addDays(date, 7 * n);
    case 'months':
      return addMonths(date, n);
    case 'working days':
      return addWorkingDays(date, n, holidays);
    default:
      return assertNever(unit);
  }
};

const rolled = (date: string, roll: NoticeRule['roll']): string =>
  roll === 'none' ? date : roll === 'end of month' ? endOfMonth(date) : endOfQuarter(date);

/** "30 days", "1 month", "10 working days". */
export const noticeLength = ({ n, unit }: NoticeRule['length']): string => figureOf(n, unit.slice(0, -1), unit);

/** "by email", "in person": the way a notice is sent, as it follows the verb; empty when none is recorded. */
export const byMethod = (method: string): string => {
  const way = method.trim();
  return way === '' || /^(?:by|in|via|at|on|through|with) /iu.test(way) ? way : `by ${way}`;
};

const source = (clause: string | undefined): string =>
  clause === undefined || clause === '' ? 'User’s entry' : `Clause\u00a0${clause}`;

const dates = (sent: string, rule: NoticeRule, holidays: readonly string[]) => {
  const received = rule.receipt === 'same day' ? sent : addWorkingDays(sent, 1, holidays);
  const counted = add(received, rule.length, holidays);
  const moves = rule.onNonWorkingDay === 'next working day' && !isWorkingDay(counted, holidays);
  const complete = moves ? addWorkingDays(counted, 1, holidays) : counted;
  return { received, counted, complete, end: rolled(complete, rule.roll) };
};

const tooEarly = (planned: string, end: string, locale: Locale) => {
  const days = daysBetween(planned, end);
  if (days <= 0) return { daysShort: 0, note: '' };
  const [plannedText, endText] = [longDate(planned, locale), longDate(end, locale)];
  return {
    daysShort: days,
    note: `The planned end, ${plannedText}, is ${figureOf(days, 'day')} earlier than the counted end, ${endText}.`,
  };
};

/** The end a notice leads to, with every step on the way. */
export const countNotice = ({
  sent,
  rule,
  holidays,
  plannedEnd,
  clauseNumbers,
  method,
  locale = 'en-GB',
}: NoticeInput): NoticeCount => {
  const { received, counted, complete, end } = dates(sent, rule, holidays);
  const [receiptSource, lengthSource] = [source(clauseNumbers?.receipt), source(clauseNumbers?.length)];
  const way = byMethod(method ?? '');
  const zeroDay = rule.length.unit === 'months' ? 'the same day number' : 'the day of receipt is day 0';
  const steps: NoticeStep[] = [
    { rule: way === '' ? 'Notice sent' : `Notice sent ${way}`, source: 'User’s entry', result: sent },
    { rule: `Received on the ${rule.receipt}`, source: receiptSource, result: received },
    { rule: `Add ${noticeLength(rule.length)}; ${zeroDay}`, source: lengthSource, result: counted },
  ];
  if (rule.onNonWorkingDay === 'next working day') {
    steps.push({
      rule: complete === counted ? 'This is a working day, so it stays' : 'Not a working day: the next working day',
      source: lengthSource,
      result: complete,
    });
  }
  if (rule.roll !== 'none') {
    const period = rule.roll === 'end of month' ? 'month' : 'quarter';
    steps.push({ rule: `Last day of that calendar ${period}`, source: lengthSource, result: end });
  }
  const early =
    plannedEnd === undefined || plannedEnd === null ? { daysShort: 0, note: '' } : tooEarly(plannedEnd, end, locale);
  return { received, complete, end, ...early, steps };
};

const longestUnit = { days: 1, weeks: 7, months: 31, 'working days': 3 } as const;

/**
 * The last day on which notice can be sent so that the agreement ends on `end` or before. Searched backwards by halving:
 * a later notice never leads to an earlier end.
 */
export const latestNoticeDay = ({
  end,
  rule,
  holidays,
}: {
  readonly end: string;
  readonly rule: NoticeRule;
  readonly holidays: readonly string[];
}): string => {
  const inTime = (daysBefore: number): boolean => dates(addDays(end, -daysBefore), rule, holidays).end <= end;
  if (inTime(0)) return end;
  let late = 0;
  let early = rule.length.n * longestUnit[rule.length.unit] + 3 * holidays.length + 200;
  while (early - late > 1) {
    const middle = Math.floor((early + late) / 2);
    if (inTime(middle)) early = middle;
    else late = middle;
  }
  return addDays(end, -early);
};

export type RenewalDeadline = {
  /** The day the running term ends. */
  readonly end: string;
  /** The last day to send notice so that it does not renew. */
  readonly sendBy: string;
  /** Days from today to `sendBy`; negative when the day has passed. */
  readonly daysLeft: number;
  /** Until when it runs if nobody gives notice. */
  readonly renewsUntil: string;
};

/** The deadline of an agreement that renews itself; null when it does not renew or has no notice rule or end. */
export const renewalDeadline = (
  agreement: Agreement,
  today: string,
  holidays: readonly string[],
): RenewalDeadline | null => {
  const { endsOn, renewsMonths, noticeRule } = agreement;
  if (endsOn === null || renewsMonths === null || noticeRule === null) return null;
  // Counted from the first end each time, so that a term that ends on the 31st keeps its day.
  let terms = 0;
  while (addMonths(endsOn, terms * renewsMonths) < today) terms += 1;
  const end = addMonths(endsOn, terms * renewsMonths);
  const sendBy = latestNoticeDay({ end, rule: noticeRule, holidays });
  return {
    end,
    sendBy,
    daysLeft: daysBetween(today, sendBy),
    renewsUntil: addMonths(endsOn, (terms + 1) * renewsMonths),
  };
};

/** What the deadline means today, in one or two sentences. */
export const renewalSentence = (
  { sendBy, daysLeft, end, renewsUntil }: RenewalDeadline,
  locale: Locale = 'en-GB',
): string => {
  const by = longDate(sendBy, locale);
  if (daysLeft < 0) {
    return `Notice for ${longDate(end, locale)} was needed by ${by}. Unless both sides agree otherwise, the contract now runs until ${longDate(renewsUntil, locale)}.`;
  }
  const left = daysLeft === 0 ? 'That is today.' : `${figureOf(daysLeft, 'day')} left.`;
  return `This contract renews if nobody gives notice by ${by}. ${left}`;
};

const first = (clauses: readonly Clause[], ...kinds: readonly Clause['kind'][]): Clause | undefined =>
  kinds.flatMap((kind) => clauses.filter((clause) => clause.kind === kind))[0];

/** The clause an agreement ends under: for cause, or the one on ending, else the one on notice. */
export const endingClause = (agreement: Agreement | undefined, cause: boolean): Clause | undefined =>
  cause
    ? first(agreement?.clauses ?? [], 'termination-for-cause', 'termination', 'notice')
    : first(agreement?.clauses ?? [], 'termination', 'notice');

/** The numbers the counting rests on, for `countNotice`. */
export const noticeClauses = (
  agreement: Agreement | undefined,
): { readonly receipt: string | undefined; readonly length: string | undefined } => ({
  receipt: first(agreement?.clauses ?? [], 'notice', 'termination')?.number,
  length: first(agreement?.clauses ?? [], 'termination', 'notice')?.number,
});
