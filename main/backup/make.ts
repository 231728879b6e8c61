import { access, link, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BackupSummary, Result } from '#shared/contract.ts';
import { type Access, formFor } from '../workspace/form.ts';
import { unseal } from './age/unseal.ts';
import { writeArchive } from './archive-writer.ts';
import { cleanStore } from './attachment-store.ts';
import type { BagInfo } from './bag.ts';
import type { Contents } from './contents.ts';
import { asResult, codeOf, explainFolder, Failure } from './failure.ts';
import { isWithin, makeFolder, placeOf, syncFolder } from './folders.ts';
import { knownBeside } from './list.ts';
import { readMemory } from './memory.ts';
import { backupName, isLeftover, partialName } from './names.ts';
import { isBeingRestored } from './swap.ts';
import { verifyArchive } from './verify.ts';
import { isWorkspace, needRoom, sizeOf } from './workspace-files.ts';

export type BackupReason =
  | 'asked'
  | 'timer'
  | 'closing'
  | 'before-restore'
  | 'before-migration'
  | 'before-import'
  | 'before-forget';

export type MakeBackup = {
  readonly workspaceDir: string;
  readonly toDir: string;
  readonly now: Date;
  /** Version of the app. */
  readonly version: string;
  readonly reason: BackupReason;
  /** Makes `toDir` when it is missing. Only for folders of the app's own choice: a missing drive must not be mistaken for a new folder. */
  readonly createFolder?: boolean;
  /**
   * Where attachments go: `beside` the archive into `files`, each content once for all backups there, or `inside`, so
   * that the archive is one file that holds everything.
   */
  readonly attachments?: 'beside' | 'inside';
  /** What opens an encrypted workspace, so that its entries are counted. Without it its lines are. */
  readonly access?: Access | null;
  /** What was counted in it while it was open, for lists; it is not held against what is found. */
  readonly counted?: { readonly entries: number; readonly invoices: number };
  /** Encrypts the archive with age (`.zip.age`). Attachments are then inside: one file that holds everything. */
  readonly passphrase?: string;
};

const infoOf =
  ({ now, version, reason, access, counted }: MakeBackup, name: string, group: string | null) =>
  (contents: Contents): BagInfo => [
    ['Bagging-Date', now.toISOString().slice(0, 10)],
    ['Made-At', now.toISOString()],
    ['External-Identifier', name],
    ['External-Description', 'A full backup of a Good Terms workspace, the private parts included.'],
    ['Bag-Software-Agent', `Good Terms ${version}`],
    ...(group === null ? [] : [['Bag-Group-Identifier', group] as const]),
    ['Payload-Oxum', `${contents.bytes - contents.beside.bytes}.${contents.files - contents.beside.files}`],
    ['Reason', reason],
    ['Clients', String(contents.clients.length)],
    ['Journal-Lines', String(contents.lines)],
    ...(contents.encrypted ? [['Encrypted', 'yes'] as const] : []),
    // Whoever has no key counts nothing inside.
    ...(contents.encrypted && access == null
      ? counted === undefined
        ? []
        : ([
            ['Entries-Before', String(counted.entries)],
            ['Invoices-Before', String(counted.invoices)],
          ] as const)
      : ([
          ['Entries', String(contents.entries)],
          ['Invoices', String(contents.invoices)],
        ] as const)),
    ['Attachments', String(contents.attachments)],
    ['Attachment-Bytes', String(contents.beside.bytes)],
    ...contents.problems.map((problem) => ['Known-Problem', problem] as const),
  ];

/** Removes half-written archives whose writer is gone. What cannot be removed does no harm. */
const clean = async (dir: string): Promise<void> => {
  for (const name of await readdir(dir)) {
    if (!name.endsWith('.partial')) continue;
    const path = join(dir, name);
    const changed = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
    if (isLeftover(name, Date.now() - changed)) await rm(path, { force: true }).catch(() => undefined);
  }
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const freeName = async (dir: string, now: Date, sealed: boolean): Promise<string> => {
  for (let count = 1; ; count += 1) {
    const name = backupName(now, count, sealed);
    if (!(await exists(join(dir, name)))) return name;
  }
};

const notKept =
  'The backup did not read back as it was written, so it was not kept. Your entries are safe here. Choose another folder or disk.';

/** Gives a verified archive its final name without ever replacing another file. */
const publish = async (dir: string, partial: string, wanted: string, now: Date): Promise<string> => {
  for (let name = wanted; ; name = await freeName(dir, now, wanted.endsWith('.age'))) {
    const path = join(dir, name);
    try {
      await link(partial, path);
      await unlink(partial);
      return path;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      // No hard links here, as on many external drives: a moment's gap is all that is left between looking and renaming.
      if (await exists(path)) continue;
      await rename(partial, path);
      return path;
    }
  }
};

/** Refuses folders that lie in each other: a backup in its own workspace would go where the workspace goes. */
const checkPlaces = async (workspaceDir: string, toDir: string): Promise<void> => {
  const [from, to] = await Promise.all([placeOf(workspaceDir), placeOf(toDir)]);
  if (isWithin(to, from)) {
    throw new Failure(
      'invalid',
      `The backup folder lies inside the workspace (${workspaceDir}), so it would be lost with it. Choose a folder elsewhere, best on another disk.`,
    );
  }
  if (isWithin(from, to)) {
    throw new Failure(
      'invalid',
      `The workspace lies inside the backup folder (${toDir}). Choose a folder of its own for backups, best on another disk.`,
    );
  }
};

/** Refuses a workspace that is half the one before and half the one from a backup. */
const checkWhole = async (workspaceDir: string): Promise<void> => {
  if (await isBeingRestored(workspaceDir)) {
    throw new Failure(
      'in-use',
      `A backup is just being restored into ${workspaceDir}. Nothing is lost. Open that workspace in Good Terms once, so that it is finished, then try again.`,
    );
  }
};

/**
 * Makes a backup of a workspace folder: a ZIP archive in BagIt layout, written under a passing name, read again in full
 * and only then given its name. The workspace may be in use: every journal is cut at a whole line. Errors: `invalid`
 * (folders inside each other), `in-use` (a restore is under way), `not-found` (no workspace), `storage` and `read-only` (a folder refuses), `unreadable`
 * (the archive does not read back as it was written; it is thrown away).
 */
export const makeBackup = (options: MakeBackup): Promise<Result<BackupSummary>> =>
  asResult(async () => {
    const { workspaceDir, toDir, now, passphrase = null } = options;
    const sealed = passphrase !== null;
    await checkWhole(workspaceDir);
    if (!(await isWorkspace(workspaceDir))) {
      throw new Failure('not-found', `There is no Good Terms workspace in ${workspaceDir}. No backup was made.`);
    }
    await checkPlaces(workspaceDir, toDir);
    if (options.createFolder === true) await makeFolder(toDir);
    await clean(toDir);
    const store = sealed || options.attachments === 'inside' ? null : join(toDir, 'files');
    if (store !== null) await cleanStore(store);
    const { group } = await readMemory(workspaceDir);
    const form = formFor(options.access);
    const known = store === null ? new Map() : await knownBeside(toDir, group);
    await needRoom(toDir, (await sizeOf(workspaceDir, store, known)) + 1024 * 1024);
    const name = await freeName(toDir, now, sealed);
    const partial = join(toDir, partialName(name));
    try {
      const root = basename(basename(name, '.age'), '.zip');
      const { contents, beside } = await writeArchive({
        workspaceDir,
        file: partial,
        root,
        now,
        store,
        known,
        form,
        passphrase,
        infoOf: infoOf(options, root, group),
      });
      await checkWhole(workspaceDir);
      // What went beside was read again when it was written; what was there before is looked for.
      const key = await unseal(partial, passphrase);
      if (!key.ok) throw new Failure('unreadable', notKept);
      const { summary, problems, contents: back } = await verifyArchive(partial, false, key.value, form, beside);
      if (problems.length > 0 || back.entries !== contents.entries) {
        throw new Failure('unreadable', `${notKept} ${problems[0] ?? ''}`.trim());
      }
      const path = await publish(toDir, partial, name, now);
      await syncFolder(toDir);
      return { ...summary, path, ...(sealed ? { sealed } : {}) };
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined);
      throw error;
    }
  }, explainFolder(options.toDir));
