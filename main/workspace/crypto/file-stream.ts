/**
 * Files of any size as a chain of small ciphertexts, so that they are written and read with little memory and a part can
 * be trusted before the whole was seen. The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, 2015) as the age format uses it: each file has a key of
 * its own, the nonce counts the chunks and marks the last one, so none can be left out, repeated or moved.
 *
 * A file: 8 bytes "GTFILE" 0 1, 16 bytes salt, 32 bytes HMAC over the digest it was kept under, then chunks of 64 KiB
 * each with its tag; the last one may be shorter, and is there also when the file is empty.
 */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { decryptWith, encryptWith, tagLength } from './envelope.ts';
import { derive } from './keys.ts';

const magic = Buffer.from('GTFILE\0\u0001', 'latin1');
const saltLength = 16;
const macLength = 32;
export const headerLength = magic.length + saltLength + macLength;
export const chunkLength = 64 * 1024;
export const sealedChunk = chunkLength + tagLength;

const nonceOf = (chunk: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

type FileKeys = { readonly chunks: KeyObject; readonly mac: KeyObject };
const keysOf = (dataKey: Uint8Array, salt: Uint8Array): FileKeys => {
  // Work that was under way when the app was locked must not go on with a key everybody knows.
  if (dataKey.every((byte) => byte === 0)) throw new Error('The key was let go.');
  return { chunks: derive(dataKey, 'file/chunks', salt), mac: derive(dataKey, 'file/digest', salt) };
};
const macOf = ({ mac }: FileKeys, digest: string): Buffer => createHmac('sha256', mac).update(digest).digest();

/** Bytes of the plain file in one of `length` bytes on the disk; null when no file of ours has this length. */
export const plainLength = (length: number): number | null => {
  const body = length - headerLength;
  if (body < tagLength) return null;
  const chunks = Math.ceil(body / sealedChunk);
  const plain = body - chunks * tagLength;
  return plain > (chunks - 1) * chunkLength || plain === 0 ? plain : null;
};

/** Encrypts one file. `header` is written first and once more by `finish`, when the digest of the file is known. */
export type FileSealer = {
  readonly header: Uint8Array;
  readonly push: (bytes: Uint8Array) => readonly Uint8Array[];
  readonly finish: () => readonly Uint8Array[];
  /** The whole header; `digest` is what the file is kept under. */
  readonly headerFor: (digest: string) => Uint8Array;
};

export const sealFile = (dataKey: Uint8Array): FileSealer => {
  const salt = randomBytes(saltLength);
  const keys = keysOf(dataKey, salt);
  const headerWith = (mac: Uint8Array): Buffer => Buffer.concat([magic, salt, mac]);
  const waiting = Buffer.alloc(chunkLength);
  let held = 0;
  let count = 0;
  const chunk = (last: boolean): Buffer => {
    const { ciphertext, tag } = encryptWith(keys.chunks, nonceOf(count, last), null, waiting.subarray(0, held));
    count += 1;
    held = 0;
    return Buffer.concat([ciphertext, tag]);
  };
  return {
    header: headerWith(Buffer.alloc(macLength)),
    push: (bytes) => {
      const made: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; ) {
        // A full chunk waits until something follows it: it may be the last one.
        if (held === chunkLength) made.push(chunk(false));
        const take = Math.min(chunkLength - held, bytes.length - at);
        waiting.set(bytes.subarray(at, at + take), held);
        held += take;
        at += take;
      }
      return made;
    },
    finish: () => [chunk(true)],
    headerFor: (digest) => headerWith(macOf(keys, digest)),
  };
};

/** Decrypts one file, chunk by chunk. */
export type FileOpener = {
  /** Null when it is not a chunk of this file in this place. Chunks are asked for in their order, from 0. */
  readonly chunk: (number: number, sealed: Uint8Array, last: boolean) => Buffer | null;
};

/** Null when the header is not one of this key, or not the header of the file kept under this digest. */
export const openFile = (dataKey: Uint8Array, header: Uint8Array, digest: string): FileOpener | null => {
  if (header.length < headerLength || !magic.equals(header.subarray(0, magic.length))) return null;
  const salt = header.subarray(magic.length, magic.length + saltLength);
  const keys = keysOf(dataKey, salt);
  const mac = header.subarray(magic.length + saltLength, headerLength);
  if (!timingSafeEqual(mac, macOf(keys, digest))) return null;
  return {
    chunk: (number, sealed, last) => {
      const end = sealed.length - tagLength;
      if (end < 0) return null;
      return decryptWith(keys.chunks, nonceOf(number, last), null, sealed.subarray(0, end), sealed.subarray(end));
    },
  };
};

/** Whether these are the first bytes of a file that is encrypted. */
export const isSealedFile = (start: Uint8Array): boolean => magic.equals(start.subarray(0, magic.length));
