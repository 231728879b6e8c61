import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Form, plainForm } from '#main/workspace/form.ts';
import { readJournal } from '#main/workspace/journal-reading.ts';
import { openedStream } from '#main/workspace/sealed-file.ts';
import type { Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import type { AgeKey } from './age/header.ts';
import { openArchive, readFile } from './archive-reader.ts';
import { storeBeside } from './attachment-store.ts';
import { asResult, explainArchive, Failure } from './failure.ts';
import { salvagedFile } from './salvage.ts';
import { readBag } from './verify.ts';

/** A file of a backup when it is as it was written; `undefined` when the backup does not list it, null when it is damaged. */
const wholeFile = async (path: string, name: string, key: AgeKey | null): Promise<Buffer | null | undefined> => {
  const archive = await openArchive(path, key);
  try {
    const { bag } = await readBag(archive);
    const file = archive.files.get(`${bag.root}data/${name}`);
    if (file === undefined) return bag.payload.size > 0 && !bag.payload.has(name) ? undefined : null;
    const parts: Uint8Array[] = [];
    const { digest } = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes)));
    return digest === bag.payload.get(name) ? Buffer.concat(parts) : null;
  } finally {
    archive.zip.close();
  }
};

/**
 * The entries of one client as a backup holds them, by id; of a damaged journal those before the damage. Errors:
 * `not-found`, `unreadable`.
 */
export const heldEntries = (
  path: string,
  clientId: string,
  key: AgeKey | null = null,
  form: Form = plainForm,
): Promise<Result<ReadonlyMap<string, JournalEntry>>> =>
  asResult(async () => {
    const name = `clients/${clientId}/journal.jsonl`;
    const whole = await wholeFile(path, name, key).catch(() => null);
    if (whole === undefined) return new Map();
    const journal = whole ?? (await salvagedFile(path, name, key, form));
    if (journal === null) {
      throw new Failure(
        'unreadable',
        'The journal of this client cannot be read in this backup. Nothing was changed. Choose another backup.',
      );
    }
    return readJournal([form.encrypted ? form.readLines(name, journal).plain : journal]).entries;
  }, explainArchive(path));

/** The bytes of an attachment of a backup, from beside it or out of it; the reader checks them. */
export async function* heldAttachment(
  path: string,
  sha256: string,
  key: AgeKey | null = null,
  form: Form = plainForm,
): AsyncGenerator<Uint8Array> {
  const source = keptBytes(path, sha256, key, form);
  yield* form.fileKey === null ? source : openedStream(source, form.fileKey, sha256);
}

/** The same as the backup keeps them. */
async function* keptBytes(path: string, sha256: string, key: AgeKey | null, form: Form): AsyncGenerator<Buffer> {
  const name = form.fileName(sha256);
  const archive = await openArchive(path, key).catch(() => null);
  if (archive === null) {
    const found = await salvagedFile(path, `files/${name}`, key, form);
    if (found !== null) yield found;
    else yield* createReadStream(join(storeBeside(path), sha256));
    return;
  }
  try {
    const { bag } = await readBag(archive);
    const file = archive.files.get(`${bag.root}data/files/${name}`);
    if (file === undefined) yield* createReadStream(join(storeBeside(path), bag.beside.get(name) ?? sha256));
    else yield* await archive.zip.openReadStreamPromise(file.entry);
  } finally {
    archive.zip.close();
  }
}
