import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { AgeKey } from './age/header.ts';
import { type Bytes, opened } from './age/pieces.ts';
import { unsafePath } from './names.ts';

/** One file of an archive. Nothing about it is trusted yet but that its name is safe. */
export type ArchiveFile = { readonly path: string; readonly size: number; readonly entry: Entry };

export type Archive = {
  readonly zip: ZipFile;
  /** Files by their path in the archive. */
  readonly files: ReadonlyMap<string, ArchiveFile>;
  /** Bytes all files claim to have. */
  readonly claimed: number;
  /** What is wrong with names and sizes; such files are not among `files`. */
  readonly problems: readonly string[];
};

const mostFiles = 500_000;
/** The most deflate can shrink a text, a little above zlib's 1032 to 1. */
const mostShrinking = 1040;

const link = 0o120000;
const typeMask = 0o170000;

const decoder = new TextDecoder('utf-8', { fatal: true });

const nameOf = (entry: Entry): string | null => {
  try {
    return decoder.decode(entry.fileNameRaw);
  } catch {
    return null;
  }
};

/** What forbids reading an entry, or null. */
const refusal = (entry: Entry, name: string): string | null => {
  const unsafe = unsafePath(name.replace(/\/$/, ''));
  if (unsafe !== null) return unsafe;
  if (((entry.externalFileAttributes >>> 16) & typeMask) === link) return 'is a link, and a backup holds none';
  if (!entry.canDecodeFileData()) return 'is packed in a way this app does not read';
  if (entry.uncompressedSize > entry.compressedSize * mostShrinking + 1024) return 'claims more bytes than it can hold';
  return null;
};

const listEntries = (zip: ZipFile): Promise<{ entries: readonly Entry[]; broken: boolean }> =>
  new Promise((resolve) => {
    const entries: Entry[] = [];
    zip.on('error', () => resolve({ entries, broken: true }));
    zip.on('end', () => resolve({ entries, broken: false }));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > mostFiles) resolve({ entries, broken: true });
      else zip.readEntry();
    });
    zip.readEntry();
  });

/** Lets an archive be read out of bytes that are decrypted on the way. */
class DecryptingReader extends yauzl.RandomAccessReader {
  readonly #bytes: Bytes;
  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const bytes = this.#bytes;
    const parts = async function* (): AsyncGenerator<Buffer> {
      for (let at = start; at < end; ) {
        const part = Buffer.alloc(Math.min(64 * 1024, end - at));
        const length = await bytes.read(part, at);
        if (length === 0) return;
        yield part.subarray(0, length);
        at += length;
      }
    };
    return Readable.from(parts(), { objectMode: false });
  }

  override close(done: (error: Error | null) => void): void {
    this.#bytes.close().then(() => done(null), done);
  }
}

const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;

const openZip = async (path: string, size: number, key: AgeKey | null): Promise<ZipFile> => {
  if (key === null) return yauzl.openPromise(path, options);
  const bytes = opened(await open(path, 'r'), size, key);
  try {
    return await yauzl.fromRandomAccessReaderPromise(new DecryptingReader(bytes), bytes.size, options);
  } catch (error) {
    await bytes.close().catch(() => undefined);
    throw error;
  }
};

/**
 * Opens an archive, one encrypted with age with its key, and reads its table of contents. Rejects when the file cannot be
 * read or is no ZIP archive. Close `zip` after use.
 */
export const openArchive = async (path: string, key: AgeKey | null = null): Promise<Archive> => {
  const { size } = await stat(path);
  const zip = await openZip(path, size, key);
  const { entries, broken } = await listEntries(zip);
  const problems: string[] = broken ? ['The table of contents of this archive is damaged.'] : [];
  const files = new Map<string, ArchiveFile>();
  const seen = new Map<string, string>();
  let packed = 0;
  let claimed = 0;

  for (const entry of entries) {
    const path = nameOf(entry);
    if (path === null) {
      problems.push('A file of this archive has a name that is no text.');
      continue;
    }
    const refused = refusal(entry, path);
    // Names that differ only in case or in how accents are written are one file on macOS and Windows.
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    packed += entry.compressedSize;
    if (refused !== null) problems.push(`${JSON.stringify(path)} ${refused}.`);
    else if (other !== undefined) problems.push(`${path} is in the archive twice.`);
    else if (!path.endsWith('/')) {
      claimed += entry.uncompressedSize;
      files.set(path, { path, size: entry.uncompressedSize, entry });
    }
  }
  if (packed > size) problems.push('Files of this archive lie over each other.');
  return { zip, files, claimed, problems };
};

/**
 * Streams one file and returns its digest and size. Rejects when the bytes cannot be unpacked, do not have the size the
 * archive claims, or `chunk` rejects.
 */
export const readFile = async (
  archive: Archive,
  file: ArchiveFile,
  chunk: (bytes: Uint8Array) => Promise<void> | void,
): Promise<{ readonly digest: string; readonly size: number }> => {
  const stream = await archive.zip.openReadStreamPromise(file.entry);
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of stream) {
    const bytes: Uint8Array = part;
    hash.update(bytes);
    size += bytes.length;
    await chunk(bytes);
  }
  return { digest: hash.digest('hex'), size };
};

/** The text of a small file and its digest; null when it is not there, too large or no text. */
export const readText = async (
  archive: Archive,
  path: string,
  most: number,
): Promise<{ readonly text: string; readonly digest: string } | null> => {
  const file = archive.files.get(path);
  if (file === undefined || file.size > most) return null;
  const parts: Uint8Array[] = [];
  try {
    const { digest } = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes)));
    return { text: decoder.decode(Buffer.concat(parts)), digest };
  } catch {
    return null;
  }
};
