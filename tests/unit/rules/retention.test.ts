import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfMonth, weekday } from '#shared/rules/dates.ts';
import { type KeptBackup, retention } from '#shared/rules/retention.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const at = Date.parse('2026-11-21T12:00:00.000Z');
const now = new Date(at).toISOString();

const backup = (time: number, changes: Partial<KeptBackup> = {}): KeptBackup => {
  const madeAt = new Date(time).toISOString();
  return { id: madeAt, madeAt, day: madeAt.slice(0, 10), bytes: 1000, verified: true, ...changes };
};

/** Made up to three years back, and up to a month ahead by a clock that was wrong; some damaged. */
const backups = fc
  .uniqueArray(
    fc.record({
      time: fc.oneof(
        fc.integer({ min: at - 3 * 365 * day, max: at }),
        fc.integer({ min: at - 2 * day, max: at }),
        fc.integer({ min: at, max: at + 30 * day }),
      ),
      bytes: fc.integer({ min: 1, max: 1_000_000 }),
      verified: fc.boolean(),
    }),
    { maxLength: 150, selector: ({ time }) => time },
  )
  .map((list) => list.map(({ time, bytes, verified }) => backup(time, { bytes, verified })));
const budgets = fc.option(fc.integer({ min: 0, max: 20_000_000 }), { nil: null });

const newestFirst = (list: readonly KeptBackup[]) => [...list].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
const weekOf = (date: string) => addDays(date, 1 - weekday(date));
const keptIds = (list: readonly KeptBackup[], budget: number | null = null, when = now) =>
  new Set(retention(list, { now: when, budget }).keep.map(({ id }) => id));

describe('Which backups stay', () => {
  it('is every one exactly once: kept with a reason, or dropped', () => {
    fc.assert(
      fc.property(backups, budgets, (list, budget) => {
        const { keep, drop } = retention(list, { now, budget });
        expect([...keep.map(({ id }) => id), ...drop].sort()).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });

  it('is everything of the last day', () => {
    fc.assert(
      fc.property(backups, (list) => {
        const kept = keptIds(list);
        for (const { id, madeAt } of list) if (at - Date.parse(madeAt) <= day) expect(kept).toContain(id);
      }),
    );
  });

  it.each([
    ['day', 14, (date: string) => date],
    ['week', 8, weekOf],
    ['month', 12, startOfMonth],
  ] as const)('is the newest whole one of each of the last %ss that have one, %i of them', (_what, count, periodOf) => {
    fc.assert(
      fc.property(backups, (list) => {
        const kept = keptIds(list);
        const whole = newestFirst(list.filter(({ verified }) => verified));
        const periods = [...new Set(whole.map((one) => periodOf(one.day)))].slice(0, count);
        for (const period of periods) {
          expect(kept).toContain(whole.find((one) => periodOf(one.day) === period)?.id);
        }
      }),
    );
  });

  it('is never fewer than three, and always the last one that verified, whatever the budget', () => {
    fc.assert(
      fc.property(backups, budgets, (list, budget) => {
        const kept = keptIds(list, budget);
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(3, list.length));
        const last = newestFirst(list).find(({ verified }) => verified);
        if (last !== undefined) expect(kept).toContain(last.id);
        const whole = list.filter(({ verified, id }) => verified && kept.has(id)).length;
        expect(whole).toBeGreaterThanOrEqual(Math.min(3, list.filter(({ verified }) => verified).length));
      }),
    );
  });

  it('takes no more room than the user gave, unless three and their attachments take more', () => {
    fc.assert(
      fc.property(backups, fc.nat(20_000_000), fc.nat(2_000_000), (list, budget, shared) => {
        const { keep, overBudget } = retention(list, { now, budget, shared });
        const bytesOf = new Map(list.map(({ id, bytes }) => [id, bytes]));
        const size = keep.reduce((sum, { id }) => sum + (bytesOf.get(id) ?? 0), shared);
        expect(overBudget).toBe(size > budget);
        if (overBudget) expect(keep.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('gives room by letting the oldest go first', () => {
    fc.assert(
      fc.property(backups, fc.nat(20_000_000), (list, budget) => {
        const without = keptIds(list);
        const kept = keptIds(list, budget);
        const gone = newestFirst(list.filter(({ verified, id }) => verified && without.has(id) && !kept.has(id)));
        const stays = newestFirst(list.filter(({ verified, id }) => verified && kept.has(id)));
        const newestGone = gone[0]?.madeAt ?? '';
        const oldestKept = stays.slice(3).at(-1)?.madeAt ?? '9';
        expect(newestGone < oldestKept).toBe(true);
      }),
    );
  });

  it('says the same when it is asked again, and drops nothing more', () => {
    fc.assert(
      fc.property(backups, budgets, (list, budget) => {
        const { keep } = retention(list, { now, budget });
        const left = list.filter(({ id }) => keep.some((one) => one.id === id));
        expect(retention(left, { now, budget }).drop).toEqual([]);
      }),
    );
  });

  it('ages nothing at once when the clock jumps ten years ahead, or back again', () => {
    const history = Array.from({ length: 300 }, (_, index) => backup(at - index * 1.3 * day));
    const before = keptIds(history);
    const left = history.filter(({ id }) => before.has(id));
    const ahead = backup(at + 3650 * day);
    const after = keptIds([...left, ahead], null, ahead.madeAt);
    // One day, one week and one month make place for those of the wrong clock.
    expect(left.filter(({ id }) => !after.has(id)).length).toBeLessThanOrEqual(3);
    expect(
      keptIds([...left, backup(at - 3650 * day)], null, new Date(at - 3650 * day).toISOString()).size,
    ).toBeGreaterThanOrEqual(left.length);
  });

  it('comes to about thirty over two years of ordinary days', () => {
    let list: readonly KeptBackup[] = [];
    for (let time = at - 730 * day; time <= at; time += 8 * hour) {
      list = [...list, backup(time)];
      const kept = keptIds(list, null, new Date(time).toISOString());
      list = list.filter(({ id }) => kept.has(id));
    }
    expect(list.length).toBeGreaterThan(25);
    expect(list.length).toBeLessThan(40);
    expect(at - Date.parse(list.map(({ madeAt }) => madeAt).sort()[0] ?? '')).toBeGreaterThan(300 * day);
  });

  it('never lets a damaged one stand for a day, and keeps it two weeks', () => {
    const whole = backup(at - 5 * day);
    const damaged = backup(at - 5 * day + hour, { verified: false });
    const old = backup(at - 20 * day, { verified: false });
    const others = [1, 2, 3].map((days) => backup(at - days * day - 2 * day));
    expect(keptIds([whole, damaged, old, ...others])).toEqual(new Set([whole, damaged, ...others].map(({ id }) => id)));
  });
});
