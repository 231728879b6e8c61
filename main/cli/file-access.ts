import type { Result } from '#shared/contract.ts';
import { type AgeKey, type ArchiveLock, lockOfArchive } from '../backup/index.ts';
import type { Access } from '../workspace/form.ts';
import { accessByCode, accessByPassphrase } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Given } from './command.ts';
import { secretFrom } from './secrets.ts';

const bothLost = 'If both are lost, nobody can read it.';

const opened = async ({ found }: ArchiveLock, by: 'passphrase' | 'code', secret: string): Promise<Access | null> => {
  if (found.state === 'open') return null;
  if (by === 'passphrase') return found.keyring === null ? null : accessByPassphrase(found.keyring, secret);
  return found.recovery === null ? null : accessByCode(found.recovery, secret);
};

/**
 * What opens the files of a backup of a locked workspace; null for plain ones, and, unless it `must` be opened, where no
 * descriptor was given. Of an archive that is itself encrypted the first secret is its own: what is in it stays closed.
 */
export const fileAccess = async (
  path: string,
  key: AgeKey | null,
  { option }: Given,
  must: boolean,
): Promise<Result<Access | null>> => {
  const lock = await lockOfArchive(path, key).catch(() => null);
  if (lock === null || lock.found.state === 'open') return ok(null);
  const { keyring } = lock.found;
  const by = option('code-fd') !== '' || keyring === null ? 'code' : 'passphrase';
  const name = `${by}-fd`;
  if (!must && (option(name) === '' || key !== null)) return ok(null);
  if (key !== null) {
    return fail(
      'locked',
      'This backup is encrypted, and the workspace in it is locked as well. Restore all of it into an empty folder, and unlock it there.',
    );
  }
  const question = by === 'code' ? 'Recovery code of that time: ' : 'Passphrase of that time: ';
  const read = await secretFrom(option(name), name, question);
  if ('why' in read) return fail('locked', `What is in this backup is encrypted. ${read.why}`);
  const access = await opened(lock, by, read.secret);
  if (access !== null && lock.opensWith(access)) return ok(access);
  return fail(
    'invalid',
    by === 'code'
      ? `This is not the recovery code of this backup. Nothing was changed. The passphrase of that time opens it too. ${bothLost}`
      : `This is not the passphrase this backup had. Nothing was changed. Its recovery code opens it too (--code-fd). ${bothLost}`,
  );
};
