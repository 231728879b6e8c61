/** What a change of a client's record was, in the words of a menu: "invoice 2026-031 removed". Never holds private words. */
import type { ClientDocument } from '../model/client.ts';

type Document = ClientDocument;
type Field = keyof Document;

/** A list of the record, and what one of its rows is called. */
type Rows = {
  readonly rows: (document: Document) => readonly { readonly id: string }[];
  readonly name: (id: string, document: Document) => string;
  readonly many: string;
};

const named = (one: string, name: string | undefined): string => (name ? `${one} ${name}` : one);

const lists: Partial<Record<Field, Rows>> = {
  invoices: {
    rows: ({ invoices }) => invoices,
    name: (id, { invoices }) => {
      const invoice = invoices.find((each) => each.id === id);
      return named(invoice?.kind === 'credit-note' ? 'credit note' : 'invoice', invoice?.number);
    },
    many: 'invoices',
  },
  agreements: {
    rows: ({ agreements }) => agreements,
    name: (id, { agreements }) => agreements.find((each) => each.id === id)?.title ?? 'agreement',
    many: 'agreements',
  },
  materials: {
    rows: ({ materials }) => materials,
    name: (id, { materials }) => materials.find((each) => each.id === id)?.name ?? 'material',
    many: 'materials',
  },
  accesses: {
    rows: ({ accesses }) => accesses,
    name: (id, { accesses }) => named('access to', accesses.find((each) => each.id === id)?.system),
    many: 'accesses',
  },
  contacts: {
    rows: ({ contacts }) => contacts,
    name: (id, { contacts }) => contacts.find((each) => each.id === id)?.name ?? 'person',
    many: 'people',
  },
  referrals: {
    rows: ({ referrals }) => referrals,
    name: (id, { referrals }) => named('referral to', referrals.find((each) => each.id === id)?.name),
    many: 'referrals',
  },
  deliverables: {
    rows: ({ deliverables }) => deliverables,
    name: (id, { deliverables }) => deliverables.find((each) => each.id === id)?.name ?? 'deliverable',
    many: 'deliverables',
  },
  letters: { rows: ({ letters }) => letters, name: () => 'letter', many: 'letters' },
  reviews: { rows: ({ reviews }) => reviews, name: () => 'review', many: 'reviews' },
  talks: { rows: ({ talks }) => talks, name: () => 'conversation', many: 'conversations' },
  lessons: { rows: ({ lessons }) => lessons, name: () => 'lesson', many: 'lessons' },
  packs: { rows: ({ packs }) => packs, name: () => 'pack', many: 'packs' },
};

const fields: Partial<Record<Field, string>> = {
  name: 'name changed',
  status: 'status changed',
  fee: 'price changed',
  exit: 'exit plan changed',
  tags: 'tags changed',
  checkIns: 'check-ins changed',
  mainContactId: 'main contact changed',
  dismissedHints: 'hint dismissed',
  packChoices: 'choices of the pack changed',
  exhibits: 'exhibits of the pack changed',
};

/** One clause added, changed or removed says so itself; anything else is a change of the agreement. */
const clauseChange = (before: Document, after: Document): string | null => {
  for (const agreement of after.agreements) {
    const old = before.agreements.find(({ id }) => id === agreement.id);
    if (old === undefined || old === agreement || old.clauses === agreement.clauses) continue;
    const rows = rowChanges(old.clauses, agreement.clauses);
    const [only] = rows;
    if (rows.length !== 1 || only === undefined) return null;
    const clause = [...agreement.clauses, ...old.clauses].find(({ id }) => id === only.id);
    return `clause ${clause?.number ?? ''} ${only.how}`;
  }
  return null;
};

type RowChange = { readonly id: string; readonly how: 'added' | 'changed' | 'removed' };

const rowChanges = <T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly RowChange[] => {
  const old = new Map(before.map((row) => [row.id, row]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((row): RowChange[] => {
      const known = old.get(row.id);
      return known === undefined
        ? [{ id: row.id, how: 'added' }]
        : known === row
          ? []
          : [{ id: row.id, how: 'changed' }];
    }),
    ...before.filter(({ id }) => !now.has(id)).map(({ id }): RowChange => ({ id, how: 'removed' })),
  ];
};

const listLabel = (list: Rows, before: Document, after: Document): string => {
  const rows = rowChanges(list.rows(before), list.rows(after));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    return `${list.name(only.id, only.how === 'removed' ? before : after)} ${only.how}`;
  }
  return `${list.many} changed`;
};

/** Names what differs between two states of one client. A change over several parts is named by the first list among them. */
export const changeLabel = (before: Document, after: Document): string => {
  const touched = (Object.keys({ ...before, ...after }) as Field[]).filter((key) => before[key] !== after[key]);
  const list = touched.find((key) => lists[key] !== undefined);
  if (list === 'agreements') {
    const clause = clauseChange(before, after);
    if (clause !== null) return clause;
  }
  const rows = list === undefined ? undefined : lists[list];
  if (rows !== undefined) return listLabel(rows, before, after);
  const [only] = touched;
  return (touched.length === 1 && only !== undefined ? fields[only] : undefined) ?? 'details changed';
};
