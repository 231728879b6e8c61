import { randomUUID } from 'node:crypto';
import type { Input, Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { addEntry, type Client, removeEntry, restoreEntry, reviseEntry } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Draft } from '../workspace/revision.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Change = Input<'journal.change'>['changes'][number];

const gone = fail(
  'not-found',
  'This entry is not in the journal any more. Open the client again to see what is there.',
);
const removed = fail(
  'conflict',
  'This entry was removed, so the change was not saved. Bring the entry back, then save again.',
);

/** What a change writes; null when the entry already is as it asks for. */
const draftOf = (change: Change, entry: JournalEntry, now: string): Result<Draft | null> => {
  switch (change.op) {
    case 'revise':
      return entry.removedAt === null
        ? ok(reviseEntry(entry.id, now, { facts: change.facts, private: change.private }))
        : removed;
    case 'remove':
      return ok(entry.removedAt === null ? removeEntry(entry.id, now) : null);
    case 'restore':
      return ok(entry.removedAt === null ? null : restoreEntry(entry.id, now));
  }
};

/** Entries of a journal. An answer that is `ok` means: appended and on the disk. */
export const journalHandlers = (host: Host, session: Session, changed: () => void) => {
  const now = (): string => host.clock().toISOString();

  const append = (client: Client, drafts: readonly Draft[]): Result<readonly JournalEntry[]> => {
    if (drafts.length === 0) return ok([]);
    const written = client.journal.append(drafts);
    if (written.ok) changed();
    return written;
  };

  const changeAll = (clientId: string, changes: readonly Change[]): Promise<Result<readonly JournalEntry[]>> =>
    session.write(() => {
      const client = session.current().client(clientId);
      if (!client.ok) return client;
      const { entries } = client.value.journal;
      const drafts: Draft[] = [];
      for (const change of changes) {
        const entry = entries.get(change.entryId);
        if (entry === undefined) return gone;
        const draft = draftOf(change, entry, now());
        if (!draft.ok) return draft;
        if (draft.value !== null) drafts.push(draft.value);
      }
      const written = append(client.value, drafts);
      if (!written.ok) return written;
      return ok(changes.flatMap(({ entryId }) => entries.get(entryId) ?? []));
    });

  const first = (result: Result<readonly JournalEntry[]>): Result<JournalEntry> => {
    if (!result.ok) return result;
    const [entry] = result.value;
    if (entry === undefined) throw new Error('An entry was written and is not there.');
    return ok(entry);
  };
  const change = async (clientId: string, one: Change): Promise<Result<JournalEntry>> =>
    first(await changeAll(clientId, [one]));

  return {
    'journal.add': ({ clientId, ...halves }) =>
      session.write(() => {
        const client = session.current().client(clientId);
        return client.ok ? first(append(client.value, [addEntry(randomUUID(), now(), halves)])) : client;
      }),

    'journal.revise': ({ clientId, ...entry }) => change(clientId, { op: 'revise', ...entry }),
    'journal.remove': ({ clientId, entryId }) => change(clientId, { op: 'remove', entryId }),
    'journal.restore': ({ clientId, entryId }) => change(clientId, { op: 'restore', entryId }),
    'journal.change': ({ clientId, changes }) => changeAll(clientId, changes),
  } satisfies Partial<Handlers>;
};
