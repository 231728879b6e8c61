import type { Result } from '#shared/contract.ts';
import type { JournalEntry, Revision } from '#shared/model/index.ts';
import { listBackups } from '../backup/index.ts';
import type { Client } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Wording = Pick<Revision, 'facts' | 'private'>;

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

/** Entries whose earlier wordings are looked up as well; of more at once only the newest wordings are. */
const withVersions = 20;

const wordingsOf = (journal: Client['journal'], entries: readonly JournalEntry[]): readonly Wording[] => [
  ...entries,
  ...entries.slice(0, withVersions).flatMap(({ id }) => {
    const history = journal.history(id);
    return history.ok ? history.value : [];
  }),
];

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

    'journal.traces': async ({ clientId, entryIds }) => {
      const { client: clientOf, setAside } = session.current();
      const client = clientOf(clientId);
      if (!client.ok) return client;
      const { journal } = client.value;
      const entries = entryIds.flatMap((entryId) => journal.entries.get(entryId) ?? []);
      const [first] = entries.map(({ writtenAt }) => writtenAt).sort();
      const backedUp = await listBackups(backups.folder());
      return ok({
        copies: setAside.list().length === 0 ? [] : setAside.holding(clientId, entryIds, wordingsOf(journal, entries)),
        // A damaged archive may not say when it was made.
        backups: backedUp
          .filter(({ madeAt }) => first !== undefined && (madeAt >= first || Date.parse(madeAt) === 0))
          .map(({ path, madeAt }) => ({ path, madeAt })),
      });
    },

    'copies.list': async () => ok(session.current().setAside.list()),

    'copies.remove': ({ paths }) =>
      session.write(() => {
        const { readOnly, setAside } = session.current();
        if (readOnly !== null) return fail('read-only', readOnly);
        const removed = setAside.remove(paths);
        changed();
        return removed;
      }),

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
