/** Which letters fit the state of things, in the order they are usually needed. */
import type { LetterTemplate } from '../content/letters-types.ts';
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import { closingLetterFor, letterById, lettersFor } from './letters.ts';
import { accountOf } from './statement.ts';

const firmAfterDays = 14;

const reminderFor = (client: ClientDocument, today: string): readonly string[] => {
  const late = accountOf(client.invoices, today, '')
    .flatMap(({ rows }) => rows)
    .filter(({ daysPastDue, open, underDiscussion }) => daysPastDue > 0 && open > underDiscussion);
  if (late.length === 0) return [];
  const firm = late.some(({ daysPastDue, invoice }) => daysPastDue > firmAfterDays && invoice.reminders.length > 0);
  return [firm ? 'payment-reminder-firm' : 'payment-reminder-friendly'];
};

/** The letters offered first: the closing letter of this way of ending, then what the records call for. */
export const fittingLetters = (client: ClientDocument, plan: ExitPlan, today: string): readonly LetterTemplate[] => {
  const over = plan.lastDay !== null && plan.lastDay < today;
  const agreed = client.referrals.some(({ consent }) => consent === 'agreed-to-be-named' || consent === 'accepted');
  const ids = [
    ...(plan.notice.sent && over ? [] : [closingLetterFor(plan.basis)]),
    ...(plan.urgent === 'safety' ? ['writing-only'] : []),
    ...(over ? [] : ['wrap-up-plan']),
    ...reminderFor(client, today),
    'handover-note',
    ...(client.materials.some(({ ledger }) => ledger === 'theirs-with-me') ? ['materials-receipt'] : []),
    ...(client.invoices.length > 0 ? ['final-statement'] : []),
    ...(agreed ? ['referral-offer'] : []),
    'thank-you',
    ...(over ? ['referral-request'] : ['feedback-request']),
  ];
  const offered = new Set(lettersFor(plan).map(({ id }) => id));
  return ids.filter((id) => offered.has(id)).flatMap((id) => letterById(id) ?? []);
};
