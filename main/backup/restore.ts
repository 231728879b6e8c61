import { constants } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupSummary, Restored, Result } from '#shared/contract.ts';
import { type Archive, openArchive, readFile } from './archive-reader.ts';
import { digestOf, storeBeside } from './attachment-store.ts';
import { asResult, explainArchive, explainTarget, Failure } from './failure.ts';
import { isWithin, makeFolder, placeOf, syncFolder } from './folders.ts';
import { inLanes } from './lanes.ts';
import { commitPlan, finishRestore, incomingOf, stagingOf } from './swap.ts';
import { type Bag, type Verified, verifyArchive } from './verify.ts';
import { isWorkspace, needRoom, readWorkspace, topNames } from './workspace-files.ts';

export type RestoreBackup = {
  readonly path: string;
  /** The workspace folder to restore into; made when it is missing. The caller holds its lock and has closed its files. */
  readonly toDir: string;
  /** The backup just made of what `toDir` holds. Null only where it holds nothing: restoring replaces everything. */
  readonly before: BackupSummary | null;
  /** Called before every step that changes the disk. */
  readonly onStep?: (step: string) => void;
};

const list = (problems: readonly string[]): string =>
  problems.length > 5
    ? `${problems.slice(0, 5).join(' ')} And ${problems.length - 5} more; looking at the backup lists all of them.`
    : problems.join(' ');

/** Refuses a folder that is no place to restore into. Returns the names at its top that would be replaced. */
const checkTarget = async ({ path, toDir, before }: RestoreBackup): Promise<readonly string[]> => {
  const names = await topNames(toDir);
  if (isWithin(await placeOf(path), await placeOf(toDir))) {
    throw new Failure(
      'invalid',
      `The backup lies inside the folder it would replace (${toDir}). Move it elsewhere first.`,
    );
  }
  if (names.length > 0 && !(await isWorkspace(toDir))) {
    throw new Failure(
      'invalid',
      `${toDir} holds other files and is no workspace of this app. Nothing was changed. Choose an empty folder or a workspace.`,
    );
  }
  if (names.length > 0 && before === null) {
    throw new Failure('conflict', `${toDir} holds a workspace that was not backed up. Nothing was changed.`);
  }
  return names;
};

const folders = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === '.' ? [] : [...folders(parent), parent];
};

/** Copies attachments from beside the archive; `checkUnpacked` reads them again. */
const unpackBeside = async (
  path: string,
  { beside }: Bag,
  dir: string,
  step: (name: string) => void,
): Promise<void> => {
  if (beside.size === 0) return;
  step('unpack files');
  const files = join(dir, 'files');
  await makeFolder(files);
  await inLanes(beside, 4, async (sha256) => {
    await copyFile(join(storeBeside(path), sha256), join(files, sha256), constants.COPYFILE_FICLONE);
    const file = await open(join(files, sha256), 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  await syncFolder(files);
};

/** Unpacks the payload into `dir`, file by file, each synced and checked against its digest on the way. */
const unpack = async (archive: Archive, bag: Bag, dir: string, step: (name: string) => void): Promise<void> => {
  const made = new Set<string>();
  for (const [path, listed] of bag.payload) {
    const file = archive.files.get(`${bag.root}data/${path}`);
    if (file === undefined) throw new Failure('unreadable', `${path} is missing from the backup. Nothing was changed.`);
    step(`unpack ${path}`);
    for (const folder of folders(path)) {
      if (!made.has(folder)) await makeFolder(join(dir, folder));
      made.add(folder);
    }
    const target = await open(join(dir, path), 'wx', 0o600);
    try {
      const { digest } = await readFile(archive, file, async (bytes) => void (await target.writeFile(bytes)));
      if (digest !== listed) throw new Failure('unreadable', `${path} was altered in the backup. Nothing was changed.`);
      await target.sync();
    } finally {
      await target.close();
    }
  }
  for (const folder of [...made].reverse()) await syncFolder(join(dir, folder));
};

/** Reads the unpacked files again from the disk. */
const checkUnpacked = async (dir: string, { bag, contents }: Verified & { bag: Bag }): Promise<void> => {
  const buffer = Buffer.alloc(1024 * 1024);
  const beside = [...bag.beside].map((sha256) => [`files/${sha256}`, sha256] as const);
  for (const [path, listed] of [...bag.payload, ...beside]) {
    const file = await open(join(dir, path), 'r');
    const digest = await digestOf(file, buffer).finally(() => file.close());
    if (digest !== listed) {
      throw new Failure('storage', `${path} did not arrive on the disk as it was written. Nothing was changed.`);
    }
  }
  const found = await readWorkspace(dir);
  if (found.files !== contents.files || found.entries !== contents.entries) {
    throw new Failure('storage', 'The unpacked files are not all there. Nothing was changed. Try again.');
  }
};

/**
 * Puts the workspace of a backup in place of what `toDir` holds. The backup is verified in full, unpacked beside the
 * present files, read again from the disk, and only then swapped in; after a crash at any point `finishRestore` finds
 * either workspace complete. Errors: `unreadable` (the backup does not verify; the message lists what), `conflict` (not
 * backed up first), `invalid` (no place to restore into), `storage`, `read-only`, `not-found`.
 */
export const restoreBackup = async (options: RestoreBackup): Promise<Result<Restored>> => {
  const { path, toDir, before } = options;
  const step = options.onStep ?? (() => undefined);
  const read = await asResult(() => verifyArchive(path), explainArchive(path));
  if (!read.ok) return read;
  return asResult(async () => {
    const { problems, known, bag, contents } = read.value;
    if (bag === null || problems.length > 0) {
      throw new Failure(
        'unreadable',
        `This backup cannot be restored completely, so nothing was changed. ${list(problems)} Choose another backup.`,
      );
    }
    const interrupted = await finishRestore(toDir);
    if (!interrupted.ok) throw new Failure(interrupted.error.code, interrupted.error.message);
    const outgoing = await checkTarget(options);
    step('prepare');
    await makeFolder(toDir);
    await needRoom(toDir, contents.bytes + 1024 * 1024);
    const incoming = incomingOf(toDir);
    await makeFolder(incoming);
    try {
      const archive = await openArchive(path);
      try {
        await unpack(archive, bag, incoming, step);
        await unpackBeside(path, bag, incoming, step);
      } finally {
        archive.zip.close();
      }
      step('check');
      await checkUnpacked(incoming, { ...read.value, bag });
      step('commit');
      await commitPlan(toDir, { incoming: await topNames(incoming), outgoing });
    } catch (error) {
      await rm(stagingOf(toDir), { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
    const swapped = await finishRestore(toDir, step);
    if (!swapped.ok) throw new Failure(swapped.error.code, swapped.error.message);
    const { clients, entries, invoices } = contents;
    return { clients: clients.length, entries, invoices, before, problems: known };
  }, explainTarget(toDir));
};
