/** Numbers, amounts and days as the person reads them: their locale from Settings, never the machine's. */
import {
  dayMonth,
  type Locale,
  longDate,
  longDayMonth,
  monthYear,
  shortDate,
  weekdayLongDate,
} from '#shared/rules/dates.ts';
import { exponentOf } from '#shared/rules/money.ts';
import { useAppState } from './app.ts';

export type Format = {
  readonly locale: Locale;
  /** "€2,400.00". Minor units. */
  readonly money: (minor: number, currency: string) => string;
  /** "€2,400" when there are no cents, else with them: for running text. */
  readonly shortMoney: (minor: number, currency: string) => string;
  /** "1,250.5" */
  readonly number: (value: number, decimals?: number) => string;
  /** Minutes as "0:45". */
  readonly time: (minutes: number) => string;
  /** "19 June 2026" */
  readonly longDate: (date: string) => string;
  /** "19 Jun 2026" */
  readonly shortDate: (date: string) => string;
  /** "19 Jun" */
  readonly dayMonth: (date: string) => string;
  /** "19 June" */
  readonly longDayMonth: (date: string) => string;
  /** "Tuesday, 30 June 2026" */
  readonly weekdayDate: (date: string) => string;
  /** "June 2026" */
  readonly monthYear: (date: string) => string;
  /** An instant (UTC) on the user's own clock: "19 Jun 2026, 16:10". */
  readonly moment: (instant: string) => string;
};

const formatIn = (locale: Locale): Format => {
  const money = (minor: number, currency: string, whole: boolean): string => {
    const exponent = exponentOf(currency);
    const decimals = whole && minor % 10 ** exponent === 0 ? 0 : exponent;
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
      .format(minor / 10 ** exponent)
      .replace(/^-/, '\u2212');
  };
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    locale,
    money: (minor, currency) => money(minor, currency, false),
    shortMoney: (minor, currency) => money(minor, currency, true),
    number: (value, decimals = 2) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    time: (minutes) => `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
    longDate: (date) => longDate(date, locale),
    shortDate: (date) => shortDate(date, locale),
    dayMonth: (date) => dayMonth(date, locale),
    longDayMonth: (date) => longDayMonth(date, locale),
    weekdayDate: (date) => weekdayLongDate(date, locale),
    monthYear,
    moment: (instant) => moment.format(new Date(instant)),
  };
};

const formats: Readonly<Record<Locale, Format>> = { 'en-GB': formatIn('en-GB'), 'en-US': formatIn('en-US') };

/** The formats of the user's locale. A stored reference. */
export const useFormat = (): Format => formats[useAppState((state) => state.workspace.settings.locale)];
