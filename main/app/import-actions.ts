import { randomUUID } from 'node:crypto';
import type { ImportRedone, ImportUndone, Result } from '#shared/contract.ts';
import type { ClientDocument } from '#shared/model/index.ts';
import { carryOver, changedSince } from '#shared/rules/carry-over.ts';
import { type Client, removeEntry, restoreEntry } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Draft } from '../workspace/revision.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** An import that can be taken back, or was and can be done again. `before` and `after` are the records around the last of it. */
type Action = {
  readonly clientId: string;
  readonly state: 'done' | 'undone';
  /** The entries the last of it brought or took. */
  readonly entryIds: readonly string[];
  readonly before: ClientDocument;
  readonly after: ClientDocument;
};

const actionsKept = 20;
/** Entries written at once; other work gets its turn in between. */
const batch = 500;

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The imports of this run of the app: taken back as a whole, and done again. `now` answers an instant in UTC. */
export const importActions = (session: Session, now: () => string, changed: () => void) => {
  const actions = new Map<string, Action>();

  /** Appends in pieces; on a failure what was written before it is taken back again. */
  const append = async (client: Client, drafts: readonly Draft[]): Promise<Result<null>> => {
    const written: Draft[] = [];
    for (let at = 0; at < drafts.length; at += batch) {
      const piece = drafts.slice(at, at + batch);
      const done = client.journal.append(piece);
      if (!done.ok) {
        const opposite = { add: removeEntry, restore: removeEntry, remove: restoreEntry, revise: null };
        const back = written.flatMap(({ op, entry }) => opposite[op]?.(entry, now()) ?? []);
        if (back.length > 0) client.journal.append(back);
        return done;
      }
      written.push(...piece);
      await breath();
    }
    return ok(null);
  };

  /** Keeps what an import did; the oldest of many are let go. Returns the name it goes by. */
  const keep = (done: Omit<Action, 'state'>): string => {
    const actionId = randomUUID();
    actions.set(actionId, { ...done, state: 'done' });
    for (const oldest of actions.keys()) {
      if (actions.size <= actionsKept) break;
      actions.delete(oldest);
    }
    return actionId;
  };

  /** The client of an action, when it can be written to. */
  const writable = (action: Action): Result<Client> => {
    const found = session.current().client(action.clientId);
    if (!found.ok) return found;
    const readOnly = found.value.readOnly ?? found.value.journal.readOnly;
    return readOnly === null ? found : fail('read-only', readOnly);
  };

  /** Turns the records back by what the last of an action did to them, with these changes of entries: all of it or nothing. */
  const turn = async (
    client: Client,
    action: Action,
    entries: readonly Draft[],
  ): Promise<Result<Pick<Action, 'before' | 'after'>>> => {
    const before = client.document();
    const after = action.before === action.after ? before : carryOver(action.after, action.before, before);
    if (after !== before) {
      const saved = client.save(after, client.version());
      if (!saved.ok) return saved;
    }
    const appended = await append(client, entries);
    if (appended.ok) return ok({ before, after });
    if (after !== before) client.save(before, client.version());
    return appended;
  };

  const undo = async (actionId: string, action: Action): Promise<Result<ImportUndone>> => {
    const found = writable(action);
    if (!found.ok) return found;
    const client = found.value;
    const entryIds = action.entryIds.filter((entryId) => client.journal.entries.get(entryId)?.removedAt === null);
    const kept = changedSince(action.before, action.after, client.document());
    const at = now();
    const turned = await turn(
      client,
      action,
      entryIds.map((entryId) => removeEntry(entryId, at)),
    );
    if (!turned.ok) return turned;
    actions.set(actionId, { ...action, ...turned.value, state: 'undone', entryIds });
    changed();
    const invoices = action.after.invoices.length - action.before.invoices.length - kept;
    return ok({ entries: entryIds.length, invoices: Math.max(0, invoices), kept });
  };

  const redo = async (actionId: string, action: Action): Promise<Result<ImportRedone>> => {
    const found = writable(action);
    if (!found.ok) return found;
    const client = found.value;
    const there = action.entryIds.flatMap((entryId) => client.journal.entries.get(entryId) ?? []);
    const entryIds = there.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id);
    const at = now();
    const turned = await turn(
      client,
      action,
      entryIds.map((entryId) => restoreEntry(entryId, at)),
    );
    if (!turned.ok) return turned;
    actions.set(actionId, { ...action, ...turned.value, state: 'done', entryIds });
    changed();
    return ok({
      entries: entryIds.length,
      invoices: turned.value.after.invoices.length - turned.value.before.invoices.length,
      forgotten: action.entryIds.length - there.length,
    });
  };

  const handlers = {
    'import.undo': ({ actionId }) =>
      session.write(async () => {
        const action = actions.get(actionId);
        return action?.state === 'done'
          ? undo(actionId, action)
          : fail(
              'not-found',
              'This import can no longer be taken back in one step. Its entries are normal entries now and can be returned one by one.',
            );
      }),

    'import.redo': ({ actionId }) =>
      session.write(async () => {
        const action = actions.get(actionId);
        return action?.state === 'undone'
          ? redo(actionId, action)
          : fail(
              'not-found',
              'This import can no longer be done again in one step. Its entries are in the trash, and the file can be imported once more.',
            );
      }),
  } satisfies Partial<Handlers>;

  return { append, keep, handlers };
};
