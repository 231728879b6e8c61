/**
 * Every request and event between a window and the app, once. A host only carries these messages; `main/app` answers
 * them; `renderer/state` sends them. Inputs are validated where they arrive, outputs are typed here.
 */
import { z } from 'zod';
import {
  type Attachment,
  type ClientDocument,
  type ClientStatus,
  civilDate,
  clientDocument,
  type EntryDraft,
  entryDraft,
  entryFacts,
  entryPrivate,
  fileName,
  filledLine,
  type ImportKind,
  id,
  importChoices,
  type JournalEntry,
  line,
  type PlainField,
  packChoices,
  type Revision,
  sha256,
  type WorkspaceDocument,
  workspaceDocument,
} from './model/index.ts';
import type { Facts } from './rules/facts.ts';
import type { CalendarDay } from './rules/ics.ts';
import type { ImageSize } from './rules/image-size.ts';
import type { Question } from './rules/import/types.ts';
import type { SearchHit } from './rules/search-hits.ts';

export type ErrorCode =
  | 'invalid' // the input breaks a rule; `field` names where
  | 'not-found'
  | 'conflict' // somebody else saved a newer version
  | 'read-only' // the file or folder cannot be written, or comes from a newer version
  | 'in-use' // another window or process has this workspace open
  | 'storage' // the disk refused: full, missing, no permission
  | 'locked' // the workspace is encrypted and nobody has unlocked it
  | 'replaced' // a newer request of the same kind came before the answer
  | 'unreadable' // a file that cannot be understood
  | 'internal';

/** An error is a value, written for the user: what is wrong, what was kept, what to do. */
export type AppError = { readonly code: ErrorCode; readonly message: string; readonly field?: string };
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export type Edition = 'client' | 'records';

/** How a pack is kept: the client edition is one PDF; the records edition a folder with its data, or a ZIP of it. */
export type PackForm = 'pdf' | 'folder' | 'zip';

export type ClientSummary = {
  readonly id: string;
  readonly name: string;
  readonly status: ClientStatus;
  /** Civil date-time of the newest entry, or null. */
  readonly lastEntryAt: string | null;
  readonly entryCount: number;
  /** Mean mood (1–5) of each of the last 12 weeks, oldest first; null where nothing was recorded. Private. */
  readonly moodByWeek: readonly (number | null)[];
};

/** Something that went wrong with a file, said once, with what was done about it. */
export type Problem = {
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly message: string;
};

export type BackupSummary = {
  readonly path: string;
  readonly madeAt: string;
  readonly bytes: number;
  /** True after the archive was re-read and every file matched its digest. */
  readonly verified: boolean;
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
};

/** An attached file whose bytes are not what was attached: gone, or changed by another program or a failing disk. */
export type DamagedFile = { readonly sha256: string; readonly state: 'missing' | 'altered' };

export type AppState = {
  readonly version: string;
  readonly host: 'desktop' | 'browser' | 'headless';
  /** What this host can do beyond the page itself. */
  readonly can: { readonly chooseFolder: boolean; readonly showInFolder: boolean };
  readonly workspacePath: string;
  readonly sample: boolean;
  /** A sentence why nothing can be saved, or null. */
  readonly readOnly: string | null;
  /** True until the first client exists. */
  readonly empty: boolean;
  /** Civil date the app counts from. */
  readonly today: string;
  readonly workspace: WorkspaceDocument;
  readonly clients: readonly ClientSummary[];
  readonly problems: readonly Problem[];
  readonly damagedFiles: readonly DamagedFile[];
  readonly lastBackup: BackupSummary | null;
  /** A sentence about the last backup that failed, or null. */
  readonly backupProblem: string | null;
  readonly backupFolder: string;
  readonly packFolder: string;
};

/** Whether the workspace is encrypted and open. Nothing in it is told. */
export type LockState = {
  /** Whether a passphrase is set. */
  readonly protected: boolean;
  readonly locked: boolean;
  /** `lost`: only the recovery code opens it. `beyond`: nothing does. */
  readonly keyring: 'there' | 'lost' | 'beyond';
  /** Whether this computer's keychain opens it; null where there is none. */
  readonly keychain: boolean | null;
  /** Seconds until another try is looked at. */
  readonly wait: number;
  /** Opened with the recovery code: a new passphrase can be set without the one before. */
  readonly recovered: boolean;
  /** When and why it was locked; null when it was not unlocked since the app was started. */
  readonly since: { readonly at: string; readonly why: 'asked' | 'idle' | 'sleep' | 'restored' } | null;
};

export type OpenClient = {
  readonly document: ClientDocument;
  /** Counts saves; sent back with the next save. */
  readonly version: number;
  readonly journal: readonly JournalEntry[];
  readonly readOnly: string | null;
  /** A sentence why nothing can be added to the journal, or null. The records may still be changed. */
  readonly journalReadOnly: string | null;
  /** Entries that are being written, by slot: "new", "quick", or the id of the entry that is edited. */
  readonly drafts: Readonly<Record<string, EntryDraft>>;
};

/** One revision of an entry. Texts are null in a "remove" and a "restore". */
export type EntryVersion = Pick<Revision, 'seq' | 'op' | 'writtenAt' | 'facts' | 'private' | 'hash'>;

/** Something a pack would be better with. `place` is a route below the client: "records/contract". */
export type Missing = { readonly message: string; readonly place: string };

/** A character no typeface of the pack has: it is printed as its code point in brackets. */
export type Uncovered = { readonly codePoint: string; readonly message: string };

export type PackPreview = {
  /** Path below the app's origin that serves the PDF: "packs/<sha256>.pdf". */
  readonly resource: string;
  readonly pages: number;
  readonly sections: readonly {
    readonly title: string;
    readonly page: number;
    readonly pages: number;
    readonly line: string;
  }[];
  readonly missing: readonly Missing[];
  readonly uncovered: readonly Uncovered[];
};
export type PackMade = PackPreview & {
  /** Absolute path of what is opened: the PDF, also inside its folder, or the ZIP. */
  readonly path: string;
  /** The pack folder, or null. */
  readonly folder: string | null;
  /** SHA-256 of the PDF. */
  readonly sha256: string;
  /** SHA-256 of the manifest of a folder or ZIP: shown once, to note or to send to oneself. Null for a PDF alone. */
  readonly seal: string | null;
  /** Size of the PDF. */
  readonly bytes: number;
};

/** A pack made again as of its day. */
export type PackAgain = PackMade & {
  /** Whether the PDF has the very bytes it had then. */
  readonly same: boolean;
  /** Why the bytes may differ, as sentences; empty when they are the same. */
  readonly because: readonly string[];
};

/** What changed in the records since a pack was made, by the id of the pack. */
export type PackSince = { readonly id: string; readonly since: string };

/** Whether a pack is as it was made. */
export type PackChecked = {
  readonly matches: boolean;
  /** What was found, one sentence each: first what is wrong, then what is in order. */
  readonly lines: readonly string[];
};

export type Differences = {
  readonly clientId: string;
  readonly name: string;
  readonly entries: number;
  readonly invoices: number;
  /** In words: "not in this workspace", "3 entries more than now", "the same". */
  readonly comparedWithNow: string;
};
export type BackupContents = BackupSummary & {
  readonly problems: readonly string[];
  readonly perClient: readonly Differences[];
};
export type Restored = {
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
  /** The backup made of what was there before, or null when there was nothing. */
  readonly before: BackupSummary | null;
  readonly problems: readonly string[];
};

/** One thing of a file as it would come in. */
export type ImportRow = {
  readonly what: 'entry' | 'invoice';
  readonly state: 'new' | 'known';
  /** Where it stands in the file: "Row 12". */
  readonly place: string;
  /** Civil date-time of an entry, civil date of an invoice. */
  readonly when: string;
  readonly title: string;
  readonly text: string;
  /** Whether the words are the private half. */
  readonly private: boolean;
};

export type ImportCounts = {
  readonly entries: { readonly fresh: number; readonly known: number };
  readonly invoices: { readonly fresh: number; readonly known: number };
  /** Photos and files that come with new entries, each once, and the bytes they claim to have. */
  readonly files: { readonly fresh: number; readonly bytes: number };
  /** Rows, entries or invoices that stay out because they cannot be read, or wait for a choice. */
  readonly unclear: number;
};

/** What an import would do. Nothing is written. */
export type ImportPreview = {
  readonly kind: ImportKind;
  /** Changes when the file does; sent back with `import.apply`. */
  readonly fingerprint: string;
  /** How the file is read, in sentences: "Reads 03/04/2026 as 3 April 2026." */
  readonly reading: readonly string[];
  /** What has to be chosen before anything can be imported. */
  readonly questions: readonly Question[];
  readonly counts: ImportCounts;
  /** The first five that would come in. */
  readonly first: readonly ImportRow[];
  /** Sentences that name a row, the first fifty of them. */
  readonly problems: readonly string[];
  /** The first rows of a table as they stand in it, heading first. */
  readonly raw: readonly (readonly string[])[];
  /** Columns to match, for tables of no known program; else null. */
  readonly columns:
    | readonly {
        readonly index: number;
        readonly heading: string;
        readonly samples: readonly string[];
        readonly field: PlainField | null;
      }[]
    | null;
  /** Names of photos and other files that stay out, the first two hundred. */
  readonly notTaken: readonly string[];
};

export type ImportApplied = {
  /** Takes the whole import back, as long as the app runs. */
  readonly actionId: string;
  readonly counts: ImportCounts;
  /** "18 invoices added, 2 already known, 1 unclear." */
  readonly sentence: string;
  /** Sentences about photos and files that could not be read whole; their entries came without them. */
  readonly problems: readonly string[];
};

export type ImportUndone = {
  readonly entries: number;
  readonly invoices: number;
  /** Imported invoices that were changed since and stay. */
  readonly kept: number;
};

export type ExportMade = {
  /** Absolute path of the new folder. */
  readonly folder: string;
  /** Paths below it. */
  readonly files: readonly string[];
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
  /** Whether the private side is in it. */
  readonly private: boolean;
  /** Sentences about attached files that could not be copied. */
  readonly problems: readonly string[];
};
/** What a search over all clients found. */
export type Found = {
  readonly hits: readonly SearchHit[];
  /** A word that is there and was perhaps meant, when nothing was found. */
  readonly suggestion: string | null;
};

/** The next steps back and forward in words, or null. Never holds private words. */
export type UndoLabels = { readonly undo: string | null; readonly redo: string | null };

/** What the host asks the window to do: a press in its menu or on a notification. */
export type ShellWish =
  | { readonly do: 'undo' | 'redo' | 'new-entry' }
  | { readonly do: 'client'; readonly clientId: string };

const request = <I extends z.ZodType>(input: I) => ({
  returns: <O>() => ({ input, output: null as unknown as O }),
});

const edition = z.enum(['client', 'records']);
const path = z.string().min(1).max(4000);
/** What a host can ask the user to choose. */
export const choosable = [
  'backup-folder',
  'pack-folder',
  'backup-file',
  'import-file',
  'import-folder',
  'export-folder',
] as const;
export type Choosable = (typeof choosable)[number];

const label = z.string().max(500).nullable();
const entryChange = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('revise'), entryId: id, facts: entryFacts, private: entryPrivate.nullable() }),
  z.strictObject({ op: z.enum(['remove', 'restore']), entryId: id }),
]);
/** Without `options` a pack is made by the choices kept with the client. */
const packRequest = z.strictObject({ clientId: id, edition, asOf: civilDate, options: packChoices.optional() });

const secret = z.string().min(1).max(1000);
const newSecret = z.string().min(8, 'A passphrase has at least 8 characters.').max(1000);

export const requests = {
  'app.state': request(z.null()).returns<AppState>(),
  /** The window has tried to write what it held back. `saved` is false when something in it is not on the disk. */
  'app.flushed': request(z.strictObject({ saved: z.boolean() })).returns<null>(),

  'workspace.save': request(z.strictObject({ document: workspaceDocument })).returns<null>(),
  /** Opens the sample in a folder of its own. */
  'sample.open': request(z.null()).returns<AppState>(),
  'sample.close': request(z.null()).returns<AppState>(),

  'client.create': request(z.strictObject({ name: filledLine })).returns<OpenClient>(),
  'client.open': request(z.strictObject({ id })).returns<OpenClient>(),
  'client.save': request(z.strictObject({ document: clientDocument, version: z.int().min(0) })).returns<{
    readonly version: number;
  }>(),

  'journal.add': request(
    z.strictObject({ clientId: id, facts: entryFacts, private: entryPrivate.nullable() }),
  ).returns<JournalEntry>(),
  'journal.revise': request(
    z.strictObject({ clientId: id, entryId: id, facts: entryFacts, private: entryPrivate.nullable() }),
  ).returns<JournalEntry>(),
  'journal.remove': request(z.strictObject({ clientId: id, entryId: id })).returns<JournalEntry>(),
  'journal.restore': request(z.strictObject({ clientId: id, entryId: id })).returns<JournalEntry>(),

  /** Every revision of an entry, oldest first. */
  'journal.history': request(z.strictObject({ clientId: id, entryId: id })).returns<readonly EntryVersion[]>(),
  /** Drops every text of entries in the trash, after a backup; digests and chain stay. Cannot be taken back. */
  'journal.forget': request(
    z.strictObject({ clientId: id, entryIds: z.array(id).min(1).max(100_000) }),
  ).returns<null>(),
  /** Keeps what is being written, or lets it go. Not an entry: nothing of it is in the journal, a pack or an export. */
  'draft.save': request(z.strictObject({ clientId: id, slot: id, draft: entryDraft.nullable() })).returns<null>(),
  /** Several entries at once: all of the changes are on the disk, or none is. */
  'journal.change': request(z.strictObject({ clientId: id, changes: z.array(entryChange).min(1).max(5000) })).returns<
    readonly JournalEntry[]
  >(),

  /** Searches the journals and records of all clients. The query is never written down. */
  'search.all': request(z.strictObject({ query: z.string().max(500) })).returns<Found>(),
  /** The coming dates of all clients, as titles for a calendar. */
  'calendar.days': request(z.null()).returns<readonly CalendarDay[]>(),
  /** Writes into the menu of the host, where there is one, what Undo and Redo will do. */
  'menu.undo': request(z.strictObject({ undo: label, redo: label })).returns<null>(),

  /** The recorded metrics of the review, over all clients, counted to `on`. */
  'review.facts': request(z.strictObject({ clientId: id, on: civilDate })).returns<Facts>(),

  'pack.preview': request(packRequest).returns<PackPreview>(),
  /** The records edition goes into a folder unless a ZIP is wanted. */
  'pack.make': request(packRequest.extend({ form: z.enum(['folder', 'zip']).optional() })).returns<PackMade>(),
  /** For each pack of the client, newest first. */
  'pack.since': request(z.strictObject({ clientId: id })).returns<readonly PackSince[]>(),
  /** Makes a pack of the list again: as of its day, from the journal as it stood then and the records as they are now; a records pack also in the other form. */
  'pack.again': request(
    z.strictObject({ clientId: id, id, form: z.enum(['folder', 'zip']).optional() }),
  ).returns<PackAgain>(),
  'pack.verify': request(z.strictObject({ clientId: id, path })).returns<PackChecked>(),
  /** Only paths of packs this app made. */
  'pack.open': request(z.strictObject({ clientId: id, path })).returns<null>(),
  'pack.show': request(z.strictObject({ clientId: id, path })).returns<null>(),

  /**
   * A file comes in three steps: begin, its bytes in parts of at most `filePartSize` as the body of
   * `POST files/<upload>?at=<offset>` (answered with a `Result<{ received }>`), finish. Nothing counts before `finish`.
   */
  'file.begin': request(
    z.strictObject({ name: fileName, mediaType: z.string().max(300), size: z.int().min(0) }),
  ).returns<{ readonly upload: string }>(),
  'file.finish': request(z.strictObject({ upload: id })).returns<Attachment>(),
  /** Lets go of what has come so far; a file that is finished stays. */
  'file.stop': request(z.strictObject({ upload: id })).returns<null>(),
  /** What its first bytes say of a kept picture; null when they do not say its size. */
  'file.look': request(z.strictObject({ sha256 })).returns<ImageSize | null>(),
  /** Opens a read-only copy with the system's own program. */
  'file.open': request(z.strictObject({ sha256, name: line, mediaType: line })).returns<null>(),

  'backup.make': request(z.null()).returns<BackupSummary>(),
  'backup.list': request(z.null()).returns<readonly BackupSummary[]>(),
  'backup.inspect': request(z.strictObject({ path })).returns<BackupContents>(),
  'backup.restore': request(z.strictObject({ path })).returns<Restored>(),

  'import.preview': request(z.strictObject({ clientId: id, path, choices: importChoices })).returns<ImportPreview>(),
  /** Writes what the preview showed. Refused while a question is open or when the file has changed since. */
  'import.apply': request(
    z.strictObject({ clientId: id, path, choices: importChoices, fingerprint: sha256 }),
  ).returns<ImportApplied>(),
  /** Takes a whole import back: its entries go to the trash, the records are as before. */
  'import.undo': request(z.strictObject({ actionId: id })).returns<ImportUndone>(),

  /** The private side leaves with the whole workspace only, and only when `withPrivate` says so. `folder` null: the default. */
  'export.make': request(
    z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('workspace'), withPrivate: z.boolean(), folder: path.nullable() }),
      z.strictObject({ what: z.literal('client'), clientId: id, folder: path.nullable() }),
      z.strictObject({ what: z.literal('timeline'), clientId: id.nullable(), folder: path.nullable() }),
    ]),
  ).returns<ExportMade>(),
  /** Only folders of exports this app made since it was started. */
  'export.show': request(z.strictObject({ folder: path })).returns<null>(),

  'lock.state': request(z.null()).returns<LockState>(),
  'lock.unlock': request(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('passphrase'), passphrase: secret }),
      z.strictObject({ by: z.literal('code'), code: secret }),
      z.strictObject({ by: z.literal('keychain') }),
    ]),
  ).returns<null>(),
  /** Lets go of the key and of everything that was read. Write what is held back first. */
  'lock.now': request(z.strictObject({ why: z.enum(['asked', 'idle']) })).returns<null>(),
  /** A recovery code nobody has yet, to be printed before the passphrase is set with it. */
  'lock.code': request(z.null()).returns<string>(),
  /** Encrypts the workspace; the app is closed and opened again on the way. */
  'lock.set': request(z.strictObject({ passphrase: newSecret, code: secret })).returns<null>(),
  /** `current` is null only after the recovery code was used. */
  'lock.change': request(z.strictObject({ current: secret.nullable(), passphrase: newSecret })).returns<null>(),
  /** Writes the workspace plain again. */
  'lock.remove': request(z.strictObject({ passphrase: secret })).returns<null>(),
  'lock.keychain': request(z.strictObject({ on: z.boolean() })).returns<null>(),

  /** Asks the host for a folder or a file; null when the user closed the dialog or the host has none. */
  'shell.choose': request(z.strictObject({ what: z.enum(choosable) })).returns<string | null>(),
} as const;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type Input<N extends RequestName> = z.input<Requests[N]['input']>;
export type Output<N extends RequestName> = Requests[N]['output'];

export type Events = {
  /** Something the whole window shows has changed. */
  'state.changed': AppState;
  /** The host is about to close: write what is held back, then send `app.flushed`. */
  'flush.requested': null;
  /** The workspace was locked: the window lets go of everything it shows and starts anew. */
  'lock.locked': null;
  'shell.asked': ShellWish;
};
export type EventName = keyof Events;

/** What a host puts into the window as `window.goodTerms`. */
export type Bridge = {
  readonly request: <N extends RequestName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;
  /** Returns its own unsubscribe. */
  readonly on: <N extends EventName>(name: N, listener: (payload: Events[N]) => void) => () => void;
};

export const isRequestName = (name: unknown): name is RequestName =>
  typeof name === 'string' && Object.hasOwn(requests, name);
