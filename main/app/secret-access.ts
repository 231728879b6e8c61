/** The data key in the system's own store of secrets, for people who chose it. */
import { z } from 'zod';
import type { Access } from '../workspace/form.ts';
import type { LockFound } from '../workspace/protection.ts';
import type { Secrets } from './host.ts';

const kept = z.strictObject({ dataKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/), recovery: z.string() });

/** Another workspace has another name; so has the same one after a new passphrase was set with a new key. */
const nameIn = (found: LockFound): string | null =>
  found.state === 'locked' && found.keyring !== null ? found.keyring.id : null;

export const knowsAccess = (secrets: Secrets, found: LockFound): boolean => {
  const name = nameIn(found);
  return name !== null && secrets.has(name);
};

export const secretAccess = (secrets: Secrets | null, found: LockFound): Access | null => {
  const name = nameIn(found);
  const secret = name === null ? null : (secrets?.read(name) ?? null);
  if (secret === null) return null;
  try {
    const { dataKey, recovery } = kept.parse(JSON.parse(secret));
    return { dataKey: Buffer.from(dataKey, 'base64'), recovery };
  } catch {
    return null;
  }
};

export const keepAccess = (secrets: Secrets, found: LockFound, { dataKey, recovery }: Access): boolean => {
  const name = nameIn(found);
  if (name === null) return false;
  try {
    secrets.write(name, JSON.stringify({ dataKey: Buffer.from(dataKey).toString('base64'), recovery }));
    return true;
  } catch {
    return false;
  }
};

export const forgetAccess = (secrets: Secrets | null, found: LockFound): void => {
  const name = nameIn(found);
  if (name !== null) secrets?.remove(name);
};
