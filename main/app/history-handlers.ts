import type { Result } from '#shared/contract.ts';
import type { Client } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly session: Session;
  readonly backups: Backups;
  readonly changed: () => void;
};

/** Drops the texts of entries in the trash, and what is left of writing them anew. */
export const forgetEntries = (client: Client, entryIds: readonly string[]): Result<null> => {
  const forgotten = client.journal.forget(entryIds);
  if (!forgotten.ok) return forgotten;
  for (const id of entryIds) {
    const dropped = client.drafts.keep(id, null);
    if (!dropped.ok) return dropped;
  }
  return ok(null);
};

/** Earlier versions of entries, entries that are to be forgotten, and entries that are still being written. */
export const historyHandlers = ({ session, backups, changed }: Parts) =>
  ({
    'journal.history': async ({ clientId, entryId }) => {
      const client = session.current().client(clientId);
      if (!client.ok) return client;
      const history = client.value.journal.history(entryId);
      if (!history.ok) return history;
      return ok(
        history.value.map(({ seq, op, writtenAt, facts, private: own, hash }) => ({
          seq,
          op,
          writtenAt,
          facts,
          private: own,
          hash,
        })),
      );
    },

    'journal.forget': async ({ clientId, entryIds }) => {
      const workspace = session.current();
      const client = workspace.client(clientId);
      if (!client.ok) return client;
      if (client.value.journal.readOnly !== null) return fail('read-only', client.value.journal.readOnly);
      const made = await backups.make('before-forget');
      if (!made.ok) {
        return fail(
          made.error.code,
          `Nothing was forgotten, because no backup could be made before it. ${made.error.message}`,
        );
      }
      return session.write(() => {
        // The window may have opened another workspace while the backup was made.
        const now = session.current().client(clientId);
        if (!now.ok) return now;
        const forgotten = forgetEntries(now.value, entryIds);
        if (forgotten.ok) changed();
        return forgotten;
      });
    },

    'draft.save': ({ clientId, slot, draft }) =>
      session.write(() => {
        const client = session.current().client(clientId);
        if (!client.ok) return client;
        const kept = client.value.drafts.keep(slot, draft);
        // The window knows what it is writing: only the next backup has to hear of it.
        if (kept.ok) backups.noteChange();
        return kept;
      }),
  }) satisfies Partial<Handlers>;
