import type { EntryFacts, EntryPrivate, ImportKind, Invoice } from '../../model/index.ts';

/** Where something stands in the file, for sentences: "Row 12", "Entry 3", "notes/call.md". */
export type Place = string;

/** A file that lies beside what is read. `path` is its place there, with `/`; `size` in bytes as its place claims. */
export type Beside = { readonly path: string; readonly size: number };

/** Finds the one file beside that goes by any of these names: a path, a name, a name without its ending. */
export type FindBeside = (names: readonly string[]) => Beside | null;

/** A file that comes in with an entry. */
export type ReadFile = Beside & {
  /** What the entry calls it. */
  readonly name: string;
  /** Its digest where the entry says one; null when the content decides. */
  readonly sha256: string | null;
};

/** An entry as read, valid by the model. What is in `files` is attached when it is taken over. */
export type ReadEntry = {
  readonly place: Place;
  readonly facts: EntryFacts;
  readonly private: EntryPrivate | null;
  readonly files: readonly ReadFile[];
};

/** An invoice as read, valid by the model but for its id, which it gets when it is taken over. */
export type ReadInvoice = { readonly place: Place; readonly invoice: Omit<Invoice, 'id'> };

/** A sentence about something that was not taken, naming where it stands. */
export type Trouble = { readonly place: Place; readonly message: string };

/** A reading that is open; `choice` is the field of `ImportChoices` that answers it. */
export type Question = {
  readonly choice:
    | 'encoding'
    | 'separator'
    | 'dayOrder'
    | 'decimal'
    | 'target'
    | 'name'
    | 'currency'
    | 'dueDays'
    | 'undatedPayments';
  readonly sentence: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** Gathers troubles without limit to their number, keeping the first of them. */
export type Troubles = {
  readonly add: (place: Place, message: string) => void;
  readonly count: () => number;
  readonly first: () => readonly Trouble[];
};

const keptTroubles = 50;

export const troubles = (): Troubles => {
  const first: Trouble[] = [];
  let count = 0;
  return {
    add: (place, message) => {
      count += 1;
      if (first.length < keptTroubles) first.push({ place, message });
    },
    count: () => count,
    first: () => first,
  };
};

/** The most that one import takes, so that memory stays bounded whatever the file holds. */
export const mostEntries = 50_000;
export const mostInvoices = 20_000;

export const kindNames: Readonly<Record<ImportKind, string>> = {
  'good-terms': 'an export of Good Terms',
  'day-one': 'a Day One journal',
  jrnl: 'a jrnl journal',
  'mini-diary': 'a Mini Diary journal',
  markdown: 'Markdown notes',
  toggl: 'a Toggl time list',
  clockify: 'a Clockify time list',
  harvest: 'a Harvest time list',
  freshbooks: 'a FreshBooks invoice list',
  zoho: 'a Zoho invoice list',
  wave: 'a Wave invoice list',
  'invoice-ninja': 'an Invoice Ninja invoice list',
  xero: 'a Xero invoice list',
  quickbooks: 'a QuickBooks invoice list',
  plain: 'a table',
};
