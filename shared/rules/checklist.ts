/** The wrap-up checklist of a client: the steps its records call for, with days, states and the records behind them. */
import { exitPlanContent } from '../content/exit-plan.ts';
import { exitItems } from '../content/exit-plan-items.ts';
import type { ExitGroupId, ExitItem, ItemLink } from '../content/exit-plan-types.ts';
import type { ChecklistState, ExitPlan } from '../model/exit.ts';
import { type ChecklistInput, holds, type Situation, situationOf } from './checklist-conditions.ts';
import { dueLabel, plannedDay, stepDay } from './checklist-dates.ts';
import { rowsOf, type StepRow } from './checklist-rows.ts';

export type { ChecklistInput } from './checklist-conditions.ts';
export type { StepRow } from './checklist-rows.ts';

export type Step = {
  readonly id: string;
  readonly group: ExitGroupId;
  readonly text: string;
  readonly why: string;
  /** When it counts as done, in words. */
  readonly criterion: string;
  readonly link: ItemLink;
  readonly link2: ItemLink | null;
  readonly state: ChecklistState['state'];
  /** The day the user chose, else the computed one; null while the plan has no day to count from. */
  readonly dueOn: string | null;
  /** By the rules of the plan. */
  readonly computedDueOn: string | null;
  /** "T−14". */
  readonly dueLabel: string;
  /** Open, with its day before today. */
  readonly late: boolean;
  readonly doneOn: string | null;
  readonly note: string;
  readonly rows: readonly StepRow[];
};

export type Counts = {
  /** Without the steps marked "not needed". */
  readonly total: number;
  readonly done: number;
  readonly open: number;
  readonly late: number;
  readonly notNeeded: number;
};

export type StepGroup = {
  readonly id: ExitGroupId;
  readonly title: string;
  readonly intro: string;
  readonly counts: Counts;
  readonly steps: readonly Step[];
};

export type Phase = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly on: string | null;
};

export type Checklist = {
  readonly groups: readonly StepGroup[];
  readonly phases: readonly Phase[];
  readonly counts: Counts;
};

/** Nothing the user did or wrote disappears because a record changed. */
const touched = (stored: ChecklistState | undefined): boolean =>
  stored !== undefined && (stored.state !== 'open' || stored.note !== '' || stored.dueOn !== null);

const stepOf = (item: ExitItem, stored: ChecklistState | undefined, situation: Situation): Step => {
  const computedDueOn = stepDay(situation.plan, item);
  const dueOn = stored?.dueOn ?? computedDueOn;
  const state = stored?.state ?? 'open';
  return {
    id: item.id,
    group: item.group,
    text: item.text,
    why: item.why,
    criterion: item.done,
    link: item.link,
    link2: item.link2 ?? null,
    state,
    dueOn,
    computedDueOn,
    dueLabel: dueLabel(item.due),
    late: state === 'open' && dueOn !== null && dueOn < situation.today,
    doneOn: stored?.doneOn ?? null,
    note: stored?.note ?? '',
    rows: rowsOf(item.id, situation),
  };
};

const countsOf = (steps: readonly Step[]): Counts => {
  const of = (state: Step['state']) => steps.filter((step) => step.state === state).length;
  return {
    total: of('done') + of('open'),
    done: of('done'),
    open: of('open'),
    late: steps.filter((step) => step.late).length,
    notNeeded: of('not-needed'),
  };
};

/** The phases from the decision to the last look back, with the day each begins. */
export const phasesOf = (plan: ExitPlan): readonly Phase[] =>
  exitPlanContent.phases.map(({ id, title, text, due }) => ({ id, title, text, on: plannedDay(plan, due) }));

/**
 * The steps a client needs today, grouped as people work through them; groups without a step are left out. A step whose
 * condition no longer holds stays once it was ticked, dated or written to.
 */
export const checklistOf = (input: ChecklistInput): Checklist => {
  const situation = situationOf(input);
  const { plan } = input;
  const stored = new Map(plan.checklist.map((state) => [state.itemId, state]));
  const steps = exitItems
    .filter(
      (item) =>
        touched(stored.get(item.id)) ||
        ((plan.urgent === 'none' || item.urgent !== 'skip') && holds(item.include, situation)),
    )
    .map((item) => stepOf(item, stored.get(item.id), situation));
  return {
    groups: exitPlanContent.groups
      .map((group) => ({ ...group, steps: steps.filter((step) => step.group === group.id) }))
      .filter((group) => group.steps.length > 0)
      .map((group) => ({ ...group, counts: countsOf(group.steps) })),
    phases: phasesOf(plan),
    counts: countsOf(steps),
  };
};

/** The stored states with one step changed; the others, and what is not shown today, are kept. */
export const withStep = (
  plan: ExitPlan,
  itemId: string,
  change: Partial<Omit<ChecklistState, 'itemId'>>,
): ExitPlan['checklist'] => {
  const before: ChecklistState = plan.checklist.find((state) => state.itemId === itemId) ?? {
    itemId,
    state: 'open',
    dueOn: null,
    doneOn: null,
    note: '',
  };
  return [...plan.checklist.filter((state) => state.itemId !== itemId), { ...before, ...change }];
};
