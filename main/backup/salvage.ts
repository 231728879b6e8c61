import { createHash } from 'node:crypto';
import { open, readdir, readFile as readFileBytes, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Form, isSealedLine, plainForm } from '#main/workspace/form.ts';
import { unsealed } from '#main/workspace/sealed.ts';
import { openWhole } from '#main/workspace/sealed-file.ts';
import { verifyJournal } from '#main/workspace/verify-journal.ts';
import type { AgeKey } from './age/header.ts';
import { opened, plainBytes } from './age/pieces.ts';
import { type Archive, openArchive, readFile } from './archive-reader.ts';
import { storeBeside } from './attachment-store.ts';
import type { Beside } from './bag.ts';
import { makeFolder } from './folders.ts';
import { attachmentName } from './names.ts';
import { type Found, largest, scanned } from './scan.ts';
import { type Bag, readBag } from './verify.ts';
import { isJournal } from './workspace-files.ts';

/** What could be taken out of a damaged archive into a folder. */
export type Salvaged = {
  /** Paths of the workspace that are as they were when the backup was made. */
  readonly whole: readonly string[];
  /** What is missing or only there in part, in sentences. */
  readonly lost: readonly string[];
  /** Paths that were lost altogether. */
  readonly gone: readonly string[];
};

/** Whether a file vouches for itself, without the list of the archive: an attachment by its name, a document by its seal. */
const vouchesForItself = (path: string, bytes: Buffer, digest: string, form: Form): boolean => {
  const named = attachmentName(path);
  if (named !== null) return named === digest || isSealedAs(form, named, bytes);
  const { value, altered } = unsealed(bytes);
  return (
    path.endsWith('.json') &&
    value !== undefined &&
    !altered &&
    /"digest": "[0-9a-f]{64}"\n\}\n$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 90)))
  );
};

/** Whether an encrypted attachment is the one its name stands for: only its key can tell. */
const isSealedAs = ({ fileKey, digestOf }: Form, name: string, bytes: Buffer): boolean => {
  const sha256 = fileKey === null ? null : digestOf(name);
  if (fileKey === null || sha256 === null) return false;
  const plain = openWhole(fileKey, sha256, bytes);
  return plain !== null && createHash('sha256').update(plain).digest('hex') === sha256;
};

const upToLine = (bytes: Buffer, count: number): Buffer => {
  let end = 0;
  for (let line = 0; line < count; line += 1) end = bytes.indexOf(10, end) + 1;
  return bytes.subarray(0, end);
};

/** Lines of an encrypted journal before the first that is none, or cut off, told by their looks. */
const sealedLooks = (bytes: Buffer): number => {
  const rows = bytes.toString('latin1').split('\n');
  const broken = rows.findIndex((row, index) => index === rows.length - 1 || !isSealedLine(row));
  return broken === -1 ? rows.length : broken;
};

/** The lines of a journal before the first that does not hold. Of an encrypted one only its key knows which those are. */
const unbroken = (path: string, bytes: Buffer, form: Form): Buffer => {
  const sealed = isSealedLine(bytes.toString('latin1', 0, Math.max(0, bytes.indexOf(10))));
  if (sealed && !form.encrypted) return upToLine(bytes, sealedLooks(bytes));
  const [first] = verifyJournal(sealed ? form.readLines(path, bytes).plain : bytes).problems;
  if (first !== undefined) return upToLine(bytes, first.line - 1);
  return sealed ? bytes.subarray(0, form.readLines(path, bytes).goodLength) : bytes;
};

/** Everything a damaged archive still gives, file by file in the order of its bytes. Names that lead elsewhere are passed over. */
export async function* filesOf(
  archive: Archive | null,
  root: string,
  path: string,
  key: AgeKey | null,
  /** Which of them, by their paths in the workspace; of an archive without its table of contents all of them are given. */
  wanted: (path: string) => boolean = () => true,
): AsyncGenerator<Found> {
  if (archive !== null) {
    for (const file of archive.files.values()) {
      if (!file.path.startsWith(`${root}data/`) || file.size > largest) continue;
      if (!wanted(file.path.slice(root.length + 5))) continue;
      const parts: Uint8Array[] = [];
      const read = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes))).catch(() => null);
      const bytes = Buffer.concat(parts);
      const digest = read?.digest ?? createHash('sha256').update(bytes).digest('hex');
      yield { path: file.path.slice(root.length + 5), bytes, digest, complete: read !== null };
    }
    return;
  }
  const { size } = await stat(path);
  const file = await open(path, 'r');
  const bytes = key === null ? plainBytes(file, size) : opened(file, size, key, true);
  try {
    yield* scanned(bytes);
  } finally {
    await bytes.close();
  }
}

const lines = (bytes: Buffer): number => bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);

/** Takes what verifies out of a damaged archive into `dir`, and says what does not. `form` opens what is encrypted in it. */
export const salvage = async (
  path: string,
  dir: string,
  key: AgeKey | null = null,
  form: Form = plainForm,
): Promise<Salvaged> => {
  const archive = await openArchive(path, key).catch(() => null);
  const whole: string[] = [];
  const lost: string[] = [];
  const gone: string[] = [];
  const seen = new Set<string>();
  try {
    const read = archive === null ? null : await readBag(archive).catch(() => null);
    const bag: Bag | null = read?.bag ?? null;
    const listed = bag !== null && bag.payload.size > 0;
    const keep = async (name: string, bytes: Buffer): Promise<void> => {
      await makeFolder(dirname(join(dir, name)));
      const target = await open(join(dir, name), 'w', 0o600);
      try {
        await target.writeFile(bytes);
        await target.sync();
      } finally {
        await target.close();
      }
    };
    const usable = archive !== null && listed;
    for await (const file of filesOf(usable ? archive : null, bag?.root ?? '', path, key)) {
      if (seen.has(file.path)) continue;
      const wanted = bag?.payload.get(file.path);
      const isWhole =
        file.complete &&
        (wanted === undefined ? vouchesForItself(file.path, file.bytes, file.digest, form) : wanted === file.digest);
      if (isJournal(file.path)) {
        const good = isWhole ? file.bytes : unbroken(file.path, file.bytes, form);
        if (good.length === 0 && !isWhole) continue;
        await keep(file.path, good);
        if (isWhole || (wanted === undefined && file.complete && good.length === file.bytes.length))
          whole.push(file.path);
        else lost.push(`${file.path}: the first ${lines(good)} lines are kept, what follows is damaged.`);
      } else if (isWhole) {
        await keep(file.path, file.bytes);
        whole.push(file.path);
      } else continue;
      seen.add(file.path);
    }
    for (const name of bag?.payload.keys() ?? []) {
      if (seen.has(name)) continue;
      lost.push(`${name} is damaged or missing.`);
      gone.push(name);
    }
    if (!listed) lost.push('The list of files is gone: what else this backup held is not known.');
    await salvageBeside(path, dir, bag, form, lost, gone);
    return { whole, lost, gone };
  } finally {
    archive?.zip.close();
  }
};

/** One file out of a damaged archive: all of it, or of a journal the lines before the damage. Null when nothing of it is left. */
export const salvagedFile = async (
  path: string,
  name: string,
  key: AgeKey | null,
  form: Form,
): Promise<Buffer | null> => {
  for await (const file of filesOf(null, '', path, key)) {
    if (file.path !== name) continue;
    if (isJournal(name)) {
      const good = unbroken(file.path, file.bytes, form);
      if (good.length > 0) return good;
    } else if (file.complete && vouchesForItself(name, file.bytes, file.digest, form)) return file.bytes;
  }
  return null;
};

/** Attachments beside the archive; without its list those that the journals taken out refer to. */
const salvageBeside = async (
  path: string,
  dir: string,
  bag: Bag | null,
  form: Form,
  lost: string[],
  gone: string[],
): Promise<void> => {
  const wanted = bag === null || bag.payload.size === 0 ? await referredIn(dir, form) : bag.beside;
  for (const [name, sha256] of wanted) {
    const taken = await copyAttachment(storeBeside(path), sha256, join(dir, 'files', name));
    if (taken) continue;
    lost.push(`files/${name} is damaged or missing beside the backup.`);
    gone.push(`files/${name}`);
  }
};

/**
 * The attachments that the journals in a folder refer to and that are not there. Beside the archive encrypted ones lie
 * under digests only its list knows, so they are looked for in vain.
 */
const referredIn = async (dir: string, form: Form): Promise<Beside> => {
  const wanted = new Map<string, string>();
  for (const client of await readdir(join(dir, 'clients')).catch((): string[] => [])) {
    const place = `clients/${client}/journal.jsonl`;
    const journal = await readFileBytes(join(dir, place)).catch(() => Buffer.alloc(0));
    const plain = form.encrypted ? form.readLines(place, journal).plain : journal;
    for (const sha256 of verifyJournal(plain).attachments) wanted.set(form.fileName(sha256), sha256);
  }
  for (const name of await readdir(join(dir, 'files')).catch((): string[] => [])) wanted.delete(name);
  return wanted;
};

/** Copies one attachment when its bytes are the ones that were kept. */
const copyAttachment = async (store: string, sha256: string, target: string): Promise<boolean> => {
  const source = await open(join(store, sha256), 'r').catch(() => null);
  if (source === null) return false;
  await makeFolder(dirname(target));
  const copy = await open(target, 'w', 0o600);
  const hash = createHash('sha256');
  try {
    for await (const part of source.createReadStream({ autoClose: false })) {
      const bytes: Buffer = part;
      hash.update(bytes);
      await copy.writeFile(bytes);
    }
    await copy.sync();
  } catch {
    hash.update('damaged');
  } finally {
    await copy.close();
    await source.close();
  }
  if (hash.digest('hex') === sha256) return true;
  await rm(target, { force: true });
  return false;
};
