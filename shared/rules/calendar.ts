/** A month as a calendar shows it. */
import { addDays, addMonths, endOfMonth, startOfMonth, weekday } from './dates.ts';

export type CalendarMonth = {
  /** Its first day. */
  readonly first: string;
  /** Weeks from Monday to Sunday; null outside the month. */
  readonly weeks: readonly (readonly (string | null)[])[];
};

/** The month a day lies in. */
export const calendarMonth = (date: string): CalendarMonth => {
  const first = startOfMonth(date);
  const last = endOfMonth(date);
  const cells: (string | null)[] = Array.from({ length: weekday(first) - 1 }, () => null);
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7));
  return { first, weeks };
};

/** `count` months, beginning with the one `from` lies in. */
export const calendarMonths = (from: string, count: number): readonly CalendarMonth[] =>
  Array.from({ length: count }, (_, index) => calendarMonth(addMonths(startOfMonth(from), index)));
