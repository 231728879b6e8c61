import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile as readWholeFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type Archive, type ArchiveFile, openArchive, readFile } from '../backup/archive-reader.ts';
import { wholeText } from './text.ts';

/** A file among several, read when it is asked for. `path` uses `/` and is only ever shown, never written to. */
export type SourceFile = {
  readonly path: string;
  readonly size: number;
  readonly text: () => Promise<string>;
  /** The bytes, part by part. Reading them ends with an error when they are not whole. */
  readonly bytes: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A folder or an archive: what can be read in it, and sentences about what cannot. */
export type Source = {
  readonly files: readonly SourceFile[];
  /** Files that are never read as a journal, only taken in where one speaks of them. */
  readonly beside: readonly SourceFile[];
  readonly problems: readonly string[];
  readonly fingerprint: string;
  readonly close: () => void;
};

/** The most bytes one file of a journal may have. */
export const largestJournal = 256 * 1024 * 1024;

/** Opened when its first byte is asked for: the error of a stream nobody reads yet would have no one to hear it. */
async function* whenRead(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* await open();
}

const bytesIn = async (archive: Archive, file: ArchiveFile): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes)));
  return Buffer.concat(parts);
};

/** The files of a ZIP archive. Names that point outside it are reported and passed over. Rejects when it is no archive. */
export const archiveSource = async (path: string, fingerprint: string): Promise<Source> => {
  const archive = await openArchive(path);
  return {
    files: [...archive.files.values()].map((file) => ({
      path: file.path,
      size: file.size,
      text: async () => wholeText(await bytesIn(archive, file)),
      bytes: async () => whenRead(() => archive.zip.openReadStreamPromise(file.entry)),
    })),
    beside: [],
    problems: archive.problems,
    fingerprint,
    close: () => archive.zip.close(),
  };
};

const hidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

const fileAt = (place: string, name: string, size: number): SourceFile => ({
  path: name,
  size,
  text: async () => wholeText(await readWholeFile(place)),
  bytes: async () => whenRead(async () => createReadStream(place)),
});

/** The files of a folder, without hidden ones and without following links. */
export const folderSource = async (path: string): Promise<Source> => {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const hash = createHash('sha256');
  const files: SourceFile[] = [];
  for (const entry of found.filter((one) => one.isFile())) {
    const place = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(place);
    const name = relative(path, place).split(sep).join('/');
    hash.update(`${name}\n${size}\n${mtimeMs}\n`);
    files.push(fileAt(place, name, size));
  }
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    beside: [],
    problems: [],
    fingerprint: hash.digest('hex'),
    close: () => {},
  };
};

/** Where programs put the files of a journal that is one file. */
const besideJournals = ['files', 'photos', 'videos', 'audios', 'pdfs'];

/** One file as a source of its own. For a JSON file, what lies in the folders such exports have beside it is there too. */
export const fileSource = async (path: string, size: number, fingerprint: string): Promise<Source> => {
  const beside: SourceFile[] = [];
  for (const folder of /\.json$/i.test(path) ? besideJournals : []) {
    const around = join(dirname(path), folder);
    const found = await readdir(around, { withFileTypes: true }).catch(() => []);
    for (const entry of found.filter((one) => one.isFile())) {
      const place = join(around, entry.name);
      beside.push(fileAt(place, `${folder}/${entry.name}`, (await stat(place)).size));
    }
  }
  return { files: [fileAt(path, basename(path), size)], beside, problems: [], fingerprint, close: () => {} };
};

/** Files that a person would see: no hidden ones. */
export const visible = ({ files }: Source): readonly SourceFile[] => files.filter(({ path }) => !hidden(path));

/** The first bytes of a file. */
export const startOf = async (path: string): Promise<Uint8Array> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
