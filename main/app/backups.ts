import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BackupPlace, BackupProof, BackupSummary, ListedBackup, Result } from '#shared/contract.ts';
import { backupReminder } from '#shared/rules/backup-places.ts';
import { retention } from '#shared/rules/retention.ts';
import {
  asKept,
  type BackupReason,
  groupOf,
  isWorkspace,
  listBackups,
  listSealed,
  listWithGroups,
  makeBackup,
  readMemory,
} from '../backup/index.ts';
import { createBackupNotice } from './backup-notice.ts';
import { createBackupPlaces } from './backup-places.ts';
import { proveBackups } from './backup-proof.ts';
import type { Host } from './host.ts';
import { createQueue, type Scheduler } from './scheduler.ts';
import { type Session, sampleBackups } from './session.ts';

/** What the window shows of backups. */
export type BackupState = {
  readonly last: BackupSummary | null;
  /** A sentence about the last backup that failed, or null. */
  readonly problem: string | null;
  readonly places: readonly BackupPlace[];
  readonly proof: BackupProof | null;
  readonly reminder: string | null;
};

/** Keeps the workspace backed up, and knows how the last backup went. */
export type Backups = {
  readonly state: () => BackupState;
  /** The folder of the workspace that is shown. */
  readonly folder: () => string;
  /** The backups of the workspace that is shown, in every place. */
  readonly list: () => Promise<readonly ListedBackup[]>;
  /** Looks up the newest backup and whether anything changed since. */
  readonly refresh: () => Promise<void>;
  /** Something in the user's own workspace changed. */
  readonly noteChange: () => void;
  /** Backs up the workspace that is shown. */
  readonly make: (reason: BackupReason) => Promise<Result<BackupSummary>>;
  /** Backs up the workspace that is shown, unless the last backup has all of it. */
  readonly ensure: (reason: BackupReason) => Promise<Result<BackupSummary>>;
  /** Backs up the user's own workspace; for work that is already `alone`. */
  readonly makeOwn: (reason: BackupReason) => Promise<Result<BackupSummary>>;
  /** Backs the user's own workspace up when something changed since its last backup. Never rejects. */
  readonly keepUp: (reason: 'timer' | 'closing') => Promise<void>;
  /** What is still to be backed up of the user's own workspace, as work for when it is closed; null when it is nothing. */
  readonly later: () => (() => Promise<void>) | null;
  /** Restores the newest backup aside, opens it and compares it with what is here. */
  readonly prove: () => Promise<Result<BackupProof>>;
  readonly startTimer: () => void;
  readonly stopTimer: () => void;
  /** Work on backups, one piece after the other. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

const minute = 60 * 1000;
/** After changes at most this often. */
const every = 30 * minute;
const afterFailure = 5 * minute;
/** The full check waits until the window has settled. */
const firstProof = 3 * minute;
const proofEvery = 7 * 24 * 60 * minute;

const failed = 'The backup could not be made. Your entries are safe here. We try again in five minutes.';

/** When the newest file of a folder was written, in milliseconds since 1970 of the file system's clock. */
const newestChange = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const isPassing = (path: string): boolean =>
    relative(folder, path)
      .split(sep)
      .some((part) => part.startsWith('.'));
  const times = await Promise.all(
    files
      .filter((file) => file.isFile() && file.name !== 'workspace.lock' && !isPassing(join(file.parentPath, file.name)))
      .map((file) =>
        stat(join(file.parentPath, file.name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
  );
  return times.reduce((a, b) => Math.max(a, b), 0);
};

const writtenAt = ({ path }: BackupSummary): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

export const createBackups = (host: Host, session: Session, scheduler: Scheduler, changed: () => void): Backups => {
  let last: BackupSummary | null = null;
  let proof: BackupProof | null = null;
  const cancels: Record<'backup' | 'proof', () => void> = { backup: () => undefined, proof: () => undefined };
  const alone = createQueue();
  const places = createBackupPlaces(host, session, () => failed);
  const notice = createBackupNotice(host, places.all);
  const folder = (): string =>
    session.isSample() ? sampleBackups(host) : (places.all()[0]?.folder ?? host.paths.backups);
  const problem = (): string | null => places.all().find(({ which }) => which === 'first')?.message ?? null;

  const makeFor = async (reason: BackupReason, which: 'all' | 'pending'): Promise<Result<BackupSummary>> => {
    const home = session.home();
    if (home.readOnly === null) await groupOf(home.folder);
    const made = await places.make(reason, which);
    if (made.ok && !session.isSample()) last = made.value;
    changed();
    return made;
  };
  const makeOwn = (reason: BackupReason): Promise<Result<BackupSummary>> => makeFor(reason, 'all');

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
    if (host.kind === 'headless') return;
    try {
      await alone(async () => {
        await places.look();
        if (places.isPending()) await makeFor(reason, 'pending');
        else changed();
        notice();
      });
    } catch {
      changed();
    }
  };

  const prove = (): Promise<Result<BackupProof>> =>
    alone(async () => {
      const proven = await proveBackups({
        host,
        session,
        newest: async () => {
          if (places.isPending('first') || last === null) return makeFor('timer', 'all');
          return { ok: true, value: last };
        },
        again: () => makeFor('timer', 'all'),
      });
      if (proven.ok) proof = proven.value;
      changed();
      return proven;
    });

  const proveWhenDue = async (): Promise<void> => {
    const { readOnly, clients } = session.home();
    if (host.kind === 'headless' || readOnly !== null || (last === null && clients().length === 0)) return;
    const since = proof === null ? Number.POSITIVE_INFINITY : host.clock().getTime() - Date.parse(proof.at);
    // A clock that was set back must not put the check off for years.
    if (since < proofEvery && since > -proofEvery) return;
    await prove().catch(() => undefined);
  };

  const schedule = (ms: number): void => {
    cancels.backup = scheduler.after(ms, () => {
      void keepUp('timer').then(() => schedule(places.isPending('first') && problem() !== null ? afterFailure : every));
    });
  };
  const scheduleProof = (ms: number): void => {
    cancels.proof = scheduler.after(ms, () => {
      void proveWhenDue().then(() => scheduleProof(every));
    });
  };

  const listIn = async (
    dir: string,
    which: BackupPlace['which'],
    group: string | null,
  ): Promise<readonly ListedBackup[]> => {
    const listed = await listWithGroups(dir);
    const own = listed.filter((one) => one.group === group).map(({ summary }) => asKept(summary));
    const budget = session.home().document().settings.backupBudget ?? null;
    const { keep } = retention(own, { now: host.clock().toISOString(), budget });
    const reasons = new Map(keep.map(({ id, because }) => [id, because]));
    const summaries = [...listed.map(({ summary }) => summary), ...(await listSealed(dir))];
    return summaries.map((summary) => ({
      ...summary,
      which,
      day: asKept(summary).day,
      kept: reasons.get(summary.path) ?? null,
    }));
  };

  return {
    state: () => ({
      last,
      problem: problem(),
      places: session.isSample() ? [] : places.all(),
      proof: session.isSample() ? null : proof,
      reminder: session.isSample() ? null : backupReminder(places.all(), host.clock().toISOString()),
    }),
    folder,
    list: async () => {
      if (session.isSample()) return listIn(sampleBackups(host), 'first', null);
      if (await places.look()) void keepUp('timer');
      const { group } = await readMemory(session.home().folder);
      const found = await Promise.all(places.all().map((place) => listIn(place.folder, place.which, group)));
      return found.flat().sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
    },
    refresh: async () => {
      const workspace = session.current().folder;
      last = (await listBackups(folder())).find(({ verified }) => verified) ?? null;
      if (session.isSample()) return;
      proof = (await readMemory(workspace)).proof;
      await places.look();
      notice();
      // Changes from before, for example from a session that ended in a crash.
      if (!(await isWorkspace(workspace))) return;
      const changedAt = await newestChange(workspace);
      for (const place of places.all()) {
        const newest = (await listBackups(place.folder)).find(({ verified }) => verified);
        if (changedAt > (newest === undefined ? 0 : await writtenAt(newest))) places.noteChange(place.folder);
      }
    },
    noteChange: () => {
      if (!session.isSample()) places.noteChange();
    },
    ensure: (reason) =>
      alone(async () => {
        if (session.isSample()) return makeOfSample(reason);
        if (last === null || places.isPending('first') || (await writtenAt(last)) === 0) return makeOwn(reason);
        return { ok: true, value: last };
      }),
    make: (reason) => alone(() => (session.isSample() ? makeOfSample(reason) : makeOwn(reason))),
    makeOwn,
    keepUp,
    later: () => (host.kind === 'headless' ? null : places.later()),
    prove,
    startTimer: () => {
      schedule(every);
      scheduleProof(firstProof);
    },
    stopTimer: () => {
      cancels.backup();
      cancels.proof();
    },
    alone,
  };
};
