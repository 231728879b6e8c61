/**
 * The suggestion of a last day: a few days are compared by points, one is suggested with its reasons and its costs, and
 * the user chooses. Nothing here is a verdict.
 */
import { exitPlanContent } from '../content/exit-plan.ts';
import type { TimingSentences } from '../content/exit-plan-types.ts';
import type { ExitPlan } from '../model/exit.ts';
import type { NoticeRule } from '../model/records.ts';
import { addDays, addMonths, daysBetween, earlier, endOfMonth, type Locale, later, longDate } from './dates.ts';
import { countNotice, latestNoticeDay, type RenewalDeadline } from './notice.ts';

export type TimingInput = {
  readonly today: string;
  /** Null when no notice period is recorded: 30 days are used, and said. */
  readonly rule: NoticeRule | null;
  readonly holidays: readonly string[];
  readonly contractEnd: string | null;
  readonly renewal: RenewalDeadline | null;
  /** 1 January … 12 December. */
  readonly quietMonths: readonly number[];
  /** Ends of projects and other natural pauses. */
  readonly milestones: readonly string[];
  readonly monthsCovered: number | null;
  /** Replaced income as a share of what this client pays; null when unknown. */
  readonly replacementShare: number | null;
  readonly replacementStart: string | null;
  readonly urgent: ExitPlan['urgent'];
  /** What this client pays a month, written out; null when unknown. */
  readonly monthlyFromClient?: string | null | undefined;
  readonly locale?: Locale | undefined;
};

/** One day with what speaks for it and what it costs. */
export type WeighedDay = {
  readonly date: string;
  /** The day to give notice. */
  readonly noticeDate: string;
  /** Null in an urgent case, where only the earliest day counts. */
  readonly points: number | null;
  readonly reasons: readonly string[];
  readonly costs: readonly string[];
};

export type Suggestion = WeighedDay & {
  /** "Suggested last day: …" */
  readonly sentence: string;
  /** To be shown before the suggestion: the renewal, a missing notice period, an urgent case. */
  readonly notes: readonly string[];
  /** The earliest end the notice allows from today. */
  readonly earliestEnd: string;
  /** The other days that were compared, by date. */
  readonly others: readonly WeighedDay[];
};

const courtesyDays = 30;
const searchDays = 180;
const renewalWindowDays = 45;

const { sentences } = exitPlanContent.timing;

const say = (sentence: keyof TimingSentences, values: Readonly<Record<string, string | number>> = {}): string =>
  sentences[sentence].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const monthOf = (date: string): number => Number(date.slice(5, 7));

const earliestEndOf = ({ today, rule, holidays }: TimingInput): string =>
  rule === null ? addDays(today, courtesyDays) : countNotice({ sent: today, rule, holidays }).end;

/** The earliest day that also leaves the client a month. */
const fairStart = (input: TimingInput): string => later(earliestEndOf(input), addDays(input.today, courtesyDays));

const naturalPauses = ({ contractEnd, milestones }: TimingInput): readonly string[] =>
  contractEnd === null ? milestones : [contractEnd, ...milestones];

/** The last days of the quiet months within the next fourteen months. */
const quietMonthEnds = ({ today, quietMonths }: TimingInput): readonly string[] =>
  Array.from({ length: 14 }, (_, index) => endOfMonth(addMonths(today, index))).filter((date) =>
    quietMonths.includes(monthOf(date)),
  );

const incomeCovered = ({ monthsCovered, replacementShare, replacementStart }: TimingInput, date: string): boolean =>
  (monthsCovered ?? 0) >= 3 ||
  ((replacementShare ?? 0) >= 0.8 && replacementStart !== null && replacementStart <= date);

/** Notice as late as the agreement allows, but at least a month before the last day, and not before today. */
const noticeDayFor = ({ today, rule, holidays, urgent }: TimingInput, date: string): string => {
  if (urgent !== 'none') return today;
  const courtesy = addDays(date, -courtesyDays);
  return later(rule === null ? courtesy : earlier(courtesy, latestNoticeDay({ end: date, rule, holidays })), today);
};

/** What speaks for a day and what it costs; also for a day the user tries that was never suggested. */
export const weighDay = (input: TimingInput, date: string): WeighedDay => {
  const { today, quietMonths, urgent, monthlyFromClient } = input;
  const start = urgent === 'none' ? fairStart(input) : earliestEndOf(input);
  const waiting = Math.max(0, daysBetween(start, date));
  const natural = naturalPauses(input).includes(date);
  const covered = incomeCovered(input, date);
  const quiet = quietMonths.includes(monthOf(date));
  const openIncome = covered || !monthlyFromClient ? [] : [say('incomeOpen', { monthlyFromClient })];
  return {
    date,
    noticeDate: noticeDayFor(input, date),
    points:
      urgent === 'none' ? (natural ? 3 : 0) + (covered ? 3 : 0) + (quiet ? 1 : 0) - Math.floor(waiting / 30) : null,
    reasons: [
      ...(date === start ? [say('reasonEarliest')] : []),
      ...(natural ? [say('reasonNatural')] : []),
      ...(covered ? [say('reasonIncome')] : []),
      ...(quiet ? [say('reasonQuiet')] : []),
    ],
    costs: [
      ...(waiting > 0 ? [say('reasonWait', { days: waiting })] : []),
      ...openIncome,
      say('costUntil', { days: Math.max(0, daysBetween(today, date)) }),
    ],
  };
};

const candidates = (input: TimingInput): readonly string[] => {
  const start = fairStart(input);
  const end = addDays(start, searchDays);
  const replacement = input.replacementStart === null ? [] : [input.replacementStart];
  const all = [start, ...naturalPauses(input), ...replacement, ...quietMonthEnds(input)];
  return [...new Set(all.filter((date) => date >= start && date <= end))].sort();
};

const notesOf = (input: TimingInput): readonly string[] => {
  const { renewal, rule, urgent, locale } = input;
  const near = renewal !== null && renewal.daysLeft >= 0 && renewal.daysLeft <= renewalWindowDays;
  return [
    ...(near
      ? [say('renewal', { lastDayForContractEnd: longDate(renewal.sendBy, locale), days: renewal.daysLeft })]
      : []),
    ...(rule === null ? [say('noNotice')] : []),
    ...(urgent === 'none' ? [] : [say('urgent')]),
  ];
};

/** The day with the most points; with equal points the earlier one. In an urgent case: the earliest end allowed. */
export const suggestLastDay = (input: TimingInput): Suggestion => {
  const dates = input.urgent === 'none' ? candidates(input) : [earliestEndOf(input)];
  const weighed = dates.map((date) => weighDay(input, date));
  const best = weighed.reduce((top, day) => ((day.points ?? 0) > (top.points ?? 0) ? day : top));
  const [date, noticeDate] = [longDate(best.date, input.locale), longDate(best.noticeDate, input.locale)];
  return {
    ...best,
    sentence: say('suggestion', { date, noticeDate }),
    notes: notesOf(input),
    earliestEnd: earliestEndOf(input),
    others: weighed.filter((day) => day !== best),
  };
};
