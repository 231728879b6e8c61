/** What speaks for a last day and what it costs: said again for every day that is tried, never a verdict. */
import { exitPlanContent } from '../content/exit-plan.ts';
import type { Agreement } from '../model/records.ts';
import { addDays, daysBetween, isWorkingDay, type Locale, longDate, longDayMonth, weekdayLongDate } from './dates.ts';
import { countNotice, type NoticeCount, noticeClauses, noticeLength, renewalDeadline } from './notice.ts';
import { figureOf } from './words.ts';

export type DayRemark = { readonly kind: 'fits' | 'look'; readonly text: string };

export type DaysTried = {
  /** The day notice is sent, or null while it is open. */
  readonly noticeOn: string | null;
  readonly lastDay: string;
  /** The day both sides agreed on `lastDay`, or null. */
  readonly agreedOn: string | null;
  readonly agreement: Agreement | undefined;
  readonly today: string;
  readonly holidays: readonly string[];
  /** Left out when safety or payment comes first: no courtesy is owed then. */
  readonly urgent: boolean;
  readonly method?: string;
  readonly locale?: Locale;
};

/** The counting of a notice under an agreement; null without a rule or a day. */
export const countUnder = ({
  agreement,
  noticeOn,
  lastDay,
  holidays,
  method,
  locale,
}: Pick<DaysTried, 'agreement' | 'noticeOn' | 'holidays' | 'method' | 'locale'> & {
  readonly lastDay?: string | null;
}): NoticeCount | null =>
  agreement?.noticeRule && noticeOn !== null
    ? countNotice({
        sent: noticeOn,
        rule: agreement.noticeRule,
        holidays,
        plannedEnd: lastDay,
        clauseNumbers: noticeClauses(agreement),
        method,
        locale,
      })
    : null;

const fits = (text: string): DayRemark => ({ kind: 'fits', text });
const look = (text: string): DayRemark => ({ kind: 'look', text });

const rolls = { none: '', 'end of month': ', to the end of a month', 'end of quarter': ', to the end of a quarter' };

const aboutNotice = (tried: DaysTried): readonly DayRemark[] => {
  const { agreement, agreedOn, locale = 'en-GB', lastDay } = tried;
  const rule = agreement?.noticeRule;
  if (!rule) return [look(exitPlanContent.timing.sentences.noNotice)];
  const counted = countUnder(tried);
  if (counted === null) return [];
  const number = noticeClauses(agreement).length;
  const clause = number === undefined ? '' : ` (clause\u00a0${number})`;
  if (counted.daysShort === 0) {
    return [fits(`Keeps the agreed ${noticeLength(rule.length)}${rolls[rule.roll]}${clause}.`)];
  }
  if (agreedOn !== null) {
    return [
      fits(
        `Agreed with them on ${longDayMonth(agreedOn, locale)}. Notice alone would run until ${longDate(counted.end, locale)}${clause}.`,
      ),
    ];
  }
  const days = figureOf(counted.daysShort, 'day');
  return lastDay < (tried.noticeOn ?? lastDay)
    ? [look('The last day comes before the day of the notice. Choose a later last day, or an earlier notice.')]
    : [look(`This last day is ${days} before notice ends${clause}. You can keep it if you have agreed it with them.`)];
};

const aboutRenewal = ({ agreement, noticeOn, today, holidays, locale = 'en-GB' }: DaysTried): readonly DayRemark[] => {
  const deadline = agreement ? renewalDeadline(agreement, today, holidays) : null;
  if (deadline === null || noticeOn === null) return [];
  const left = daysBetween(noticeOn, deadline.sendBy);
  const by = longDate(deadline.sendBy, locale);
  if (left > 0) return [fits(`Notice goes out ${figureOf(left, 'day')} before the renewal must be stopped, ${by}.`)];
  if (left === 0) return [look(`${by} is the last day that stops the renewal. There is no margin.`)];
  return [
    look(
      `The last day to stop the renewal, ${by}, is before this notice. The term then runs until ${longDate(deadline.renewsUntil, locale)}.`,
    ),
  ];
};

const workingDayBefore = (date: string, holidays: readonly string[]): string => {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, -1);
  return day;
};

const aboutWeekend = (day: string, what: string, { holidays, locale = 'en-GB' }: DaysTried): readonly DayRemark[] =>
  isWorkingDay(day, holidays)
    ? []
    : [
        look(
          `${what} is ${weekdayLongDate(day, locale)}, when offices are closed. The working day before it is ${weekdayLongDate(workingDayBefore(day, holidays), locale)}.`,
        ),
      ];

const aboutTime = ({ noticeOn, lastDay, urgent }: DaysTried): readonly DayRemark[] => {
  const remarks: DayRemark[] = [];
  if (!urgent && noticeOn !== null && noticeOn <= lastDay) {
    const days = daysBetween(noticeOn, lastDay);
    remarks.push(
      days < 30
        ? look(`They have ${figureOf(days, 'day')} to find somebody else. A month is fair where it is possible.`)
        : fits(`They have ${figureOf(days, 'day')} to find somebody else.`),
    );
  }
  return remarks;
};

/** Everything known about a pair of days, what fits first. */
export const remarksOn = (tried: DaysTried): readonly DayRemark[] => {
  const remarks = [
    ...aboutNotice(tried),
    ...aboutRenewal(tried),
    ...(tried.noticeOn === null ? [] : aboutWeekend(tried.noticeOn, 'The day of the notice', tried)),
    ...aboutWeekend(tried.lastDay, 'The last day', tried),
    ...aboutTime(tried),
  ];
  return [...remarks.filter(({ kind }) => kind === 'fits'), ...remarks.filter(({ kind }) => kind === 'look')];
};
