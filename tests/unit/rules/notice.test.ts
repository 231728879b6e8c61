import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Agreement, NoticeRule } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { byMethod, countNotice, latestNoticeDay, renewalDeadline, renewalSentence } from '#shared/rules/notice.ts';
import { anyDay, anyHolidays, anyRule, casesOf, days30, plain } from './builders.ts';

type CaseInput = Partial<NoticeRule> & {
  readonly sent: string;
  readonly length: NoticeRule['length'];
  readonly holidays?: readonly string[];
  readonly plannedEnd?: string;
};

const ruleOf = ({ length, receipt, roll, onNonWorkingDay }: CaseInput): NoticeRule => ({
  length,
  receipt: receipt ?? 'same day',
  roll: roll ?? 'none',
  onNonWorkingDay: onNonWorkingDay ?? 'keep',
});

describe('counting notice', () => {
  test.each(casesOf<CaseInput, Readonly<Record<string, unknown>>>('notice'))('%s', (_, { input, expect: expected }) => {
    const { sent, holidays = [], plannedEnd } = input;
    const count = countNotice({ sent, rule: ruleOf(input), holidays, plannedEnd });
    expect({ ...count, note: plain(count.note) }).toMatchObject(expected);
  });

  it('shows each step with its rule, its clause and its day', () => {
    const { steps } = countNotice({
      sent: '2026-05-27',
      rule: { ...days30, receipt: 'next working day', roll: 'end of month' },
      holidays: [],
      clauseNumbers: { receipt: '11.4', length: '11.2' },
      method: 'email',
    });
    expect(steps.map((step) => [step.rule, step.source, step.result].map(plain))).toEqual([
      ['Notice sent by email', 'User’s entry', '2026-05-27'],
      ['Received on the next working day', 'Clause 11.4', '2026-05-28'],
      ['Add 30 days; the day of receipt is day 0', 'Clause 11.2', '2026-06-27'],
      ['Last day of that calendar month', 'Clause 11.2', '2026-06-30'],
    ]);
  });

  it('names a moved day, and says that it is the user’s own entry where no clause is recorded', () => {
    const { steps } = countNotice({
      sent: '2026-05-29',
      rule: { ...days30, onNonWorkingDay: 'next working day' },
      holidays: [],
    });
    expect(steps.at(-1)).toEqual({
      rule: 'Not a working day: the next working day',
      source: 'User’s entry',
      result: '2026-06-29',
    });
  });

  it('ends its steps on the counted end, and each step is on the day before it or later', () => {
    fc.assert(
      fc.property(anyDay, anyRule, anyHolidays, (sent, rule, holidays) => {
        const { steps, end } = countNotice({ sent, rule, holidays });
        expect(steps.at(-1)?.result).toBe(end);
        expect(steps.map((step) => step.result)).toEqual(steps.map((step) => step.result).toSorted());
      }),
    );
  });

  it('never ends earlier for a notice sent later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), anyRule, anyHolidays, (sent, wait, rule, holidays) => {
        const end = (day: string): string => countNotice({ sent: day, rule, holidays }).end;
        expect(end(addDays(sent, wait)) >= end(sent)).toBe(true);
      }),
    );
  });

  it('finds the last day notice can be sent for a wanted end', () => {
    fc.assert(
      fc.property(anyDay, anyRule, anyHolidays, (end, rule, holidays) => {
        const last = latestNoticeDay({ end, rule, holidays });
        expect(countNotice({ sent: last, rule, holidays }).end <= end).toBe(true);
        expect(countNotice({ sent: addDays(last, 1), rule, holidays }).end > end).toBe(true);
      }),
    );
  });
});

describe('an agreement that renews itself', () => {
  const agreement: Agreement = {
    id: 'agr-1',
    title: 'Brand and Website Services',
    signedOn: '2025-09-18',
    startsOn: '2025-09-22',
    endsOn: '2026-01-31',
    renewsMonths: 12,
    currency: 'EUR',
    paymentTermsDays: 14,
    noticeRule: { ...days30, roll: 'end of month' },
    noticeForm: '',
    clauses: [],
  };

  it('shows the running term and the last day to stop it', () => {
    const deadline = renewalDeadline(agreement, '2026-11-21', []);
    expect(deadline).toEqual({ end: '2027-01-31', sendBy: '2027-01-01', daysLeft: 41, renewsUntil: '2028-01-31' });
    expect(deadline && plain(renewalSentence(deadline))).toBe(
      'This contract renews if nobody gives notice by 1 January 2027. 41 days left.',
    );
  });

  it('says until when it runs once that day has passed', () => {
    const deadline = renewalDeadline(agreement, '2027-01-10', []);
    expect(deadline && plain(renewalSentence(deadline))).toBe(
      'Notice for 31 January 2027 was needed by 1 January 2027. Unless both sides agree otherwise, the contract now runs until 31 January 2028.',
    );
  });

  it('has no deadline without a renewal, an end or a notice rule', () => {
    expect(renewalDeadline({ ...agreement, renewsMonths: null }, '2026-11-21', [])).toBeNull();
    expect(renewalDeadline({ ...agreement, endsOn: null }, '2026-11-21', [])).toBeNull();
    expect(renewalDeadline({ ...agreement, noticeRule: null }, '2026-11-21', [])).toBeNull();
  });
});

it('writes the way a notice was sent as it follows the verb', () => {
  expect(['email', 'by post', 'in person', ' ', 'registered letter'].map(byMethod)).toEqual([
    'by email',
    'by post',
    'in person',
    '',
    'by registered letter',
  ]);
});
