/** The open format of an export: one JSON file that says everything, and can be imported again. */
import { z } from 'zod';
import {
  type Attachment,
  type ClientDocument,
  clientDocument,
  entryFacts,
  entryPrivate,
  instant,
  type JournalEntry,
  type WorkspaceDocument,
  workspaceDocument,
} from '../../model/index.ts';

export const exportName = 'good-terms.json';

const exportedEntry = z.strictObject({
  number: z.int().min(1),
  writtenAt: instant,
  editedAt: instant.nullable(),
  facts: entryFacts,
  private: entryPrivate.nullable(),
});

const exportedClient = z.strictObject({ document: clientDocument, entries: z.array(exportedEntry) });

export const exportFile = z.strictObject({
  format: z.literal('good-terms-export'),
  version: z.literal(1),
  madeAt: instant,
  /** Whether the private side is in it. */
  private: z.boolean(),
  workspace: workspaceDocument.nullable(),
  clients: z.array(exportedClient),
});

export type ExportedEntry = z.infer<typeof exportedEntry>;
export type ExportedClient = z.infer<typeof exportedClient>;
export type ExportFile = z.infer<typeof exportFile>;

/** A client's records without their private parts: reviews, check-ins, talks, lessons, drafts of letters, reasons and own remarks. */
const publicDocument = ({ checkIns: _, ...document }: ClientDocument): ClientDocument => ({
  ...document,
  summary: '',
  tags: [],
  contacts: document.contacts.map((contact) => ({ ...contact, note: '' })),
  agreements: document.agreements.map((agreement) => ({
    ...agreement,
    clauses: agreement.clauses.map((clause) => ({ ...clause, note: '' })),
  })),
  invoices: document.invoices.map((invoice) => ({ ...invoice, note: '' })),
  materials: document.materials.map((material) => ({ ...material, note: '' })),
  accesses: document.accesses.map((access) => ({ ...access, note: '' })),
  reviews: [],
  talks: [],
  lessons: [],
  letters: document.letters
    .filter(({ state }) => state === 'sent')
    .map((letter) => ({ ...letter, fields: {}, kept: [] })),
  exit:
    document.exit === null
      ? null
      : {
          ...document.exit,
          reason: '',
          oneSentence: '',
          monthsCovered: null,
          replacementMonthly: 0,
          replacementFrom: null,
          peopleToTell: [],
          checklist: document.exit.checklist.map((step) => ({ ...step, note: '' })),
        },
  // Where a pack lies says who uses this computer.
  packs: document.packs.map((pack) => ({ ...pack, path: pack.path.split(/[\\/]/).at(-1) ?? '' })),
  dismissedHints: [],
});

/** The user's own document without rules, plans and the people they turn to. */
const publicWorkspace = (workspace: WorkspaceDocument): WorkspaceDocument => ({
  ...workspace,
  position: {
    notAccepted: '',
    maxUnpaidMinutes: null,
    maxOverdueDays: 60,
    startWithClients: '',
    howIEnd: '',
    whomIAsk: '',
  },
  supportContacts: [],
  settings: { ...workspace.settings, backupFolder: null, packFolder: null },
});

export type ClientSource = { readonly document: ClientDocument; readonly journal: Iterable<JournalEntry> };

/** A client for an export; entries in the trash are left out. Without `withPrivate` nothing private is in it. */
export const exportedClientOf = ({ document, journal }: ClientSource, withPrivate: boolean): ExportedClient => {
  const entries: ExportedEntry[] = [];
  for (const { number, writtenAt, editedAt, facts, private: own, removedAt } of journal) {
    if (removedAt === null) entries.push({ number, writtenAt, editedAt, facts, private: withPrivate ? own : null });
  }
  return { document: withPrivate ? document : publicDocument(document), entries };
};

/** The files the records of a client name, beside those of entries. */
export const filesOfRecords = ({
  agreements,
  invoices,
}: Pick<ClientDocument, 'agreements' | 'invoices'>): readonly Attachment[] =>
  [...agreements, ...invoices].flatMap(({ files = [] }) => files);

export const exportedWorkspaceOf = (workspace: WorkspaceDocument, withPrivate: boolean): WorkspaceDocument =>
  withPrivate ? workspace : publicWorkspace(workspace);
