/** Changing the plan of an ending inside a client's document. Every function returns a new document, or the same one. */
import type { ClientDocument } from '../model/client.ts';
import type { ChecklistState, ExitPlan } from '../model/exit.ts';
import { withStep } from './checklist.ts';
import { currentAgreement } from './facts-contract.ts';

/** A plan with nothing chosen yet but the way that fits what is written down. `today` is a civil day. */
export const newExitPlan = (client: ClientDocument, today: string): ExitPlan => ({
  createdOn: today,
  basis: currentAgreement(client.agreements, today) === undefined ? 'no-contract' : 'contract',
  urgent: 'none',
  reason: '',
  notice: { from: 'me', on: null, sent: false, method: '', acknowledgedOn: null },
  lastDay: null,
  agreedOn: null,
  checklist: [],
  schedule: [],
  monthsCovered: null,
  replacementMonthly: 0,
  replacementFrom: null,
  publicWork: false,
  deposits: false,
  oneSentence: '',
  peopleToTell: [],
  thanks: '',
});

/** The plan, or the one a first change would begin. */
export const exitPlanOf = (client: ClientDocument, today: string): ExitPlan =>
  client.exit ?? newExitPlan(client, today);

/** Changes the plan, beginning one when there is none. */
export const withExit = (
  client: ClientDocument,
  today: string,
  change: (plan: ExitPlan) => ExitPlan,
): ClientDocument => {
  const before = exitPlanOf(client, today);
  const after = change(before);
  return client.exit !== null && after === before ? client : { ...client, exit: after };
};

export type ChosenDays = {
  readonly noticeOn: string | null;
  readonly lastDay: string;
  /** The day both sides agreed on `lastDay`, or null. */
  readonly agreedOn: string | null;
};

/** Takes over the days of the timing page. A notice that was sent keeps its day. */
export const withDays = (client: ClientDocument, today: string, days: ChosenDays): ClientDocument =>
  withExit(client, today, (plan) => ({
    ...plan,
    lastDay: days.lastDay,
    agreedOn: days.agreedOn,
    notice: plan.notice.sent ? plan.notice : { ...plan.notice, on: days.noticeOn },
  }));

/** Changes what is kept about one step of the checklist. */
export const withStepChanged = (
  client: ClientDocument,
  today: string,
  itemId: string,
  change: Partial<Omit<ChecklistState, 'itemId'>>,
): ClientDocument => withExit(client, today, (plan) => ({ ...plan, checklist: withStep(plan, itemId, change) }));
