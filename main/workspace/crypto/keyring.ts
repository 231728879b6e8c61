/** `keyring.json`: the data key of a workspace, wrapped by the passphrase and by the recovery code. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readRecoveryCode, recoveryCodeOf } from '#shared/rules/recovery-code.ts';
import { open, seal } from './envelope.ts';
import { dataKeyLength, derive, formVersion, keyIdOf } from './keys.ts';
import { keyOfPassphrase, type ScryptCost, scryptCost } from './passphrase.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** Bounds, so that a file somebody else wrote cannot ask for all of the memory. */
const cost = z.strictObject({
  N: z.int().refine((n) => [14, 15, 16, 17, 18, 19, 20].some((log) => n === 2 ** log)),
  r: z.literal(8),
  p: z.int().min(1).max(4),
});

export const keyringSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Names the data key: 16 bytes, hexadecimal. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The data key, encrypted with scrypt(passphrase, salt). */
  passphrase: z.strictObject({ kdf: z.literal('scrypt'), cost, salt: base64, wrapped: base64 }),
  /** The data key, encrypted by the recovery code: salt and envelope. Every encrypted document carries it too. */
  recovery: base64,
});

export type Keyring = z.infer<typeof keyringSchema>;

const passphraseUse = (id: string): string => `${formVersion}/keyring/passphrase/${id}`;
const recoveryUse = `${formVersion}/keyring/recovery`;
const saltLength = 16;

const wrap = async (dataKey: Uint8Array, passphrase: string, asked: ScryptCost): Promise<Keyring['passphrase']> => {
  const salt = randomBytes(saltLength);
  const key = await keyOfPassphrase(passphrase, salt, asked);
  return {
    kdf: 'scrypt',
    cost: { N: asked.N, r: 8, p: asked.p },
    salt: salt.toString('base64'),
    wrapped: seal(key, passphraseUse(keyIdOf(dataKey)), dataKey).toString('base64'),
  };
};

/** The data key as the recovery code opens it: kept in the keyring and in every encrypted document. */
export const wrapForRecovery = (dataKey: Uint8Array, secret: Uint8Array): string => {
  const salt = randomBytes(saltLength);
  return Buffer.concat([salt, seal(derive(secret, 'recovery', salt), recoveryUse, dataKey)]).toString('base64');
};

const asDataKey = (opened: Buffer | null): Buffer | null => (opened?.length === dataKeyLength ? opened : null);

/** A recovery code nobody had before. */
export const newRecoveryCode = (): string => recoveryCodeOf(randomBytes(16));

/** The data key out of what `wrapForRecovery` made; null when the code is not the one of these files. */
export const openWithCode = (recovery: string, typed: string): Buffer | null => {
  const read = readRecoveryCode(typed);
  if ('wrong' in read) return null;
  const bytes = Buffer.from(recovery, 'base64');
  const key = derive(read.secret, 'recovery', bytes.subarray(0, saltLength));
  return asDataKey(open(key, recoveryUse, bytes.subarray(saltLength)));
};

/** The data key; null when the passphrase is another one. */
export const openWithPassphrase = async (keyring: Keyring, passphrase: string): Promise<Buffer | null> => {
  const { cost: asked, salt, wrapped } = keyring.passphrase;
  const key = await keyOfPassphrase(passphrase, Buffer.from(salt, 'base64'), asked);
  return asDataKey(open(key, passphraseUse(keyring.id), Buffer.from(wrapped, 'base64')));
};

/** A keyring for a data key. `recovery` is what `wrapForRecovery` made for it. */
export const keyringFor = async (
  dataKey: Uint8Array,
  recovery: string,
  passphrase: string,
  asked: ScryptCost = scryptCost,
): Promise<Keyring> => ({
  schemaVersion: 1,
  id: keyIdOf(dataKey),
  passphrase: await wrap(dataKey, passphrase, asked),
  recovery,
});
