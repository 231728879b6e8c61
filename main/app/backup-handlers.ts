import { inspectBackup, verifyBackup } from '../backup/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Backups of the workspace that is shown: made, listed, looked into, verified, proven. */
export const backupHandlers = (session: Session, backups: Backups, changed: () => void) =>
  ({
    'backup.make': () => backups.make('asked'),

    'backup.list': async () => {
      const listed = await backups.list();
      changed();
      return ok(listed);
    },

    'backup.inspect': ({ path }) => inspectBackup(path, session.current().folder),

    'backup.verify': async ({ path }) => {
      const verified = await verifyBackup(path);
      if (!verified.ok) return verified;
      const { problems, known } = verified.value;
      return ok({ problems, known });
    },

    'backup.prove': async () =>
      session.isSample()
        ? fail('conflict', 'You are looking at the sample. Close it, then check your own backups.')
        : backups.prove(),
  }) satisfies Partial<Handlers>;
