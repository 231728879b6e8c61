/** The app behind its lock. While the workspace is locked there is no open app at all: no key, no records, no threads. */
import type { LockState, Result } from '#shared/contract.ts';
import { firstIssue } from '#shared/model/index.ts';
import { newRecoveryCode } from '../workspace/crypto/keyring.ts';
import type { Access } from '../workspace/form.ts';
import { changePassphrase, isPlain, type LockFound, lookForLock } from '../workspace/protection.ts';
import { fail, notSaved, ok } from '../workspace/result.ts';
import { clearLeftTemporary, clearOwnTemporary } from '../workspace/temporary.ts';
import { type App, createApp, type OpenApp } from './create-app.ts';
import type { Host } from './host.ts';
import { decryptWorkspace, encryptWorkspace } from './protect.ts';
import { inputs, isLockRequest, type LockHandlers, type LockRequestName } from './requests.ts';
import { createQueue, type Scheduler, systemScheduler } from './scheduler.ts';
import { forgetAccess, keepAccess, knowsAccess, secretAccess } from './secret-access.ts';
import { createWaysIn } from './ways-in.ts';

export type LockingApp = App & {
  /** Locks an open workspace that has a passphrase; nothing happens to any other. Never rejects. */
  readonly lock: (why: 'idle' | 'sleep') => Promise<void>;
};

const noPassphrase = fail('conflict', 'No passphrase is set here. Nothing was changed.');
const isLocked = fail('locked', 'Good Terms is locked. Everything in it is as it was. Unlock it to go on.');
const away = fail(
  'storage',
  'The folder of your workspace cannot be reached. Nothing in it was changed. Connect the drive it lies on, then try again.',
);
const internal = fail(
  'internal',
  'Something went wrong inside Good Terms. What was saved before is safe. Try again; if it happens again, start Good Terms anew.',
);

type Why = NonNullable<LockState['since']>['why'];

export const createLockingApp = (host: Host, scheduler: Scheduler = systemScheduler): LockingApp => {
  const folder = host.paths.workspace;
  /** Opening, locking and converting, one after the other. */
  const turn = createQueue();
  let app: OpenApp | null = null;
  let access: Access | null = null;
  let recovered = false;
  let since: LockState['since'] = null;
  let stopped = false;
  /** Whether what was opened here last is encrypted. */
  let sealed = false;
  /** Keeps the open app from telling the window anything more. */
  let hush = (): void => undefined;
  /** The backup of what was written before the lock. */
  let keeping: Promise<void> = Promise.resolve();
  /** A code that was shown and not used yet. */
  let offered: string | null = null;

  const found = (): LockFound => lookForLock(folder);
  /** The encrypted workspace that was opened here cannot be looked at: its drive is away, or not to be read. */
  const isAway = (): boolean => {
    if (!sealed) return false;
    try {
      return found().state === 'open' && !isPlain(folder);
    } catch {
      return true;
    }
  };
  const isProtected = (): boolean => isAway() || found().state === 'locked';
  const ways = createWaysIn(host.clock, found);

  const begin = async (opened: Access | null): Promise<Result<null>> => {
    const rekeyed = (other: Access | 'unknown' | null): void => {
      if (other === 'unknown') void turn(() => putAway('restored'));
      else {
        access = other;
        sealed = other !== null;
      }
    };
    let heard = true;
    // What it still has to tell while it is put away would be shown by the window that is locked by then.
    const emit: Host['emit'] = (name, payload) => {
      if (heard) host.emit(name, payload);
    };
    const next = createApp({ ...host, emit }, scheduler, { access: opened, rekeyed });
    const started = await next.start();
    if (!started.ok) {
      if (started.error.code === 'locked') sealed = true;
      return started;
    }
    app = next;
    access = opened;
    sealed = opened !== null;
    hush = () => {
      heard = false;
    };
    return ok(null);
  };

  const letGo = async (): Promise<void> => {
    const open = app;
    app = null;
    await open?.stop('put-away');
  };

  const putAway = async (why: Why): Promise<void> => {
    since = { at: host.clock().toISOString(), why };
    hush();
    // What the menu would undo is named after records.
    host.showUndo?.({ undo: null, redo: null });
    // The window goes dark before the files are closed: a backup that is just being written may take minutes.
    const later = app?.later() ?? null;
    const closed = letGo();
    host.emit('lock.locked', null);
    await closed;
    await clearOwnTemporary();
    access?.dataKey.fill(0);
    access = null;
    recovered = false;
    offered = null;
    // Nobody waits for it at the lock, and it needs no key: what is copied is encrypted.
    if (later !== null && why !== 'restored') keeping = keeping.then(later).catch(() => undefined);
  };

  const lock = (why: Why): Promise<void> =>
    turn(async () => {
      if (app !== null && isProtected() && !stopped) await putAway(why);
    });

  const unlockWith = async (opened: Result<Access>): Promise<Result<null>> => {
    if (!opened.ok) return opened;
    const begun = await begin(opened.value);
    if (!begun.ok) opened.value.dataKey.fill(0);
    return begun;
  };

  /** Closes the app, lets `work` write the workspace anew, and opens whichever form is there then. */
  const rewrite = async (work: () => Promise<Result<Access | null>>, before: Access | null): Promise<Result<null>> => {
    await letGo();
    await keeping;
    const done = await work();
    const now = done.ok ? done.value : before;
    const begun = await begin(now);
    if (!begun.ok) {
      access = null;
      since = { at: host.clock().toISOString(), why: 'restored' };
      host.emit('lock.locked', null);
      return begun;
    }
    return done.ok ? ok(null) : done;
  };

  const open = (work: (app: App) => Promise<Result<null>>): Promise<Result<null>> =>
    turn(() => (app === null ? isLocked : work(app)));

  const state = (): LockState => {
    if (isAway()) {
      const nothing = { keychain: null, wait: 0, recovered: false };
      return { protected: true, locked: app === null, keyring: 'away', ...nothing, since };
    }
    const now = found();
    const keyring = now.state === 'open' || now.keyring !== null ? 'there' : now.recovery === null ? 'beyond' : 'lost';
    const secrets = host.secrets?.() ?? null;
    return {
      protected: now.state === 'locked',
      locked: app === null,
      keyring,
      keychain: secrets === null ? null : knowsAccess(secrets, now),
      wait: ways.wait(),
      recovered,
      since,
    };
  };

  const handlers: LockHandlers = {
    'lock.state': () => turn(() => ok(state())),

    'lock.unlock': (input) =>
      turn(async () => {
        if (app !== null) return ok(null);
        if (isAway()) return away;
        // Plain files, left closed by a failure: there is nothing to unlock.
        if (!isProtected()) return begin(null);
        switch (input.by) {
          case 'passphrase':
            return unlockWith(await ways.byPassphrase(input.passphrase));
          case 'code': {
            const unlocked = await unlockWith(await ways.byCode(input.code));
            recovered = unlocked.ok;
            return unlocked;
          }
          case 'keychain': {
            const kept = secretAccess(host.secrets?.() ?? null, found());
            return kept === null
              ? fail('not-found', 'The keychain of this computer did not give the key. Your passphrase does.')
              : unlockWith(ok(kept));
          }
        }
      }),

    'lock.now': async ({ why }) => {
      await lock(why);
      return ok(null);
    },

    'lock.code': () =>
      turn(() => {
        offered = newRecoveryCode();
        return ok(offered);
      }),

    'lock.set': ({ passphrase, code }) =>
      open(async (now) => {
        if (isProtected()) return fail('conflict', 'A passphrase is set already. Nothing was changed.');
        const shown = await now.handle('app.state', null);
        if (!shown.ok) return shown;
        if (code !== offered)
          return fail('invalid', 'This is not the recovery code that was shown. Nothing was changed.');
        const set = await rewrite(() => encryptWorkspace(host, passphrase, code), null);
        if (set.ok) offered = null;
        return set;
      }),

    'lock.change': ({ current, passphrase }) =>
      open(async () => {
        if (access === null || !isProtected()) return noPassphrase;
        if (current === null && !recovered) return fail('invalid', 'The passphrase of now is needed to change it.');
        if (current !== null) {
          const opened = await ways.byPassphrase(current);
          if (!opened.ok) return opened;
          opened.value.dataKey.fill(0);
        }
        try {
          await changePassphrase(folder, access, passphrase);
        } catch (error) {
          return notSaved(error, 'The new passphrase');
        }
        recovered = false;
        return ok(null);
      }),

    'lock.remove': ({ passphrase }) =>
      open(async () => {
        if (access === null || !isProtected()) return noPassphrase;
        const opened = await ways.byPassphrase(passphrase);
        if (!opened.ok) return opened;
        opened.value.dataKey.fill(0);
        const held = access;
        const before = found();
        const removed = await rewrite(async () => {
          const plain = await decryptWorkspace(host, held);
          return plain.ok ? ok(null) : plain;
        }, held);
        if (access !== held) held.dataKey.fill(0);
        if (removed.ok) forgetAccess(host.secrets?.() ?? null, before);
        return removed;
      }),

    'lock.keychain': ({ on }) =>
      open(async () => {
        const secrets = host.secrets?.() ?? null;
        if (secrets === null || access === null || !isProtected())
          return fail('not-found', 'There is no keychain to be used here.');
        if (!on) forgetAccess(secrets, found());
        else if (!keepAccess(secrets, found(), access)) {
          return fail(
            'storage',
            'The keychain of this computer did not take the key. The passphrase stays the way in.',
          );
        }
        return ok(null);
      }),
  };

  const answer = async <N extends LockRequestName>(name: N, input: unknown): Promise<Result<unknown>> => {
    const parsed = inputs[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, error: { code: 'invalid', ...firstIssue(parsed.error) } };
    return handlers[name](parsed.data);
  };

  /** The open app once nothing is being opened, locked or converted. */
  const settled = (): Promise<App | null> => turn(() => app);

  return {
    handle: async (name, input) => {
      try {
        if (isLockRequest(name)) return await answer(name, input);
        // Files that are replaced while they are copied would make a backup of neither.
        if (name === 'backup.restore' || name === 'backup.undo') await keeping;
        const now = app ?? (await settled());
        return now === null ? isLocked : await now.handle(name, input);
      } catch {
        return internal;
      }
    },
    resource: async (path) => app?.resource(path) ?? null,
    file: async (url) => app?.file(url) ?? null,
    filePart: async (upload, offset, bytes) => app?.filePart(upload, offset, bytes) ?? isLocked,
    start: () =>
      turn(async () => {
        await clearLeftTemporary();
        const plain = await begin(null);
        if (plain.ok || plain.error.code !== 'locked') return plain;
        const kept = secretAccess(host.secrets?.() ?? null, found());
        if (kept === null) return ok(null);
        const opened = await unlockWith(ok(kept));
        return opened.ok || opened.error.code === 'locked' ? ok(null) : opened;
      }),
    stop: () =>
      turn(async () => {
        stopped = true;
        await app?.stop();
        app = null;
        await keeping;
        await clearOwnTemporary();
        access?.dataKey.fill(0);
        access = null;
      }),
    lock,
  };
};
