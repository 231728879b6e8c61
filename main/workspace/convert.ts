/** A workspace written anew in another form: encrypted, or plain again. */
import { createReadStream } from 'node:fs';
import { copyFile, cp, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSealedFile, sealFile } from './crypto/file-stream.ts';
import { errorCode } from './disk.ts';
import type { Form } from './form.ts';
import { openWhole, readSealedFile, sealWhole } from './sealed-file.ts';
import { writtenLines } from './written-lines.ts';

/** Names at the top of a workspace that are written in its form. Whatever else lies there is somebody else's. */
export const convertedNames = ['workspace.json', 'clients', 'files', 'quarantine', 'keyring.json'] as const;

/** A file cannot be brought into the other form: it does not read, or did not arrive as it was. `place` names it. */
export class NotConverted extends Error {
  readonly place: string;
  constructor(place: string) {
    super(`${place} could not be written in the other form.`);
    this.place = place;
  }
}

type Work = {
  /** The workspace, and the new folder its files are written into. */
  readonly folder: string;
  readonly into: string;
  readonly from: Form;
  readonly to: Form;
  /** Called before each file is written. */
  readonly step: (place: string) => void;
};

const names = async (folder: string): Promise<readonly string[]> => {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return found
    .filter(({ name }) => !name.startsWith('.') && !name.includes('.tmp-') && !name.endsWith('.part'))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
};

const write = async (path: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true });
};

/** Nothing of ours: it goes along as it is. */
const alongWith = async ({ folder, into }: Work, place: string): Promise<void> => {
  await mkdir(dirname(join(into, place)), { recursive: true, mode: 0o700 });
  await cp(join(folder, place), join(into, place), { recursive: true, errorOnExist: true, force: false });
};

/** Reads the new file again: what it stands for is about to be deleted. */
const assertSame = async (place: string, wanted: Uint8Array, read: () => Promise<Buffer | null>): Promise<void> => {
  if ((await read())?.equals(wanted) !== true) throw new NotConverted(place);
};

const document = async ({ folder, into, from, to, step }: Work, place: string): Promise<void> => {
  step(place);
  const plain = from.plainDocument(place, await readFile(join(folder, place)));
  if (plain === null) throw new NotConverted(place);
  // Bytes that are not text would not come back as they were.
  const text = plain.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(plain)) throw new NotConverted(place);
  await write(join(into, place), Buffer.from(to.documentText(place, text), 'utf8'));
  await assertSame(place, plain, async () => to.plainDocument(place, await readFile(join(into, place))));
};

const journal = async ({ folder, into, from, to, step }: Work, place: string): Promise<void> => {
  step(place);
  const bytes = await readFile(join(folder, place));
  const { plain, goodLength } = from.readLines(place, bytes);
  if (goodLength < bytes.length) throw new NotConverted(place);
  await write(join(into, place), writtenLines(to, place, plain));
  await assertSame(place, plain, async () => to.readLines(place, await readFile(join(into, place))).plain);
};

/** The plain bytes of an attachment, as they are on the disk: also those of one that is not the file it was. */
const contentOf = (path: string, form: Form, sha256: string): AsyncIterable<Uint8Array> =>
  form.fileKey === null ? createReadStream(path) : readSealedFile(path, form.fileKey, sha256);

const copyInto = async (path: string, source: AsyncIterable<Uint8Array>, form: Form, sha256: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await open(path, 'wx', 0o600);
  try {
    const sealer = form.fileKey === null ? null : sealFile(form.fileKey);
    if (sealer !== null) await target.writeFile(sealer.headerFor(sha256));
    for await (const part of source) {
      for (const made of sealer === null ? [part] : sealer.push(part)) await target.writeFile(made);
    }
    for (const made of sealer?.finish() ?? []) await target.writeFile(made);
    await target.sync();
  } finally {
    await target.close();
  }
};

/** Compares part by part: attachments may be larger than the memory. */
const sameContent = async (left: AsyncIterable<Uint8Array>, right: AsyncIterable<Uint8Array>): Promise<boolean> => {
  const others = right[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array();
  for await (const part of left) {
    for (let at = 0; at < part.length; ) {
      if (held.length === 0) {
        const next = await others.next();
        if (next.done === true) return false;
        held = next.value;
        continue;
      }
      const length = Math.min(held.length, part.length - at);
      if (Buffer.compare(held.subarray(0, length), part.subarray(at, at + length)) !== 0) return false;
      held = held.subarray(length);
      at += length;
    }
  }
  for (;;) {
    if (held.length > 0) return false;
    const next = await others.next();
    if (next.done === true) return true;
    held = next.value;
  }
};

const attachment = async (work: Work, name: string): Promise<void> => {
  const { folder, into, from, to, step } = work;
  step(`files/${name}`);
  const source = join(folder, 'files', name);
  const sha256 = from.digestOf(name);
  if (sha256 === null) return alongWith(work, `files/${name}`);
  const target = join(into, 'files', to.fileName(sha256));
  try {
    await copyInto(target, contentOf(source, from, sha256), to, sha256);
  } catch (error) {
    if (errorCode(error) !== 'EALTERED') throw error;
    // Damaged beyond reading: what is left of it is kept aside, as it is.
    await rm(target, { force: true });
    await mkdir(join(into, 'quarantine'), { recursive: true, mode: 0o700 });
    await copyFile(source, join(into, 'quarantine', name));
    return;
  }
  const same = await sameContent(contentOf(source, from, sha256), contentOf(target, to, sha256));
  if (!same) throw new NotConverted(`files/${name}`);
};

const setAside = async ({ folder, into, from, to, step }: Work, place: string): Promise<void> => {
  step(place);
  const bytes = await readFile(join(folder, place));
  const plain = from.fileKey !== null && isSealedFile(bytes) ? (openWhole(from.fileKey, place, bytes) ?? bytes) : bytes;
  await write(join(into, place), to.fileKey === null ? plain : sealWhole(to.fileKey, place, plain));
};

const client = async (work: Work, folder: string): Promise<void> => {
  for (const name of await names(join(work.folder, folder))) {
    const place = `${folder}${name}`;
    if (name === 'client.json' || name === 'draft.json') await document(work, place);
    else if (name === 'journal.jsonl') await journal(work, place);
    else await alongWith(work, place);
  }
};

/**
 * Writes every file of a workspace into `into` in another form, each read again and compared; the workspace itself is
 * only read, and nobody may write to it meanwhile. Drawn pages are left out: they are drawn anew. Rejects with
 * `NotConverted` when a file does not read in its present form, else with the disk's error.
 */
export const convertInto = async (work: Work): Promise<void> => {
  const { folder } = work;
  for (const name of await names(folder)) {
    if (name === 'workspace.json') await document(work, name);
    if (name === 'clients/') {
      for (const id of await names(join(folder, name)))
        await (id.endsWith('/') ? client : alongWith)(work, `${name}${id}`);
    }
    if (name === 'files/') for (const file of await names(join(folder, name))) await attachment(work, file);
    if (name === 'quarantine/') {
      for (const file of await names(join(folder, name)))
        await (file.endsWith('/') ? alongWith : setAside)(work, `${name}${file}`);
    }
  }
};
