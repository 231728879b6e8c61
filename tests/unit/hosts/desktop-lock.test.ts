import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestChannel } from '#main/desktop/origin.ts';
import { run } from '#main/desktop/run.ts';
import { systemSecrets } from '#main/desktop/secrets.ts';
import { partOf } from '../../builders/electron-double/partial.ts';
import { eventually } from '../../builders/eventually.ts';
import { invokeHandlers, keychain, powerEvents, safeStorage, settings, windows } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
// Importing it outside Electron would try to fetch the runtime.
vi.mock('electron-store', () => ({
  default: class {
    get(): unknown {
      return undefined;
    }
    set(): void {}
  },
}));
vi.mock('#main/app/window-files.ts', async (original) => ({
  ...(await original<typeof import('#main/app/window-files.ts')>()),
  loadWindowFiles: async () => new Map(),
}));

const locks: string[] = [];
vi.mock('#main/app/locking-app.ts', () => ({
  createLockingApp: () => ({
    handle: async () => ({ ok: true, value: null }),
    resource: async () => null,
    start: async () => ({ ok: true, value: null }),
    stop: async () => undefined,
    lock: async (why: string) => void locks.push(why),
  }),
}));

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'good-terms-test-'));
  settings.userData = folder;
  settings.lock = true;
  locks.length = 0;
  windows.length = 0;
  powerEvents.removeAllListeners();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the window says when it is asked to write what it holds back. */
const answered = async (saved: boolean): Promise<void> => {
  await eventually(() => expect(windows).toHaveLength(1));
  const fake = windows[0]?.window.fake;
  if (fake === undefined) throw new Error('No window was opened.');
  await eventually(() => expect(fake.sent).toContainEqual(['good-terms:event', 'flush.requested', null]));
  const event = partOf<IpcMainInvokeEvent>('event', { sender: fake.contents, senderFrame: fake.contents.mainFrame });
  await invokeHandlers.get(requestChannel)?.(event, 'app.flushed', { saved });
};

describe('The desktop app', () => {
  test.each(['suspend', 'lock-screen'])('locks at %s, once the window has written what it held back', async (event) => {
    run(folder);
    await eventually(() => expect(powerEvents.listenerCount(event)).toBe(1));
    await eventually(() => expect(windows).toHaveLength(1));
    powerEvents.emit(event);
    expect(locks).toEqual([]);
    await answered(true);
    await eventually(() => expect(locks).toEqual(['sleep']));
  });

  test('throws no words away for it that could not be saved', async () => {
    run(folder);
    await eventually(() => expect(windows).toHaveLength(1));
    powerEvents.emit('suspend');
    await answered(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(locks).toEqual([]);
  });
});

describe('The keychain of the system', () => {
  const store = () => {
    let keys: Record<string, string> = {};
    const kept = {
      read: () => keys,
      write: (next: Record<string, string>) => {
        keys = next;
      },
    };
    return { kept, text: () => JSON.stringify(keys) };
  };

  test('keeps a key so that only the system reads it, and lets go of it', () => {
    keychain.backend = 'gnome_libsecret';
    const { kept, text } = store();
    const secrets = systemSecrets(safeStorage, kept, 'linux');
    expect(secrets?.read('a')).toBeNull();
    expect(secrets?.has('a')).toBe(false);
    secrets?.write('a', 'the key of a workspace');
    expect(text()).not.toContain('the key');
    expect(secrets?.read('a')).toBe('the key of a workspace');
    expect(secrets?.has('a')).toBe(true);
    secrets?.remove('a');
    expect(secrets?.read('a')).toBeNull();
    expect(text()).toBe('{}');
  });

  test('is none where there is no encryption, or one with a password everybody knows', () => {
    const { kept } = store();
    keychain.backend = null;
    expect(systemSecrets(safeStorage, kept, 'darwin')).toBeNull();
    for (const backend of ['basic_text', 'unknown'] as const) {
      keychain.backend = backend;
      expect(systemSecrets(safeStorage, kept, 'linux')).toBeNull();
    }
    for (const backend of ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'] as const) {
      keychain.backend = backend;
      expect(systemSecrets(safeStorage, kept, 'linux')).not.toBeNull();
    }
    keychain.backend = 'basic_text';
    expect(systemSecrets(safeStorage, kept, 'win32')).not.toBeNull();
  });
});
