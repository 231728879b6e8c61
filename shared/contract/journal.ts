/** An open client with its journal, and the versions of an entry. */
import type { ClientDocument, EntryDraft, JournalEntry, Revision } from '../model/index.ts';

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

/** A copy of a file, or of a part of one, that could not be read; kept in the workspace's `quarantine/`. */
export type CopySetAside = {
  /** Below the workspace: "quarantine/…". */
  readonly path: string;
  readonly clientId: string | null;
  readonly what: 'journal' | 'drafts' | 'records' | 'settings' | 'other';
  /** Instant in UTC, or null where its name does not say. */
  readonly setAsideAt: string | null;
  readonly bytes: number;
};

/** Where words of entries stand beside their journal. */
export type Traces = {
  readonly copies: readonly CopySetAside[];
  /** Backups made since the first of the entries was written, newest first. */
  readonly backups: readonly { readonly path: string; readonly madeAt: string }[];
};
