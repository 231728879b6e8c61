import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientDocument, newClient } from '#shared/model/index.ts';
import { nextOpenDay, openDates } from '#shared/rules/after.ts';
import { calendarMonth, calendarMonths } from '#shared/rules/calendar.ts';
import { checklistOf, type StepRow } from '#shared/rules/checklist.ts';
import { addDays, addMonths, startOfMonth } from '#shared/rules/dates.ts';
import { lanesOf } from '#shared/rules/exit-lanes.ts';
import { newExitPlan, withDays, withExit, withStepChanged } from '#shared/rules/exit-plan.ts';
import { canReopenRow, canTickRow, withRowReopened, withRowTicked } from '#shared/rules/exit-records.ts';
import { countUnder, type DaysTried, remarksOn } from '#shared/rules/last-day.ts';
import { openAmount } from '#shared/rules/statement.ts';
import { anyDay, clientOf, invoiceOf, materialOf, plain, planOf } from './builders.ts';
import { agreementOf } from './exit-builders.ts';

const today = '2026-11-21';

describe('A plan of an ending', () => {
  test('begins with the way that fits what is written down', () => {
    expect(newExitPlan(clientOf(), today)).toMatchObject({ createdOn: today, basis: 'no-contract', lastDay: null });
    expect(newExitPlan(clientOf({ agreements: [agreementOf()] }), today).basis).toBe('contract');
    const begun = clientOf({ exit: newExitPlan(clientOf(), today) });
    expect(clientDocument.safeParse(begun).success).toBe(true);
  });

  test('is begun by the first change and left alone by no change', () => {
    const client = clientOf();
    expect(withExit(client, today, (plan) => plan).exit).toMatchObject({ createdOn: today });
    const planned = clientOf({ exit: planOf() });
    expect(withExit(planned, today, (plan) => plan)).toBe(planned);
  });

  test('takes the chosen days over, but a notice that was sent keeps its day', () => {
    const days = { noticeOn: '2026-12-01', lastDay: '2026-12-31', agreedOn: null };
    expect(withDays(clientOf(), today, days).exit).toMatchObject({
      lastDay: '2026-12-31',
      notice: { on: '2026-12-01' },
    });
    const sent = planOf({ notice: { ...planOf().notice, on: '2026-11-10', sent: true } });
    expect(withDays(clientOf({ exit: sent }), today, days).exit?.notice.on).toBe('2026-11-10');
  });

  test('keeps a ticked step', () => {
    const client = withStepChanged(clientOf(), today, 'prep-sleep', { state: 'done', doneOn: today });
    expect(client.exit?.checklist).toEqual([
      { itemId: 'prep-sleep', state: 'done', dueOn: null, doneOn: today, note: '' },
    ]);
  });
});

describe('A last day that is tried', () => {
  const tried: DaysTried = {
    noticeOn: '2026-11-27',
    lastDay: '2026-12-24',
    agreedOn: null,
    agreement: agreementOf(),
    today,
    holidays: [],
    urgent: false,
  };
  const texts = (change: Partial<DaysTried>): readonly string[] =>
    remarksOn({ ...tried, ...change }).map(({ text }) => plain(text));

  test('that is too early says by how many days and by which clause', () => {
    expect(texts({})).toContain(
      'This last day is 3 days before notice ends (clause 11.2). You can keep it if you have agreed it with them.',
    );
  });

  test('that both sides agreed on says so', () => {
    expect(texts({ agreedOn: '2026-11-20' })[0]).toBe(
      'Agreed with them on 20 November. Notice alone would run until 27 December 2026 (clause 11.2).',
    );
  });

  test('that keeps the notice says so first', () => {
    expect(texts({ lastDay: '2026-12-28' })[0]).toBe('Keeps the agreed 30 days (clause 11.2).');
  });

  test('before the notice asks for another day', () => {
    expect(texts({ lastDay: '2026-11-20' })).toContain(
      'The last day comes before the day of the notice. Choose a later last day, or an earlier notice.',
    );
  });

  test('on a weekend names the working day before it', () => {
    expect(texts({ lastDay: '2027-01-03' })).toContain(
      'The last day is Sunday, 3 January 2027, when offices are closed. The working day before it is Friday, 1 January 2027.',
    );
  });

  test('speaks of the renewal only when the agreement renews', () => {
    expect(texts({}).some((text) => text.includes('renewal'))).toBe(false);
    const renewing = agreementOf({ endsOn: '2026-12-31', renewsMonths: 12 });
    expect(
      remarksOn({ ...tried, agreement: renewing, noticeOn: '2026-12-05' }).map(({ text }) => plain(text)),
    ).toContain(
      'The last day to stop the renewal, 1 December 2026, is before this notice. The term then runs until 31 December 2027.',
    );
  });

  test('without a notice rule is not counted, and that is said', () => {
    const bare = agreementOf({ noticeRule: null });
    expect(countUnder({ ...tried, agreement: bare })).toBeNull();
    expect(remarksOn({ ...tried, agreement: bare })[0]?.text).toContain('No notice period is recorded');
  });
});

describe('A calendar month', () => {
  test('has every day once, in weeks from Monday to Sunday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { first, weeks } = calendarMonth(day);
        const days = weeks.flat().filter((each) => each !== null);
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(days[0]).toBe(first);
        expect(days.every((each, index) => each === addDays(first, index))).toBe(true);
        expect(addDays(days.at(-1) ?? '', 1)).toBe(addMonths(first, 1));
      }),
    );
  });

  test('follows the one before', () => {
    expect(calendarMonths('2026-12-15', 3).map(({ first }) => first)).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ]);
  });
});

describe('The lanes of the timing', () => {
  test('lie inside the months shown, whatever the days are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyDay), { minLength: 6, maxLength: 6 }), anyDay, (days, now) => {
        const [noticeOn = null, noticeEnds = null, lastDay = null, termStart = null, termEnd = null, sendBy = null] =
          days;
        const lanes = lanesOf({
          noticeOn,
          noticeEnds,
          lastDay,
          termStart,
          termEnd,
          sendBy,
          quietMonths: [1, 8],
          today: now,
        });
        const spans = [lanes.notice, lanes.term, ...lanes.quiet].filter((span) => span !== null);
        const inside = (share: number | null): boolean => share === null || (share >= 0 && share <= 1);
        expect(spans.every(({ from, to }) => from < to && inside(from) && inside(to))).toBe(true);
        expect(inside(lanes.lastDay) && inside(lanes.renewal)).toBe(true);
        expect(lanes.months.length).toBeGreaterThanOrEqual(4);
        expect(lanes.months.length).toBeLessThanOrEqual(14);
        expect(lanes.months.every(({ first }) => first === startOfMonth(first))).toBe(true);
      }),
    );
  });
});

describe('A row of the checklist', () => {
  const row = (kind: StepRow['kind'], id: string): StepRow => ({ kind, id, name: 'x', done: false, on: null });

  test('ticks its material, and opens it again', () => {
    const client = clientOf({ materials: [materialOf()] });
    expect(canTickRow('ret-theirs', row('material', 'mat-1'))).toBe(true);
    const ticked = withRowTicked(client, 'ret-theirs', row('material', 'mat-1'), today);
    expect(ticked.materials[0]).toMatchObject({ status: 'done', doneOn: today });
    const done = { ...row('material', 'mat-1'), done: true };
    expect(canReopenRow(done)).toBe(true);
    expect(withRowReopened(ticked, done)).toEqual(client);
  });

  test('of an invoice that is paid records a payment of exactly what was open', () => {
    const invoice = invoiceOf({ gross: 240_000, payments: [{ on: '2026-06-01', amount: 40_000, note: '' }] });
    const paid = withRowTicked(clientOf({ invoices: [invoice] }), 'money-paid', row('invoice', 'inv-1'), today);
    expect(paid.invoices[0]?.payments.at(-1)).toEqual({ on: today, amount: 200_000, note: '' });
    expect(paid.invoices.map((each) => openAmount(each, paid.invoices, today))).toEqual([0]);
    expect(clientDocument.safeParse(paid).success).toBe(true);
    expect(canReopenRow({ ...row('invoice', 'inv-1'), done: true })).toBe(false);
  });

  test('whose record cannot be ticked here changes nothing', () => {
    const client = clientOf();
    expect(canTickRow('acc-transfer', row('access', 'acc-1'))).toBe(false);
    expect(withRowTicked(client, 'acc-transfer', row('access', 'acc-1'), today)).toBe(client);
  });
});

describe('What is left after the last day', () => {
  const plan = planOf({
    lastDay: '2026-11-30',
    schedule: [
      { id: 's-1', on: '2026-12-10', who: 'client', what: 'Pay the last part', doneOn: null },
      { id: 's-2', on: '2026-12-01', who: 'me', what: 'Already done', doneOn: '2026-12-01' },
    ],
  });
  const client = clientOf({
    exit: plan,
    invoices: [invoiceOf({ due: '2026-12-05' })],
    materials: [materialOf(), materialOf({ id: 'mat-2', status: 'done', doneOn: '2026-11-20' })],
  });
  const input = { client, plan, checklist: checklistOf({ client, plan, entries: [], today }), today };

  test('comes by day, undated things last, without what is done', () => {
    const dates = openDates(input);
    expect(dates.map(({ id }) => id).filter((id) => /^(inv|mat|s)-/.test(id))).toEqual(['inv-1', 's-1', 'mat-1']);
    expect(dates.find(({ id }) => id === 'inv-1')?.amount).toEqual({ minor: 100_000, currency: 'EUR' });
    const days = dates.map(({ on }) => on ?? '9999');
    expect(days).toEqual(days.toSorted());
  });

  test('is nothing for a client with nothing open', () => {
    const none = newClient('c', 'C', '2026-01-01T00:00:00.000Z');
    const bare = planOf({ lastDay: null });
    const checklist = checklistOf({ client: none, plan: bare, entries: [], today });
    expect(nextOpenDay({ client: none, plan: bare, checklist, today })).toBeNull();
  });
});
