/** Amounts: integers in minor units (cents, yen, fils) beside an ISO 4217 code. No floating point anywhere. */
import { currencyExponents } from '../model/money.ts';
import { noBreak } from './dates.ts';

/** Digits after the decimal point of a currency; 2 for a code we do not know. */
export const exponentOf = (currency: string): number => currencyExponents.get(currency) ?? 2;

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** "−446.40", "1,250" (JPY), "1,250.500" (KWD): minus U+2212, comma groups, decimal point, decimals of ISO 4217. */
export const formatAmount = (minor: number, currency: string): string => {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - exponent));
  return `${minor < 0 ? '\u2212' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}`;
};

/** "EUR −446.40", code and figure joined by a no-break space. */
export const formatMoney = (minor: number, currency: string): string =>
  `${currency}${noBreak}${formatAmount(minor, currency)}`;

/** The sum of amounts in minor units. Throws a RangeError when it can no longer be exact. */
export const sumMinor = (amounts: Iterable<number>): number => {
  let total = 0;
  for (const amount of amounts) {
    total += amount;
    if (!Number.isSafeInteger(total)) {
      throw new RangeError('These amounts are too large to add up exactly. Check the amounts for extra digits.');
    }
  }
  return total;
};
