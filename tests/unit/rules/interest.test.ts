import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/rules/dates.ts';
import { formatPercent, type InterestMethod, interestOn, parsePercent, rateFrom } from '#shared/rules/interest.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { casesOf, plain } from './builders.ts';

type Dated = readonly (readonly [string, number])[];
type CaseInput = {
  readonly currency: string;
  readonly method: InterestMethod;
  readonly gross: number;
  readonly due: string;
  readonly asOf: string;
  readonly events?: Dated;
  readonly credits?: Dated;
  readonly underDiscussion?: number;
  readonly contractRatePerMonth?: string;
  readonly contractRatePerYear?: string;
  readonly rates: readonly { readonly from: string; readonly value: string }[];
};
type CaseExpected = {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly interest: number;
  readonly compensation: number | null;
  readonly sum: number;
  readonly printed: string;
};

const dated = (items: Dated = []) => items.map(([on, amount]) => ({ on, amount }));

describe('interest on a late invoice', () => {
  test.each(casesOf<CaseInput, CaseExpected>('interest'))('%s', (_, { input, expect: expected }) => {
    const { contractRatePerMonth, contractRatePerYear } = input;
    const result = interestOn(
      {
        currency: input.currency,
        gross: input.gross,
        due: input.due,
        payments: dated(input.events),
        credits: dated(input.credits),
        underDiscussion: input.underDiscussion ?? 0,
      },
      {
        method: input.method,
        points: '8',
        rateOn: rateFrom(input.rates, input.asOf),
        contract:
          contractRatePerMonth === undefined
            ? { value: contractRatePerYear ?? '', per: 'year' }
            : { value: contractRatePerMonth, per: 'month' },
        fixedSum: null,
      },
      input.asOf,
    );
    if (!result.ok) throw new Error(result.needs.join());
    const { lines, interest, compensation, sum } = result.value;
    expect(
      lines.map(({ reference, ...line }) => ({
        ...line,
        rateSource: reference === null ? 'contract' : `${reference.value} in force on ${reference.on}`,
      })),
    ).toEqual(expected.lines);
    expect({ interest, compensation, sum }).toEqual({
      interest: expected.interest,
      compensation: expected.compensation,
      sum: expected.sum,
    });
    expect(plain(formatMoney(interest, input.currency))).toBe(expected.printed);
  });

  test('names every day whose rate is not known, instead of carrying a rate forward', () => {
    const result = interestOn(
      { currency: 'EUR', gross: 1000, due: '2025-12-31', payments: [], credits: [], underDiscussion: 0 },
      {
        method: 'EU',
        points: '8',
        rateOn: rateFrom([{ from: '2025-06-11', value: '2.15' }], '2025-12-31'),
        contract: null,
        fixedSum: null,
      },
      '2026-08-01',
    );
    expect(result).toEqual({ ok: false, needs: ['2026-01-01', '2026-07-01'] });
  });

  test('a rate that is read is written the same, and the lines of any invoice follow each other without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (percent) => {
        expect(parsePercent(formatPercent(percent))).toBe(percent);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ after: fc.integer({ min: -20, max: 700 }), amount: fc.integer({ min: 1, max: 400 }) })),
        fc.integer({ min: 0, max: 700 }),
        (payments, days) => {
          const due = '2024-03-31';
          const asOf = addDays(due, days);
          const paid = payments.map(({ after, amount }) => ({ on: addDays(due, after), amount }));
          const result = interestOn(
            {
              currency: 'EUR',
              gross: 1000,
              due,
              payments: paid.filter(({ on }) => on <= asOf),
              credits: [],
              underDiscussion: 0,
            },
            { method: 'EU', points: '8', rateOn: () => '2', contract: null, fixedSum: null },
            asOf,
          );
          if (!result.ok) throw new Error('A rate is missing.');
          result.value.lines.forEach((line, index) => {
            expect(line.from).toBe(addDays(result.value.lines[index - 1]?.to ?? due, 1));
            expect(line.balance).toBeGreaterThan(0);
            expect(line.to <= asOf).toBe(true);
          });
        },
      ),
    );
  });
});
