/** Reading an amount a person typed, in any of the usual notations; never guessing where two readings are possible. */
import { currencyExponents } from '../model/money.ts';
import { exponentOf, formatAmount } from './money.ts';

export type ParsedAmount =
  | { readonly ok: true /** Minor units. */; readonly minor: number }
  | { readonly ok: false /** A sentence that offers the fix. */; readonly message: string };

const refused = (message: string): ParsedAmount => ({ ok: false, message });

const symbols: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'CLP', 'COP', 'ARS', 'BRL'],
};

/** Spaces of any kind, and the apostrophes the Swiss group with. */
const softGroups = /[\s\u00a0\u2007\u2009\u202f'’]/gu;

type Digits = { readonly whole: string; readonly decimals: string };

const minorOf = ({ whole, decimals }: Digits, exponent: number): number =>
  Number(`${whole}${decimals.padEnd(exponent, '0')}`);

const inGroups = (text: string, separator: string): boolean => {
  const parts = text.split(separator);
  return /^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => /^\d{3}$/.test(part));
};

/** The digits as surely read, or null. `text` holds digits, points, commas and blanks as group marks. */
const surely = (text: string, exponent: number): Digits | null => {
  if (/^\d+$/.test(text)) return { whole: text, decimals: '' };
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const sign = text.charAt(mark);
  const decimals = text.slice(mark + 1);
  const once = mark >= 0 && text.indexOf(sign) === mark;
  const before = mark >= 0 ? text.slice(0, mark) : text;
  const groups = [',', '.', ' '].filter((separator) => before.includes(separator));
  // A mark with three digits behind it groups thousands, or it is the point of a currency with three decimals.
  const groupsOnly = once && groups.length === 0 && decimals.length === 3 && (sign === ',' || exponent < 3);
  if (once && !groupsOnly && /^\d+$/.test(decimals) && decimals.length <= exponent) {
    if (before === '') return { whole: '0', decimals };
    if (groups.length === 0) return { whole: before, decimals };
    const [separator = ''] = groups;
    return groups.length === 1 && separator !== sign && inGroups(before, separator)
      ? { whole: before.replaceAll(separator, ''), decimals }
      : null;
  }
  // No decimals: "1,234", "1 234". A single point is left to the question, because some write 2.400 and mean 2.40.
  const all = [',', '.', ' '].filter((separator) => text.includes(separator));
  const [separator = ''] = all;
  const sure = all.length === 1 && inGroups(text, separator) && (separator !== '.' || text.split('.').length > 2);
  return sure && !(exponent === 3 && separator === ',' && once)
    ? { whole: text.replaceAll(separator, ''), decimals: '' }
    : null;
};

/** What was probably meant: the last mark is the decimal point unless three digits follow it. */
const probably = (text: string, exponent: number): readonly Digits[] => {
  const match = /^(.*?)(?:[.,](\d*))?$/u.exec(text);
  const whole = (match?.[1] ?? '').replace(/\D/g, '');
  const decimals = match?.[2] ?? '';
  if (whole === '') return [];
  const grouped: Digits = { whole: `${whole}${decimals}`, decimals: '' };
  const split: Digits = { whole, decimals };
  if (decimals.length === 3) return exponent === 3 ? [grouped, split] : whole === '0' ? [] : [grouped];
  return decimals.length <= exponent ? [split] : [];
};

const exampleOf = (currency: string): string => formatAmount(2400 * 10 ** exponentOf(currency), currency);

const notAnAmount = 'This does not read as an amount.';

const question = (text: string, currency: string, negative: boolean): string => {
  const exponent = exponentOf(currency);
  const example = `Write it like ${exampleOf(currency)}.`;
  const amounts = /^[\d.,\s]*$/u.test(text) ? probably(text, exponent) : [];
  const readings = amounts
    .map((digits) => minorOf(digits, exponent))
    .filter((minor) => Number.isSafeInteger(minor))
    .map((minor) => formatAmount(negative ? -minor : minor, currency));
  const decimals = /[.,](\d+)$/u.exec(text)?.[1] ?? '';
  if (readings.length > 0) return `${notAnAmount} Did you mean ${readings.join(' or ')}?`;
  if (/^\d+[.,]\d+$/u.test(text) && decimals.length > exponent) {
    return exponent === 0
      ? `Amounts in ${currency} have no decimals. ${example}`
      : `Amounts in ${currency} have ${exponent} decimals. ${example}`;
  }
  return `${notAnAmount} ${example}`;
};

/** The text without a currency code or sign at either end, and the currencies that could be meant. */
const withoutCurrency = (text: string): { readonly bare: string; readonly named: readonly string[] | null } => {
  const match = /^([-\u2212+]?)\s*([A-Z]{3}|[€£¥₹₩$])\s*(.*)$|^(.*?)\s*([A-Z]{3}|[€£¥₹₩$])$/iu.exec(text);
  const mark = (match?.[2] ?? match?.[5] ?? '').toUpperCase();
  const named = symbols[mark] ?? (currencyExponents.has(mark) ? [mark] : null);
  if (match === null || named === null) return { bare: text, named: null };
  return { bare: match[4] ?? `${match[1] ?? ''}${match[3] ?? ''}`, named };
};

/**
 * Reads "2,400.00", "2.400,00", "1 234,50", "1’234.50", "35,00" (35.00, never 3,500), "EUR 12" in the given currency.
 * Refuses what could mean two amounts and offers what was probably meant.
 */
export const parseAmount = (
  text: string,
  currency: string,
  { allowNegative = false }: { readonly allowNegative?: boolean } = {},
): ParsedAmount => {
  const trimmed = text.normalize('NFC').trim();
  const { bare, named } = withoutCurrency(trimmed);
  if (named !== null && !named.includes(currency)) {
    return refused(`This amount is in ${named[0] ?? ''}, but the currency here is ${currency}.`);
  }
  const negative = /^[-\u2212]/u.test(bare);
  const digits = bare
    .replace(/^[-\u2212+]/u, '')
    .trim()
    .replace(softGroups, ' ');
  if (digits === '') return refused(`This is empty. Write an amount, for example ${exampleOf(currency)}.`);
  const read = /^[\d., ]+$/.test(digits) ? surely(digits, exponentOf(currency)) : null;
  if (read === null) return refused(question(digits, currency, negative && allowNegative));
  if (negative && !allowNegative)
    return refused('An amount cannot be negative. For money you give back, add a credit note.');
  const minor = minorOf(read, exponentOf(currency));
  if (!Number.isSafeInteger(minor)) return refused('This amount is too large. Check it for extra digits.');
  return { ok: true, minor: negative && minor > 0 ? -minor : minor };
};
