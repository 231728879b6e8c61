import { describe, expect, test } from 'vitest';
import { type ClientDocument, newClient } from '#shared/model/index.ts';
import { carryOver } from '#shared/rules/carry-over.ts';

const blank = newClient('00000000-0000-4000-8000-000000000001', 'Amber Lane', '2026-11-01T10:00:00.000Z');
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const lesson = (number: number, text: string) => ({ id: idOf(number), on: '2026-11-02', text });
const plan = { expectations: '', next: null, everyMonths: null, snoozedUntil: null, done: [] };

const before: ClientDocument = { ...blank, lessons: [lesson(1, 'one'), lesson(2, 'two')] };
const after: ClientDocument = {
  ...blank,
  summary: 'From the export',
  checkIns: plan,
  lessons: [lesson(2, 'two'), lesson(3, 'three')],
};

describe('A change carried over to another state', () => {
  test('is the change itself where nothing is different, forth and back', () => {
    expect(carryOver(before, after, structuredClone(before))).toBe(after);
    expect(carryOver(after, before, structuredClone(after))).toBe(before);
  });

  test('leaves fields and records alone that are different by now', () => {
    const now = { ...after, country: 'PT', lessons: [lesson(2, 'mine'), lesson(3, 'mine'), lesson(4, 'new')] };
    expect(carryOver(after, before, now)).toEqual({
      ...blank,
      country: 'PT',
      lessons: [lesson(2, 'mine'), lesson(3, 'mine'), lesson(4, 'new'), lesson(1, 'one')],
    });
  });

  test('writes a record anew that the change wrote anew', () => {
    const changed = { ...before, lessons: [lesson(1, 'one'), lesson(2, 'two, again')] };
    const now = { ...before, lessons: [lesson(9, 'nine'), ...before.lessons] };
    expect(carryOver(before, changed, now).lessons.map(({ text }) => text)).toEqual(['nine', 'one', 'two, again']);
  });

  test('adds no field that is absent, and takes one away again that it brought', () => {
    const now = { ...after, country: 'PT' };
    expect(Object.keys(carryOver(after, before, now))).not.toContain('checkIns');
    expect(carryOver(before, after, { ...before, country: 'PT' }).checkIns).toEqual(plan);
    const { checkIns: _, ...withoutPlan } = after;
    expect(Object.keys(carryOver(after, { ...after, summary: '' }, withoutPlan))).not.toContain('checkIns');
  });

  test('that comes and goes leaves another change as it was', () => {
    const now = { ...before, country: 'PT', lessons: [...before.lessons, lesson(4, 'new')] };
    const there = carryOver(before, after, now);
    expect(there).toMatchObject({ country: 'PT', summary: 'From the export', checkIns: plan });
    const back = carryOver(after, before, there);
    expect({ ...back, lessons: [] }).toEqual({ ...now, lessons: [] });
    expect(new Set(back.lessons)).toEqual(new Set(now.lessons));
  });
});
