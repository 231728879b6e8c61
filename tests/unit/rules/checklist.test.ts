import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exitItems } from '#shared/content/exit-plan-items.ts';
import type { Clause, ClientDocument, ExitPlan } from '#shared/model/index.ts';
import { type ChecklistInput, checklistOf, phasesOf, type Step, withStep } from '#shared/rules/checklist.ts';
import { dueLabel, stepDay } from '#shared/rules/checklist-dates.ts';
import { addDays } from '#shared/rules/dates.ts';
import { anyDay, clientOf, days30, entryOf, invoiceOf, materialOf, planOf } from './builders.ts';

const stepsOf = (input: Partial<ChecklistInput> = {}): ReadonlyMap<string, Step> => {
  const { groups } = checklistOf({ client: clientOf(), plan: planOf(), entries: [], today: '2026-11-21', ...input });
  return new Map(groups.flatMap((group) => group.steps).map((step) => [step.id, step]));
};

const contactOf = (id: string, kind: ClientDocument['contacts'][number]['kind']) => {
  return { id, name: id, role: '', kind, email: '', phone: '', note: '' };
};
const clauseOf = (kind: Clause['kind']): Clause => {
  return {
    id: kind,
    number: '1',
    heading: '',
    kind,
    quote: 'q',
    meaning: '',
    page: null,
    until: '',
    actions: [],
    note: '',
  };
};
const agreementWith = (...kinds: readonly Clause['kind'][]): ClientDocument['agreements'][number] => ({
  id: 'agr-1',
  title: 'Brand and Website Services',
  signedOn: null,
  startsOn: null,
  endsOn: null,
  renewsMonths: null,
  currency: 'EUR',
  paymentTermsDays: null,
  noticeRule: days30,
  noticeForm: '',
  clauses: kinds.map(clauseOf),
});
const accessOf = (change: Partial<ClientDocument['accesses'][number]>): ClientDocument['accesses'][number] => ({
  id: 'acc-1',
  system: 'Hosting panel',
  side: 'me-in-client-tool',
  role: '',
  owner: 'client',
  status: 'active',
  plannedOn: null,
  closedOn: null,
  note: '',
  ...change,
});

describe('the days of the wrap-up checklist', () => {
  // A plan made on Friday 20 November 2026, notice on Tuesday 15 December, last day on Sunday 31 January 2027.
  test.each([
    ['prep-sleep', '2026-11-22', 'is a Sunday and stays, because it is counted from today'],
    ['prep-timing', '2026-12-08', 'a week before the notice'],
    ['prep-words', '2026-12-11', 'moves from a Sunday to the Friday before'],
    ['notice-send', '2026-12-15', 'is the day of the notice'],
    ['ppl-pr', '2026-12-18', 'moves from a Sunday to the Friday before'],
    ['work-no-new', '2027-01-08', 'moves from a Sunday to the Friday before'],
    ['money-final', '2027-01-22', 'moves from a Sunday to the Friday before'],
    ['hand-copy', '2027-01-29', 'moves from a Saturday to the Friday before'],
    ['money-statement', '2027-01-31', 'is the last day, although it is a Sunday'],
    ['dis-website', '2027-02-08', 'moves from a Sunday to the Monday after'],
    ['fol-door', '2027-05-03', 'moves from a Saturday to the Monday after'],
    ['fol-contact', '2027-07-30', 'half a year later'],
  ])('%s is due on %s: %s', (id, day) => {
    expect(stepsOf({ plan: planOf({ publicWork: true }) }).get(id)?.dueOn).toBe(day);
  });

  it('never come before the day the plan was made, and never after the last day when counted from the notice', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 200 }), fc.integer({ min: 0, max: 300 }), (createdOn, n, t) => {
        const lastDay = addDays(createdOn, t);
        const notice = { ...planOf().notice, on: addDays(createdOn, n) };
        for (const urgent of ['none', 'safety', 'payment'] as const) {
          const plan = planOf({ createdOn, lastDay, notice, urgent });
          for (const item of exitItems) {
            const day = stepDay(plan, item) ?? '';
            expect(day >= createdOn).toBe(true);
            if (item.due.anchor === 'N' || urgent !== 'none') expect(day <= lastDay).toBe(true);
          }
        }
      }),
    );
  });

  it('follow the last day when it moves by whole weeks', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 40, max: 200 }), fc.integer({ min: 1, max: 20 }), (createdOn, t, weeks) => {
        const before = planOf({ createdOn, lastDay: addDays(createdOn, t) });
        const after = planOf({ createdOn, lastDay: addDays(createdOn, t + 7 * weeks) });
        for (const item of exitItems.filter(({ due }) => due.anchor === 'T')) {
          expect(stepDay(after, item)).toBe(addDays(stepDay(before, item) ?? '', 7 * weeks));
        }
      }),
    );
  });

  it('are open while no last day or notice is chosen', () => {
    const steps = stepsOf({ plan: planOf({ lastDay: null, notice: { ...planOf().notice, on: null } }) });
    expect(steps.get('money-final')?.dueOn).toBeNull();
    expect(steps.get('notice-send')?.dueOn).toBeNull();
    expect(steps.get('prep-sleep')?.dueOn).toBe('2026-11-22');
  });

  it('can be chosen by the user, who sees how the other day was counted', () => {
    const plan = planOf();
    const steps = stepsOf({ plan: { ...plan, checklist: withStep(plan, 'money-final', { dueOn: '2027-01-28' }) } });
    expect(steps.get('money-final')).toMatchObject({ dueOn: '2027-01-28', computedDueOn: '2027-01-22' });
    expect(dueLabel({ anchor: 'T', offsetDays: -7 })).toBe('T−7');
    expect(dueLabel({ anchor: 'today', offsetDays: 2 })).toBe('today+2');
    expect(dueLabel({ anchor: 'N', offsetDays: 0 })).toBe('N');
  });

  it('give the phases their days', () => {
    expect(phasesOf(planOf()).map(({ id, on }) => [id, on])).toEqual([
      ['ph-45', '2026-12-01'],
      ['ph-30', '2026-12-15'],
      ['ph-28', '2026-12-17'],
      ['ph-21', '2027-01-08'],
      ['ph-14', '2027-01-15'],
      ['ph-07', '2027-01-22'],
      ['ph-00', '2027-01-31'],
      ['ph-after-07', '2027-02-08'],
      ['ph-after-14', '2027-02-15'],
      ['ph-after-90', '2027-05-03'],
    ]);
  });
});

describe('the steps of the wrap-up checklist', () => {
  const includes = (id: string, input: Partial<ChecklistInput>): boolean => stepsOf(input).has(id);
  const withPlan = (change: Partial<ExitPlan>) => ({ plan: planOf(change) });
  const withClient = (change: Partial<ClientDocument>) => ({ client: clientOf(change) });

  test.each<[string, Partial<ChecklistInput>, Partial<ChecklistInput>]>([
    ['prep-clauses', withClient({ agreements: [agreementWith()] }), {}],
    ['prep-no-contract', {}, withClient({ agreements: [agreementWith()] })],
    ['notice-send', {}, withPlan({ basis: 'cause' })],
    ['notice-send-cause', withPlan({ basis: 'cause' }), {}],
    ['notice-mutual', withPlan({ basis: 'mutual' }), {}],
    [
      'prep-legal',
      withClient({ invoices: [invoiceOf()] }),
      withClient({ invoices: [invoiceOf({ due: '2027-01-01' })] }),
    ],
    [
      'money-overdue',
      withClient({ invoices: [invoiceOf()] }),
      withClient({ invoices: [invoiceOf({ underDiscussion: 100_000 })] }),
    ],
    ['money-paid', withClient({ invoices: [invoiceOf({ due: '2027-01-01' })] }), {}],
    [
      'hand-files',
      withClient({ materials: [materialOf({ ledger: 'to-hand-over' })] }),
      withClient({ materials: [materialOf()] }),
    ],
    ['ret-theirs', withClient({ materials: [materialOf()] }), {}],
    ['ret-mine', withClient({ materials: [materialOf({ ledger: 'mine-with-them' })] }), {}],
    [
      'hand-rights',
      withClient({ agreements: [agreementWith('ip')] }),
      withClient({ agreements: [agreementWith('scope')] }),
    ],
    ['ret-delete', withClient({ agreements: [agreementWith('confidentiality')] }), {}],
    [
      'money-hours',
      { entries: [entryOf({ minutesUnbilled: 30 })] },
      { entries: [entryOf({ at: '2026-05-20T10:00', minutesUnbilled: 30 })] },
    ],
    ['money-settle', withPlan({ deposits: true }), {}],
    ['acc-list', withClient({ accesses: [accessOf({})] }), {}],
    ['acc-transfer', withClient({ accesses: [accessOf({ owner: 'me' })] }), withClient({ accesses: [accessOf({})] })],
    [
      'acc-revoke',
      withClient({ accesses: [accessOf({ side: 'client-in-my-tool' })] }),
      withClient({ accesses: [accessOf({})] }),
    ],
    ['ppl-subs', withClient({ contacts: [contactOf('nuno', 'subcontractor')] }), {}],
    ['ppl-accountant', withClient({ contacts: [contactOf('helena', 'accountant')] }), {}],
    [
      'ppl-team',
      withClient({ contacts: [contactOf('a', 'client-contact'), contactOf('b', 'client-contact')] }),
      withClient({ contacts: [contactOf('a', 'client-contact')] }),
    ],
    ['ppl-pr', withPlan({ publicWork: true }), {}],
    ['work-stop', withPlan({ urgent: 'payment' }), withPlan({ urgent: 'safety' })],
    ['acc-personal', withPlan({ urgent: 'safety' }), withPlan({ urgent: 'payment' })],
    ['thx-generous', {}, withPlan({ urgent: 'payment' })],
  ])('include %s only when the records call for it', (id, yes, no) => {
    expect(includes(id, yes)).toBe(true);
    expect(includes(id, no)).toBe(false);
  });

  it('ask the newest finished review whether the client feels the same', () => {
    const review = (feels: string, finishedOn: string): ClientDocument['reviews'][number] => ({
      id: finishedOn,
      startedOn: finishedOn,
      length: 'short',
      state: 'finished',
      finishedOn,
      answers: { 'client-feels-same': feels },
      notes: {},
      leftOpen: [],
      facts: null,
      decision: null,
    });
    const reviews = [review('no', '2026-11-01'), review('yes', '2026-11-10')];
    expect(includes('notice-mutual', withClient({ reviews }))).toBe(true);
    expect(includes('notice-mutual', withClient({ reviews: [...reviews, review('no', '2026-11-20')] }))).toBe(false);
  });

  it('do not count what was removed from the journal', () => {
    const removed = { ...entryOf({ minutesUnbilled: 30 }), removedAt: '2026-11-02T10:00:00.000Z' };
    expect(includes('money-hours', { entries: [removed] })).toBe(false);
  });

  it('stay once they were ticked or written to, whatever the records say later', () => {
    const plan = planOf();
    const checklist = withStep(plan, 'ret-theirs', { state: 'done', doneOn: '2026-11-20' });
    expect(stepsOf({ plan: { ...plan, checklist } }).get('ret-theirs')).toMatchObject({ state: 'done' });
    expect(includes('ret-theirs', withPlan({ checklist: withStep(plan, 'ret-theirs', {}) }))).toBe(false);
  });

  it('are counted without those that are not needed, and are late after their day', () => {
    const plan = planOf();
    const done = withStep(plan, 'prep-timing', { state: 'done', doneOn: '2026-11-20' });
    const checklist = withStep({ ...plan, checklist: done }, 'prep-income', { state: 'not-needed' });
    const input = { client: clientOf(), plan: { ...plan, checklist }, entries: [], today: '2026-12-09' };
    const { counts, groups } = checklistOf(input);
    const steps = groups.flatMap((group) => group.steps);
    expect(counts).toMatchObject({ done: 1, notNeeded: 1, total: steps.length - 1, open: steps.length - 2 });
    expect(steps.filter((step) => step.late).map((step) => step.id)).toEqual(['prep-sleep', 'prep-no-contract']);
    expect(groups.reduce((total, group) => total + group.counts.total, 0)).toBe(counts.total);
  });

  it('show one row for each record, done when the record is', () => {
    const client = clientOf({
      materials: [
        materialOf({ id: 'm1', status: 'done', doneOn: '2026-11-10' }),
        materialOf({ id: 'm2', name: 'Signs' }),
      ],
      accesses: [
        accessOf({ id: 'domain', system: 'Domain', owner: 'me', plannedOn: '2027-01-22' }),
        accessOf({ id: 'folder', system: 'Shared folder', side: 'client-in-my-tool', owner: 'me' }),
      ],
      invoices: [
        invoiceOf({ reminders: [{ on: '2026-06-01', how: 'email' }] }),
        invoiceOf({ id: 'inv-2', number: '2', payments: [{ on: '2026-11-20', amount: 100_000, note: '' }] }),
      ],
      contacts: [contactOf('duarte', 'client-contact'), contactOf('filipa', 'client-contact')],
    });
    const plan = planOf({ peopleToTell: [{ contactId: 'duarte', why: '', when: null, by: '', done: true }] });
    const steps = stepsOf({ client, plan });
    const rows = (id: string) => steps.get(id)?.rows.map((row) => [row.name, row.done, row.on]);
    expect(rows('ret-theirs')).toEqual([
      ['Photo drive', true, '2026-11-10'],
      ['Signs', false, null],
    ]);
    expect(rows('acc-transfer')).toEqual([['Domain', false, '2027-01-22']]);
    expect(rows('acc-revoke')).toEqual([['Shared folder', false, null]]);
    expect(rows('money-overdue')).toEqual([['2026-001', true, '2026-06-01']]);
    expect(rows('money-paid')).toEqual([
      ['2026-001', false, '2026-05-15'],
      ['2', true, '2026-11-20'],
    ]);
    expect(rows('ppl-team')).toEqual([
      ['duarte', true, null],
      ['filipa', null, null],
    ]);
    expect(rows('prep-timing')).toEqual([]);
  });
});
