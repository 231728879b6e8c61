import { type Locale, shortDate } from '#shared/rules/dates.ts';

const padded = (value: number): string => String(value).padStart(2, '0');

/** The civil day of an instant on the user's own clock. */
export const localDay = (instant: string): string => {
  const moment = new Date(instant);
  return `${moment.getFullYear()}-${padded(moment.getMonth() + 1)}-${padded(moment.getDate())}`;
};

/** An instant in full on the user's own clock: "14 Mar 2026, 10:02". */
export const localMoment = (instant: string, locale: Locale): string => {
  const moment = new Date(instant);
  return `${shortDate(localDay(instant), locale)}, ${padded(moment.getHours())}:${padded(moment.getMinutes())}`;
};
