/** The lock as the window sees it: whether there is a passphrase, and the ways in. */
import type { Input, Result } from '#shared/contract.ts';
import { loadState, useAppStore } from './app.ts';
import { listen, send } from './bridge.ts';
import { loadLock, useLockStore } from './lock-state.ts';
import { reopen } from './session.ts';
import { flushAll, hasUnsaved } from './unsaved.ts';

const loaded = async <T>(result: Result<T>): Promise<Result<T>> => {
  await loadLock();
  return result;
};

export const unlock = async (way: Input<'lock.unlock'>): Promise<Result<null>> => {
  const result = await loaded(await send('lock.unlock', way));
  if (result.ok) await loadState();
  return result;
};

/** This page goes, with everything it holds in memory; a new one shows the lock. */
const leave = (): void => {
  // There is nothing on the page of the lock.
  if (useAppStore.getState().error?.code === 'locked') return;
  document.body.replaceChildren();
  document.title = 'Good Terms';
  history.replaceState(null, '', '#/');
  location.reload();
};

/** Locks, unless something in this window is not on the disk: it would be lost with the window. */
export const lockNow = async (why: 'asked' | 'idle'): Promise<Result<null>> => {
  await flushAll();
  if (hasUnsaved()) {
    return {
      ok: false,
      error: {
        code: 'storage',
        message: 'Good Terms was not locked: some changes could not be saved yet and would be lost. Save them first.',
      },
    };
  }
  const locked = await send('lock.now', { why });
  // The event that says so may be on a connection that was lost.
  if (locked.ok && useLockStore.getState().lock?.protected === true) leave();
  return locked;
};

/** A code to print before the passphrase is set. */
export const newRecoveryCode = (): Promise<Result<string>> => send('lock.code', null);

export const setPassphrase = (passphrase: string, code: string): Promise<Result<null>> =>
  reopen(() => send('lock.set', { passphrase, code }));
export const removePassphrase = (passphrase: string): Promise<Result<null>> =>
  reopen(() => send('lock.remove', { passphrase }));
export const changePassphrase = async (current: string | null, passphrase: string): Promise<Result<null>> =>
  loaded(await send('lock.change', { current, passphrase }));
export const keepInKeychain = async (on: boolean): Promise<Result<null>> => loaded(await send('lock.keychain', { on }));

/** Milliseconds before the lock in which it can be put off. */
const warning = 60_000;

const quietFor = (): number | null => {
  const { state } = useAppStore.getState();
  // While the sample is looked at, the user's own workspace is open behind it.
  if (state === null || useLockStore.getState().lock?.protected !== true) return null;
  const minutes = state.workspace.settings.lockAfterMinutes ?? 10;
  return minutes === 0 ? null : minutes * 60_000;
};

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks after quiet minutes; `warn` is called a minute before. Returns what ends it. */
export const lockWhenQuiet = (warn: () => void, refused: (message: string) => void): (() => void) => {
  let last = Date.now();
  let warned = false;
  let locking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds until it locks. A clock that was set back begins anew. */
  const left = (): number => {
    const limit = quietFor();
    last = Math.min(last, Date.now());
    return limit === null ? Number.POSITIVE_INFINITY : last + limit - Date.now();
  };
  const lock = async (): Promise<void> => {
    if (locking) return;
    locking = true;
    const locked = await lockNow('idle');
    last = Date.now();
    locking = false;
    if (!locked.ok) refused(locked.error.message);
  };
  const seen = (): void => {
    // A computer that wakes up moves the pointer before any timer runs: those hours were quiet all the same.
    if (left() <= 0) return void lock();
    last = Date.now();
    warned = false;
  };
  const look = async (): Promise<void> => {
    const remaining = left();
    if (remaining <= 0) await lock();
    else if (remaining <= warning && !warned) {
      warned = true;
      warn();
    }
    timer = setTimeout(() => void look(), Math.max(250, Math.min(15_000, left())));
  };
  for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
  void look();
  return () => {
    clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
  };
};

/** When the app is locked this page goes. */
export const leaveWhenLocked = (): (() => void) => listen('lock.locked', leave);
