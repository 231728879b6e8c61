import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unusedFiles } from '#shared/rules/attachments.ts';
import type { Files } from './files.ts';

/** Since when files are unused. The dot keeps it out of backups: after a restore the 30 days begin anew. */
const marksName = '.unused.json';

const readMarks = async (path: string): Promise<Record<string, string>> => {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, since]) => typeof since === 'string'));
  } catch {
    return {};
  }
};

/** Digests among `wanted` that stand anywhere in a file, read part by part. */
const digestsIn = async (path: string, wanted: ReadonlySet<string>): Promise<readonly string[]> => {
  const found = new Set<string>();
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 1024 * 1024 })) {
    const text: string = rest + chunk;
    for (const [run] of text.matchAll(/[0-9a-f]{64,}/g)) {
      for (let at = 0; at + 64 <= run.length; at += 1) {
        const digest = run.slice(at, at + 64);
        if (wanted.has(digest)) found.add(digest);
      }
    }
    rest = text.slice(-63);
  }
  return [...found];
};

/** Every file of the workspace but the attachments themselves. Rejects when a part of it lies elsewhere. */
const documentsOf = async (workspace: string): Promise<readonly string[]> => {
  const everything = await readdir(workspace, { recursive: true, withFileTypes: true });
  const attachments = join(workspace, 'files');
  const elsewhere = everything.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (elsewhere !== undefined) throw new Error(`${join(elsewhere.parentPath, elsewhere.name)} is a link or no file.`);
  // Pages drawn from attachments name their files and refer to none.
  const drawn = join(workspace, '.pages');
  return everything
    .filter((entry) => entry.isFile() && entry.parentPath !== attachments && !entry.parentPath.startsWith(drawn))
    .map((entry) => join(entry.parentPath, entry.name));
};

/**
 * Removes kept files that nothing has referred to for 30 days and answers their digests. A file is referred to while its
 * digest stands anywhere in the workspace: in an entry, in an earlier version of one, in the trash, in a draft, in a
 * line that cannot be read any more, in the quarantine. Rejects, with nothing removed, when a document cannot be read.
 */
export const cleanUnused = async (
  workspace: string,
  files: Files,
  /** Digests that are known to be in use: saves looking for them. */
  inUse: ReadonlySet<string>,
  now: Date,
): Promise<readonly string[]> => {
  const kept = (await files.list()).map(({ sha256 }) => sha256);
  const open = new Set(kept.filter((sha256) => !inUse.has(sha256)));
  const path = join(workspace, 'files', marksName);
  if (open.size === 0) {
    await rm(path, { force: true });
    return [];
  }
  const referred = new Set(inUse);
  for (const document of await documentsOf(workspace)) {
    for (const digest of await digestsIn(document, open)) referred.add(digest);
  }
  const { since, due } = unusedFiles({
    kept,
    isReferred: (sha256) => referred.has(sha256),
    before: await readMarks(path),
    now,
  });
  for (const sha256 of due) await files.remove(sha256);
  const left = Object.fromEntries(Object.entries(since).filter(([sha256]) => !due.includes(sha256)));
  const next = `${path}.part`;
  await writeFile(next, `${JSON.stringify(left, null, 2)}\n`, { mode: 0o600 });
  await rename(next, path);
  return due;
};
