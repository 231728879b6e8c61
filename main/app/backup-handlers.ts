import { inspectBackup, makeBackup, unseal, verifyBackup } from '../backup/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Backups of the workspace that is shown: made, listed, looked into, verified, proven. */
export const backupHandlers = (host: Host, session: Session, backups: Backups, changed: () => void) =>
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
      return key.ok ? inspectBackup(path, session.current().folder, key.value) : key;
    },

    'backup.verify': async ({ path, passphrase = null }) => {
      const key = await unseal(path, passphrase);
      if (!key.ok) return key;
      const verified = await verifyBackup(path, key.value);
      if (!verified.ok) return verified;
      const { problems, known } = verified.value;
      return ok({ problems, known });
    },

    'backup.prove': async () =>
      session.isSample()
        ? fail('conflict', 'You are looking at the sample. Close it, then check your own backups.')
        : backups.prove(),
  }) satisfies Partial<Handlers>;
