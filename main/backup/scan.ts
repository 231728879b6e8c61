import { createHash } from 'node:crypto';
import { createInflateRaw } from 'node:zlib';
import type { Bytes } from './age/pieces.ts';
import { unsafePath } from './names.ts';

/** Bytes of one record or journal that are looked at; attachments of any size are streamed. */
export const largest = 256 * 1024 * 1024;

export type Found = {
  readonly path: string;
  readonly bytes: Buffer;
  readonly digest: string;
  readonly complete: boolean;
};

const headerLength = 30;

/** The files of a ZIP whose table of contents is gone, found by the record before each (APPNOTE 4.3.7). */
export async function* scanned(file: Bytes): AsyncGenerator<Found> {
  const { size } = file;
  const window = Buffer.alloc(1024 * 1024);
  let at = 0;
  while (at + headerLength < size) {
    const bytesRead = await file.read(window, at);
    const found = window.subarray(0, bytesRead).indexOf('PK\u0003\u0004', 0, 'latin1');
    if (found < 0) {
      at += Math.max(1, bytesRead - 3);
      continue;
    }
    at += found;
    const header = Buffer.alloc(headerLength);
    await file.read(header, at);
    const [method, nameLength, extra] = [header.readUInt16LE(8), header.readUInt16LE(26), header.readUInt16LE(28)];
    const packed = header.readUInt32LE(18);
    const name = Buffer.alloc(nameLength);
    await file.read(name, at + headerLength);
    const start = at + headerLength + nameLength + extra;
    at += 4;
    const path = name.toString('utf8');
    const inside = path.indexOf('/data/');
    if (inside < 0 || unsafePath(path) !== null) continue;
    const read = method === 8 ? await inflated(file, start) : await stored(file, start, packed);
    const digest = createHash('sha256').update(read.bytes).digest('hex');
    yield { path: path.slice(inside + 6), bytes: read.bytes, digest, complete: read.complete };
    at = Math.max(at, start + read.taken);
  }
}

type Unpacked = { readonly bytes: Buffer; readonly taken: number; readonly complete: boolean };

const stored = async (file: Bytes, start: number, length: number): Promise<Unpacked> => {
  if (length > largest) return { bytes: Buffer.alloc(0), taken: 0, complete: false };
  const bytes = Buffer.alloc(length);
  const bytesRead = await file.read(bytes, start);
  return { bytes: bytes.subarray(0, bytesRead), taken: bytesRead, complete: bytesRead === length };
};

/** Unpacks until the stream ends by itself or breaks; what came before is kept. */
const inflated = async (file: Bytes, start: number): Promise<Unpacked> => {
  const parts: Buffer[] = [];
  let size = 0;
  let state: 'going' | 'ended' | 'broken' = 'going';
  const inflate = createInflateRaw();
  inflate.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > largest) state = 'broken';
    else parts.push(chunk);
  });
  const over = new Promise<void>((resolve) => {
    inflate.on('end', () => {
      state = 'ended';
      resolve();
    });
    inflate.on('error', () => {
      state = 'broken';
      resolve();
    });
  });
  for (let at = start; state === 'going'; ) {
    const buffer = Buffer.alloc(64 * 1024);
    const bytesRead = await file.read(buffer, at);
    at += bytesRead;
    if (bytesRead === 0) {
      inflate.end();
      await over;
    } else {
      const taken = new Promise<void>((resolve) => inflate.write(buffer.subarray(0, bytesRead), () => resolve()));
      await Promise.race([taken, over]);
    }
  }
  const taken = inflate.bytesWritten;
  inflate.destroy();
  return { bytes: Buffer.concat(parts), taken, complete: ended(state) };
};

const ended = (state: string): boolean => state === 'ended';
