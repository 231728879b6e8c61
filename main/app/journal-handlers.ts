import { randomUUID } from 'node:crypto';
import type { Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { addEntry, type Client, removeEntry, restoreEntry, reviseEntry } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Draft } from '../workspace/revision.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** Entries of a journal. An answer that is `ok` means: appended and on the disk. */
export const journalHandlers = (host: Host, session: Session, changed: () => void) => {
  const now = (): string => host.clock().toISOString();

  const append = (client: Client, draft: Draft): Result<JournalEntry> => {
    const written = client.journal.append([draft]);
    if (!written.ok) return written;
    const [entry] = written.value;
    if (entry === undefined) throw new Error('An entry was written and is not there.');
    changed();
    return ok(entry);
  };

  const change = (
    clientId: string,
    entryId: string,
    work: (client: Client, entry: JournalEntry) => Result<JournalEntry>,
  ): Promise<Result<JournalEntry>> =>
    session.write(() => {
      const client = session.current().client(clientId);
      if (!client.ok) return client;
      const entry = client.value.journal.entries.get(entryId);
      return entry === undefined
        ? fail('not-found', 'This entry is not in the journal any more. Open the client again to see what is there.')
        : work(client.value, entry);
    });

  return {
    'journal.add': ({ clientId, ...halves }) =>
      session.write(() => {
        const client = session.current().client(clientId);
        return client.ok ? append(client.value, addEntry(randomUUID(), now(), halves)) : client;
      }),

    'journal.revise': ({ clientId, entryId, ...halves }) =>
      change(clientId, entryId, (client, entry) =>
        entry.removedAt === null
          ? append(client, reviseEntry(entryId, now(), halves))
          : fail(
              'conflict',
              'This entry was removed, so the change was not saved. Bring the entry back, then save again.',
            ),
      ),

    'journal.remove': ({ clientId, entryId }) =>
      change(clientId, entryId, (client, entry) =>
        entry.removedAt === null ? append(client, removeEntry(entryId, now())) : ok(entry),
      ),

    'journal.restore': ({ clientId, entryId }) =>
      change(clientId, entryId, (client, entry) =>
        entry.removedAt === null ? ok(entry) : append(client, restoreEntry(entryId, now())),
      ),
  } satisfies Partial<Handlers>;
};
