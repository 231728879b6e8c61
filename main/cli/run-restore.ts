import { mkdir } from 'node:fs/promises';
import type { BackupSummary, Result } from '#shared/contract.ts';
import {
  type AgeKey,
  type Forms,
  finishRestore,
  fromNewer,
  isWorkspace,
  lockOfArchive,
  makeBackup,
  type RestoreBackup,
  restoreBackup,
  verifyBackup,
} from '../backup/index.ts';
import { nodeDisk } from '../workspace/disk.ts';
import { formFor } from '../workspace/form.ts';
import { takeLock } from '../workspace/lock.ts';
import { keepKeyring, type LockFound, lookForLock } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { fileAccess } from './file-access.ts';
import { version } from './headless-host.ts';
import { keyFor } from './unsealing.ts';
import { countsOf, placeNamed } from './words.ts';

const backupFirst = async (dir: string): Promise<Result<BackupSummary | null>> => {
  const interrupted = await finishRestore(dir);
  if (!interrupted.ok) return interrupted;
  if (!(await isWorkspace(dir))) return { ok: true, value: null };
  return makeBackup({
    workspaceDir: dir,
    toDir: `${dir}-backups`,
    now: new Date(),
    version,
    reason: 'before-restore',
    createFolder: true,
  });
};

type Wish = Pick<RestoreBackup, 'key' | 'only' | 'partial' | 'forms'>;

const lockIn = (dir: string): LockFound => {
  try {
    return lookForLock(dir);
  } catch {
    return { state: 'open' };
  }
};

const refusedSentence = (dir: string): string =>
  `The workspace in ${dir} is locked, and this backup is not locked with the same key. Nothing was changed. Restore into an empty folder, or open the workspace in Good Terms and restore there: it asks for what it needs.`;

/**
 * What the files of the backup are opened with, and how they are written. All of a backup is put in place as it is; a part
 * of one has to be read. A locked workspace is never mixed with files of another key, nor replaced by readable ones.
 */
const formsFor = async (
  path: string,
  key: AgeKey | null,
  given: Given,
  dir: string,
  partly: boolean,
): Promise<Result<Forms | null>> => {
  const { found } = await lockOfArchive(path, key).catch(() => ({ found: { state: 'open' } as const }));
  const here = lockIn(dir);
  const sameKey =
    found.state === 'locked' &&
    here.state === 'locked' &&
    found.keyring !== null &&
    found.keyring.id === here.keyring?.id;
  if (here.state === 'locked' && !sameKey && (partly || found.state === 'open')) {
    return fail('conflict', refusedSentence(dir));
  }
  if (!partly) return ok(null);
  const access = await fileAccess(path, key, given, true);
  return access.ok ? ok({ archive: access.value, target: sameKey ? access.value : null }) : access;
};

const restore = async (path: string, dir: string, wish: Wish): Promise<Outcome> => {
  const before = await backupFirst(dir);
  if (!before.ok) return failed(before.error);
  const restored = await keepKeyring(dir, () => restoreBackup({ path, toDir: dir, before: before.value, ...wish }));
  if (!restored.ok) return failed(restored.error, { before: before.value });
  return done({ ...restored.value, path: dir }, [
    `Restored into ${dir}: ${countsOf(restored.value)}.`,
    ...(lockIn(dir).state === 'locked' ? ['It is locked: its passphrase or its recovery code opens it.'] : []),
    ...(before.value === null ? [] : [`What was there before is kept in ${before.value.path}`]),
    ...(restored.value.lost ?? []).map((lost) => `Not restored: ${lost}`),
    ...restored.value.problems.map((problem) => `Already so when the backup was made: ${problem}`),
  ]);
};

/** Restores a backup under the lock of the folder, after backing up what stands there. */
export const runRestore = async (given: Given): Promise<Outcome> => {
  const { place, option, on } = given;
  const path = placeNamed(place);
  const dir = placeNamed(option('to'));
  // Looked at before anything is made: a file that is no backup leaves no trace.
  const key = await keyFor(path, given);
  if (!key.ok) return failed(key.error);
  const partial = on('partial');
  const forms = await formsFor(path, key.value, given, dir, partial || option('client') !== '');
  if (!forms.ok) return failed(forms.error);
  const verified = await verifyBackup(path, key.value, formFor(forms.value?.archive));
  if (!verified.ok) return failed(verified.error);
  const { problems, contents } = verified.value;
  if (contents.newer) return failed({ code: 'read-only', message: fromNewer });
  if (problems.length > 0 && !partial) {
    const message =
      'This backup cannot be restored completely, so nothing was changed. Choose another backup, or take what verifies with --partial.';
    return failed({ code: 'unreadable', message }, { problems }, problems);
  }
  const wanted = option('client').trim().toLowerCase();
  const client = contents.clients.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (wanted !== '' && client === undefined) {
    const names = contents.clients.map(({ name }) => name).join(', ');
    const message = `There is no client "${option('client')}" in this backup. There are: ${names}. Nothing was changed.`;
    return failed({ code: 'not-found', message, field: 'client' });
  }
  const wish: Wish = {
    key: key.value,
    partial,
    ...(forms.value === null ? {} : { forms: forms.value }),
    ...(client === undefined ? {} : { only: { clientId: client.id, missing: 'refuse' } }),
  };
  const made = await mkdir(dir, { recursive: true, mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (!made) return failed({ code: 'storage', message: `The folder ${dir} cannot be made. Nothing was changed.` });
  const lock = await takeLock(dir, nodeDisk);
  if (!lock.ok) return failed(lock.error);
  try {
    switch (lock.value.refused) {
      case 'denied':
        return failed({ code: 'read-only', message: `${dir} cannot be written to. Nothing was changed.` });
      case 'full':
        return failed({
          code: 'storage',
          message: `The disk of ${dir} is full. Nothing was changed. Make room first.`,
        });
      case null:
        return await restore(path, dir, wish);
    }
  } finally {
    await lock.value.release();
  }
};
