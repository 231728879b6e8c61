/** The records behind a step that is done once for each of them. */
import type { ClientDocument } from '../model/client.ts';
import type { Access, Ledger } from '../model/records.ts';
import { isOverdue, type Situation } from './checklist-conditions.ts';
import { invoiceStates } from './invoice-state.ts';
import { ledgerRows, materialDay, isDone as materialIsDone } from './materials.ts';
import { dueDay } from './statement.ts';

export type StepRow = {
  readonly kind: 'invoice' | 'material' | 'access' | 'contact' | 'deliverable' | 'referral';
  /** Id of the record in the client's document. */
  readonly id: string;
  readonly name: string;
  /** Null where the record itself cannot say. */
  readonly done: boolean | null;
  /** The day it was done, else the day it is due or planned. */
  readonly on: string | null;
};

const deliverables = ({ client }: Situation): readonly StepRow[] =>
  client.deliverables.map(({ id, name, state, dueOn, deliveredOn }) => ({
    kind: 'deliverable',
    id,
    name,
    done: state !== 'open',
    on: state === 'open' ? dueOn : deliveredOn,
  }));

const materials =
  (ledger: Ledger) =>
  ({ client }: Situation): readonly StepRow[] =>
    ledgerRows(client.materials, ledger).map((material) => ({
      kind: 'material',
      id: material.id,
      name: material.name,
      done: materialIsDone(material),
      on: materialDay(material),
    }));

const accesses =
  (belongs: (access: Access) => boolean) =>
  ({ client }: Situation): readonly StepRow[] =>
    client.accesses.filter(belongs).map(({ id, system, status, closedOn, plannedOn }) => ({
      kind: 'access',
      id,
      name: system,
      done: status === 'closed',
      on: status === 'closed' ? closedOn : plannedOn,
    }));

const contacts =
  (
    kinds: readonly ClientDocument['contacts'][number]['kind'][],
    done: (situation: Situation, contactId: string) => boolean | null,
  ) =>
  (situation: Situation): readonly StepRow[] =>
    situation.client.contacts
      .filter((contact) => kinds.includes(contact.kind))
      .map(({ id, name }) => ({ kind: 'contact', id, name, done: done(situation, id), on: null }));

const told = ({ plan }: Situation, contactId: string): boolean | null =>
  plan.peopleToTell.find((person) => person.contactId === contactId)?.done ?? null;
const unknown = (): null => null;

const referrals =
  (done: (consent: string) => boolean) =>
  ({ client }: Situation): readonly StepRow[] =>
    client.referrals.map(({ id, name, consent }) => ({ kind: 'referral', id, name, done: done(consent), on: null }));

const overdueInvoices = ({ rows }: Situation): readonly StepRow[] =>
  rows.filter(isOverdue).map(({ invoice: { id, number, reminders } }) => ({
    kind: 'invoice',
    id,
    name: number,
    done: reminders.length > 0,
    on:
      reminders
        .map((reminder) => reminder.on)
        .toSorted()
        .at(-1) ?? null,
  }));

const creditsToSettle = ({ rows }: Situation): readonly StepRow[] =>
  rows
    .filter((row) => row.open < 0)
    .map(({ invoice: { id, number } }) => ({ kind: 'invoice', id, name: number, done: false, on: null }));

/** What is open today, and what was paid since the plan was made. */
const invoicesToWatch = ({ client, plan, today, rows }: Situation): readonly StepRow[] => {
  const states = invoiceStates(client.invoices, today);
  const paid = client.invoices.flatMap((invoice): readonly StepRow[] => {
    const state = states.get(invoice.id);
    return state?.kind === 'paid' && state.on >= plan.createdOn
      ? [{ kind: 'invoice', id: invoice.id, name: invoice.number, done: true, on: state.on }]
      : [];
  });
  const open = rows
    .filter((row) => row.open > 0)
    .map(({ invoice }): StepRow => {
      return { kind: 'invoice', id: invoice.id, name: invoice.number, done: false, on: dueDay(invoice) };
    });
  return [...open, ...paid];
};

const rowsByStep: Readonly<Record<string, (situation: Situation) => readonly StepRow[]>> = {
  'work-finish': deliverables,
  'hand-files': materials('to-hand-over'),
  'ret-theirs': materials('theirs-with-me'),
  'ret-mine': materials('mine-with-them'),
  'money-overdue': overdueInvoices,
  'money-settle': creditsToSettle,
  'money-paid': invoicesToWatch,
  'money-subs': contacts(['subcontractor', 'partner'], unknown),
  'acc-transfer': accesses((access) => access.owner === 'me' && access.side === 'me-in-client-tool'),
  'acc-remove': accesses((access) => access.side === 'me-in-client-tool'),
  'acc-revoke': accesses((access) => access.side === 'client-in-my-tool'),
  'ppl-team': contacts(['client-contact'], told),
  'thx-people': contacts(['client-contact'], unknown),
  'ref-choose': referrals(() => true),
  'ref-ask-first': referrals((consent) => consent === 'agreed-to-be-named' || consent === 'accepted'),
};

/** One row for each record a step is about; empty for steps that stand alone. */
export const rowsOf = (itemId: string, situation: Situation): readonly StepRow[] =>
  rowsByStep[itemId]?.(situation) ?? [];
