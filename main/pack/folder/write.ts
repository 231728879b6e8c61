/** The pack folder and its ZIP: written under a name of their own and renamed, so that there is never half of one. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ExhibitOriginal, exhibitPath, manifestName } from '#shared/pack/index.ts';
import { manifestLines } from '#shared/rules/pack-names.ts';
import { createZip } from '../../backup/zip-file.ts';
import type { FolderFile } from './carried.ts';
import { originalBytes, type PackDisk } from './disk.ts';

/** The PDF in memory, or in a file with the digest that was counted while it was written. */
export type PackPdf = Uint8Array | { readonly path: string; readonly sha256: string };

export type PackContents = {
  readonly pdf: PackPdf;
  readonly files: readonly FolderFile[];
  readonly exhibits: readonly ExhibitOriginal[];
};

type Entry = { readonly path: string; readonly sha256: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly file: string }
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
    { path: 'pack.pdf', sha256: pdfDigest(pdf), ...('path' in pdf ? { file: pdf.path } : { bytes: pdf }) },
    ...files.map(({ path, bytes }) => ({ path, bytes, sha256: sha256(bytes) })),
    ...exhibits.map((exhibit) => ({ path: exhibitPath(exhibit), exhibit, sha256: exhibit.sha256 })),
  ];
  const manifest = new TextEncoder().encode(manifestLines(listed));
  const seal = sha256(manifest);
  const entries = [...listed, { path: manifestName, bytes: manifest, sha256: seal }].sort((a, b) =>
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
  return { entries, manifest, seal };
};

/** The PDF, part by part. */
export const pdfBytes = (pdf: PackPdf): AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  'path' in pdf ? createReadStream(pdf.path, { highWaterMark: 2 ** 20 }) : [pdf];

export const pdfDigest = (pdf: PackPdf): string => ('path' in pdf ? pdf.sha256 : sha256(pdf));

const streamOf = (entry: Exclude<Entry, { readonly bytes: Uint8Array }>): AsyncIterable<Uint8Array> =>
  'file' in entry ? createReadStream(entry.file, { highWaterMark: 2 ** 20 }) : originalBytes(entry.exhibit);

const partsOf = (entry: Entry): AsyncIterable<Uint8Array> | Iterable<Uint8Array> =>
  'bytes' in entry ? [entry.bytes] : streamOf(entry);

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
        const source = Readable.from(streamOf(entry), { objectMode: false });
        const passed = new Promise<void>((resolve, reject) => {
          source.on('end', resolve);
          source.on('error', reject);
        });
        const size = 'file' in entry ? (await stat(entry.file)).size : entry.exhibit.size;
        zip.addReadStream(source, name, { ...options, size });
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
