import { isTrashOver } from '#shared/rules/trash.ts';
import type { Client } from '../workspace/index.ts';
import type { Backups } from './backups.ts';
import { forgetEntries } from './history-handlers.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly host: Host;
  readonly session: Session;
  readonly backups: Backups;
  readonly changed: () => void;
};

const overdue = (client: Client, now: string): readonly string[] =>
  client.journal.readOnly === null
    ? [...client.journal.entries.values()]
        .filter(({ removedAt }) => removedAt !== null && isTrashOver(removedAt, now))
        .map(({ id }) => id)
    : [];

/**
 * Forgets what has been in the trash of the user's own workspace for too long. Without a backup of before nothing is
 * forgotten: a clock that runs ahead must not cost anybody a word. Never rejects; what fails is tried at the next start.
 */
export const emptyTrash = async ({ host, session, backups, changed }: Parts): Promise<void> => {
  try {
    const now = host.clock().toISOString();
    const waiting = session
      .home()
      .clients()
      .some((client) => overdue(client, now).length > 0);
    if (!waiting) return;
    const made = await backups.alone(() => backups.makeOwn('before-forget'));
    if (!made.ok) return;
    await session.write(() => {
      for (const client of session.home().clients()) {
        const ids = overdue(client, now);
        if (ids.length > 0) forgetEntries(client, ids);
      }
      changed();
    });
  } catch {
    // The trash is as it was.
  }
};
