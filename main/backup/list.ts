import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSummary } from '#shared/contract.ts';
import { openArchive, readFile } from './archive-reader.ts';
import { parseJson } from './contents.ts';
import { isBackupName } from './names.ts';
import { readBag, summaryOf, verifyArchive } from './verify.ts';

const readSummary = async (path: string): Promise<BackupSummary | null> => {
  const status = await stat(path).catch(() => null);
  if (status === null || !status.isFile()) return null;
  try {
    const archive = await openArchive(path);
    try {
      const { bag, problems } = await readBag(archive);
      // An archive gets its final name only after it was read again and every digest matched; that is what `verified`
      // says here. Its lists are read again now, its payload is not: `verifyBackup` does that.
      return summaryOf(path, status.size, bag.info, problems.length === 0 && archive.problems.length === 0);
    } finally {
      archive.zip.close();
    }
  } catch {
    return summaryOf(path, status.size, [], false);
  }
};

/** The backups in a folder, newest first; a damaged one is listed as not verified, a half-written one is not listed. Empty when the folder cannot be read. */
export const listBackups = async (dir: string): Promise<readonly BackupSummary[]> => {
  const names = await readdir(dir).catch((): string[] => []);
  const found: BackupSummary[] = [];
  for (const name of names.filter(isBackupName)) {
    const summary = await readSummary(join(dir, name));
    if (summary !== null) found.push(summary);
  }
  return found.sort((a, b) => (a.madeAt === b.madeAt ? (a.path < b.path ? 1 : -1) : a.madeAt < b.madeAt ? 1 : -1));
};

/** The newest backup that verifies when it is read in full now, or null. */
export const newestVerified = async (dir: string): Promise<BackupSummary | null> => {
  for (const { path } of await listBackups(dir)) {
    const verified = await verifyArchive(path).catch(() => null);
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
    const verified = await verifyArchive(path).catch(() => null);
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
