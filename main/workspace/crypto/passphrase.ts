import { createSecretKey, type KeyObject, scrypt } from 'node:crypto';

/** How much work it is to try one passphrase. Kept beside every wrapped key, so that later versions can ask for more. */
export type ScryptCost = { readonly N: number; readonly r: number; readonly p: number };

/**
 * 128 MiB and about a third of a second for each try: the first choice of the OWASP Password Storage Cheat Sheet for
 * scrypt (N = 2^17, r = 8, p = 1).
 */
export const scryptCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

/**
 * One text for what a person means by a passphrase, whatever keyboard or system they type it on: every kind of space is
 * one, and signs are composed (the OpaqueString profile of RFC 8265).
 */
const prepared = (passphrase: string): string => passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC');

/** scrypt (RFC 7914), outside of this thread. */
export const keyOfPassphrase = (passphrase: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<KeyObject> =>
  new Promise((resolve, reject) => {
    // The work needs 128·N·r bytes; Node refuses more than `maxmem`.
    scrypt(prepared(passphrase), salt, 32, { N, r, p, maxmem: 128 * N * r + 16 * 1024 ** 2 }, (error, derived) => {
      if (error !== null) return reject(error);
      const key = createSecretKey(derived);
      derived.fill(0);
      return resolve(key);
    });
  });
