/** What the whole window shows, whichever screen is open. */
import type { ClientStatus, WorkspaceDocument } from '../model/index.ts';
import type { BackupPlace, BackupProof, BackupSummary } from './backup.ts';

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
  /** Where to look at it, below the client: "journal/entry/<id>". */
  readonly place?: string;
  /** The entry whose words are not the ones that were saved. */
  readonly entryId?: string;
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
  readonly backupPlaces: readonly BackupPlace[];
  readonly backupProof: BackupProof | null;
  /** A sentence when a place for backups has not been there for long, or null. */
  readonly backupReminder: string | null;
  readonly packFolder: string;
};
