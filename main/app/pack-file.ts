import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Result } from '#shared/contract.ts';
import { errorCode } from '../workspace/disk.ts';
import { fail, isDenied, isFull, ok } from '../workspace/result.ts';

type PackFile = {
  /** The folder for all packs. */
  readonly folder: string;
  /** Makes `folder` when it is missing. Only for the app's own default: a missing drive must not be mistaken for a new folder. */
  readonly createFolder: boolean;
  readonly clientName: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
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

const holds = async (path: string, bytes: Uint8Array): Promise<boolean | null> => {
  try {
    return (await readFile(path)).equals(bytes);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** The first name that is free, or that already holds exactly this pack. An earlier pack is never replaced. */
const placeFor = async (
  folder: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<{ path: string; there: boolean }> => {
  const { name, ext } = parse(fileName);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? fileName : `${name} (${n})${ext}`);
    const same = await holds(path, bytes);
    if (same !== false) return { path, there: same === true };
  }
};

const write = async (path: string, bytes: Uint8Array): Promise<void> => {
  const draft = `${path}.part`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
};

/** Writes a pack under `<folder>/<client>/` and answers its absolute path; the file is whole or not there. */
export const writePackFile = async ({
  folder,
  createFolder,
  clientName,
  fileName,
  bytes,
}: PackFile): Promise<Result<string>> => {
  const below = join(folder, folderNameOf(clientName));
  try {
    if (createFolder) await mkdir(folder, { recursive: true });
    await mkdir(below).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    const { path, there } = await placeFor(below, fileName, bytes);
    if (!there) await write(path, bytes);
    return ok(path);
  } catch (error) {
    if (isDenied(error)) {
      return fail(
        'read-only',
        `The pack was not saved: the folder ${folder} cannot be written to. Your records are unchanged. Choose another folder in Settings, or allow writing there, then make the pack again.`,
      );
    }
    return fail(
      'storage',
      isFull(error)
        ? 'The pack was not saved: the disk is full. Your records are unchanged. Free some space, then make the pack again.'
        : `The pack was not saved: the folder ${folder} cannot be reached. Your records are unchanged. Connect it or choose another folder in Settings, then make the pack again.`,
    );
  }
};
