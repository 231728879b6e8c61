import { createReadStream } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { unusedFiles } from '#shared/rules/attachments.ts';
import type { Files } from './files.ts';
import { type Form, plainForm } from './form.ts';
import { openWhole } from './sealed-file.ts';

/** Since when files are unused. The dot keeps it out of backups: after a restore the 30 days begin anew. */
const marksName = '.unused.json';

const readMarks = async (path: string, form: Form): Promise<Record<string, string>> => {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, since]) => {
        const sha256 = form.digestOf(name);
        return sha256 === null || typeof since !== 'string' ? [] : [[sha256, since]];
      }),
    );
  } catch {
    return {};
  }
};

/** What an encrypted file says. Rejects when that cannot be known: then it may refer to anything. */
const opened = async (path: string, place: string, form: Form, dataKey: Uint8Array): Promise<Buffer> => {
  const bytes = await readFile(path);
  if (place.endsWith('/journal.jsonl')) return form.readLines(place, bytes).plain;
  if (place === 'keyring.json') return Buffer.alloc(0);
  const plain = place.startsWith('quarantine/') ? openWhole(dataKey, place, bytes) : form.plainDocument(place, bytes);
  if (plain === null) throw new Error(`${place} cannot be decrypted.`);
  return plain;
};

/** What a file says, part by part. */
const contentOf = async (path: string, place: string, form: Form): Promise<AsyncIterable<string>> =>
  form.fileKey === null
    ? createReadStream(path, { encoding: 'latin1', highWaterMark: 1024 * 1024 })
    : Readable.from([(await opened(path, place, form, form.fileKey)).toString('latin1')]);

/** Digests among `wanted` that stand anywhere in a text, read part by part. */
const digestsIn = async (content: AsyncIterable<string>, wanted: ReadonlySet<string>): Promise<readonly string[]> => {
  const found = new Set<string>();
  let rest = '';
  for await (const chunk of content) {
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
  form: Form = plainForm,
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
    const place = relative(workspace, document).split(sep).join('/');
    for (const digest of await digestsIn(await contentOf(document, place, form), open)) referred.add(digest);
  }
  const { since, due } = unusedFiles({
    kept,
    isReferred: (sha256) => referred.has(sha256),
    before: await readMarks(path, form),
    now,
  });
  for (const sha256 of due) await files.remove(sha256);
  const left = Object.fromEntries(
    Object.entries(since)
      .filter(([sha256]) => !due.includes(sha256))
      .map(([sha256, at]) => [form.fileName(sha256), at]),
  );
  const next = `${path}.part`;
  await writeFile(next, `${JSON.stringify(left, null, 2)}\n`, { mode: 0o600 });
  await rename(next, path);
  return due;
};
