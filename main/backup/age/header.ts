/**
 * The header of an age file (age-encryption.org/v1): the key of the file, wrapped by a passphrase. The library writes and
 * reads the header; scrypt and the cipher are those of Node, which work outside of this thread and many times faster.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { Decrypter, Encrypter, Stanza } from 'age-encryption';

/** 128 MiB and about a third of a second for each try, as for the passphrase of a workspace (OWASP: N = 2^17, r = 8, p = 1). */
const workFactor = 17;
/** A file somebody else wrote must not ask for all of the memory: 1 GiB. */
const mostWork = 20;
const label = 'age-encryption.org/v1/scrypt';
const tagLength = 16;
const fileKeyLength = 16;
const nonceLength = 16;
const zeroNonce = Buffer.alloc(12);
/** Bytes at the beginning of a file in which its header must end; one for a passphrase has about 150. */
export const longestHeader = 4096;

/** One text for a passphrase, whatever keyboard it was typed on. */
const prepared = (passphrase: string): string => passphrase.normalize('NFC');

const wrappingKey = (passphrase: string, salt: Uint8Array, logN: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    const salted = Buffer.concat([Buffer.from(label), salt]);
    // The work needs 128·N·r bytes; Node refuses more than `maxmem`.
    scrypt(prepared(passphrase), salted, 32, { N, r: 8, p: 1, maxmem: 1024 * N + 16 * 1024 ** 2 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

const cipher = 'chacha20-poly1305';
const tag = { authTagLength: tagLength } as const;

/** Encrypts a piece with ChaCha20-Poly1305; the tag follows the text. */
export const sealPiece = (key: Uint8Array, nonce: Uint8Array, piece: Uint8Array): Buffer => {
  const work = createCipheriv(cipher, key, nonce, tag);
  return Buffer.concat([work.update(piece), work.final(), work.getAuthTag()]);
};

/** Decrypts a piece; null when it is not what was encrypted with this key in this place. */
export const openPiece = (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer | null => {
  if (sealed.length < tagLength) return null;
  const end = sealed.length - tagLength;
  const work = createDecipheriv(cipher, key, nonce, tag);
  work.setAuthTag(sealed.subarray(end));
  const text = work.update(sealed.subarray(0, end));
  try {
    work.final();
    return text;
  } catch {
    return null;
  }
};

const streamKey = (fileKey: Uint8Array, nonce: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

/** What an encrypted file is read with: the key of its pieces, and the offset at which they begin. It stays in memory only. */
export type AgeKey = { readonly key: Buffer; readonly start: number };

/** The beginning of a new file (header and nonce), and the key of the pieces that follow it. */
export const newHeader = async (passphrase: string): Promise<AgeKey & { readonly beginning: Buffer }> => {
  let fileKey: Uint8Array = new Uint8Array();
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    wrapFileKey: async (drawn) => {
      fileKey = Uint8Array.from(drawn);
      const salt = randomBytes(16);
      const body = sealPiece(await wrappingKey(passphrase, salt, workFactor), zeroNonce, drawn);
      return [
        new Stanza(['scrypt', salt.toString('base64').replaceAll('=', ''), String(workFactor)], Uint8Array.from(body)),
      ];
    },
  });
  // Of an empty file that the library encrypts, everything before its nonce and its one empty piece is the header.
  const empty = await encrypter.encrypt(new Uint8Array());
  const header = empty.subarray(0, empty.length - nonceLength - tagLength);
  const nonce = randomBytes(nonceLength);
  return {
    beginning: Buffer.concat([header, nonce]),
    key: streamKey(fileKey, nonce),
    start: header.length + nonceLength,
  };
};

export const ageMark = 'age-encryption.org/v1\n';

export type HeaderReading =
  | { readonly kind: 'open'; readonly key: AgeKey }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'no-passphrase' }
  | { readonly kind: 'damaged' };

/** Opens the header of a file, of which `beginning` holds the first bytes, with a passphrase. */
export const readHeader = async (beginning: Buffer, passphrase: string): Promise<HeaderReading> => {
  const text = beginning.subarray(0, longestHeader).toString('latin1');
  const end = /\n--- [A-Za-z0-9+/]{43}\n/.exec(text);
  if (!text.startsWith(ageMark) || end === null) return { kind: 'damaged' };
  const header = beginning.subarray(0, end.index + end[0].length);
  const nonce = beginning.subarray(header.length, header.length + nonceLength);
  if (nonce.length < nonceLength) return { kind: 'damaged' };
  let found: 'wrong' | 'no-passphrase' | 'damaged' = 'damaged';
  const decrypter = new Decrypter();
  decrypter.addIdentity({
    unwrapFileKey: async (stanzas: readonly Stanza[]) => {
      const [stanza, other] = stanzas;
      if (stanza?.args[0] !== 'scrypt') {
        found = 'no-passphrase';
        return null;
      }
      const [, saltText = '', logN = ''] = stanza.args;
      const salt = Buffer.from(saltText, 'base64');
      const isFormed = other === undefined && salt.length === 16 && stanza.body.length === fileKeyLength + tagLength;
      if (!isFormed || !/^[1-9]\d?$/.test(logN) || Number(logN) > mostWork) return null;
      const fileKey = openPiece(await wrappingKey(passphrase, salt, Number(logN)), zeroNonce, stanza.body);
      if (fileKey === null) found = 'wrong';
      return fileKey;
    },
  });
  try {
    const fileKey = await decrypter.decryptHeader(Uint8Array.from(header));
    return { kind: 'open', key: { key: streamKey(fileKey, nonce), start: header.length + nonceLength } };
  } catch {
    return { kind: found };
  }
};
