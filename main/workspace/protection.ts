/** Whether a workspace is encrypted, and with what it opens. */
import { join } from 'node:path';
import { id as idSchema } from '#shared/model/index.ts';
import { type Keyring, keyringFor, keyringSchema, openWithCode, openWithPassphrase } from './crypto/keyring.ts';
import type { ScryptCost } from './crypto/passphrase.ts';
import { type Disk, nodeDisk, readIfPresent, syncFolder, writeNewFile } from './disk.ts';
import { type Access, accessId, encryptedForm, envelopeIn } from './form.ts';
import { sealedText, unsealed } from './sealed.ts';

export type LockFound =
  | { readonly state: 'open' }
  | {
      readonly state: 'locked';
      /** Null when the keyring is gone or cannot be read: then only the recovery code opens the files. */
      readonly keyring: Keyring | null;
      /** What the recovery code opens; null when no file that is left has it. */
      readonly recovery: string | null;
    };

export const lockedSentence =
  'This workspace is locked. Everything in it is as it was. Unlock it with your passphrase or with your recovery code.';

const keyringName = 'keyring.json';

const keyringOf = (bytes: Buffer | null): Keyring | 'unreadable' | null => {
  if (bytes === null) return null;
  const { value, altered } = unsealed(bytes);
  const read = keyringSchema.safeParse(value);
  return read.success && !altered ? read.data : 'unreadable';
};

const clientFolders = (disk: Disk, folder: string): readonly string[] => {
  try {
    return disk.readdirSync(join(folder, 'clients')).filter((name) => idSchema.safeParse(name).success);
  } catch {
    return [];
  }
};

/** The documents of a workspace, as places. */
const documents = function* (disk: Disk, folder: string): Generator<string> {
  yield 'workspace.json';
  for (const id of clientFolders(disk, folder)) {
    yield `clients/${id}/client.json`;
    yield `clients/${id}/draft.json`;
  }
};

const bytesOf = (disk: Disk, folder: string, place: string): Buffer | null => {
  try {
    return readIfPresent(disk, join(folder, place));
  } catch {
    return null;
  }
};

/** The files of a workspace that say whether it is locked, wherever they lie. */
export type LockFiles = {
  readonly keyring: Buffer | null;
  /** Documents with their places. */
  readonly documents: () => Iterable<readonly [place: string, bytes: Buffer | null]>;
};

const lockFiles = (disk: Disk, folder: string): LockFiles => ({
  keyring: readIfPresent(disk, join(folder, keyringName)),
  documents: function* () {
    for (const place of documents(disk, folder)) yield [place, bytesOf(disk, folder, place)] as const;
  },
});

/**
 * What the first encrypted document that reads says of the recovery code, else the first one that is damaged somewhere: it
 * is tried, and journals may be whole. Null when there is none.
 */
const recoveryIn = (files: LockFiles): string | null => {
  let damaged: string | null = null;
  for (const [, bytes] of files.documents()) {
    const found = envelopeIn(bytes);
    if (found !== null && !found.altered) return found.recovery;
    damaged ??= found?.recovery ?? null;
  }
  return damaged;
};

const hasPlain = (files: LockFiles): boolean =>
  [...files.documents()].some(([, bytes]) => unsealed(bytes).value !== undefined && envelopeIn(bytes) === null);

/** Whether a document of the workspace can be read by whoever comes. */
export const isPlain = (folder: string, disk: Disk = nodeDisk): boolean => hasPlain(lockFiles(disk, folder));

/** Whether a keyring is the one of these files: every document names the same recovery as it. One without them is. */
const belongs = (keyring: Keyring, files: LockFiles): boolean => {
  let others = false;
  for (const [, bytes] of files.documents()) {
    const found = envelopeIn(bytes);
    if (found?.recovery === keyring.recovery) return true;
    if (found !== null && !found.altered) others = true;
  }
  return !others;
};

export const lockAmong = (files: LockFiles): LockFound => {
  const read = keyringOf(files.keyring);
  // The keyring of another workspace would open everything as damaged, and write with its key.
  const keyring = read !== null && read !== 'unreadable' && !belongs(read, files) ? 'unreadable' : read;
  if (keyring !== null && keyring !== 'unreadable') return { state: 'locked', keyring, recovery: keyring.recovery };
  const recovery = recoveryIn(files);
  // Another program's file of this name beside documents that read makes no workspace encrypted.
  if (recovery === null && (keyring === null || hasPlain(files))) return { state: 'open' };
  return { state: 'locked', keyring: null, recovery };
};

/** Looks at the files of a workspace that nobody is just converting or restoring. Throws the disk's error. */
export const lookForLock = (folder: string, disk: Disk = nodeDisk): LockFound => lockAmong(lockFiles(disk, folder));

type Found = Extract<LockFound, { state: 'locked' }>;

/** Whether the key is the one of these files: the keyring names it, it came out of one of them, or one opens with it. */
export const opensAmong = (files: LockFiles, { keyring, recovery }: Found, access: Access): boolean => {
  if (keyring !== null) return keyring.id === accessId(access);
  if (recovery === access.recovery) return true;
  const form = encryptedForm(access.dataKey, access.recovery);
  for (const [place, bytes] of files.documents()) {
    if (bytes !== null && form.plainDocument(place, bytes) !== null) return true;
  }
  return false;
};

export const opensWith = (disk: Disk, folder: string, found: Found, access: Access): boolean =>
  opensAmong(lockFiles(disk, folder), found, access);

/** Null when the passphrase is another one. */
export const accessByPassphrase = async (keyring: Keyring, passphrase: string): Promise<Access | null> => {
  const dataKey = await openWithPassphrase(keyring, passphrase);
  return dataKey === null ? null : { dataKey, recovery: keyring.recovery };
};

/** Null when the code is another one. */
export const accessByCode = (recovery: string, code: string): Access | null => {
  const dataKey = openWithCode(recovery, code);
  return dataKey === null ? null : { dataKey, recovery };
};

/** Puts a keyring in the place of the one before, as a whole or not at all. Throws the disk's error. */
export const writeKeyring = (folder: string, keyring: Keyring, disk: Disk = nodeDisk): void => {
  const path = join(folder, keyringName);
  const passing = `${path}.tmp-new`;
  disk.rmSync(passing, { force: true });
  writeNewFile(disk, passing, Buffer.from(sealedText(keyring), 'utf8'));
  disk.renameSync(passing, path);
  syncFolder(disk, folder);
};

/** Wraps the key with another passphrase. No other file is written. Throws the disk's error. */
export const changePassphrase = async (
  folder: string,
  access: Access,
  passphrase: string,
  cost?: ScryptCost,
  disk: Disk = nodeDisk,
): Promise<void> => writeKeyring(folder, await keyringFor(access.dataKey, access.recovery, passphrase, cost), disk);

/**
 * Runs `work`, which puts files of a backup into the folder. When they have the same key, the keyring of now stays: the
 * passphrase of today opens them, not the one of the day of the backup.
 */
export const keepKeyring = async <T>(folder: string, work: () => Promise<T>, disk: Disk = nodeDisk): Promise<T> => {
  const before = lookForLock(folder, disk);
  const done = await work();
  const after = lookForLock(folder, disk);
  const keyring = before.state === 'locked' ? before.keyring : null;
  if (keyring !== null && after.state === 'locked' && after.keyring?.id === keyring.id) {
    writeKeyring(folder, keyring, disk);
  }
  return done;
};
