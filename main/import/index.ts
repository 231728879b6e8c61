/** What other programs wrote, read into entries and invoices. Nothing here writes anything. */
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Result } from '#shared/contract.ts';
import { errorCode } from '../workspace/disk.ts';
import { fail } from '../workspace/result.ts';
import { archiveSource, fileSource, folderSource, type Source, startOf } from './journal-source.ts';
import { cannotRead, type FileRead, type ReadContext } from './read.ts';
import { readJournalSource } from './read-journal.ts';
import { readTable } from './read-table.ts';
import { textFacts, wholeText } from './text.ts';

export type { FileRead, ReadContext } from './read.ts';

const from = async (opening: Promise<Source>, context: ReadContext): Promise<Result<FileRead>> => {
  const source = await opening;
  try {
    return await readJournalSource(source, context);
  } finally {
    source.close();
  }
};

const isArchive = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;

const readFileAt = async (path: string, size: number, context: ReadContext): Promise<Result<FileRead>> => {
  const start = await startOf(path);
  if (start.length === 0) return cannotRead('This file is empty.');
  const facts = await textFacts(path);
  if (isArchive(start)) {
    try {
      return await from(archiveSource(path, facts.fingerprint), context);
    } catch {
      return cannotRead('This archive is damaged or not whole. Export it again.');
    }
  }
  const text = wholeText(start).trimStart();
  if (/^[{[]/.test(text) || /\.(md|markdown)$/i.test(path)) {
    return from(fileSource(path, size, facts.fingerprint), context);
  }
  if (start.subarray(0, 64).includes(0) && facts.encoding !== 'utf-16le' && facts.encoding !== 'utf-16be') {
    return cannotRead(
      'This is no text: Good Terms reads CSV, JSON, Markdown and ZIP. A spreadsheet can be saved as CSV.',
    );
  }
  return readTable(path, facts, context);
};

/**
 * Reads a file or folder. Errors: `not-found` when there is nothing, `storage` when it cannot be opened, `unreadable`
 * when it is nothing this app knows. The path is one the user named.
 */
export const readImport = async (path: string, context: ReadContext): Promise<Result<FileRead>> => {
  if (!isAbsolute(path))
    return fail('invalid', 'Write the whole path of the file, from the beginning of the disk. Nothing was changed.');
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await from(folderSource(path), context);
    return found.isFile() ? await readFileAt(path, found.size, context) : cannotRead('This is no file.');
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? fail('not-found', 'There is nothing at this place. Check the path. Nothing was changed.')
      : fail(
          'storage',
          'This file cannot be opened: this account may not read it, or the disk does not answer. Nothing was changed.',
        );
  }
};

/** Files that lie beside what was read. `bytes` answers null for a path that is not there. */
export type FilesBeside = {
  readonly bytes: (path: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly close: () => void;
};

/** Opens what was read once more, for the files in it. Rejects when it is gone or damaged. */
export const openBeside = async (path: string): Promise<FilesBeside> => {
  const found = await stat(path);
  const source = found.isDirectory()
    ? await folderSource(path)
    : isArchive(await startOf(path))
      ? await archiveSource(path, '')
      : await fileSource(path, found.size, '');
  const files = new Map([...source.beside, ...source.files].map((file) => [file.path, file]));
  return { bytes: async (name) => (await files.get(name)?.bytes()) ?? null, close: source.close };
};
