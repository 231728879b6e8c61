/** Rows of the wrap-up checklist are records: ticking one here ticks it in Records, and the other way round. */
import type { ClientDocument } from '../model/client.ts';
import type { StepRow } from './checklist.ts';
import { withPersonTold } from './people-told.ts';
import { openAmount } from './statement.ts';

const changed = <T extends { readonly id: string }>(list: readonly T[], id: string, change: (each: T) => T): T[] =>
  list.map((each) => (each.id === id ? change(each) : each));

/** What a tick on a row does to its record: nothing that could not be read off the row itself. */
type Tick = (client: ClientDocument, id: string, on: string) => ClientDocument;

const returned: Tick = (client, id, on) => ({
  ...client,
  materials: changed(client.materials, id, (each) => ({ ...each, status: 'done', doneOn: on })),
});
const closed: Tick = (client, id, on) => ({
  ...client,
  accesses: changed(client.accesses, id, (each) => ({ ...each, status: 'closed', closedOn: on })),
});
const delivered: Tick = (client, id, on) => ({
  ...client,
  deliverables: changed(client.deliverables, id, (each) => ({ ...each, state: 'delivered', deliveredOn: on })),
});
const paid: Tick = (client, id, on) => {
  const invoice = client.invoices.find((each) => each.id === id);
  const open = invoice === undefined ? 0 : openAmount(invoice, client.invoices, on);
  if (open <= 0) return client;
  return {
    ...client,
    invoices: changed(client.invoices, id, (each) => ({
      ...each,
      underDiscussion: 0,
      payments: [...each.payments, { on, amount: open, note: '' }],
    })),
  };
};
const reminded: Tick = (client, id, on) => ({
  ...client,
  invoices: changed(client.invoices, id, (each) => ({ ...each, reminders: [...each.reminders, { on, how: '' }] })),
});
const told: Tick = (client, id, on) => (client.exit === null ? client : withPersonTold(client, on, id, true));

const ticks: Readonly<Record<string, Tick>> = {
  'work-finish': delivered,
  'hand-files': returned,
  'ret-theirs': returned,
  'ret-mine': returned,
  'money-overdue': reminded,
  'money-paid': paid,
  'acc-remove': closed,
  'acc-revoke': closed,
  'ppl-team': told,
};

/** Whether a row can be ticked where it stands; the others are changed in Records. */
export const canTickRow = (stepId: string, row: StepRow): boolean => row.done === false && ticks[stepId] !== undefined;

/** Ticks the record behind a row on a civil day: returned, closed, delivered, paid in full, reminded, told. */
export const withRowTicked = (client: ClientDocument, stepId: string, row: StepRow, on: string): ClientDocument =>
  ticks[stepId]?.(client, row.id, on) ?? client;

const reopen: Readonly<Partial<Record<StepRow['kind'], (client: ClientDocument, id: string) => ClientDocument>>> = {
  material: (client, id) => ({
    ...client,
    materials: changed(client.materials, id, (each) => ({ ...each, status: 'open', doneOn: null })),
  }),
  access: (client, id) => ({
    ...client,
    accesses: changed(client.accesses, id, (each) => ({ ...each, status: 'active', closedOn: null })),
  }),
  deliverable: (client, id) => ({
    ...client,
    deliverables: changed(client.deliverables, id, (each) => ({
      ...each,
      state: 'open',
      deliveredOn: null,
      acceptedOn: null,
    })),
  }),
};

/** Whether a done row can be opened again where it stands. Payments and reminders are taken back in Records. */
export const canReopenRow = (row: StepRow): boolean => row.done === true && reopen[row.kind] !== undefined;

export const withRowReopened = (client: ClientDocument, row: StepRow): ClientDocument =>
  reopen[row.kind]?.(client, row.id) ?? client;

/** Where a row is kept, as a place below the client. */
export const placeOfRow = (row: StepRow): string => {
  switch (row.kind) {
    case 'invoice':
      return 'records/invoices';
    case 'material':
    case 'access':
    case 'deliverable':
      return 'records/materials';
    case 'contact':
    case 'referral':
      return 'overview';
  }
};
