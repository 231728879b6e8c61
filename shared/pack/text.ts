/** Small parts of sentences and cells that several sections share. */
import { type Locale, longDate, noBreak, shortDate, weekday } from '../rules/dates.ts';
import { formatAmount } from '../rules/money.ts';
import type { PackSides } from './data.ts';
import type { Inline, Span } from './model.ts';

/** How the freelancer is called: the business, else the person. */
export const freelancerName = ({ freelancer }: PackSides): string =>
  freelancer.business.trim() === '' ? freelancer.person : freelancer.business;

/** The person, else the business. */
export const personName = ({ freelancer }: PackSides): string =>
  freelancer.person.trim() === '' ? freelancer.business : freelancer.person;

/** "Leena Aru, Aru Studio"; the business alone when it begins with the person: "Leena Aru, pottery". */
export const namedOnce = (person: string, business: string): string =>
  business === person || business.startsWith(`${person}, `) ? business : `${person}, ${business}`;

export const personAndBusiness = (sides: PackSides): string => namedOnce(personName(sides), freelancerName(sides));

export const grey = (text: string): Inline => [{ text, tone: 'grey' }];

/** An en dash in grey: not known, or does not apply. Never a zero. */
export const unknown: Inline = grey('–');

/** An amount; zero stands back in grey. */
export const amount = (minor: number, currency: string): Inline =>
  minor === 0 ? grey(formatAmount(0, currency)) : formatAmount(minor, currency);

/** A count; zero stands back in grey. */
export const count = (value: number): Inline => (value === 0 ? grey('0') : String(value));

export const dateOr = (date: string | null, locale: Locale): Inline =>
  date === null ? unknown : shortDate(date, locale);

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** "22 Jun 2026 Mon", the weekday in grey. */
export const dateWithWeekday = (date: string, locale: Locale): readonly Span[] => [
  { text: shortDate(date, locale).replaceAll(' ', noBreak) },
  { text: ' ' },
  { text: weekdays[weekday(date) - 1] ?? '', tone: 'grey' },
];

/** A civil date or a text as the user wrote it; dates are printed the short way. */
export const dateOrWords = (text: string, locale: Locale): Inline => {
  const words = text.trim();
  if (words === '') return unknown;
  return /^\d{4}-\d{2}-\d{2}$/.test(words) ? shortDate(words, locale) : words;
};

/** "19 June 2026". */
export const long = (date: string, locale: Locale): string => longDate(date, locale);

/** A sentence with its full stop. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** How wide a figure is set in tabular figures: digits 0.64 of the type size, signs 0.3. */
const figureWidth = (figure: string, size: number): number =>
  [...figure].reduce((sum, character) => sum + (/[0-9\u2212]/.test(character) ? 0.64 : 0.3), 0) * size;

/** Points an amount column needs: the specified width, or more for very large amounts. */
export const amountWidth = (least: number, figures: readonly string[], size = 8.5): number =>
  Math.max(least, Math.ceil(Math.max(0, ...figures.map((figure) => figureWidth(figure, size)))) + 9);
