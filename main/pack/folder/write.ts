/** The pack folder and its ZIP: written under a name of their own and renamed, so that there is never half of one. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ExhibitOriginal, exhibitPath, manifestName } from '#shared/pack/index.ts';
import { manifestLines } from '#shared/rules/pack-names.ts';
import { createZip } from '../../backup/zip-file.ts';
import type { FolderFile } from './carried.ts';
import { originalBytes, type PackDisk } from './disk.ts';

export type PackContents = {
  readonly pdf: Uint8Array;
  readonly files: readonly FolderFile[];
  readonly exhibits: readonly ExhibitOriginal[];
};

type Entry = { readonly path: string; readonly sha256: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly exhibit: ExhibitOriginal }
);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything the folder holds, sorted by path, and the digest of its manifest. The same pack gives the same entries. */
export const packEntries = ({
  pdf,
  files,
  exhibits,
}: PackContents): { readonly entries: readonly Entry[]; readonly manifest: Uint8Array; readonly seal: string } => {
  const listed: readonly Entry[] = [
    ...[{ path: 'pack.pdf', bytes: pdf }, ...files].map(({ path, bytes }) => ({ path, bytes, sha256: sha256(bytes) })),
    ...exhibits.map((exhibit) => ({ path: exhibitPath(exhibit), exhibit, sha256: exhibit.sha256 })),
  ];
  const manifest = new TextEncoder().encode(manifestLines(listed));
  const seal = sha256(manifest);
  const entries = [...listed, { path: manifestName, bytes: manifest, sha256: seal }].sort((a, b) =>
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
  return { entries, manifest, seal };
};

const partsOf = (entry: Entry): AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  'bytes' in entry ? [entry.bytes] : originalBytes(entry.exhibit);

/** Writes the folder at `draft`, which is not there yet. On failure nothing of it is left. */
export const writeFolder = async (draft: string, entries: readonly Entry[], disk: PackDisk): Promise<void> => {
  await disk.makeFolder(draft);
  try {
    const folders = new Set(
      entries.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : [])),
    );
    for (const folder of folders) await disk.makeFolder(join(draft, folder));
    for (const entry of entries) await disk.write(join(draft, entry.path), partsOf(entry));
  } catch (error) {
    await disk.remove(draft).catch(() => undefined);
    throw error;
  }
};

/**
 * Writes the ZIP at `draft`: sorted, deflate level 9, UTF-8 names, noon of the as-of day as the time of every file in
 * every time zone, no extra fields. `root` is the folder inside. On failure nothing of it is left.
 */
export const writeZip = async (
  draft: string,
  { entries, root, asOf }: { readonly entries: readonly Entry[]; readonly root: string; readonly asOf: string },
  disk: PackDisk,
): Promise<void> => {
  const { zip, stopped, finish, abandon } = createZip(draft);
  // ZIP keeps the time of day as a clock on the wall shows it: noon is built, and read again, without a time zone.
  const mtime = new Date(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7)) - 1, Number(asOf.slice(8, 10)), 12);
  const options = { mtime, mode: 0o100600, compressionLevel: 9, forceDosTimestamp: true };
  try {
    for (const entry of entries) {
      const name = `${root}/${entry.path}`;
      if ('bytes' in entry) zip.addBuffer(Buffer.from(entry.bytes), name, options);
      else {
        const source = Readable.from(originalBytes(entry.exhibit), { objectMode: false });
        const passed = new Promise<void>((resolve, reject) => {
          source.on('end', resolve);
          source.on('error', reject);
        });
        zip.addReadStream(source, name, { ...options, size: entry.exhibit.size });
        await Promise.race([passed, stopped]).finally(() => source.destroy());
      }
    }
    await finish();
  } catch (error) {
    await abandon();
    await disk.remove(draft).catch(() => undefined);
    throw error;
  }
};
