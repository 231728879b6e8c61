import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Beside } from './bag.ts';
import { codeOf, explainSource } from './failure.ts';
import { makeFolder, syncFolder } from './folders.ts';
import { inLanes } from './lanes.ts';
import { halfName, isLeftoverHalf } from './names.ts';

/**
 * Attachments of all backups in a folder, each content once: `files/<sha256>` beside the archives. A file gets its name
 * only after its copy was read again and has that digest; what has a name here is whole unless the disk damaged it later.
 */
export const storeBeside = (archive: string): string => join(dirname(archive), 'files');

const digestName = /^[0-9a-f]{64}$/;
/** Files under way at once: enough to keep a disk busy. */
const width = 4;
const bufferSize = 1024 * 1024;

/** An attachment of a workspace, by its name there. */
export type Attached = {
  readonly name: string;
  /** Digest of its bytes as they are on the disk; null when they have to be read to know it. */
  readonly sha256: string | null;
  readonly size: number;
  readonly absolute: string;
};

/** The digest of a file, read part by part. */
export const digestOf = async (file: FileHandle, buffer: Buffer): Promise<string> => {
  const hash = createHash('sha256');
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
};

/** What is kept in a store: digests. Empty when there is none yet. */
export const keptIn = async (store: string): Promise<ReadonlySet<string>> => {
  const names = await readdir(store).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return new Set(names.filter((name) => digestName.test(name)));
};

/**
 * Copies one file and reads the copy again. Answers its digest; null when its bytes are not the ones they should be: then
 * nothing is kept.
 */
const keep = async (store: string, { name, sha256, absolute }: Attached, buffer: Buffer): Promise<string | null> => {
  const half = join(store, halfName(sha256 ?? name.slice(0, 64)));
  try {
    await copyFile(absolute, half, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).catch((error: unknown) => {
      if (codeOf(error) === 'EACCES' || codeOf(error) === 'ENOENT') throw explainSource(`files/${name}`, error);
      throw error;
    });
    const file = await open(half, 'r+');
    let digest: string;
    try {
      digest = await digestOf(file, buffer);
      if (sha256 !== null && digest !== sha256) return null;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, join(store, digest));
    return digest;
  } finally {
    await rm(half, { force: true }).catch(() => undefined);
  }
};

/**
 * Keeps attachments in a store; those that are there with their size already are not read again. Answers their digests by
 * name; those whose bytes are not what was attached are not among them, and not kept here.
 */
export const keepAll = async (store: string, files: readonly Attached[]): Promise<Beside> => {
  const missing = await notYetIn(store, files);
  const reading = new Set(missing.map(({ name }) => name));
  const kept = new Map<string, string>();
  for (const { name, sha256 } of files) if (sha256 !== null && !reading.has(name)) kept.set(name, sha256);
  if (missing.length === 0) return kept;
  await makeFolder(store);
  const buffers = Array.from({ length: width }, () => Buffer.alloc(bufferSize));
  await inLanes(missing, width, async (file, lane) => {
    // Bytes that belong under another digest than the one that was noted, as after attaching the same file once more.
    const wanted = file.name.length === 64 ? file : { ...file, sha256: null };
    const digest = await keep(store, wanted, buffers[lane] ?? Buffer.alloc(bufferSize));
    if (digest !== null) kept.set(file.name, digest);
  });
  await syncFolder(store);
  return kept;
};

/**
 * Keeps attachments anew from a workspace, over copies that were damaged since. What is altered there too stays as it is.
 * `beside` says which name of the workspace a digest has, where it is not the digest itself.
 */
export const healStore = async (
  store: string,
  workspaceDir: string,
  digests: readonly string[],
  beside: Beside = new Map(),
): Promise<void> => {
  await makeFolder(store);
  const buffer = Buffer.alloc(bufferSize);
  const names = new Map([...beside].map(([name, sha256]) => [sha256, name]));
  for (const sha256 of digests) {
    const name = names.get(sha256) ?? sha256;
    const absolute = join(workspaceDir, 'files', name);
    await keep(store, { name, sha256, size: 0, absolute }, buffer).catch(() => null);
  }
};

/** Those of `files` that the store does not have with their size. */
export const notYetIn = async (store: string, files: readonly Attached[]): Promise<readonly Attached[]> => {
  const there = await keptIn(store);
  const isThere = ({ sha256 }: Attached): boolean => sha256 !== null && there.has(sha256);
  const missing: Attached[] = files.filter((file) => !isThere(file));
  await inLanes(files.filter(isThere), 16, async (file) => {
    const found = await stat(join(store, file.sha256 ?? '')).catch(() => null);
    if (found?.size !== file.size) missing.push(file);
  });
  return missing;
};

/** Looks for attachments whose sizes were just seen: one listing tells whether they are still there. */
export const lookFor = async (
  store: string,
  digests: Iterable<string>,
  sizes: ReadonlyMap<string, number>,
  found: (sha256: string, size: number) => void,
  problem: (sha256: string, what: StoreProblem) => void,
): Promise<void> => {
  const there = await keptIn(store);
  for (const sha256 of digests) {
    const size = sizes.get(sha256);
    if (size !== undefined && there.has(sha256)) found(sha256, size);
    else problem(sha256, 'missing');
  }
};

export type StoreProblem = 'missing' | 'altered';

/**
 * Looks at attachments of a store: whether they are there, with `read` whether their bytes are the ones that were kept.
 * Calls `found` with the size of each that is as it should be.
 */
export const lookAt = async (
  store: string,
  digests: Iterable<string>,
  read: boolean,
  found: (sha256: string, size: number) => void,
  problem: (sha256: string, what: StoreProblem) => void,
): Promise<void> => {
  const buffers = Array.from({ length: read ? width : 0 }, () => Buffer.alloc(bufferSize));
  await inLanes(digests, read ? width : 16, async (sha256, lane) => {
    const path = join(store, sha256);
    const size = (await stat(path).catch(() => null))?.size ?? null;
    if (size === null) return problem(sha256, 'missing');
    if (read) {
      const file = await open(path, 'r').catch(() => null);
      if (file === null) return problem(sha256, 'altered');
      try {
        const digest = await digestOf(file, buffers[lane] ?? Buffer.alloc(bufferSize)).catch(() => '');
        if (digest !== sha256) return problem(sha256, 'altered');
      } finally {
        await file.close();
      }
    }
    found(sha256, size);
  });
};

/** Removes half-written copies whose writer is gone. What cannot be removed does no harm. */
export const cleanStore = async (store: string): Promise<void> => {
  const names = await readdir(store).catch((): string[] => []);
  for (const name of names) {
    if (!name.startsWith('.')) continue;
    const path = join(store, name);
    const changed = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
    if (isLeftoverHalf(name, Date.now() - changed)) await rm(path, { force: true }).catch(() => undefined);
  }
};
