import { inspectBackup, makeBackup, unseal, verifyBackup } from '../backup/index.ts';
import { formFor } from '../workspace/form.ts';
import { fail, ok } from '../workspace/result.ts';
import type { BackupKeys } from './backup-keys.ts';
import type { Backups } from './backups.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Backups of the workspace that is shown: made, listed, looked into, verified, proven. */
export const backupHandlers = (host: Host, session: Session, backups: Backups, keys: BackupKeys, changed: () => void) =>
  ({
    'backup.make': () => backups.make('asked'),

    'backup.make-encrypted': ({ passphrase, folder }) =>
      backups.alone(() =>
        makeBackup({
          workspaceDir: session.current().folder,
          toDir: folder ?? host.paths.exports,
          now: host.clock(),
          version: host.version,
          reason: 'asked',
          createFolder: folder === null,
          access: session.current().access,
          passphrase,
        }),
      ),

    'backup.list': async () => {
      const listed = await backups.list();
      changed();
      return ok(listed);
    },

    'backup.inspect': async ({ path, passphrase = null }) => {
      const key = await unseal(path, passphrase);
      if (!key.ok) return key;
      const archive = await keys.of(path, key.value);
      if (!archive.ok) return archive;
      const { folder, access } = session.current();
      return inspectBackup(path, folder, key.value, { archive: archive.value, target: access });
    },

    'backup.open': async ({ path, passphrase = null, secret }) => {
      const key = await unseal(path, passphrase);
      return key.ok ? keys.open(path, key.value, secret) : key;
    },

    'backup.verify': async ({ path, passphrase = null }) => {
      const key = await unseal(path, passphrase);
      if (!key.ok) return key;
      // Without the key of its files the bytes of a backup can be checked all the same.
      const archive = await keys.of(path, key.value);
      const verified = await verifyBackup(path, key.value, formFor(archive.ok ? archive.value : null));
      if (!verified.ok) return verified;
      const { problems, known } = verified.value;
      return ok({ problems, known });
    },

    'backup.prove': async () =>
      session.isSample()
        ? fail('conflict', 'You are looking at the sample. Close it, then check your own backups.')
        : backups.prove(),
  }) satisfies Partial<Handlers>;
