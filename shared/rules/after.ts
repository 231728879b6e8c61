/** What is still open once the last day is past: dates first, in the order they come. */
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import type { Checklist } from './checklist.ts';
import { accountOf, dueDay } from './statement.ts';

export type OpenDate = {
  readonly id: string;
  /** Null when nobody gave it a day. */
  readonly on: string | null;
  readonly kind: 'money' | 'return' | 'access' | 'schedule' | 'step';
  readonly title: string;
  readonly detail: string;
  /** What is still to be paid, or null. */
  readonly amount: { readonly minor: number; readonly currency: string } | null;
  /** Where it is changed, below the client. */
  readonly place: string;
};

export type AfterInput = {
  readonly client: ClientDocument;
  readonly plan: ExitPlan;
  readonly checklist: Checklist;
  readonly today: string;
};

const money = ({ client, today }: AfterInput): readonly OpenDate[] =>
  accountOf(client.invoices, today, '')
    .flatMap((account) => account.rows)
    .filter((row) => row.open > 0)
    .map(({ invoice, open, daysPastDue }) => ({
      id: invoice.id,
      on: dueDay(invoice),
      kind: 'money',
      title: daysPastDue > 0 ? `Invoice ${invoice.number} is overdue` : `Invoice ${invoice.number} is due`,
      detail: 'To be paid by them',
      amount: { minor: open, currency: invoice.currency },
      place: 'records/invoices',
    }));

const returnTitles = {
  'theirs-with-me': 'Return to them',
  'mine-with-them': 'Get back from them',
  'to-hand-over': 'Hand over',
} as const;

const returns = ({ client }: AfterInput): readonly OpenDate[] =>
  client.materials
    .filter(({ status }) => status === 'open')
    .map(({ id, name, ledger, plannedOn }) => ({
      id,
      on: plannedOn,
      kind: 'return',
      title: `${returnTitles[ledger]}: ${name}`,
      detail: 'Materials',
      amount: null,
      place: 'records/materials',
    }));

const accesses = ({ client }: AfterInput): readonly OpenDate[] =>
  client.accesses
    .filter(({ status }) => status === 'active')
    .map(({ id, system, side, plannedOn }) => ({
      id,
      on: plannedOn,
      kind: 'access',
      title: `Close the access: ${system}`,
      detail: side === 'me-in-client-tool' ? 'My access with them' : 'Their access with me',
      amount: null,
      place: 'records/materials',
    }));

const whose = { me: 'From me', client: 'From the client', both: 'Together' } as const;

const schedule = ({ plan }: AfterInput): readonly OpenDate[] =>
  plan.schedule
    .filter(({ doneOn }) => doneOn === null)
    .map(({ id, on, who, what }) => ({
      id,
      on,
      kind: 'schedule',
      title: what,
      detail: whose[who],
      amount: null,
      place: 'exit/wrap-up',
    }));

/** Steps that come after the last day; those of the last weeks stay in the wrap-up. */
const steps = ({ plan, checklist }: AfterInput): readonly OpenDate[] =>
  checklist.groups
    .flatMap((group) => group.steps)
    .filter(
      ({ state, dueOn, rows }) =>
        state === 'open' && rows.length === 0 && dueOn !== null && plan.lastDay !== null && dueOn > plan.lastDay,
    )
    .map(({ id, dueOn, text, why, link }) => ({
      id,
      on: dueOn,
      kind: 'step',
      title: text,
      detail: why,
      amount: null,
      place: link.type === 'letter' ? `exit/letters/${link.letter}` : 'exit/wrap-up',
    }));

/** Money, returns, accesses, dates agreed with the client and follow-ups that are open, by day; undated ones last. */
export const openDates = (input: AfterInput): readonly OpenDate[] =>
  [...money(input), ...returns(input), ...accesses(input), ...schedule(input), ...steps(input)].toSorted((a, b) => {
    const [x, y] = [a.on ?? '9999', b.on ?? '9999'];
    return x < y ? -1 : x > y ? 1 : a.title < b.title ? -1 : 1;
  });

/** The first day from today on which something is open, or null. */
export const nextOpenDay = (input: AfterInput): string | null =>
  openDates(input).find(({ on }) => on !== null && on >= input.today)?.on ?? null;
