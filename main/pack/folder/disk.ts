import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { readSealedFile } from '../../workspace/sealed-file.ts';

/** The few things a pack folder is written with; tests hand in a disk that fails. */
export type PackDisk = {
  /** Rejects when it is there already. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Also the folders above it; what is there stays. */
  readonly makeFolders: (path: string) => Promise<void>;
  /** A new file, on the disk for good when it resolves. */
  readonly write: (path: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
};

export const packDisk: PackDisk = {
  makeFolder: async (path) => {
    await mkdir(path, { mode: 0o700 });
  },
  makeFolders: async (path) => {
    await mkdir(path, { recursive: true });
  },
  write: async (path, parts) => {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(parts);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
};

/** A file could not be read as the pack needs it: gone, or other bytes than were added. */
export class OriginalLost extends Error {
  readonly letter: string;
  constructor(letter: string) {
    super(`The original of exhibit ${letter} cannot be read.`);
    this.letter = letter;
  }
}

/** The bytes of an original, part by part; rejects at its end when they are not the bytes that were added. */
export async function* originalBytes(exhibit: {
  readonly letter: string;
  readonly path: string;
  readonly sha256: string;
  readonly opens?: Uint8Array;
  readonly text?: string;
}): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const { opens, path, sha256 } = exhibit;
  try {
    const stored = (): AsyncIterable<Uint8Array> =>
      opens === undefined ? createReadStream(path) : readSealedFile(path, opens, sha256);
    const parts = exhibit.text === undefined ? stored() : [Buffer.from(exhibit.text, 'utf8')];
    for await (const part of parts) {
      const bytes: Uint8Array = part;
      hash.update(bytes);
      yield bytes;
    }
  } catch {
    throw new OriginalLost(exhibit.letter);
  }
  if (hash.digest('hex') !== exhibit.sha256) throw new OriginalLost(exhibit.letter);
}

/** All bytes of an original at once. */
export const wholeOriginal = async (exhibit: Parameters<typeof originalBytes>[0]): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of originalBytes(exhibit)) parts.push(part);
  return Buffer.concat(parts);
};
