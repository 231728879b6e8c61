/** Which steps of the wrap-up checklist a client needs: the closed list of conditions, read from the records. */
import type { Condition } from '../content/exit-plan-types.ts';
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { ClauseKind } from '../model/records.ts';
import type { Answer } from '../model/review.ts';
import { assertNever } from './assert-never.ts';
import { addDays } from './dates.ts';
import { accountOf, type StatementRow } from './statement.ts';

export type ChecklistInput = {
  readonly client: ClientDocument;
  readonly plan: ExitPlan;
  /** Entries of the client; removed ones are left out here. */
  readonly entries: readonly Pick<JournalEntry, 'facts' | 'removedAt'>[];
  readonly today: string;
};

export type Situation = ChecklistInput & {
  readonly answers: Readonly<Record<string, Answer>>;
  /** Rows of the account in every currency. */
  readonly rows: readonly StatementRow[];
};

/** Answers of the newest finished review, else of the newest one. */
const newestAnswers = ({ reviews }: ClientDocument): Readonly<Record<string, Answer>> => {
  const finished = reviews.filter((review) => review.state === 'finished');
  const [newest] = (finished.length > 0 ? finished : reviews).toSorted((a, b) =>
    (a.finishedOn ?? a.startedOn) < (b.finishedOn ?? b.startedOn) ? 1 : -1,
  );
  return newest?.answers ?? {};
};

export const situationOf = (input: ChecklistInput): Situation => ({
  ...input,
  answers: newestAnswers(input.client),
  rows: accountOf(input.client.invoices, input.today, '').flatMap((account) => account.rows),
});

/** Past its due day, with an amount that is not only under discussion. */
export const isOverdue = (row: StatementRow): boolean => row.daysPastDue > 0 && row.open > row.underDiscussion;

const hasClause = ({ agreements }: ClientDocument, kind: ClauseKind): boolean =>
  agreements.some((agreement) => agreement.clauses.some((clause) => clause.kind === kind));

const answered = ({ answers }: Situation, question: string, ...options: readonly string[]): boolean =>
  options.some((option) => answers[question] === option);

const unbilledMinutes = ({ entries, today }: Situation): number => {
  const from = addDays(today, -180);
  return entries
    .filter(({ facts, removedAt }) => {
      const day = facts.at.slice(0, 10);
      return removedAt === null && day > from && day <= today;
    })
    .reduce((total, { facts }) => total + facts.minutesUnbilled, 0);
};

/** Whether a condition holds for the client today. */
export const holds = (condition: Condition, situation: Situation): boolean => {
  const { client, plan, rows } = situation;
  switch (condition) {
    case 'always':
      return true;
    case 'not-urgent':
      return plan.urgent === 'none';
    case 'not-safety':
      return plan.urgent !== 'safety';
    case 'urgent-safety':
      return plan.urgent === 'safety';
    case 'urgent-payment':
      return plan.urgent === 'payment';
    case 'cause':
      return plan.basis === 'cause';
    case 'not-cause':
      return plan.basis !== 'cause';
    case 'mutual-possible':
      return (
        plan.urgent === 'none' &&
        (plan.basis === 'mutual' ||
          answered(situation, 'client-feels-same', 'yes', 'unsure') ||
          client.talks.some((talk) => talk.after['after.outcome'] === 'end-together'))
      );
    case 'contract-recorded':
      return client.agreements.length > 0;
    case 'no-contract':
      return client.agreements.length === 0;
    case 'legal-needed':
      return (
        plan.basis === 'cause' ||
        plan.urgent !== 'none' ||
        rows.some(isOverdue) ||
        answered(situation, 'terms-known', 'partly', 'no', 'no-contract')
      );
    case 'open-work':
      return client.deliverables.some((deliverable) => deliverable.state !== 'accepted');
    case 'files-to-hand-over':
      return client.materials.some((material) => material.ledger === 'to-hand-over');
    case 'clause-ip':
      return hasClause(client, 'ip');
    case 'clause-confidentiality':
      return hasClause(client, 'confidentiality');
    case 'theirs-materials':
      return client.materials.some((material) => material.ledger === 'theirs-with-me');
    case 'mine-materials':
      return client.materials.some((material) => material.ledger === 'mine-with-them');
    case 'unbilled-work':
      return unbilledMinutes(situation) > 0;
    case 'overdue-invoices':
      return rows.some(isOverdue);
    case 'open-invoices':
      return rows.some((row) => row.open > 0);
    case 'deposits':
      return plan.deposits;
    case 'any-access':
      return client.accesses.length > 0;
    case 'accounts-in-my-name':
      return client.accesses.some((access) => access.owner === 'me');
    case 'shared-tools':
      return client.accesses.some((access) => access.side === 'client-in-my-tool');
    case 'subcontractors':
      return client.contacts.some((contact) => contact.kind === 'subcontractor' || contact.kind === 'partner');
    case 'accountant':
      return client.contacts.some((contact) => contact.kind === 'accountant');
    case 'client-team':
      return client.contacts.filter((contact) => contact.kind === 'client-contact').length >= 2;
    case 'public-work':
      return plan.publicWork;
    case 'referral-accepted':
      return client.referrals.some((referral) => referral.consent === 'accepted');
    default:
      return assertNever(condition);
  }
};
