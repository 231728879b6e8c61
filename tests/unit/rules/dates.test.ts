import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayMonth,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  isWorkingDay,
  longDate,
  monthYear,
  shortDate,
  startOfMonth,
  weekday,
  weekdayLongDate,
  weekdayShortDate,
} from '#shared/rules/dates.ts';
import { anyDay } from './builders.ts';

describe('counting days', () => {
  it('keeps the day number a month later, or takes the last day of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-02-28', 1)).toBe('2026-03-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('finds the ends of months and quarters', () => {
    expect(endOfMonth('2028-02-10')).toBe('2028-02-29');
    expect(['2026-01-31', '2026-04-03', '2026-09-30', '2026-12-01'].map(endOfQuarter)).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
    expect(startOfMonth('2026-06-19')).toBe('2026-06-01');
  });

  it('counts there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('counts only working days that are no holidays', () => {
    expect(addWorkingDays('2026-06-18', 10, ['2026-06-23', '2026-06-24'])).toBe('2026-07-06');
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 40 }),
        fc.array(anyDay, { maxLength: 8 }),
        (day, count, holidays) => {
          const end = addWorkingDays(day, count, holidays);
          const passed = Array.from({ length: daysBetween(day, end) }, (_, index) => addDays(day, index + 1));
          expect(isWorkingDay(end, holidays)).toBe(true);
          expect(passed.filter((each) => isWorkingDay(each, holidays))).toHaveLength(count);
        },
      ),
    );
  });

  it('refuses a day that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

describe('writing days', () => {
  it('writes them the British way, day and month on one line', () => {
    expect(longDate('2026-06-19')).toBe('19\u00a0June 2026');
    expect(shortDate('2026-06-09')).toBe('9\u00a0Jun 2026');
    expect(dayMonth('2026-06-19')).toBe('19\u00a0Jun');
    expect(weekdayLongDate('2026-06-30')).toBe('Tuesday, 30\u00a0June 2026');
    expect(weekdayShortDate('2026-06-27')).toBe('Sat 27\u00a0June 2026');
    expect(monthYear('2024-09-02')).toBe('September 2024');
  });

  it('writes them the American way', () => {
    expect(longDate('2026-06-19', 'en-US')).toBe('June\u00a019, 2026');
    expect(shortDate('2026-06-19', 'en-US')).toBe('Jun\u00a019, 2026');
    expect(dayMonth('2026-06-19', 'en-US')).toBe('Jun\u00a019');
    expect(weekdayLongDate('2026-06-30', 'en-US')).toBe('Tuesday, June\u00a030, 2026');
  });

  it('begins the week on Monday', () => {
    expect(['2026-06-22', '2026-06-28'].map(weekday)).toEqual([1, 7]);
  });
});
