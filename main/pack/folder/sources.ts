/** A pack folder and the ZIP of one, read the same way. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { openArchive, readFile as readArchived } from '../../backup/archive-reader.ts';

export type PackSource = {
  /** Every file, by path with `/`. */
  readonly names: readonly string[];
  /** What is wrong before any file is read. */
  readonly problems: readonly string[];
  /** Hands over the bytes; answers their digest, or null when they cannot be read. */
  readonly read: (name: string, part?: (bytes: Uint8Array) => void) => Promise<string | null>;
  readonly close: () => void;
};

/** What a system puts into a folder by itself when it is looked at. */
const ofTheSystem = (name: string): boolean =>
  /^(\.DS_Store|\._.*|\.localized|Thumbs\.db|desktop\.ini)$/i.test(name.slice(name.lastIndexOf('/') + 1));

/** Every file below a folder, by path with `/`, but for those a system makes when it shows the folder. */
export const filesBelow = async (dir: string): Promise<readonly string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !ofTheSystem(name))
    .sort();
};

export const folderSource = async (dir: string): Promise<PackSource> => ({
  names: await filesBelow(dir),
  problems: [],
  read: async (name, part) => {
    const hash = createHash('sha256');
    try {
      const path = join(dir, name);
      // A link could point to anything, and to something else tomorrow.
      if (!(await lstat(path)).isFile()) return null;
      for await (const chunk of createReadStream(path)) {
        const bytes: Uint8Array = chunk;
        hash.update(bytes);
        part?.(bytes);
      }
      return hash.digest('hex');
    } catch {
      return null;
    }
  },
  close: () => undefined,
});

/** Null when the file is no ZIP archive of a pack: one folder with a manifest and no backup in it. */
export const zipSource = async (path: string): Promise<PackSource | null> => {
  const archive = await openArchive(path).catch(() => null);
  if (archive === null) return null;
  const all = [...archive.files.keys()].filter((name) => !ofTheSystem(name));
  const manifest = all.find((name) => /^[^/]+\/manifest-sha256\.txt$/.test(name));
  const root = manifest?.slice(0, manifest.indexOf('/') + 1);
  if (root === undefined || archive.files.has(`${root}bagit.txt`)) {
    archive.zip.close();
    return null;
  }
  return {
    names: all.map((name) => (name.startsWith(root) ? name.slice(root.length) : `../${name}`)).sort(),
    problems: archive.problems,
    read: async (name, part) => {
      const file = archive.files.get(root + name);
      if (file === undefined) return null;
      return readArchived(archive, file, (bytes) => part?.(bytes)).then(
        ({ digest }) => digest,
        () => null,
      );
    },
    close: () => archive.zip.close(),
  };
};
