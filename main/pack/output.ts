/** Where the bytes of a pack go: into memory, or into a file of their own once they are too many for it. */
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { temporaryPrefix } from '../workspace/temporary.ts';

/** A pack too large to be held: the file lies alone in a folder that is removed with it. */
export type LargeFile = { readonly path: string; readonly size: number };

export type Written = {
  /** Empty when the pack lies in `file`. */
  readonly bytes: Uint8Array;
  readonly file: LargeFile | null;
  readonly sha256: string;
};

export type Output = {
  /** One line, in Latin-1, with its line feed. */
  readonly line: (text: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly end: () => Written;
  /** Removes what was written. */
  readonly drop: () => void;
};

/** Bytes up to which a pack is held in memory; also what is written at once into the file of a larger one. */
export const mostHeld = 8 * 2 ** 20;
const step = 4 * 2 ** 20;
const lineFeed = 10;

export const removeLarge = ({ path }: LargeFile): void => rmSync(dirname(path), { recursive: true, force: true });

/** `held`: bytes kept in memory. What is beyond lies in a new folder below `folder`, which only this user can read. */
export const openOutput = (held = mostHeld, folder = tmpdir()): Output => {
  const hash = createHash('sha256');
  // Grows where it is: no byte is copied when there are more.
  const memory = new ArrayBuffer(Math.min(step, held), { maxByteLength: held + step });
  let bytes = Buffer.from(memory);
  let used = 0;
  let size = 0;
  let file: { readonly path: string; readonly handle: number } | null = null;

  const write = (part: Uint8Array): void => {
    if (file === null) {
      const path = join(mkdtempSync(temporaryPrefix('pack', folder)), 'pack.pdf');
      file = { path, handle: openSync(path, 'wx', 0o600) };
    }
    hash.update(part);
    for (let at = 0; at < part.length; ) at += writeSync(file.handle, part, at);
  };
  const flush = (): void => {
    write(bytes.subarray(0, used));
    used = 0;
  };
  /** Makes room for a part, or says that it has to be written by itself. */
  const fits = (length: number): boolean => {
    if (used + length <= bytes.length) return true;
    if (used + length > held) {
      flush();
      if (length > bytes.length) return false;
      return true;
    }
    memory.resize(Math.min(held + step, Math.ceil((used + length) / step) * step));
    bytes = Buffer.from(memory);
    return true;
  };
  const put = (part: Uint8Array): void => {
    size += part.length;
    if (!fits(part.length)) write(part);
    else {
      bytes.set(part, used);
      used += part.length;
    }
  };

  return {
    line: (text) => {
      if (!fits(text.length + 1)) put(Buffer.from(`${text}\n`, 'latin1'));
      else {
        used += bytes.write(text, used, 'latin1');
        bytes[used] = lineFeed;
        used += 1;
        size += text.length + 1;
      }
    },
    bytes: put,
    end: () => {
      if (file === null) {
        memory.resize(used);
        const all = Buffer.from(memory);
        return { bytes: all, file: null, sha256: hash.update(all).digest('hex') };
      }
      flush();
      closeSync(file.handle);
      return { bytes: new Uint8Array(), file: { path: file.path, size }, sha256: hash.digest('hex') };
    },
    drop: () => {
      if (file === null) return;
      closeSync(file.handle);
      removeLarge({ path: file.path, size });
      file = null;
    },
  };
};
