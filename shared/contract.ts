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
  entryFacts,
  entryPrivate,
  fileName,
  filledLine,
  id,
  type JournalEntry,
  line,
  sha256,
  type WorkspaceDocument,
  workspaceDocument,
} from './model/index.ts';
import type { Facts } from './rules/facts.ts';
import type { ImageSize } from './rules/image-size.ts';

export type ErrorCode =
  | 'invalid' // the input breaks a rule; `field` names where
  | 'not-found'
  | 'conflict' // somebody else saved a newer version
  | 'read-only' // the file or folder cannot be written, or comes from a newer version
  | 'in-use' // another window or process has this workspace open
  | 'storage' // the disk refused: full, missing, no permission
  | 'replaced' // a newer request of the same kind came before the answer
  | 'unreadable' // a file that cannot be understood
  | 'internal';

/** An error is a value, written for the user: what is wrong, what was kept, what to do. */
export type AppError = { readonly code: ErrorCode; readonly message: string; readonly field?: string };
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export type Edition = 'client' | 'records';

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

export type OpenClient = {
  readonly document: ClientDocument;
  /** Counts saves; sent back with the next save. */
  readonly version: number;
  readonly journal: readonly JournalEntry[];
  readonly readOnly: string | null;
  /** A sentence why nothing can be added to the journal, or null. The records may still be changed. */
  readonly journalReadOnly: string | null;
};

/** Something a pack would be better with. `place` is a route below the client: "records/contract". */
export type Missing = { readonly message: string; readonly place: string };

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
};
export type PackMade = PackPreview & {
  /** Absolute path of the PDF. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
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

const request = <I extends z.ZodType>(input: I) => ({
  returns: <O>() => ({ input, output: null as unknown as O }),
});

const edition = z.enum(['client', 'records']);
const path = z.string().min(1).max(4000);
const packRequest = z.strictObject({ clientId: id, edition, asOf: civilDate });

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

  /** The recorded metrics of the review, over all clients, counted to `on`. */
  'review.facts': request(z.strictObject({ clientId: id, on: civilDate })).returns<Facts>(),

  'pack.preview': request(packRequest).returns<PackPreview>(),
  'pack.make': request(packRequest).returns<PackMade>(),
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

  /** Asks the host for a folder or a file; null when the user closed the dialog or the host has none. */
  'shell.choose': request(z.strictObject({ what: z.enum(['backup-folder', 'pack-folder', 'backup-file']) })).returns<
    string | null
  >(),
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
