import * as currencies from 'dinero.js/currencies';
import { z } from 'zod';

/**
 * Digits after the decimal point for each ISO 4217 code (JPY 0, EUR 2, KWD 3). The package describes the coins of MGA and
 * MRU, which are fifths; the standard writes both with two decimals.
 */
export const currencyExponents: ReadonlyMap<string, number> = new Map(
  Object.values(currencies).map(({ code, base, exponent }) => [code, base === 10 ? exponent : 2]),
);

/** An ISO 4217 code. */
export const currency = z
  .string()
  .refine(
    (code) => currencyExponents.has(code),
    'This is not a currency code. Use three letters, for example EUR, USD or JPY.',
  );

/** An amount in minor units (cents, yen, fils) of the currency beside it. Zero or more. */
export const minorUnits = z
  .int('Use a whole number of the smallest unit.')
  .min(0, 'An amount cannot be negative. For money you give back, add a credit note.')
  .max(Number.MAX_SAFE_INTEGER, 'This amount is too large.');

/** Minutes of work, whole. */
export const minutes = z.int().min(0, 'Time cannot be negative.').max(525_600, 'This is more than a year of work.');
