/** AES-256-GCM (NIST SP 800-38D) around a piece of data: nonce, ciphertext and tag in one. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
export const tagLength = 16;

/** Encrypts with a nonce of the caller's, which must never be used twice with the same key. */
export const encryptWith = (
  key: KeyObject,
  nonce: Uint8Array,
  about: string | Uint8Array | null,
  plain: Uint8Array,
): { readonly ciphertext: Buffer; readonly tag: Buffer } => {
  const made = createCipheriv(cipher, key, nonce, { authTagLength: tagLength });
  if (about !== null) made.setAAD(Buffer.from(about));
  const ciphertext = made.update(plain);
  made.final();
  return { ciphertext, tag: made.getAuthTag() };
};

/** The plain bytes; null when they are not what was encrypted with this key, nonce and associated data. */
export const decryptWith = (
  key: KeyObject,
  nonce: Uint8Array,
  about: string | Uint8Array | null,
  ciphertext: Uint8Array,
  tag: Uint8Array,
): Buffer | null => {
  try {
    const opened = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength });
    if (about !== null) opened.setAAD(Buffer.from(about));
    opened.setAuthTag(tag);
    const plain = opened.update(ciphertext);
    opened.final();
    return plain;
  } catch {
    return null;
  }
};

/**
 * Nonce, ciphertext and tag. `about` is the associated data: it is not in the envelope, and an envelope opens only with
 * the same one. Nonces are random: SP 800-38D, 8.3, allows 2^32 of them with one key, far more than a life of writing.
 */
export const seal = (key: KeyObject, about: string, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceLength);
  const { ciphertext, tag } = encryptWith(key, nonce, about, plain);
  return Buffer.concat([nonce, ciphertext, tag]);
};

/** What was sealed; null when any bit of it, the key or `about` is another one. */
export const open = (key: KeyObject, about: string, sealed: Uint8Array): Buffer | null => {
  const end = sealed.length - tagLength;
  if (end < nonceLength) return null;
  return decryptWith(
    key,
    sealed.subarray(0, nonceLength),
    about,
    sealed.subarray(nonceLength, end),
    sealed.subarray(end),
  );
};
