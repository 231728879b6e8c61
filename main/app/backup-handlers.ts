import { inspectBackup, verifyBackup } from '../backup/index.ts';
import { formFor } from '../workspace/form.ts';
import { fail, ok } from '../workspace/result.ts';
import type { BackupKeys } from './backup-keys.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Backups of the workspace that is shown: made, listed, looked into, verified, proven. */
export const backupHandlers = (session: Session, backups: Backups, keys: BackupKeys, changed: () => void) =>
  ({
    'backup.make': () => backups.make('asked'),

    'backup.list': async () => {
      const listed = await backups.list();
      changed();
      return ok(listed);
    },

    'backup.inspect': async ({ path }) => {
      const archive = await keys.of(path);
      if (!archive.ok) return archive;
      const { folder, access } = session.current();
      return inspectBackup(path, folder, { archive: archive.value, target: access });
    },

    'backup.open': keys.open,

    'backup.verify': async ({ path }) => {
      // Without its key the bytes of a backup can be checked all the same.
      const archive = await keys.of(path);
      const verified = await verifyBackup(path, formFor(archive.ok ? archive.value : null));
      if (!verified.ok) return verified;
      const { problems, known } = verified.value;
      return ok({ problems, known });
    },

    'backup.prove': async () =>
      session.isSample()
        ? fail('conflict', 'You are looking at the sample. Close it, then check your own backups.')
        : backups.prove(),
  }) satisfies Partial<Handlers>;
