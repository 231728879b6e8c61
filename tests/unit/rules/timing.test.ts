import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyWorkspace } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { countNotice, renewalDeadline } from '#shared/rules/notice.ts';
import { suggestLastDay, type TimingInput, weighDay } from '#shared/rules/timing.ts';
import { timingInputOf } from '#shared/rules/timing-input.ts';
import { anyDay, anyHolidays, anyRule, clientOf, days30, plain, planOf } from './builders.ts';

const base: TimingInput = {
  today: '2026-11-21',
  rule: null,
  holidays: [],
  contractEnd: null,
  renewal: null,
  quietMonths: [],
  milestones: [],
  monthsCovered: null,
  replacementShare: null,
  replacementStart: null,
  urgent: 'none',
};
const toMonthEnd = { ...days30, roll: 'end of month' } as const;
const days = (n: number) => ({ ...days30, length: { n, unit: 'days' } }) as const;

const examples: readonly [string, Partial<TimingInput>, { date: string; noticeDate: string; points: number | null }][] =
  [
    [
      'takes the contract end in ten weeks although the income has a gap',
      {
        rule: toMonthEnd,
        contractEnd: '2027-01-31',
        quietMonths: [1, 8],
        monthsCovered: 2,
        replacementShare: 0.4,
        replacementStart: '2027-01-15',
      },
      { date: '2027-01-31', noticeDate: '2027-01-01', points: 3 },
    ],
    [
      'takes the day in a month without a contract and with enough reserves',
      { monthsCovered: 4, replacementShare: 0 },
      { date: '2026-12-21', noticeDate: '2026-11-21', points: 3 },
    ],
    [
      'takes the earliest day by contract when safety comes first',
      { rule: toMonthEnd, contractEnd: '2027-06-30', quietMonths: [1], monthsCovered: 0, urgent: 'safety' },
      { date: '2026-12-31', noticeDate: '2026-11-21', points: null },
    ],
    [
      'takes the milestone when the income lands later',
      {
        rule: days(14),
        milestones: ['2026-12-23'],
        monthsCovered: 1,
        replacementShare: 1,
        replacementStart: '2027-02-01',
      },
      { date: '2026-12-23', noticeDate: '2026-11-23', points: 3 },
    ],
    [
      'leaves the client a month although the contract asks for seven days',
      { rule: days(7), contractEnd: '2026-12-05', monthsCovered: 0, replacementShare: 0 },
      { date: '2026-12-21', noticeDate: '2026-11-21', points: 0 },
    ],
  ];

describe('the suggested last day', () => {
  test.each(examples)('%s', (_, change, expected) => {
    expect(suggestLastDay({ ...base, ...change })).toMatchObject(expected);
  });

  it('says why, and what it costs', () => {
    const agreement = { endsOn: '2027-01-31', renewsMonths: 12, noticeRule: toMonthEnd };
    const renewal = renewalDeadline(
      {
        ...agreement,
        id: 'a',
        title: 'A',
        signedOn: null,
        startsOn: null,
        currency: 'EUR',
        paymentTermsDays: null,
        noticeForm: '',
        clauses: [],
      },
      base.today,
      [],
    );
    const suggestion = suggestLastDay({
      ...base,
      rule: toMonthEnd,
      contractEnd: '2027-01-31',
      renewal,
      quietMonths: [1, 8],
      monthlyFromClient: 'EUR 1,400.00',
    });
    expect(plain(suggestion.sentence)).toBe(
      'Suggested last day: 31 January 2027. Suggested day for the notice: 1 January 2027.',
    );
    expect(suggestion.reasons).toEqual(['The contract or a milestone ends on this day.', 'It is a quiet month.']);
    expect(suggestion.costs).toEqual([
      'Days of waiting after the earliest day: 31.',
      'The income is not replaced yet. You can still choose this date. A plan for EUR 1,400.00 a month would help.',
      'Days of work together until then: 71.',
    ]);
    expect(suggestion.notes.map(plain)).toEqual([
      'This contract renews if nobody gives notice by 1 January 2027. Days left: 41.',
    ]);
  });

  it('says that no notice period is recorded, and that a case is urgent', () => {
    expect(suggestLastDay({ ...base, urgent: 'payment' }).notes).toEqual([
      'No notice period is recorded. The app uses 30 days. Please check your contract or ask for advice.',
      'This is an urgent case. The app shows the earliest day that your contract allows. Ask your adviser if you may end sooner.',
    ]);
  });

  it('reads what it needs from the records', () => {
    const agreement = {
      id: 'a',
      title: 'A',
      signedOn: null,
      startsOn: null,
      endsOn: '2027-01-31',
      renewsMonths: 12,
      currency: 'EUR',
      paymentTermsDays: null,
      noticeRule: toMonthEnd,
      noticeForm: '',
      clauses: [],
    };
    const input = timingInputOf({
      client: clientOf({ agreements: [agreement] }),
      plan: planOf({ monthsCovered: 2.5, replacementFrom: '2027-01-15' }),
      workspace: emptyWorkspace(),
      facts: { monthlyFromClient: 1428, replacementShare: 0.39 },
      today: '2026-11-21',
    });
    expect(input).toMatchObject({
      rule: toMonthEnd,
      contractEnd: '2027-01-31',
      renewal: { sendBy: '2027-01-01' },
      monthsCovered: 2.5,
      replacementShare: 0.39,
      monthlyFromClient: 'EUR\u00a01,428.00',
    });
    expect(suggestLastDay(input)).toMatchObject({ date: '2027-01-31', noticeDate: '2027-01-01' });
  });

  it('never breaks the notice rule, always names a cost, and weighs a day the same when it is tried', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyRule,
        anyHolidays,
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 }),
        fc.constantFrom('none', 'safety', 'payment'),
        fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
        (today, rule, holidays, ahead, urgent, quietMonths) => {
          const milestones = ahead.map((count) => addDays(today, count));
          const input: TimingInput = { ...base, today, rule, holidays, milestones, urgent, quietMonths };
          const { date, noticeDate, points, costs, others } = suggestLastDay(input);
          expect(noticeDate >= today).toBe(true);
          expect(countNotice({ sent: noticeDate, rule, holidays }).end <= date).toBe(true);
          expect(costs.length).toBeGreaterThan(0);
          expect(others.every((other) => (other.points ?? 0) <= (points ?? 0))).toBe(true);
          expect(weighDay(input, date)).toMatchObject({ date, noticeDate, points, costs });
        },
      ),
    );
  });
});
