import * as fs from 'node:fs';
import { dirname } from 'node:path';

/** The file system calls the workspace is written with, as in `node:fs`; tests hand in a disk that fails. */
export type Disk = {
  readonly openSync: (path: string, flags: string, mode?: number) => number;
  readonly closeSync: (fd: number) => void;
  readonly writeSync: (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => number;
  readonly fsyncSync: (fd: number) => void;
  readonly ftruncateSync: (fd: number, length: number) => void;
  readonly fstatSync: (fd: number) => { readonly nlink: number; readonly size: number };
  readonly statSync: (path: string) => { readonly size: number };
  readonly readFileSync: (path: string) => Buffer;
  readonly readSync: (fd: number, into: Uint8Array, offset: number, length: number, position: number) => number;
  readonly readdirSync: (path: string) => string[];
  readonly mkdirSync: (path: string, options: { readonly recursive: true; readonly mode?: number }) => unknown;
  readonly copyFileSync: (from: string, to: string) => void;
  readonly renameSync: (from: string, to: string) => void;
  readonly rmSync: (path: string, options: { readonly force: true; readonly recursive?: boolean }) => void;
};

export const nodeDisk: Disk = fs;

/** The code of a Node error ("ENOSPC"), or an empty text. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Writes all of `bytes` at `position`: a nearly full disk may take only a part of a write without an error. */
export const writeFully = (disk: Disk, fd: number, bytes: Uint8Array, position: number): void => {
  let done = 0;
  while (done < bytes.length) {
    const written = disk.writeSync(fd, bytes, done, bytes.length - done, position + done);
    if (written === 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' });
    done += written;
  }
};

/** Makes a new or renamed name in `folder` last through a power cut, where the system can (Windows cannot, and needs not). */
export const syncFolder = (disk: Disk, folder: string): void => {
  if (process.platform === 'win32') return;
  const fd = disk.openSync(folder, 'r');
  try {
    disk.fsyncSync(fd);
  } catch (error) {
    // Some network file systems refuse to sync a folder; the file itself is synced.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error;
  } finally {
    disk.closeSync(fd);
  }
};

/** The file's bytes, or null when there is none. */
export const readIfPresent = (disk: Disk, path: string): Buffer | null => {
  try {
    return disk.readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
};

const lineFeed = 10;

/**
 * The lines of a file in blocks of about `most` bytes, so that a file of any size takes no more memory than that. Every
 * block ends with a line, the last with the end of the file. Throws when the file cannot be read.
 */
export function* blocksOfLines(disk: Disk, path: string, most = 2 ** 20): Generator<Buffer> {
  const fd = disk.openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    for (let position = 0; ; ) {
      const room = Buffer.allocUnsafe(most);
      const read = disk.readSync(fd, room, 0, most, position);
      if (read === 0) break;
      position += read;
      const found = room.subarray(0, read);
      const cut = found.lastIndexOf(lineFeed) + 1;
      if (cut === 0) rest = Buffer.concat([rest, found]);
      else {
        yield rest.length === 0 ? found.subarray(0, cut) : Buffer.concat([rest, found.subarray(0, cut)]);
        rest = found.subarray(cut);
      }
    }
    if (rest.length > 0) yield rest;
  } finally {
    disk.closeSync(fd);
  }
}

/** Creates a new file with these bytes, durably; throws when it exists. */
export const writeNewFile = (disk: Disk, path: string, bytes: Uint8Array): void => {
  const fd = disk.openSync(path, 'wx', 0o600);
  try {
    writeFully(disk, fd, bytes, 0);
    disk.fsyncSync(fd);
  } catch (error) {
    disk.closeSync(fd);
    disk.rmSync(path, { force: true });
    throw error;
  }
  disk.closeSync(fd);
  syncFolder(disk, dirname(path));
};
