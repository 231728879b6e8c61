import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { currencyExponents } from '#shared/model/index.ts';
import { parseAmount } from '#shared/rules/amount-input.ts';
import { formatAmount, formatMoney, sumMinor } from '#shared/rules/money.ts';
import { byNumber, countInWords, countOf, listed } from '#shared/rules/words.ts';
import { casesOf, plain } from './builders.ts';

const codes = [...currencyExponents.keys()];

describe('writing amounts', () => {
  test.each(casesOf<{ readonly values: readonly (readonly [number, string])[] }, readonly string[]>('money'))(
    '%s',
    (_, { input, expect: expected }) => {
      expect(input.values.map(([minor, currency]) => plain(formatMoney(minor, currency)))).toEqual(expected);
    },
  );

  it('keeps code and figure on one line', () => {
    expect(formatMoney(44_640, 'EUR')).toBe('EUR\u00a0446.40');
  });

  it('gives every currency the decimals of ISO 4217, also those whose coins are fifths', () => {
    expect(formatAmount(150, 'MGA')).toBe('1.50');
    expect(formatAmount(150, 'MRU')).toBe('1.50');
    expect(formatAmount(12_345, 'CLF')).toBe('1.2345');
  });
});

describe('adding amounts', () => {
  it('is exact or refused', () => {
    expect(sumMinor([1, 2, -3])).toBe(0);
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe('typing an amount', () => {
  it('reads back every amount we write, in every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...codes), (minor, currency) => {
        const read = { ok: true, minor };
        expect(parseAmount(formatAmount(minor, currency), currency, { allowNegative: true })).toEqual(read);
        expect(parseAmount(formatMoney(minor, currency), currency, { allowNegative: true })).toEqual(read);
      }),
    );
  });

  test.each([
    ['2,400.00', 'EUR', 240_000],
    ['2.400,00', 'EUR', 240_000],
    ['2400', 'EUR', 240_000],
    ['35,00', 'EUR', 3500],
    ['35,5', 'EUR', 3550],
    [',50', 'EUR', 50],
    ['1 234,50', 'EUR', 123_450],
    ['1\u202f234,50', 'EUR', 123_450],
    ['1’234.50', 'CHF', 123_450],
    ['2,400', 'EUR', 240_000],
    ['1.234.567', 'EUR', 123_456_700],
    ['1,250', 'JPY', 1250],
    ['1.250', 'KWD', 1250],
    ['1,250.500', 'KWD', 1_250_500],
    ['EUR 12', 'EUR', 1200],
    ['12 €', 'EUR', 1200],
    ['$5', 'USD', 500],
    ['0', 'EUR', 0],
  ])('%s in %s is read as meant', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, minor });
  });

  test.each([
    ['2.400', 'EUR', 'This does not read as an amount. Did you mean 2,400.00?'],
    ['2,400,00', 'EUR', 'This does not read as an amount. Did you mean 2,400.00?'],
    ['1,250', 'KWD', 'This does not read as an amount. Did you mean 1,250.000 or 1.250?'],
    ['35,', 'EUR', 'This does not read as an amount. Did you mean 35.00?'],
    ['12.50', 'JPY', 'Amounts in JPY have no decimals. Write it like 2,400.'],
    ['1.2345', 'EUR', 'Amounts in EUR have 2 decimals. Write it like 2,400.00.'],
    ['about 20', 'EUR', 'This does not read as an amount. Write it like 2,400.00.'],
    ['1e5', 'EUR', 'This does not read as an amount. Write it like 2,400.00.'],
    ['', 'EUR', 'This is empty. Write an amount, for example 2,400.00.'],
    ['USD 5', 'EUR', 'This amount is in USD, but the currency here is EUR.'],
    ['-5', 'EUR', 'An amount cannot be negative. For money you give back, add a credit note.'],
    ['99999999999999999', 'EUR', 'This amount is too large. Check it for extra digits.'],
  ])('%s in %s is refused with a way on', (text, currency, message) => {
    expect(parseAmount(text, currency)).toEqual({ ok: false, message });
  });

  it('answers any text with an amount of zero or more, or with a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-+\d., ’€A-Z]{0,20}$/)),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (text, currency) => {
          const read = parseAmount(text, currency);
          if (read.ok) expect(Number.isSafeInteger(read.minor) && read.minor >= 0).toBe(true);
          else expect(read.message).toMatch(/[.?]$/);
        },
      ),
    );
  });
});

describe('counts and lists in sentences', () => {
  it('writes one to twelve in words', () => {
    expect([0, 1, 12, 13].map(countInWords)).toEqual(['no', 'one', 'twelve', '13']);
    expect([countOf(1, 'invoice'), countOf(3, 'invoice')]).toEqual(['one invoice', 'three invoices']);
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  it('sorts numbers as people read them', () => {
    expect(['11.10', '11.2', '2', '11.02', 'A2', 'A10'].toSorted(byNumber)).toEqual([
      '2',
      '11.02',
      '11.2',
      '11.10',
      'A2',
      'A10',
    ]);
  });
});
