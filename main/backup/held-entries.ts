import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Form, plainForm } from '#main/workspace/form.ts';
import { readJournal } from '#main/workspace/journal-reading.ts';
import { openedStream } from '#main/workspace/sealed-file.ts';
import type { Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { openArchive, readFile } from './archive-reader.ts';
import { storeBeside } from './attachment-store.ts';
import { asResult, explainArchive, Failure } from './failure.ts';
import { readBag } from './verify.ts';

/** The entries of one client as a backup holds them, by id. Errors: `not-found`, `unreadable`. */
export const heldEntries = (
  path: string,
  clientId: string,
  form: Form = plainForm,
): Promise<Result<ReadonlyMap<string, JournalEntry>>> =>
  asResult(async () => {
    const archive = await openArchive(path);
    try {
      const { bag } = await readBag(archive);
      const name = `clients/${clientId}/journal.jsonl`;
      const file = archive.files.get(`${bag.root}data/${name}`);
      if (file === undefined) return new Map();
      const parts: Uint8Array[] = [];
      const { digest } = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes)));
      if (digest !== bag.payload.get(name)) {
        throw new Failure(
          'unreadable',
          'The journal in this backup was altered. Nothing was changed. Choose another backup.',
        );
      }
      const bytes = Buffer.concat(parts);
      return readJournal([form.encrypted ? form.readLines(name, bytes).plain : bytes]).entries;
    } finally {
      archive.zip.close();
    }
  }, explainArchive(path));

/** The bytes of an attachment of a backup, from beside it or out of it; the reader checks them. */
export async function* heldAttachment(
  path: string,
  sha256: string,
  form: Form = plainForm,
): AsyncGenerator<Uint8Array> {
  const archive = await openArchive(path);
  try {
    const { bag } = await readBag(archive);
    const name = form.fileName(sha256);
    const file = archive.files.get(`${bag.root}data/files/${name}`);
    const source: AsyncIterable<Buffer> =
      file === undefined
        ? createReadStream(join(storeBeside(path), bag.beside.get(name) ?? sha256))
        : await archive.zip.openReadStreamPromise(file.entry);
    yield* form.fileKey === null ? source : openedStream(source, form.fileKey, sha256);
  } finally {
    archive.zip.close();
  }
}
