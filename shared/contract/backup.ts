/** Backups: what they hold and what a restore did. */

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
