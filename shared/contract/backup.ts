/** Backups: what they hold and what a restore did. */
import type { KeepReason } from '../rules/retention.ts';

export type BackupSummary = {
  readonly path: string;
  readonly madeAt: string;
  readonly bytes: number;
  /** True after the archive was re-read and every file matched its digest. */
  readonly verified: boolean;
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
  /** Attached files, those that lie beside the archive included. */
  readonly attachments: number;
  /** What is in it is encrypted: the passphrase or the recovery code of its workspace opens it. */
  readonly encrypted?: boolean;
  /** The archive itself is encrypted with age (`.zip.age`): in a list its counts are 0, only its passphrase shows them. */
  readonly sealed?: boolean;
};

/** A folder backups go to, and how it was the last time it was looked at. */
export type BackupPlace = {
  readonly folder: string;
  readonly which: 'first' | 'second';
  /** `missing`: not there, as a drive that is not connected. `refused`: there, and the last backup could not be kept. */
  readonly state: 'ready' | 'missing' | 'refused';
  /** What is wrong and what to do, or null. */
  readonly message: string | null;
  /** When it was last there, and when the last backup was made there; null: not known, or never. */
  readonly seenAt: string | null;
  readonly madeAt: string | null;
};

/** The last time a backup was restored in full into a passing folder, opened, and compared record by record. */
export type BackupProof = {
  readonly at: string;
  /** When that backup was made. */
  readonly madeAt: string;
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
  readonly attachments: number;
  /** What did not come back as it is here, in sentences; empty when all of it did. */
  readonly problems: readonly string[];
};

/** A backup in a folder, and why it stays there. */
export type ListedBackup = BackupSummary & {
  readonly which: BackupPlace['which'];
  /** The civil day it was made on. */
  readonly day: string;
  /** Null for backups of another workspace in the same folder, and for those the next thinning lets go. */
  readonly kept: KeepReason | null;
};

export type Differences = {
  readonly clientId: string;
  readonly name: string;
  readonly entries: number;
  readonly invoices: number;
  /** In words: "not in this workspace", "3 entries more than now", "the same". */
  readonly comparedWithNow: string;
  /** Of a client that is on both sides: what differs, in short lines; absent where it is the same or cannot be said. */
  readonly changes?: readonly string[];
};

export type BackupContents = BackupSummary & {
  /** Of a damaged backup: entries that can still be read, of how many; null when all of it verifies. */
  readonly readable: { readonly entries: number; readonly of: number | null } | null;
  /** Made by a newer version: it can be looked at, and restored once the app is updated. */
  readonly newer?: boolean;
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
  /** Of a damaged backup: what was not restored, in sentences. */
  readonly lost?: readonly string[];
  /** Takes the restore back, as long as the app runs; absent where there was nothing before. */
  readonly actionId?: string;
};

/** An entry of a client in a backup, and how it stands to what is here. */
export type HeldEntry = {
  readonly entryId: string;
  /** Civil date-time. */
  readonly at: string;
  /** The beginning of its title or of what happened. */
  readonly words: string;
  readonly state: 'same' | 'different' | 'in-trash' | 'missing';
};
