import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, percentile } from '../../bench/measure.ts';

const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

describe('The figures of the bench', () => {
  test('have the middle value in the middle, whatever the order they were taken in', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
    expect(median([3])).toBe(3);
  });

  test('have the slowest five of a hundred above the 95th percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([1, 2, 3], 0.95)).toBe(3);
    expect(percentile([4], 0)).toBe(4);
  });

  test('are always values that were measured, and grow with the share asked for', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(times, share, share, (values, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(values).toContain(percentile(values, small));
        expect(percentile(values, small)).toBeLessThanOrEqual(percentile(values, large));
        expect(percentile(values, 1)).toBe(Math.max(...values));
      }),
    );
  });

  test('are not changed by measuring them, and none come from nothing', () => {
    const values = [3, 1, 2];
    expect([median(values), percentile(values, 0.5)]).toEqual([2, 2]);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow('nothing to measure');
    expect(() => percentile([], 0.95)).toThrow('nothing to measure');
  });
});
