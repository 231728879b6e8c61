/** What the timing page knows about a client, read from the records. */
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { Facts } from './facts.ts';
import { currentAgreement, termEnd } from './facts-contract.ts';
import { clientCurrency } from './facts-money.ts';
import { exponentOf, formatMoney } from './money.ts';
import { renewalDeadline } from './notice.ts';
import type { TimingInput } from './timing.ts';

const numberIn = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' ? value : null;
};

/** `facts` are the recorded metrics of the client on the same day. */
export const timingInputOf = ({
  client,
  plan,
  workspace,
  facts,
  today,
}: {
  readonly client: ClientDocument;
  readonly plan: ExitPlan;
  readonly workspace: WorkspaceDocument;
  readonly facts: Facts;
  readonly today: string;
}): TimingInput => {
  const { holidays, quietMonths, locale } = workspace.settings;
  const agreement = currentAgreement(client.agreements, today);
  const currency = clientCurrency(client, workspace);
  const monthly = numberIn(facts, 'monthlyFromClient');
  return {
    today,
    rule: agreement?.noticeRule ?? null,
    holidays,
    contractEnd: agreement === undefined ? null : termEnd(agreement, today, holidays),
    renewal: agreement === undefined ? null : renewalDeadline(agreement, today, holidays),
    quietMonths,
    milestones: [],
    monthsCovered: plan.monthsCovered,
    replacementShare: numberIn(facts, 'replacementShare'),
    replacementStart: plan.replacementFrom,
    urgent: plan.urgent,
    // Metrics are whole amounts with decimals; rounding once makes minor units of them.
    monthlyFromClient:
      monthly === null ? null : formatMoney(Math.round(monthly * 10 ** exponentOf(currency)), currency),
    locale,
  };
};
