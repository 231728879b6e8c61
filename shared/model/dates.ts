import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const parses = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export const isCivilDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parses(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));

const isCivilDateTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) &&
  isCivilDate(text.slice(0, 10)) &&
  parses(() => Temporal.PlainTime.from(text.slice(11), { overflow: 'reject' }));

/** A day as people write it, `YYYY-MM-DD`, without a time zone. */
export const civilDate = z
  .string()
  .refine(isCivilDate, 'This day does not exist. Write it as year-month-day, for example 2026-03-31.');

/** A day and a time on the user's own clock, `YYYY-MM-DDTHH:mm`, without a time zone. */
export const civilDateTime = z
  .string()
  .refine(
    isCivilDateTime,
    'This day or time does not exist. Choose a day of the calendar and a time from 00:00 to 23:59.',
  );

/** A machine time: an ISO 8601 instant in UTC. */
export const instant = z.iso.datetime({ precision: 3 });
