import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSummary, Result } from '#shared/contract.ts';
import { type BackupReason, isWorkspace, listBackups, makeBackup } from '../backup/index.ts';
import type { Host } from './host.ts';
import { createQueue, type Scheduler } from './scheduler.ts';
import { backupFolderOf, type Session, sampleBackups } from './session.ts';

/** Keeps the workspace backed up, and knows how the last backup went. */
export type Backups = {
  readonly last: () => BackupSummary | null;
  /** A sentence about the last backup that failed, or null. */
  readonly problem: () => string | null;
  /** The folder of the workspace that is shown. */
  readonly folder: () => string;
  /** Looks up the newest backup and whether anything changed since. */
  readonly refresh: () => Promise<void>;
  /** Something in the user's own workspace changed. */
  readonly noteChange: () => void;
  /** Backs up the workspace that is shown. */
  readonly make: (reason: BackupReason) => Promise<Result<BackupSummary>>;
  /** Backs up the user's own workspace; for work that is already `alone`. */
  readonly makeOwn: (reason: BackupReason) => Promise<Result<BackupSummary>>;
  /** Backs the user's own workspace up when something changed since its last backup. Never rejects. */
  readonly keepUp: (reason: 'timer' | 'closing') => Promise<void>;
  readonly startTimer: () => void;
  readonly stopTimer: () => void;
  /** Work on backups, one piece after the other. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

const hour = 60 * 60 * 1000;
const every = 6 * hour;
const afterFailure = 5 * 60 * 1000;

/** When the newest file of a folder was written, in milliseconds since 1970 of the file system's clock. */
const newestChange = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(
    files
      .filter((file) => file.isFile() && file.name !== 'workspace.lock')
      .map((file) =>
        stat(join(file.parentPath, file.name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
  );
  return times.reduce((a, b) => Math.max(a, b), 0);
};

export const createBackups = (host: Host, session: Session, scheduler: Scheduler, changed: () => void): Backups => {
  let last: BackupSummary | null = null;
  let problem: string | null = null;
  let pending = false;
  let cancel = (): void => {};
  const alone = createQueue();
  const ownFolder = (): string => backupFolderOf(host, session.home().document());
  const folder = (): string => (session.isSample() ? sampleBackups(host) : ownFolder());

  const makeOwn = async (reason: BackupReason): Promise<Result<BackupSummary>> => {
    const toDir = ownFolder();
    // What changes while the archive is written belongs to the next one.
    pending = false;
    const made = await makeBackup({
      workspaceDir: session.home().folder,
      toDir,
      now: host.clock(),
      version: host.version,
      reason,
      createFolder: toDir === host.paths.backups,
    });
    if (!made.ok) pending = true;
    if (made.ok && !session.isSample()) last = made.value;
    problem = made.ok ? null : made.error.message;
    changed();
    return made;
  };

  const makeOfSample = async (reason: BackupReason): Promise<Result<BackupSummary>> => {
    const made = await makeBackup({
      workspaceDir: session.current().folder,
      toDir: sampleBackups(host),
      now: host.clock(),
      version: host.version,
      reason,
      createFolder: true,
    });
    if (made.ok) last = made.value;
    changed();
    return made;
  };

  const keepUp = async (reason: 'timer' | 'closing'): Promise<void> => {
    // A terminal command does what it was asked for and nothing beside.
    if (host.kind === 'headless' || !pending) return;
    try {
      await alone(() => makeOwn(reason));
    } catch {
      problem = 'The backup could not be made. Your entries are safe here. We try again in five minutes.';
      changed();
    }
  };

  const schedule = (ms: number): void => {
    cancel = scheduler.after(ms, () => {
      void keepUp('timer').then(() => schedule(pending && problem !== null ? afterFailure : every));
    });
  };

  return {
    last: () => last,
    problem: () => problem,
    folder,
    refresh: async () => {
      const toDir = folder();
      const workspace = session.current().folder;
      last = (await listBackups(toDir)).find(({ verified }) => verified) ?? null;
      if (session.isSample()) return;
      // Changes from before, for example from a session that ended in a crash.
      const backedUp =
        last === null
          ? 0
          : await stat(last.path).then(
              ({ mtimeMs }) => mtimeMs,
              () => 0,
            );
      if ((await isWorkspace(workspace)) && (await newestChange(workspace)) > backedUp) pending = true;
    },
    noteChange: () => {
      if (!session.isSample()) pending = true;
    },
    make: (reason) => alone(() => (session.isSample() ? makeOfSample(reason) : makeOwn(reason))),
    makeOwn,
    keepUp,
    startTimer: () => schedule(every),
    stopTimer: () => cancel(),
    alone,
  };
};
