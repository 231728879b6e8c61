import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useAppStore } from '#renderer/state/app.ts';
import { leaveWhenLocked, lockWhenQuiet } from '#renderer/state/lock.ts';
import { useLockStore } from '#renderer/state/lock-state.ts';
import type { AppState, LockState } from '#shared/contract.ts';
import type { WorkspaceDocument } from '#shared/model/index.ts';
import { partOf } from '../../builders/electron-double/partial.ts';

const minute = 60_000;
const asked: string[] = [];
let listening: Record<string, (payload: unknown) => void> = {};
let page = new EventTarget();
const reload = vi.fn();

/** As much of a state as the lock looks at. */
const stateWith = (lockAfterMinutes: number, sample = false): AppState =>
  partOf<AppState>('state', {
    sample,
    workspace: partOf<WorkspaceDocument>('workspace', {
      settings: partOf<WorkspaceDocument['settings']>('settings', { lockAfterMinutes }),
    }),
  });
const lock: LockState = {
  protected: true,
  locked: false,
  keyring: 'there',
  keychain: null,
  wait: 0,
  recovered: false,
  since: null,
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T09:00:00Z') });
  asked.length = 0;
  listening = {};
  reload.mockClear();
  page = Object.assign(new EventTarget(), {
    goodTerms: {
      request: async (name: string) => {
        asked.push(name);
        return { ok: true, value: null };
      },
      on: (name: string, listener: (payload: unknown) => void) => {
        listening[name] = listener;
        return () => undefined;
      },
    },
  });
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', { body: { replaceChildren: () => undefined }, title: '' });
  vi.stubGlobal('history', { replaceState: () => undefined });
  vi.stubGlobal('location', { reload });
  useAppStore.setState({ state: stateWith(10), error: null });
  useLockStore.setState({ lock });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const quiet = () => {
  const warned = vi.fn();
  const refused = vi.fn();
  return { warned, refused, end: lockWhenQuiet(warned, refused) };
};
const move = (): boolean => page.dispatchEvent(new Event('pointermove'));

describe('Quiet minutes', () => {
  test('are told of a minute before they end, and begin anew with any sign of somebody', async () => {
    const { warned, end } = quiet();
    await vi.advanceTimersByTimeAsync(9 * minute + 20_000);
    expect(warned).toHaveBeenCalledTimes(1);
    move();
    await vi.advanceTimersByTimeAsync(8 * minute);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2 * minute + 20_000);
    expect(asked).toContain('lock.now');
    end();
  });

  test('count while the computer sleeps: whoever wakes it moves the pointer before any timer runs', async () => {
    const { end } = quiet();
    vi.setSystemTime(new Date('2026-11-21T17:00:00Z'));
    move();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['lock.now']);
    expect(reload).toHaveBeenCalled();
    end();
  });

  test('count while the sample is looked at: the own workspace is open behind it', async () => {
    useAppStore.setState({ state: stateWith(10, true) });
    const { end } = quiet();
    await vi.advanceTimersByTimeAsync(10 * minute + 20_000);
    expect(asked).toContain('lock.now');
    end();
  });

  test('begin anew when the clock is set back, instead of lasting a day', async () => {
    const { end } = quiet();
    vi.setSystemTime(new Date('2026-11-20T09:00:00Z'));
    await vi.advanceTimersByTimeAsync(11 * minute);
    expect(asked).toContain('lock.now');
    end();
  });

  test('lock nothing where there is no passphrase, or where the user wants none of it', async () => {
    for (const [minutes, isProtected] of [
      [10, false],
      [0, true],
    ] as const) {
      useAppStore.setState({ state: stateWith(minutes) });
      useLockStore.setState({ lock: { ...lock, protected: isProtected } });
      const { end } = quiet();
      await vi.advanceTimersByTimeAsync(60 * minute);
      move();
      expect(asked).toEqual([]);
      end();
    }
  });
});

describe('A page that hears it was locked', () => {
  test('goes, unless it is the page of the lock', () => {
    leaveWhenLocked();
    listening['lock.locked']?.(null);
    expect(reload).toHaveBeenCalledTimes(1);
    useAppStore.setState({ state: null, error: { code: 'locked', message: 'Locked.' } });
    listening['lock.locked']?.(null);
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
