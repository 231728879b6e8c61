/** The payload of an age file: pieces of 64 KiB, each encrypted and marked with its number and whether it is the last. */
import type { FileHandle } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { type AgeKey, openPiece, sealPiece } from './header.ts';

const pieceLength = 64 * 1024;
const tagLength = 16;
const sealedLength = pieceLength + tagLength;

/** Eleven bytes of the number of a piece, and one that says whether it is the last. */
const nonceOf = (number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Encrypts what passes through; `beginning` goes before it. */
export const sealing = ({ key, beginning }: AgeKey & { readonly beginning: Buffer }): Transform => {
  const piece = Buffer.alloc(pieceLength);
  let used = 0;
  let number = 0;
  const seal = (last: boolean): Buffer => {
    const sealed = sealPiece(key, nonceOf(number, last), piece.subarray(0, used));
    number += 1;
    used = 0;
    return sealed;
  };
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      for (let at = 0; at < chunk.length; ) {
        // A full piece waits for the next byte: it could be the last one.
        if (used === pieceLength) stream.push(seal(false));
        const taken = chunk.copy(piece, used, at);
        used += taken;
        at += taken;
      }
      done();
    },
    flush: (done) => done(null, seal(true)),
  });
  stream.push(beginning);
  return stream;
};

/** Bytes to be read from any place, decrypted or as they are. */
export type Bytes = {
  readonly size: number;
  /** Fills the buffer from `position` on, as far as there are bytes; answers how many. Rejects where they are damaged. */
  readonly read: (buffer: Buffer, position: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Pieces decrypted at a stretch. */
const stretch = 16;

/**
 * The decrypted bytes of a file. The size of one that was cut short is what is left of it; its end then rejects. With
 * `mend` zeros stand where a piece is damaged.
 */
export const opened = (file: FileHandle, size: number, { key, start }: AgeKey, mend = false): Bytes => {
  const sealed = Math.max(0, size - start);
  const pieces = Math.ceil(sealed / sealedLength);
  const plain = Math.max(0, sealed - pieces * tagLength);
  const buffer = Buffer.alloc(stretch * sealedLength);
  let held: { readonly first: number; readonly pieces: readonly (Buffer | null)[] } | null = null;

  const decrypt = async (first: number): Promise<readonly (Buffer | null)[]> => {
    if (held?.first === first) return held.pieces;
    const from = start + first * sealedLength;
    const wanted = Math.min(buffer.length, size - from);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await file.read(buffer, filled, wanted - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    const found: (Buffer | null)[] = [];
    for (let at = 0; at < filled; at += sealedLength) {
      const number = first + at / sealedLength;
      const piece = buffer.subarray(at, Math.min(at + sealedLength, filled));
      const text = openPiece(key, nonceOf(number, number === pieces - 1), piece);
      found.push(text ?? (mend ? Buffer.alloc(Math.max(0, piece.length - tagLength)) : null));
    }
    held = { first, pieces: found };
    return found;
  };

  // One after the other: they share a buffer, and readers of an archive ask for several places at once.
  let last: Promise<unknown> = Promise.resolve();
  const read: Bytes['read'] = (into, position) => {
    const next = last.then(async () => {
      let filled = 0;
      while (filled < into.length && position + filled < plain) {
        const at = position + filled;
        const number = Math.floor(at / pieceLength);
        const first = Math.floor(number / stretch) * stretch;
        const piece = (await decrypt(first))[number - first] ?? null;
        if (piece === null) throw new Error('A piece of this file is damaged.');
        const taken = piece.copy(into, filled, at - number * pieceLength);
        if (taken === 0) break;
        filled += taken;
      }
      return filled;
    });
    last = next.catch(() => undefined);
    return next;
  };
  return { size: plain, read, close: () => file.close() };
};

/** The bytes of a plain file. */
export const plainBytes = (file: FileHandle, size: number): Bytes => ({
  size,
  read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
  close: () => file.close(),
});
