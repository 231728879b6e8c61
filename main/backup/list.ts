import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSummary } from '#shared/contract.ts';
import { isSealed } from './age/unseal.ts';
import { openArchive, readFile } from './archive-reader.ts';
import { type Beside, infoValue } from './bag.ts';
import { parseJson } from './contents.ts';
import { isBackupName, isSealedName } from './names.ts';
import { readBag, summaryOf, verifyArchive } from './verify.ts';

/** A backup of a folder, and the mark of the workspace it is of; null for one without. */
export type Listed = { readonly summary: BackupSummary; readonly group: string | null };

/** What archives said, for as long as neither size nor time of the file changes. */
const known = new Map<string, { readonly size: number; readonly changed: number; readonly listed: Listed }>();
const mostKnown = 2000;

const readListed = async (path: string): Promise<Listed | null> => {
  const status = await stat(path).catch(() => null);
  if (status === null || !status.isFile()) return null;
  const before = known.get(path);
  if (before?.size === status.size && before.changed === status.mtimeMs) return before.listed;
  const listed = await readLists(path, status.size);
  if (known.size >= mostKnown) known.clear();
  known.set(path, { size: status.size, changed: status.mtimeMs, listed });
  return listed;
};

const readLists = async (path: string, size: number): Promise<Listed> => {
  try {
    const archive = await openArchive(path);
    try {
      const { bag, problems } = await readBag(archive);
      // An archive gets its final name only after it was read again and every digest matched; that is what `verified`
      // says here. Its lists are read again now, its payload is not: `verifyBackup` does that.
      const verified = problems.length === 0 && archive.problems.length === 0;
      return { summary: summaryOf(path, size, bag.info, verified), group: infoValue(bag.info, 'Bag-Group-Identifier') };
    } finally {
      archive.zip.close();
    }
  } catch {
    return { summary: summaryOf(path, size, [], false), group: null };
  }
};

/** The backups in a folder, newest first; a damaged one is listed as not verified, a half-written one is not listed. Empty when the folder cannot be read. */
export const listBackups = async (dir: string): Promise<readonly BackupSummary[]> =>
  (await listWithGroups(dir)).map(({ summary }) => summary);

export const listWithGroups = async (dir: string): Promise<readonly Listed[]> => {
  const names = await readdir(dir).catch((): string[] => []);
  const found: Listed[] = [];
  for (const name of names.filter(isBackupName)) {
    const listed = await readListed(join(dir, name));
    if (listed !== null) found.push(listed);
  }
  return found.sort(({ summary: a }, { summary: b }) =>
    a.madeAt === b.madeAt ? (a.path < b.path ? 1 : -1) : a.madeAt < b.madeAt ? 1 : -1,
  );
};

/**
 * Digests under which the newest backup of a workspace keeps encrypted attachments, by their names: they need not be read
 * again to know them. Empty when there is none that reads.
 */
export const knownBeside = async (dir: string, group: string | null): Promise<Beside> => {
  const newest = (await listWithGroups(dir)).find((one) => one.group === group && one.summary.verified);
  const archive = newest === undefined ? null : await openArchive(newest.summary.path).catch(() => null);
  if (archive === null) return new Map();
  try {
    const { bag, problems } = await readBag(archive);
    return problems.length === 0 ? new Map([...bag.beside].filter(([name, sha256]) => name !== sha256)) : new Map();
  } finally {
    archive.zip.close();
  }
};

/** The encrypted backups in a folder, newest first. What they hold is not known; `verified` says that they begin as they ought to. */
export const listSealed = async (dir: string): Promise<readonly BackupSummary[]> => {
  const names = await readdir(dir).catch((): string[] => []);
  const found: BackupSummary[] = [];
  for (const name of names.filter(isSealedName)) {
    const path = join(dir, name);
    const status = await stat(path).catch(() => null);
    if (status === null || !status.isFile()) continue;
    found.push({ ...summaryOf(path, status.size, [], await isSealed(path)), sealed: true });
  }
  return found.sort((a, b) => (a.path < b.path ? 1 : -1));
};

/** The newest backup that verifies when it is read in full now, or null. */
export const newestVerified = async (dir: string): Promise<BackupSummary | null> => {
  for (const { path } of await listBackups(dir)) {
    const verified = await verifyArchive(path, false).catch(() => null);
    if (verified?.summary.verified === true) return verified.summary;
  }
  return null;
};

export type RecoveredFile = { readonly bytes: Uint8Array; readonly madeAt: string; readonly backup: string };

const readsAsDocument = (bytes: Uint8Array): boolean => parseJson(bytes) !== undefined;

/**
 * One file of the workspace from the newest backup that verifies and holds it. A backup may be a faithful copy of a file
 * that was already broken: `accept` says whether the bytes are of use (a `.json` file: when it parses), else the next
 * older backup is tried. Null when no backup has it.
 */
export const recoverFile = async (
  dir: string,
  relativePath: string,
  accept: (bytes: Uint8Array) => boolean = relativePath.endsWith('.json') ? readsAsDocument : () => true,
): Promise<RecoveredFile | null> => {
  for (const { path } of await listBackups(dir)) {
    const verified = await verifyArchive(path, false).catch(() => null);
    if (verified?.bag == null || !verified.summary.verified) continue;
    const { bag, known, summary } = verified;
    if (known.some((problem) => problem.startsWith(`${relativePath} `) || problem.startsWith(`${relativePath}:`))) {
      continue;
    }
    const bytes = await readOne(path, `${bag.root}data/${relativePath}`, bag.payload.get(relativePath));
    if (bytes !== null && accept(bytes)) return { bytes, madeAt: summary.madeAt, backup: path };
  }
  return null;
};

const readOne = async (path: string, name: string, digest: string | undefined): Promise<Uint8Array | null> => {
  const archive = await openArchive(path).catch(() => null);
  if (archive === null) return null;
  try {
    const file = archive.files.get(name);
    if (file === undefined) return null;
    const parts: Uint8Array[] = [];
    const read = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes)));
    return read.digest === digest ? Buffer.concat(parts) : null;
  } catch {
    return null;
  } finally {
    archive.zip.close();
  }
};
