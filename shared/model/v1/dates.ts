import { z } from 'zod';

/**
 * Whether `text` is a day that exists, written `YYYY-MM-DD`. Opening a workspace asks this of every date in it. A day
 * past the end of its month is read as one of the next month, or not at all.
 */
export const isCivilDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8));

const isCivilDateTime = (text: string): boolean =>
  isCivilDate(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10));

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
