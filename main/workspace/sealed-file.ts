/** Reading and writing whole encrypted files: attachments, drawn pages, copies in the quarantine. */
import { open } from 'node:fs/promises';
import { chunkLength, headerLength, openFile, sealedChunk, sealFile } from './crypto/file-stream.ts';

const altered = (): Error => Object.assign(new Error('This is not the file that was kept.'), { code: 'EALTERED' });

/** What follows the header of an encrypted file, decrypted. Ends with an error at the first chunk that is another one. */
export async function* openedChunks(
  source: AsyncIterable<Buffer>,
  chunkOf: (number: number, sealed: Uint8Array, last: boolean) => Buffer | null,
): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let count = 0;
  const next = (sealed: Uint8Array, last: boolean): Buffer => {
    const plain = chunkOf(count, sealed, last);
    if (plain === null) throw altered();
    count += 1;
    return plain;
  };
  for await (const part of source) {
    held = Buffer.concat([held, part]);
    // What may be the last chunk waits for the end.
    for (; held.length > sealedChunk; held = held.subarray(sealedChunk)) {
      yield next(held.subarray(0, sealedChunk), false);
    }
  }
  yield next(held, true);
}

/** The plain bytes of an encrypted file kept under `identity`. Rejects when it is another file, or another key's. */
export async function* readSealedFile(path: string, dataKey: Uint8Array, identity: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(headerLength), 0, headerLength, 0);
    const opener = openFile(dataKey, buffer.subarray(0, bytesRead), identity);
    if (opener === null) throw altered();
    const source = handle.createReadStream({ start: headerLength, highWaterMark: sealedChunk, autoClose: false });
    yield* openedChunks(source, opener.chunk);
  } finally {
    await handle.close();
  }
}

/** The plain bytes of an encrypted file that comes as a stream. Rejects when it is another file, or another key's. */
export async function* openedStream(
  source: AsyncIterable<Buffer>,
  dataKey: Uint8Array,
  identity: string,
): AsyncGenerator<Buffer> {
  const parts = source[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < headerLength) {
    const next = await parts.next();
    if (next.done === true) throw altered();
    start = Buffer.concat([start, next.value]);
  }
  const opener = openFile(dataKey, start.subarray(0, headerLength), identity);
  if (opener === null) throw altered();
  const body = async function* (): AsyncGenerator<Buffer> {
    yield start.subarray(headerLength);
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
  };
  yield* openedChunks(body(), opener.chunk);
}

/** Small bytes as an encrypted file. */
export const sealWhole = (dataKey: Uint8Array, identity: string, bytes: Uint8Array): Buffer => {
  const sealer = sealFile(dataKey);
  return Buffer.concat([sealer.headerFor(identity), ...sealer.push(bytes), ...sealer.finish()]);
};

/** Null when it is not what was sealed under this identity. */
export const openWhole = (dataKey: Uint8Array, identity: string, sealed: Uint8Array): Buffer | null => {
  const opener = openFile(dataKey, sealed.subarray(0, headerLength), identity);
  if (opener === null) return null;
  const parts: Uint8Array[] = [];
  for (let count = 0, at = headerLength; ; count += 1, at += sealedChunk) {
    const end = Math.min(at + sealedChunk, sealed.length);
    const last = end === sealed.length;
    const plain = opener.chunk(count, sealed.subarray(at, end), last);
    if (plain === null) return null;
    parts.push(plain);
    if (last) return Buffer.concat(parts);
  }
};

/** The first bytes of an encrypted file, at most `length` and a chunk; `read` reads from a place of the file. */
export const startOfSealed = async (
  chunkOf: (number: number, sealed: Uint8Array, last: boolean) => Buffer | null,
  read: (from: number, length: number) => Promise<Uint8Array>,
  size: number,
  length: number,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for (let count = 0; count * chunkLength < length; count += 1) {
    const from = headerLength + count * sealedChunk;
    const sealed = await read(from, sealedChunk);
    const last = from + sealed.length >= size;
    const plain = chunkOf(count, sealed, last);
    if (plain === null) throw altered();
    parts.push(plain);
    if (last) break;
  }
  return Buffer.concat(parts).subarray(0, length);
};
