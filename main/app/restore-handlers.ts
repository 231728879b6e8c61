import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { HeldEntry, Restored, Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import {
  type AgeKey,
  heldAttachment,
  heldEntries,
  isWorkspace,
  type RestoreBackup,
  restoreBackup,
  unseal,
} from '../backup/index.ts';
import { type Access, type Form, formFor } from '../workspace/form.ts';
import { addEntry, type Client, removeEntry, restoreEntry, reviseEntry } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { BackupKeys } from './backup-keys.ts';
import type { Backups } from './backups.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

/** A restore that can be taken back. */
type Action =
  | {
      readonly what: 'files';
      readonly path: string;
      readonly clientId: string | null;
      /** What opened the workspace then. */
      readonly access: Access | null;
    }
  | {
      readonly what: 'entry';
      readonly clientId: string;
      readonly entryId: string;
      readonly before: JournalEntry | null;
    };

type Asked = Pick<RestoreBackup, 'path' | 'key' | 'only' | 'partial'> & {
  /** What opens the files of the backup. */
  readonly archive: Access | null;
  /** Puts the files back as they were, whatever opens them: taking back a restore of everything. */
  readonly asItIs: boolean;
};

const copyOf = (access: Access | null): Access | null =>
  access === null ? null : { ...access, dataKey: Buffer.from(access.dataKey) };

const actionsKept = 20;
const wordsShown = 120;

/** What a list of entries says of one; the private half stays out. */
const wordsOf = ({ facts }: JournalEntry): string => {
  const words = (facts.title === '' ? facts.text : facts.title).replace(/\s+/g, ' ').trim();
  return words.length > wordsShown ? `${words.slice(0, wordsShown - 1)}…` : words;
};

const stateOf = (held: JournalEntry, here: JournalEntry | undefined): HeldEntry['state'] => {
  if (here === undefined) return 'missing';
  if (here.removedAt !== null && held.removedAt === null) return 'in-trash';
  return isDeepStrictEqual([held.facts, held.private], [here.facts, here.private]) ? 'same' : 'different';
};

const closed = fail(
  'conflict',
  'You are looking at the sample, so nothing was restored. Close the sample, then restore into your own workspace.',
);

/** Restoring always means the user's own workspace: all of it, one client, or one entry. */
export const restoreHandlers = (
  host: Host,
  session: Session,
  backups: Backups,
  keys: BackupKeys,
  changed: () => void,
) => {
  const actions = new Map<string, Action>();
  const now = (): string => host.clock().toISOString();

  const keep = (action: Action): string => {
    const actionId = randomUUID();
    actions.set(actionId, action);
    for (const oldest of actions.keys()) {
      if (actions.size <= actionsKept) break;
      actions.delete(oldest);
    }
    return actionId;
  };

  const restore = async ({ archive, asItIs, ...asked }: Asked): Promise<Result<Restored>> => {
    const { folder: toDir, access } = session.home();
    const before = (await isWorkspace(toDir)) ? await backups.makeOwn('before-restore') : ok(null);
    if (!before.ok) {
      return fail(
        before.error.code,
        `Nothing was restored, because what is here now could not be backed up first. ${before.error.message}`,
      );
    }
    // A workspace without a passphrase takes all of an encrypted backup as it is, with its passphrase. Everything else is
    // written as the workspace is now.
    const whole = asked.only === undefined && asked.partial !== true;
    const isTaken = asItIs || (whole && access === null);
    const forms = isTaken ? {} : { forms: { archive, target: access } };
    const restored = await session.replaceHome(
      () => restoreBackup({ ...asked, ...forms, toDir, before: before.value }),
      // A copy: what was typed in for a backup is wiped when the app is put away, which may be to change the lock itself.
      ({ ok: done }) => (done && isTaken && archive !== access ? copyOf(archive) : access),
    );
    if (!restored.ok) return restored;
    if (isTaken && access !== null && session.home().access !== access) keys.hold(access);
    backups.noteChange();
    if (before.value === null) return restored;
    const clientId = asked.only?.clientId ?? null;
    return ok({ ...restored.value, actionId: keep({ what: 'files', path: before.value.path, clientId, access }) });
  };

  const run = async (asked: Asked): Promise<Result<Restored>> => {
    if (session.isSample()) return closed;
    const { readOnly } = session.home();
    if (readOnly !== null) return fail('read-only', readOnly);
    const restored = await session.write(async () => {
      const done = await backups.alone(() => restore(asked));
      // Once this is over the app may be put away: what is there now may need another key.
      await backups.refresh();
      return done;
    });
    changed();
    return restored;
  };

  const open = (clientId: string): Result<Client> => {
    if (session.isSample()) return closed;
    const client = session.home().client(clientId);
    if (!client.ok) {
      return fail(
        'not-found',
        'This client is not in your workspace now. Restore the client first. Nothing was changed.',
      );
    }
    const readOnly = client.value.readOnly ?? client.value.journal.readOnly;
    return readOnly === null ? client : fail('read-only', readOnly);
  };

  /** Brings the attachments an entry needs and the workspace lacks. */
  const bring = async (
    path: string,
    key: AgeKey | null,
    form: Form,
    { facts }: JournalEntry,
  ): Promise<Result<null>> => {
    const { files } = session.home();
    for (const { sha256, name } of facts.attachments) {
      if ((await files.start(sha256, 1)) !== null) continue;
      const added = await files.add(name, heldAttachment(path, sha256, key, form)).catch(() => null);
      if (added?.ok === true && added.value.sha256 === sha256) continue;
      return fail(
        'unreadable',
        `${name} is damaged or missing in this backup, so the entry was not restored. Nothing was changed.`,
      );
    }
    return ok(null);
  };

  const entryAs = (client: Client, entryId: string, wanted: JournalEntry | null): Result<unknown> => {
    const here = client.journal.entries.get(entryId);
    if (wanted === null) return here === undefined ? ok(null) : client.journal.append([removeEntry(entryId, now())]);
    const halves = { facts: wanted.facts, private: wanted.private };
    if (here === undefined) return client.journal.append([addEntry(entryId, now(), halves)]);
    const back = here.removedAt === null ? [] : [restoreEntry(entryId, now())];
    const gone = wanted.removedAt === null ? [] : [removeEntry(entryId, now())];
    return client.journal.append([...back, reviseEntry(entryId, now(), halves), ...gone]);
  };

  const restoreOne = async (
    path: string,
    key: AgeKey | null,
    clientId: string,
    entryId: string,
  ): Promise<Result<{ readonly actionId: string }>> => {
    const client = open(clientId);
    if (!client.ok) return client;
    const archive = await keys.of(path, key);
    if (!archive.ok) return archive;
    const form = formFor(archive.value);
    const held = await heldEntries(path, clientId, key, form);
    if (!held.ok) return held;
    const entry = held.value.get(entryId);
    if (entry === undefined) return fail('not-found', 'This entry is not in that backup. Nothing was changed.');
    const brought = await bring(path, key, form, entry);
    if (!brought.ok) return brought;
    const kept = await backups.ensure('before-restore');
    if (!kept.ok) {
      return fail(
        kept.error.code,
        `Nothing was restored, because what is here now could not be backed up first. ${kept.error.message}`,
      );
    }
    return session.write(() => {
      const before = client.value.journal.entries.get(entryId) ?? null;
      // The lines of an entry that was forgotten are closed; its words come back as an entry of their own.
      const forgotten = before === null && client.value.journal.history(entryId).ok;
      const id = forgotten ? randomUUID() : entryId;
      const done = entryAs(client.value, id, { ...entry, removedAt: null });
      if (!done.ok) return done;
      changed();
      backups.noteChange();
      return ok({ actionId: keep({ what: 'entry', clientId, entryId: id, before }) });
    });
  };

  return {
    'backup.restore': async ({ path, passphrase = null, clientId, partial }) => {
      const key = await unseal(path, passphrase);
      if (!key.ok) return key;
      const archive = await keys.of(path, key.value);
      if (!archive.ok) return archive;
      return run({
        path,
        key: key.value,
        archive: archive.value,
        asItIs: false,
        ...(clientId === undefined ? {} : { only: { clientId, missing: 'refuse' } }),
        ...(partial === undefined ? {} : { partial }),
      });
    },

    'backup.entries': async ({ path, passphrase = null, clientId }) => {
      const key = await unseal(path, passphrase);
      if (!key.ok) return key;
      const archive = await keys.of(path, key.value);
      if (!archive.ok) return archive;
      const held = await heldEntries(path, clientId, key.value, formFor(archive.value));
      if (!held.ok) return held;
      const client = session.isSample() ? fail('not-found', '') : session.home().client(clientId);
      const listed = [...held.value.values()].map((entry) => ({
        entryId: entry.id,
        at: entry.facts.at,
        words: wordsOf(entry),
        state: stateOf(entry, client.ok ? client.value.journal.entries.get(entry.id) : undefined),
      }));
      return ok(listed.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)));
    },

    'backup.restore-entry': async ({ path, passphrase = null, clientId, entryId }) => {
      const key = await unseal(path, passphrase);
      return key.ok ? restoreOne(path, key.value, clientId, entryId) : key;
    },

    'backup.undo': async ({ actionId }) => {
      const action = actions.get(actionId);
      if (action === undefined) {
        return fail(
          'not-found',
          'This restore can no longer be taken back in one step. The backup made before it is in the list of backups.',
        );
      }
      if (action.what === 'files') {
        const { path, clientId, access } = action;
        const only = clientId === null ? {} : { only: { clientId, missing: 'remove' as const } };
        const undone = await run({ path, archive: access, asItIs: clientId === null, ...only });
        if (!undone.ok) return undone;
      } else {
        const client = open(action.clientId);
        if (!client.ok) return client;
        const undone = await session.write(() => entryAs(client.value, action.entryId, action.before));
        if (!undone.ok) return undone;
        backups.noteChange();
        changed();
      }
      actions.delete(actionId);
      return ok(null);
    },
  } satisfies Partial<Handlers>;
};
