import type { Result } from '#shared/contract.ts';
import { firstIssue } from '#shared/model/index.ts';
import type { Access } from '../workspace/form.ts';
import { fail, ok } from '../workspace/result.ts';
import { backupHandlers } from './backup-handlers.ts';
import { createBackupKeys } from './backup-keys.ts';
import { createBackups } from './backups.ts';
import { clientHandlers } from './client-handlers.ts';
import { packDrawer } from './draw-pack.ts';
import { createExhibitKeeper } from './exhibits.ts';
import { exportHandlers } from './export-handlers.ts';
import { fileHandlers } from './file-handlers.ts';
import { createFileKeeper } from './file-state.ts';
import { historyHandlers } from './history-handlers.ts';
import type { Host } from './host.ts';
import { importHandlers } from './import-handlers.ts';
import { journalHandlers } from './journal-handlers.ts';
import { createJournalKeeper } from './journal-state.ts';
import { createOpenedCopies } from './opened-copies.ts';
import { packHandlers } from './pack-handlers.ts';
import { createPreviews } from './packs.ts';
import { createReminders } from './reminders.ts';
import { type Handlers, inputs, isOpenRequest, type OpenRequestName } from './requests.ts';
import { restoreHandlers } from './restore-handlers.ts';
import { type Scheduler, systemScheduler } from './scheduler.ts';
import { searchHandlers } from './search-handlers.ts';
import type { ServedFile } from './served-file.ts';
import { createSession } from './session.ts';
import { appState } from './state.ts';
import { emptyTrash } from './trash.ts';
import { createUploads } from './uploads.ts';
import { workspaceHandlers } from './workspace-handlers.ts';

export type App = {
  /** Answers any request of the contract; never throws. Unknown names and bad inputs are errors as values. */
  readonly handle: (name: unknown, input: unknown) => Promise<Result<unknown>>;
  /** Bytes served to the window below its own origin, for example "packs/<sha256>.pdf"; null when there is nothing. */
  readonly resource: (path: string) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>;
  /** An attachment at an address of the window's origin, `/files/<sha256>?name=…&type=…`; null when there is none. */
  readonly file: (url: URL) => Promise<ServedFile | null>;
  /** The next part of a file the window has begun to send. */
  readonly filePart: (
    upload: string,
    offset: number,
    bytes: Uint8Array,
  ) => Promise<Result<{ readonly received: number }>>;
  /** Opens the workspace and starts the backup timer. An error when another process holds the workspace or the folder cannot be used. */
  readonly start: () => Promise<Result<null>>;
  /**
   * Makes the closing backup when something changed, unless it is only put away for a moment, and releases the lock.
   * Never rejects; safe to call twice.
   */
  readonly stop: (how?: 'closing' | 'put-away') => Promise<void>;
};

const internal = fail(
  'internal',
  'Something went wrong inside Good Terms. What you wrote stays in this window, and what was saved before is safe. Try again; if it happens again, start Good Terms anew.',
);

const notOpen = fail('storage', 'Your workspace is not open. Nothing was saved. Start Good Terms again.');

type Opened = {
  /** What opens an encrypted workspace. */
  readonly access: Access | null;
  /** Told when files were restored that another key opens: which one, or that it is not known here. */
  readonly rekeyed: (access: Access | 'unknown' | null) => void;
};

export type OpenApp = App & {
  /** What is still to be backed up, as work that needs neither the key nor an open workspace; null when it is nothing. */
  readonly later: () => (() => Promise<void>) | null;
};

/** Binds the contract to the services. Automatic backups are made in hosts with a window only. */
export const createApp = (
  host: Host,
  scheduler: Scheduler = systemScheduler,
  { access, rekeyed }: Opened = { access: null, rekeyed: () => undefined },
): OpenApp => {
  const session = createSession(host, access, rekeyed);
  const previews = createPreviews();
  const drawer = packDrawer(host);
  let running = false;
  let stopping: Promise<void> | null = null;

  const state = () => appState(host, session, backups.state(), keeper.state(), journals.problems());
  const tell = (): void => {
    if (running) host.emit('state.changed', state());
  };
  const backups = createBackups(host, session, scheduler, tell);
  const keys = createBackupKeys(host.clock, () => session.home().access);
  const exhibits = createExhibitKeeper(session);
  const keeper = createFileKeeper(host, session, tell, exhibits.forget);
  const journals = createJournalKeeper(session, tell);
  const uploads = createUploads(session);
  const copies = createOpenedCopies();
  const changed = (): void => {
    backups.noteChange();
    tell();
  };
  const reminders = createReminders(host, session, scheduler);
  let ready: Promise<void> = Promise.resolve();
  let tidied: Promise<void> = Promise.resolve();

  const restores = restoreHandlers(host, session, backups, keys, tell);
  const restoring: typeof restores = {
    ...restores,
    // A half-received file would hold on to the folder that is about to be replaced.
    'backup.restore': async (input) => {
      await uploads.stopAll();
      return restores['backup.restore'](input);
    },
    'backup.undo': async (input) => {
      await uploads.stopAll();
      return restores['backup.undo'](input);
    },
  };
  const files = fileHandlers({ host, session, uploads, copies, keeper, exhibits, changed: () => backups.noteChange() });

  const handlers: Handlers = {
    ...workspaceHandlers({ host, session, backups, state, ready: () => ready, changed, tell }),
    ...clientHandlers(host, session, changed, journals.look),
    ...journalHandlers(host, session, changed),
    ...historyHandlers({ session, backups, changed }),
    ...searchHandlers(host, session),
    ...packHandlers(host, session, drawer, previews, changed),
    ...backupHandlers(host, session, backups, keys, tell),
    ...restoring,
    ...files.handlers,
    ...importHandlers(host, session, backups, keeper, changed),
    ...exportHandlers(host, session),
  };

  const answer = async <N extends OpenRequestName>(name: N, input: unknown): Promise<Result<unknown>> => {
    const parsed = inputs[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, error: { code: 'invalid', ...firstIssue(parsed.error) } };
    return handlers[name](parsed.data);
  };

  return {
    handle: async (name, input) => {
      if (!isOpenRequest(name)) return fail('invalid', 'Good Terms does not know this request. Nothing was changed.');
      if (!running) return notOpen;
      try {
        return await answer(name, input);
      } catch {
        return internal;
      }
    },

    resource: async (path) => {
      const bytes = await previews.read(path);
      return bytes === null ? null : { bytes, mediaType: 'application/pdf' };
    },

    file: async (url) => (running ? files.serve(url) : null),

    filePart: async (upload, offset, bytes) => {
      if (!running) return notOpen;
      try {
        return await uploads.part(upload, offset, bytes);
      } catch {
        return internal;
      }
    },

    start: async () => {
      const opened = await session.open().catch(() => notOpen);
      if (!opened.ok) return opened;
      running = true;
      ready = Promise.allSettled([backups.refresh(), keeper.look()]).then(tell);
      void keeper.clean();
      if (host.kind !== 'headless') tidied = ready.then(() => emptyTrash({ host, session, backups, changed }));
      backups.startTimer();
      reminders.start();
      return ok(null);
    },

    later: () => (running ? backups.later() : null),

    stop: (how = 'closing') => {
      stopping ??= (async () => {
        if (!running) return;
        backups.stopTimer();
        reminders.stop();
        await ready;
        await tidied;
        await journals.stop();
        await keeper.cleaned();
        await uploads.stopAll();
        await copies.removeAll();
        await drawer.stop();
        previews.clear();
        keys.forget();
        await session.write(() => {
          running = false;
        });
        exhibits.stop();
        await session.closeSample();
        if (how === 'closing') await backups.keepUp('closing');
        else await backups.alone(async () => undefined);
        await session.close();
      })().catch(() => undefined);
      return stopping;
    },
  };
};
