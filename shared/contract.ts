/**
 * Every request and event between a window and the app, once. A host only carries these messages; `main/app` answers
 * them; `renderer/state` sends them. Inputs are validated where they arrive; what the answers hold is typed by subject
 * in `contract/`, and everybody reads it from here.
 */
import { z } from 'zod';
import type {
  BackupContents,
  BackupProof,
  BackupSummary,
  HeldEntry,
  ListedBackup,
  Restored,
} from './contract/backup.ts';
import type { CopySetAside, EntryVersion, OpenClient, Traces } from './contract/journal.ts';
import type { LockState } from './contract/lock.ts';
import type { PackAgain, PackChecked, PackMade, PackPart, PackPreview, PackSince } from './contract/pack.ts';
import type { Result } from './contract/result.ts';
import type { Found, ShellWish } from './contract/shell.ts';
import type { AppState } from './contract/state.ts';
import type { ExportMade, ImportApplied, ImportPreview, ImportRedone, ImportUndone } from './contract/transfer.ts';
import {
  type Attachment,
  civilDate,
  clientDocument,
  entryDraft,
  entryFacts,
  entryPrivate,
  fileName,
  filledLine,
  id,
  importChoices,
  type JournalEntry,
  line,
  packChoices,
  sha256,
  workspaceDocument,
} from './model/index.ts';
import type { Facts } from './rules/facts.ts';
import type { CalendarDay } from './rules/ics.ts';
import type { ImageSize } from './rules/image-size.ts';

export type * from './contract/backup.ts';
export type * from './contract/journal.ts';
export type * from './contract/lock.ts';
export type * from './contract/pack.ts';
export type * from './contract/result.ts';
export type * from './contract/shell.ts';
export type * from './contract/state.ts';
export type * from './contract/transfer.ts';

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

/** Of a backup: where it lies, and what opens it where it is encrypted. */
const sealedBackup = { path, passphrase: z.string().max(1000).optional() };

const label = z.string().max(500).nullable();
const entryChange = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('revise'), entryId: id, facts: entryFacts, private: entryPrivate.nullable() }),
  z.strictObject({ op: z.enum(['remove', 'restore']), entryId: id }),
]);
/** Without `options` a pack is made by the choices kept with the client. */
const packRequest = z.strictObject({ clientId: id, edition, asOf: civilDate, options: packChoices.optional() });

const secret = z.string().min(1).max(1000, 'A passphrase has at most 1,000 characters.');
const newSecret = secret.min(8, 'A passphrase has at least 8 characters.');

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
  /** Where the words of entries stay when they are forgotten, unless they are removed there too. */
  'journal.traces': request(
    z.strictObject({ clientId: id, entryIds: z.array(id).min(1).max(100_000) }),
  ).returns<Traces>(),
  'copies.list': request(z.null()).returns<readonly CopySetAside[]>(),
  /** Removes copies of damaged files by their path below the workspace. Cannot be taken back. */
  'copies.remove': request(z.strictObject({ paths: z.array(path).min(1).max(10_000) })).returns<null>(),
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

  /** Gets ready to draw: the first pack then waits neither for its typefaces nor for what is done for the first time. */
  'pack.ready': request(z.strictObject({ clientId: id })).returns<null>(),
  /** With a `ticket`, pages that are drawn before the others come as `pack.part`. A newer preview replaces this one. */
  'pack.preview': request(packRequest.extend({ ticket: id.optional() })).returns<PackPreview>(),
  /** Nobody looks at the preview of this ticket any more: it is given up. */
  'pack.left': request(z.strictObject({ ticket: id })).returns<null>(),
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
  /** One encrypted file that holds everything (`.zip.age`), into a folder; null: where exports go. */
  'backup.make-encrypted': request(
    z.strictObject({ passphrase: z.string().min(8).max(1000), folder: path.nullable() }),
  ).returns<BackupSummary>(),
  /** The backups in every place, newest first. */
  'backup.list': request(z.null()).returns<readonly ListedBackup[]>(),
  /** Reads a whole backup again. The value: what is not as it was written, and what was wrong before it was made. */
  'backup.verify': request(z.strictObject(sealedBackup)).returns<{
    readonly problems: readonly string[];
    readonly known: readonly string[];
  }>(),
  /** Restores the newest backup into a passing folder, opens it and compares it with what is here. */
  'backup.prove': request(z.null()).returns<BackupProof>(),
  /** Error `locked` when the workspace it is of was locked with a passphrase that is not known here: `backup.open` first. */
  'backup.inspect': request(z.strictObject(sealedBackup)).returns<BackupContents>(),
  /** Opens the backup of a locked workspace for the requests below, until the app is locked or closed. */
  'backup.open': request(
    z.strictObject({
      ...sealedBackup,
      secret: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('passphrase'), passphrase: secret }),
        z.strictObject({ by: z.literal('code'), code: secret }),
      ]),
    }),
  ).returns<null>(),
  /** The whole, or one client; of a damaged one what verifies when `partial`. What is here is backed up first. */
  'backup.restore': request(
    z.strictObject({ ...sealedBackup, clientId: id.optional(), partial: z.boolean().optional() }),
  ).returns<Restored>(),
  /** The entries of a client in a backup beside those here, newest first. */
  'backup.entries': request(z.strictObject({ ...sealedBackup, clientId: id })).returns<readonly HeldEntry[]>(),
  /** Brings one entry back as a new version, with the files it needs. */
  'backup.restore-entry': request(z.strictObject({ ...sealedBackup, clientId: id, entryId: id })).returns<{
    readonly actionId: string;
  }>(),
  /** Takes a restore back. */
  'backup.undo': request(z.strictObject({ actionId: id })).returns<null>(),

  'import.preview': request(z.strictObject({ clientId: id, path, choices: importChoices })).returns<ImportPreview>(),
  /** Writes what the preview showed. Refused while a question is open or when the file has changed since. */
  'import.apply': request(
    z.strictObject({ clientId: id, path, choices: importChoices, fingerprint: sha256 }),
  ).returns<ImportApplied>(),
  /** Takes a whole import back: its entries go to the trash, the records are as before. */
  'import.undo': request(z.strictObject({ actionId: id })).returns<ImportUndone>(),
  /** Does an import again that was taken back: its entries come out of the trash. The file is not read again. */
  'import.redo': request(z.strictObject({ actionId: id })).returns<ImportRedone>(),

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
  /** Pages of a preview that stand before the whole is there: a PDF of their own. */
  'pack.part': PackPart;
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
