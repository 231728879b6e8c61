/** The data key of a workspace and the keys derived from it, one for each use (HKDF-SHA-256, RFC 5869). */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Part of everything that is derived or authenticated: another form of the files is another version. */
export const formVersion = 'good-terms/1';

export const dataKeyLength = 32;

/** HKDF-SHA-256 as RFC 5869 has it; `length` in bytes. */
export const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string | Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

export const deriveBytes = (secret: Uint8Array, use: string, salt: Uint8Array = new Uint8Array()): Buffer =>
  hkdf(secret, salt, `${formVersion}/${use}`, 32);

export const derive = (secret: Uint8Array, use: string, salt?: Uint8Array): KeyObject => {
  const bytes = deriveBytes(secret, use, salt);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};

/** Names the data key without telling anything of it. */
export const keyIdOf = (dataKey: Uint8Array): string => deriveBytes(dataKey, 'id').toString('hex', 0, 16);

const ivLength = 16;

/**
 * Digests of attached files as file names: the digest itself would tell whoever has a file too that it is kept here.
 * The same digest always has the same name, and the name tells the digest to whoever has the key: a synthetic
 * initialisation vector as in RFC 5297, with HMAC-SHA-256 and AES-256 in counter mode.
 */
export const namesFor = (dataKey: Uint8Array) => {
  const macKey = derive(dataKey, 'file-names/mac');
  const cipherKey = derive(dataKey, 'file-names/cipher');
  const ivOf = (digest: Uint8Array): Buffer =>
    createHmac('sha256', macKey).update(digest).digest().subarray(0, ivLength);
  return {
    /** 96 hexadecimal digits for a digest of 64. */
    nameOf: (sha256: string): string => {
      const digest = Buffer.from(sha256, 'hex');
      const iv = ivOf(digest);
      return Buffer.concat([iv, createCipheriv('aes-256-ctr', cipherKey, iv).update(digest)]).toString('hex');
    },
    /** Null for a name that was not made with this key. */
    digestOf: (name: string): string | null => {
      if (!/^[0-9a-f]{96}$/.test(name)) return null;
      const bytes = Buffer.from(name, 'hex');
      const iv = bytes.subarray(0, ivLength);
      const digest = createDecipheriv('aes-256-ctr', cipherKey, iv).update(bytes.subarray(ivLength));
      return ivOf(digest).equals(iv) ? digest.toString('hex') : null;
    },
  };
};
