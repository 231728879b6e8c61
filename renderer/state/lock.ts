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
  return send('lock.now', { why });
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
  if (state === null || useLockStore.getState().lock?.protected !== true || state.sample) return null;
  const minutes = state.workspace.settings.lockAfterMinutes ?? 10;
  return minutes === 0 ? null : minutes * 60_000;
};

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks after quiet minutes; `warn` is called a minute before. Returns what ends it. */
export const lockWhenQuiet = (warn: () => void, refused: (message: string) => void): (() => void) => {
  let last = Date.now();
  let warned = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const seen = (): void => {
    last = Date.now();
    warned = false;
  };
  const look = async (): Promise<void> => {
    const limit = quietFor();
    const left = limit === null ? Number.POSITIVE_INFINITY : last + limit - Date.now();
    if (left <= 0) {
      seen();
      const locked = await lockNow('idle');
      if (!locked.ok) refused(locked.error.message);
    } else if (left <= warning && !warned) {
      warned = true;
      warn();
    }
    timer = setTimeout(() => void look(), Math.max(250, Math.min(15_000, left)));
  };
  for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
  void look();
  return () => {
    clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true });
  };
};

/** When the app is locked this page goes, with everything it holds in memory; a new one shows the lock. */
export const leaveWhenLocked = (): (() => void) =>
  listen('lock.locked', () => {
    document.body.replaceChildren();
    document.title = 'Good Terms';
    history.replaceState(null, '', '#/');
    location.reload();
  });
