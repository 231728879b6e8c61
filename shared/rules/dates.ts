/**
 * Civil days, `YYYY-MM-DD`, without a time zone: counting, and writing them by our own tables, so that every machine
 * prints the same words. Every function takes days that exist (see `civilDate` of the model) and throws a RangeError else.
 */
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as plain from 'temporal-polyfill/fns/PlainDate';

export type Locale = 'en-GB' | 'en-US';

// The functions of Temporal without its classes: a quarter of the weight in the window.
const day = (date: string): plain.Record => plain.fromString(date, getISO);

/** The day `count` days later; earlier when `count` is negative. */
export const addDays = (date: string, count: number): string => plain.toString(plain.addDays(day(date), count));

/** The same day number `count` months later, or the last day of that month when it has no such day. */
export const addMonths = (date: string, count: number): string => plain.toString(plain.addMonths(day(date), count));

/** Days from `from` to `to`: 1 from today to tomorrow, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => plain.diffDays(day(from), day(to));

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekday = (date: string): number => plain.dayOfWeek(day(date));

/** Monday to Friday, without the holidays the user entered. */
export const isWorkingDay = (date: string, holidays: readonly string[]): boolean =>
  weekday(date) <= 5 && !holidays.includes(date);

/** The `count`th working day after `date`; `date` itself when `count` is 0. */
export const addWorkingDays = (date: string, count: number, holidays: readonly string[]): string => {
  const closed = new Set(holidays);
  let current = day(date);
  for (let left = count; left > 0; ) {
    current = plain.addDays(current, 1);
    if (plain.dayOfWeek(current) <= 5 && !closed.has(plain.toString(current))) left -= 1;
  }
  return plain.toString(current);
};

export const startOfMonth = (date: string): string => plain.toString(plain.startOfMonth(day(date)));

export const endOfMonth = (date: string): string => plain.toString(plain.endOfMonth(day(date)));

/** The last day of the calendar quarter. */
export const endOfQuarter = (date: string): string => {
  const d = day(date);
  return plain.toString(plain.endOfMonth(plain.addMonths(d, Math.ceil(d.month / 3) * 3 - d.month)));
};

/** The later of two days. */
export const later = (a: string, b: string): string => (a > b ? a : b);

/** The earlier of two days. */
export const earlier = (a: string, b: string): string => (a < b ? a : b);

/** January to December. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Joins two words that must stay on one line. */
export const noBreak = '\u00a0';

const monthName = (month: number): string => monthNames[month - 1] ?? '';
const weekdayName = (date: string): string => weekdays[weekday(date) - 1] ?? '';

const written = (date: string, locale: Locale, name: (month: number) => string, year: boolean): string => {
  const { day: dayNumber, month, year: yearNumber } = day(date);
  return locale === 'en-GB'
    ? `${dayNumber}${noBreak}${name(month)}${year ? ` ${yearNumber}` : ''}`
    : `${name(month)}${noBreak}${dayNumber}${year ? `, ${yearNumber}` : ''}`;
};
const brief = (month: number): string => monthName(month).slice(0, 3);

/** "19 June 2026", American "June 19, 2026"; day and month joined by a no-break space. */
export const longDate = (date: string, locale: Locale = 'en-GB'): string => written(date, locale, monthName, true);

/** "19 Jun 2026", American "Jun 19, 2026". */
export const shortDate = (date: string, locale: Locale = 'en-GB'): string => written(date, locale, brief, true);

/** "19 Jun", American "Jun 19". */
export const dayMonth = (date: string, locale: Locale = 'en-GB'): string => written(date, locale, brief, false);

/** "19 June", American "June 19". */
export const longDayMonth = (date: string, locale: Locale = 'en-GB'): string => written(date, locale, monthName, false);

/** "Tuesday, 30 June 2026", American "Tuesday, June 30, 2026". */
export const weekdayLongDate = (date: string, locale: Locale = 'en-GB'): string =>
  `${weekdayName(date)}, ${longDate(date, locale)}`;

/** "Tue 30 June 2026", American "Tue, June 30, 2026": for narrow columns where the weekday matters. */
export const weekdayShortDate = (date: string, locale: Locale = 'en-GB'): string =>
  `${weekdayName(date).slice(0, 3)}${locale === 'en-GB' ? '' : ','} ${longDate(date, locale)}`;

/** "June 2026". */
export const monthYear = (date: string): string => `${monthName(day(date).month)} ${day(date).year}`;
