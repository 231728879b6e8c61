import type { Input, Result } from '#shared/contract.ts';
import { type AgeKey, lockOfArchive } from '../backup/index.ts';
import type { Access } from '../workspace/form.ts';
import type { LockFound } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import { createWaysIn } from './ways-in.ts';

/** What opens backups: the key of the workspace, or the passphrase or code a backup had in its time. */
export type BackupKeys = {
  /** `sealed` opens an archive that is itself encrypted. Null for plain files. Error `locked` when its passphrase or code is needed first. */
  readonly of: (path: string, sealed: AgeKey | null) => Promise<Result<Access | null>>;
  /** Opens a backup until the app is put away. */
  readonly open: (path: string, sealed: AgeKey | null, secret: Input<'backup.open'>['secret']) => Promise<Result<null>>;
  /** Takes a key that opened the workspace before, for taking a restore back. */
  readonly hold: (access: Access) => void;
  /** Forgets every key that was typed in for a backup, or held. */
  readonly forget: () => void;
};

const gone = fail('unreadable', 'This backup is not there or cannot be read. Nothing was changed. Choose another one.');

const lockedSentence = (found: LockFound): string =>
  found.state === 'locked' && found.keyring === null
    ? found.recovery === null
      ? 'This backup is encrypted, and what its passphrase or its recovery code would open is damaged. Nobody can read it. Nothing was changed. Choose another backup.'
      : 'This backup is encrypted, and its file with the key (keyring.json) is damaged. The recovery code of that time opens it.'
    : 'This backup is locked with a passphrase your workspace does not have now. The passphrase of that time opens it, or the recovery code. If both are lost, nobody can read it.';

/** `own` is what opens the workspace that is open now. */
export const createBackupKeys = (clock: () => Date, own: () => Access | null): BackupKeys => {
  const typed: Access[] = [];
  let found: LockFound = { state: 'open' };
  const ways = createWaysIn(clock, () => found, 'backup');

  return {
    of: async (path, sealed) => {
      const lock = await lockOfArchive(path, sealed).catch(() => null);
      if (lock === null) return gone;
      if (lock.found.state === 'open') return ok(null);
      const access = [own(), ...typed].find((one) => one !== null && lock.opensWith(one));
      return access == null ? fail('locked', lockedSentence(lock.found)) : ok(access);
    },
    open: async (path, sealed, secret) => {
      const lock = await lockOfArchive(path, sealed).catch(() => null);
      if (lock === null) return gone;
      if (lock.found.state === 'open') return ok(null);
      found = lock.found;
      const opened = await (secret.by === 'code' ? ways.byCode(secret.code) : ways.byPassphrase(secret.passphrase));
      if (!opened.ok) return opened;
      typed.push(opened.value);
      return ok(null);
    },
    hold: (access) => void typed.push(access),
    forget: () => {
      for (const { dataKey } of typed.splice(0)) dataKey.fill(0);
    },
  };
};
