import { createHash, randomBytes } from 'node:crypto';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Result } from '#shared/contract.ts';
import { fileSizeLimit, tooLarge } from '#shared/rules/attachments.ts';
import { headerLength, openFile, plainLength, sealedChunk, sealFile } from './crypto/file-stream.ts';
import { errorCode } from './disk.ts';
import { type Form, plainForm } from './form.ts';
import { fail, notAttached, ok } from './result.ts';
import { openedChunks, startOfSealed } from './sealed-file.ts';

/** The file system calls attachments are kept with, as in `node:fs/promises`; tests hand in a disk that fails. */
export type FileDisk = Pick<typeof promises, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

export const nodeFileDisk: FileDisk = promises;

/** A kept file: its digest (64 hexadecimal digits) and its length in bytes. */
export type KeptFile = { readonly sha256: string; readonly size: number };

/** A file on its way in. One `write` at a time. Whatever fails removes what has come so far. */
export type Receiving = {
  /** Bytes received so far. */
  readonly size: () => number;
  readonly write: (bytes: Uint8Array) => Promise<Result<null>>;
  /** The file is on the disk under its digest when this answers `ok`. */
  readonly finish: () => Promise<Result<KeptFile>>;
  /** Lets go of it. Safe at any time, also after `finish`. */
  readonly stop: () => Promise<void>;
};

export type FileReading = {
  readonly size: number;
  /** The bytes. Ends with an error, the last part withheld, when they are not the ones that were attached. */
  readonly stream: Readable;
};

/** Attachments by their content: `files/<sha256>`. */
export type Files = {
  /** `name` is what the user calls the file, for sentences. */
  readonly receive: (name: string) => Promise<Result<Receiving>>;
  /** Keeps a whole stream. An error of the stream itself is passed on after what came is removed. */
  readonly add: (name: string, source: AsyncIterable<Uint8Array>) => Promise<Result<KeptFile>>;
  /** Null when there is no such file. Rejects with the disk's error when it cannot be opened. */
  readonly read: (sha256: string) => Promise<FileReading | null>;
  /** The first bytes, at most `length`; null when there is no such file. */
  readonly start: (sha256: string, length: number) => Promise<Uint8Array | null>;
  /** Everything that is kept. */
  readonly list: () => Promise<readonly KeptFile[]>;
  readonly remove: (sha256: string) => Promise<void>;
  /** Removes what a crash left half written. */
  readonly tidy: () => Promise<void>;
};

const digestLike = /^[0-9a-f]{64}$/;
/** Backups leave names with a dot in front out. */
const halfName = /^\.[0-9a-f]{16}\.part$/;

const altered = (): Error => Object.assign(new Error('This is not the file that was attached.'), { code: 'EALTERED' });

/** Whether a reading ended because the bytes are not the ones that were attached. */
export const isAltered = (error: unknown): boolean => errorCode(error) === 'EALTERED';

/** Passes the chunks on one behind, so that the last one is given only when all of them match the digest. */
async function* checked(source: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  for await (const chunk of source) {
    hash.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) throw altered();
  if (held !== null) yield held;
}

const missingIsNull = (error: unknown): null => {
  if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
  throw error;
};

export const openFiles = (
  workspace: string,
  readOnly: string | null,
  disk: FileDisk = nodeFileDisk,
  form: Form = plainForm,
): Files => {
  const folder = join(workspace, 'files');
  const { fileKey } = form;
  const pathOf = (sha256: string): string => {
    if (!digestLike.test(sha256)) throw new Error('Files are found by their digest only.');
    return join(folder, form.fileName(sha256));
  };
  /** Bytes of the file itself; of one that is no file of ours as many as there are. */
  const plainSize = (size: number): number => (fileKey === null ? size : (plainLength(size) ?? size));
  /** What decrypts the file; null when nothing is encrypted. Rejects when it is not the one kept under this digest. */
  const openerOf = async (handle: promises.FileHandle, sha256: string) => {
    if (fileKey === null) return null;
    const { buffer, bytesRead } = await handle.read(new Uint8Array(headerLength), 0, headerLength, 0);
    const opener = openFile(fileKey, buffer.subarray(0, bytesRead), sha256);
    if (opener === null) throw altered();
    return opener;
  };

  const syncFolder = async (): Promise<void> => {
    if (process.platform === 'win32') return;
    const handle = await disk.open(folder, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network file systems refuse to sync a folder; the file itself is synced.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error;
    } finally {
      await handle.close();
    }
  };

  /** The same bytes may be there already: replacing them heals a copy that was altered. */
  const place = async (half: string, sha256: string, length: number): Promise<void> => {
    try {
      await disk.rename(half, pathOf(sha256));
    } catch (error) {
      // Windows does not replace a file that is being read: then the one that is there stays.
      const there = await disk.stat(pathOf(sha256)).catch(() => null);
      if (there?.isFile() !== true || there.size !== length) throw error;
      await disk.rm(half, { force: true });
    }
    await syncFolder();
  };

  const receive: Files['receive'] = async (name) => {
    if (readOnly !== null) return fail('read-only', `${name} was not attached. ${readOnly}`);
    const sealer = fileKey === null ? null : sealFile(fileKey);
    const half = join(folder, `.${randomBytes(8).toString('hex')}.part`);
    let handle: promises.FileHandle;
    try {
      await disk.mkdir(folder, { recursive: true, mode: 0o700 });
      handle = await disk.open(half, 'wx', 0o600);
    } catch (error) {
      return notAttached(error, name);
    }
    const hash = createHash('sha256');
    let size = 0;
    /** Bytes on the disk. */
    let written = 0;
    let open = true;

    const writeAt = async (bytes: Uint8Array, position: number): Promise<void> => {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
        if (bytesWritten === 0) throw Object.assign(new Error('No more bytes were taken.'), { code: 'ENOSPC' });
        done += bytesWritten;
      }
    };
    const append = async (parts: readonly Uint8Array[]): Promise<void> => {
      for (const part of parts) {
        await writeAt(part, written);
        written += part.length;
      }
    };

    const stop = async (): Promise<void> => {
      if (!open) return;
      open = false;
      await handle.close().catch(() => undefined);
      await disk.rm(half, { force: true }).catch(() => undefined);
    };
    const ended = fail('not-found', `${name} was not attached: adding it was stopped. Attach it again.`);

    return ok({
      size: () => size,
      write: async (bytes) => {
        if (!open) return ended;
        if (size + bytes.length > fileSizeLimit) {
          await stop();
          return fail('invalid', tooLarge);
        }
        try {
          if (sealer !== null && written === 0) await append([sealer.header]);
          await append(sealer === null ? [bytes] : sealer.push(bytes));
        } catch (error) {
          await stop();
          return notAttached(error, name);
        }
        hash.update(bytes);
        size += bytes.length;
        return ok(null);
      },
      finish: async () => {
        if (!open) return ended;
        const kept = { sha256: hash.digest('hex'), size };
        try {
          if (sealer !== null) {
            if (written === 0) await append([sealer.header]);
            await append(sealer.finish());
            await writeAt(sealer.headerFor(kept.sha256), 0);
          }
          await handle.sync();
          open = false;
          await handle.close();
          await place(half, kept.sha256, written);
          return ok(kept);
        } catch (error) {
          open = true;
          await stop();
          return notAttached(error, name);
        }
      },
      stop,
    });
  };

  return {
    receive,

    add: async (name, source) => {
      const receiving = await receive(name);
      if (!receiving.ok) return receiving;
      try {
        for await (const bytes of source) {
          const written = await receiving.value.write(bytes);
          if (!written.ok) return written;
        }
      } catch (error) {
        await receiving.value.stop();
        throw error;
      }
      return receiving.value.finish();
    },

    read: async (sha256) => {
      const handle = await disk.open(pathOf(sha256), 'r').catch(missingIsNull);
      if (handle === null) return null;
      const { size } = await handle.stat();
      const source = handle.createReadStream(
        fileKey === null ? {} : { start: headerLength, highWaterMark: sealedChunk },
      );
      const plain = async function* (): AsyncGenerator<Buffer> {
        const opener = await openerOf(handle, sha256);
        yield* opener === null ? source : openedChunks(source, opener.chunk);
      };
      const stream = Readable.from(checked(plain(), sha256), { objectMode: false });
      // A reader that leaves before the first byte would keep the file open.
      stream.once('close', () => source.destroy());
      return { size: plainSize(size), stream };
    },

    start: async (sha256, length) => {
      const handle = await disk.open(pathOf(sha256), 'r').catch(missingIsNull);
      if (handle === null) return null;
      try {
        const opener = await openerOf(handle, sha256);
        if (opener !== null) {
          const read = async (from: number, most: number): Promise<Uint8Array> => {
            const { buffer, bytesRead } = await handle.read(new Uint8Array(most), 0, most, from);
            return buffer.subarray(0, bytesRead);
          };
          return await startOfSealed(opener.chunk, read, (await handle.stat()).size, length);
        }
        const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },

    list: async () => {
      const names = (await disk.readdir(folder).catch(missingIsNull)) ?? [];
      const kept: KeptFile[] = [];
      for (const name of names.sort()) {
        const sha256 = form.digestOf(name);
        if (sha256 === null) continue;
        const found = await disk.stat(join(folder, name)).catch(() => null);
        if (found?.isFile() === true) kept.push({ sha256, size: plainSize(found.size) });
      }
      return kept;
    },

    remove: (sha256) => disk.rm(pathOf(sha256), { force: true }),

    tidy: async () => {
      const names = (await disk.readdir(folder).catch(missingIsNull)) ?? [];
      for (const name of names.filter((one) => halfName.test(one))) await disk.rm(join(folder, name), { force: true });
    },
  };
};
