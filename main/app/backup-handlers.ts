import type { Restored, Result } from '#shared/contract.ts';
import { inspectBackup, isWorkspace, restoreBackup, verifyBackup } from '../backup/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Backups of the workspace that is shown; restoring always means the user's own. */
export const backupHandlers = (session: Session, backups: Backups, changed: () => void) => {
  const restore = async (path: string): Promise<Result<Restored>> => {
    const toDir = session.home().folder;
    const before = (await isWorkspace(toDir)) ? await backups.makeOwn('before-restore') : ok(null);
    if (!before.ok) {
      return fail(
        before.error.code,
        `Nothing was restored, because what is here now could not be backed up first. ${before.error.message}`,
      );
    }
    const restored = await session.replaceHome(() => restoreBackup({ path, toDir, before: before.value }));
    if (restored.ok) backups.noteChange();
    return restored;
  };

  return {
    'backup.make': () => backups.make('asked'),

    'backup.list': async () => {
      const listed = await backups.list();
      changed();
      return ok(listed);
    },

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

    'backup.inspect': ({ path }) => inspectBackup(path, session.current().folder),

    'backup.restore': async ({ path }) => {
      if (session.isSample()) {
        return fail(
          'conflict',
          'You are looking at the sample, so nothing was restored. Close the sample, then restore into your own workspace.',
        );
      }
      const { readOnly } = session.home();
      if (readOnly !== null) return fail('read-only', readOnly);
      const restored = await session.write(() => backups.alone(() => restore(path)));
      await backups.refresh();
      changed();
      return restored;
    },
  } satisfies Partial<Handlers>;
};
