import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Form } from '../workspace/form.ts';
import { keptIn } from './attachment-store.ts';
import type { Beside } from './bag.ts';
import { type Contents, contentsReader, parseJson } from './contents.ts';
import { codeOf, explainSource, Failure } from './failure.ts';
import { attachmentName, isPassing, unsafePath } from './names.ts';

export type WorkspaceFile = { readonly path: string; readonly absolute: string };

/**
 * The files of a workspace in the order of their paths. Folders are listed when they are reached: attachments come
 * after the journals that name them, and are written before them, so no journal names a file the copy lacks.
 */
export async function* workspaceFiles(dir: string, below = ''): AsyncGenerator<WorkspaceFile> {
  const everything = below === 'quarantine/' || below.startsWith('quarantine/');
  const found = await readdir(join(dir, below), { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' && below !== '') return [];
    throw explainSource(below === '' ? dir : below, error);
  });
  const entries = found
    .filter((entry) => everything || !isPassing(entry.name))
    .map((entry) => ({ entry, name: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { entry, name } of entries) {
    const path = `${below}${name}`;
    if (entry.isDirectory()) yield* workspaceFiles(dir, path);
    else if (entry.isFile()) {
      const unsafe = unsafePath(path);
      if (unsafe !== null) throw new Failure('storage', `No backup was made: ${path} ${unsafe}. Rename it.`);
      yield { path, absolute: join(dir, path) };
    } else {
      throw new Failure(
        'storage',
        `No backup was made: ${path} is a link or no ordinary file, and a backup keeps only what is really here. Put the file itself in its place.`,
      );
    }
  }
}

/** Names at the top of a folder that a backup would hold, and so a restore replaces. */
export const topNames = async (dir: string): Promise<readonly string[]> => {
  const names = await readdir(dir).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => !isPassing(name)).sort();
};

/** Whether a folder looks like a workspace of this app. */
export const isWorkspace = async (dir: string): Promise<boolean> => {
  const names = await topNames(dir).catch((): readonly string[] => []);
  return names.includes('workspace.json') || names.includes('clients');
};

export const isJournal = (path: string): boolean => /^clients\/[^/]+\/journal\.jsonl$/.test(path);

/** Bytes at the end of a journal that are searched for its last line; no line of this app is longer. */
const longestTail = 8 * 1024 * 1024;

/**
 * Bytes of a journal up to its last whole line, as it is now: lines being appended meanwhile belong to the next backup.
 * A last line that lacks only its line feed is whole.
 */
export const wholeLines = async (file: FileHandle, size: number): Promise<number> => {
  for (let length = 64 * 1024; ; length *= 2) {
    const tail = Buffer.alloc(Math.min(length, size));
    const { bytesRead } = await file.read(tail, 0, tail.length, size - tail.length);
    const at = tail.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at < 0 && tail.length < size && length < longestTail) continue;
    const rest = tail.subarray(at + 1, bytesRead);
    if (rest.length === 0 || parseJson(rest) !== undefined) return size;
    return at < 0 ? 0 : size - tail.length + at + 1;
  }
};

/**
 * Bytes a backup of a workspace takes at most, when attachments that are in `store` are not kept once more. `known` says
 * under which digest encrypted ones are there.
 */
export const sizeOf = async (dir: string, store: string | null, known: Beside = new Map()): Promise<number> => {
  const there = store === null ? new Set<string>() : await keptIn(store);
  let bytes = 0;
  for await (const { path, absolute } of workspaceFiles(dir)) {
    const name = attachmentName(path) ?? '';
    if (there.has(known.get(name) ?? name)) continue;
    bytes += (await stat(absolute).catch(() => null))?.size ?? 0;
  }
  return bytes;
};

/** Refuses when the disk of `dir` has less than `bytes` left. File systems that do not say are trusted. */
export const needRoom = async (dir: string, bytes: number): Promise<void> => {
  const disk = await statfs(dir).catch(() => null);
  if (disk !== null && disk.blocks > 0 && disk.bavail * disk.bsize < bytes) {
    throw Object.assign(new Error('not enough room'), { code: 'ENOSPC' });
  }
};

/** Reads a whole workspace folder: what it holds and every file that does not say what it ought to. */
export const readWorkspace = async (dir: string, form?: Form): Promise<Contents> => {
  const contents = contentsReader(form);
  const buffer = Buffer.alloc(256 * 1024);
  for await (const { path, absolute } of workspaceFiles(dir)) {
    const file = await open(absolute, 'r').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw explainSource(path, error);
    });
    if (file === null) continue;
    try {
      const reader = contents.file(path);
      const hash = createHash('sha256');
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        const part = buffer.subarray(0, bytesRead);
        hash.update(part);
        reader.chunk(part);
      }
      reader.end(hash.digest('hex'));
    } catch (error) {
      throw explainSource(path, error);
    } finally {
      await file.close();
    }
  }
  return contents.end();
};
