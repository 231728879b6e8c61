import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { PackForm, Result } from '#shared/contract.ts';
import { manifestName } from '#shared/pack/index.ts';
import { isLeftoverPack, partialName } from '../backup/names.ts';
import { OriginalLost, type PackDisk, packDisk } from '../pack/folder/disk.ts';
import { checkPackAt } from '../pack/folder/verify.ts';
import { type PackContents, packEntries, pdfBytes, pdfDigest, writeFolder, writeZip } from '../pack/folder/write.ts';
import { errorCode } from '../workspace/disk.ts';
import { fail, isDenied, isFull, ok } from '../workspace/result.ts';

type PackToKeep = PackContents & {
  /** The folder for all packs. */
  readonly folder: string;
  /** Makes `folder` when it is missing. Only for the app's own default: a missing drive must not be mistaken for a new folder. */
  readonly createFolder: boolean;
  readonly clientName: string;
  /** Name of the PDF; the folder and its ZIP bear the same name. */
  readonly fileName: string;
  readonly form: PackForm;
  readonly asOf: string;
};

export type KeptPack = {
  /** Absolute path of what is opened: the PDF, also inside its folder, or the ZIP. */
  readonly path: string;
  /** The pack folder, or null. */
  readonly folder: string | null;
  /** SHA-256 of the manifest, or null where there is none. */
  readonly seal: string | null;
};

/** A client's name as a folder name every system takes. */
export const folderNameOf = (clientName: string): string => {
  const plain = clientName
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 60)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(plain) ? `Client ${plain}`.trim() : plain;
};

/** The file's bytes; null when nothing is there, false when something else is. */
const bytesAt = async (path: string): Promise<Buffer | null | false> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    if (errorCode(error) === 'EISDIR' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
};

/** Whether the place is free, holds exactly this already, or holds something of the user's. */
type Held = 'free' | 'same' | 'other';

const numberedName = (fileName: string, n: number): string => {
  const { name, ext } = parse(fileName);
  return n === 1 ? fileName : `${name} (${n})${ext}`;
};

const sameBytes = async (path: string, sha256: string): Promise<Held> => {
  const found = createHash('sha256');
  try {
    for await (const part of createReadStream(path)) found.update(part);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'free';
    if (errorCode(error) === 'EISDIR' || errorCode(error) === 'ENOTDIR') return 'other';
    throw error;
  }
  return found.digest('hex') === sha256 ? 'same' : 'other';
};

const sameFolder = async (path: string, manifest: Uint8Array): Promise<Held> => {
  const there = await bytesAt(join(path, manifestName));
  if (there === null && (await bytesAt(path)) === null) return 'free';
  if (there === null || there === false || !there.equals(manifest)) return 'other';
  return (await checkPackAt(path)).intact ? 'same' : 'other';
};

/**
 * Puts what `write` makes at the first name that is free, or finds it there already. Nothing that is there is ever
 * replaced; the draft has a name of its own until it is whole.
 */
const place = async (
  below: string,
  fileName: string,
  disk: PackDisk,
  held: (path: string) => Promise<Held>,
  write: (draft: string) => Promise<void>,
): Promise<string> => {
  const draft = join(below, partialName('pack'));
  let drafted = false;
  try {
    for (let n = 1; ; n += 1) {
      const path = join(below, numberedName(fileName, n));
      const found = await held(path);
      if (found === 'same') return path;
      if (found === 'other') continue;
      if (!drafted) {
        drafted = true;
        await write(draft);
      }
      await disk.rename(draft, path);
      drafted = false;
      return path;
    }
  } finally {
    if (drafted) await disk.remove(draft).catch(() => undefined);
  }
};

const keep = async (pack: PackToKeep, below: string, disk: PackDisk): Promise<KeptPack> => {
  const { fileName, form, pdf, asOf } = pack;
  if (form === 'pdf') {
    const path = await place(
      below,
      fileName,
      disk,
      (at) => sameBytes(at, pdfDigest(pdf)),
      (draft) => disk.write(draft, pdfBytes(pdf)),
    );
    return { path, folder: null, seal: null };
  }
  const { entries, manifest, seal } = packEntries(pack);
  const name = parse(fileName).name;
  if (form === 'folder') {
    const folder = await place(
      below,
      name,
      disk,
      (at) => sameFolder(at, manifest),
      (draft) => writeFolder(draft, entries, disk),
    );
    return { path: join(folder, 'pack.pdf'), folder, seal };
  }
  // Another ZIP of this name is the same pack when the seal inside says so and every file matches.
  const sameZip = async (at: string): Promise<Held> => {
    const there = await bytesAt(at);
    if (there === null) return 'free';
    if (there === false) return 'other';
    const checked = await checkPackAt(at);
    return checked.seal === seal && checked.intact ? 'same' : 'other';
  };
  const path = await place(below, `${name}.zip`, disk, sameZip, (draft) =>
    writeZip(draft, { entries, root: name, asOf }, disk),
  );
  return { path, folder: null, seal };
};

const notKept = (error: unknown, folder: string): Result<never> => {
  const unchanged = 'Your records are unchanged.';
  if (error instanceof OriginalLost) {
    return fail(
      'unreadable',
      `The pack was not saved: the original of exhibit ${error.letter} is missing or damaged. ${unchanged} Leave the exhibit out or restore a backup that holds it, then make the pack again.`,
    );
  }
  if (isDenied(error)) {
    return fail(
      'read-only',
      `The pack was not saved: the folder ${folder} cannot be written to. ${unchanged} Choose another folder in Settings, or allow writing there, then make the pack again.`,
    );
  }
  if (isFull(error)) {
    return fail(
      'storage',
      `The pack was not saved: the disk is full. ${unchanged} Free some space, then make the pack again.`,
    );
  }
  if (errorCode(error) === 'ENAMETOOLONG') {
    return fail(
      'storage',
      `The pack was not saved: the path of the folder ${folder} is too long for this system. ${unchanged} Choose a folder nearer to the top of the disk in Settings, then make the pack again.`,
    );
  }
  return fail(
    'storage',
    `The pack was not saved: the folder ${folder} cannot be reached. ${unchanged} Connect it or choose another folder in Settings, then make the pack again.`,
  );
};

/**
 * Removes halves of packs whose writer is gone, as a power cut leaves them, from the folders of all clients. What cannot be
 * removed stays for the next time: it never stands in the way of a pack.
 */
const clearLeftovers = async (folder: string, disk: PackDisk): Promise<void> => {
  const clients = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const client of clients.filter((entry) => entry.isDirectory())) {
    const below = join(folder, client.name);
    for (const name of await readdir(below).catch(() => [])) {
      const path = join(below, name);
      const found = name.startsWith('.pack.') ? await lstat(path).catch(() => null) : null;
      if (found !== null && isLeftoverPack(name, Date.now() - found.mtimeMs)) {
        await disk.remove(path).catch(() => undefined);
      }
    }
  }
};

/**
 * Keeps a pack under `<folder>/<client>/`: whole or not at all, under a number when the name is taken by something else.
 * A pack that is already there, byte for byte, is found and not written twice.
 */
export const keepPack = async (pack: PackToKeep, disk: PackDisk = packDisk): Promise<Result<KeptPack>> => {
  const { folder, createFolder, clientName } = pack;
  const below = join(folder, folderNameOf(clientName));
  const make = async (path: string): Promise<void> => {
    await disk.makeFolder(path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  };
  try {
    if (createFolder) await disk.makeFolders(folder);
    await make(below);
    await clearLeftovers(folder, disk);
    return ok(await keep(pack, below, disk));
  } catch (error) {
    return notKept(error, folder);
  }
};
