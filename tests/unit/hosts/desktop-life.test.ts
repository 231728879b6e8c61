import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestChannel } from '#main/desktop/origin.ts';
import { run } from '#main/desktop/run.ts';
import type { Result } from '#shared/contract.ts';
import { partOf } from '../../builders/electron-double/partial.ts';
import { eventually } from '../../builders/eventually.ts';
import { app, appEvents, invokeHandlers, log, questions, settings, windows } from './fake-electron.ts';

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

let started: Result<null> = { ok: true, value: null };
vi.mock('#main/app/create-app.ts', () => ({
  createApp: () => ({
    handle: async (name: string) => {
      log.push(`handled ${name}`);
      return { ok: true, value: null };
    },
    resource: async () => null,
    start: async () => {
      log.push('start');
      return started;
    },
    stop: async () => {
      log.push('stop');
    },
  }),
}));

let folder = '';
let stderr: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'good-terms-test-'));
  settings.userData = folder;
  settings.lock = true;
  started = { ok: true, value: null };
  stderr = [];
  log.length = 0;
  windows.length = 0;
  questions.length = 0;
  appEvents.removeAllListeners();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr.push(String(text));
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const open = async () => {
  run(folder);
  await eventually(() => expect(windows).toHaveLength(1));
  const [first] = windows;
  if (first === undefined) throw new Error('No window was opened.');
  return first.window;
};

describe('Starting the desktop app', () => {
  test('turns on the sandbox and names the scheme before anything else', async () => {
    await open();
    expect(log.slice(0, 2)).toEqual(['sandbox', 'scheme']);
    expect(log.indexOf('sandbox')).toBeLessThan(log.indexOf('ready'));
    expect(log.indexOf('menu')).toBeGreaterThan(log.indexOf('ready'));
  });

  test('with the workspace open elsewhere shows the sentence, opens no window and ends with 3', async () => {
    started = { ok: false, error: { code: 'in-use', message: 'Your workspace is already open.' } };
    run(folder);
    await eventually(() => expect(log).toContain('exit 3'));
    expect(log).toContain('said Your workspace is already open.');
    expect(stderr).toEqual(['Your workspace is already open.\n']);
    expect(windows).toEqual([]);
  });

  test('with any other failure shows the sentence and ends with 1', async () => {
    started = { ok: false, error: { code: 'storage', message: 'The folder cannot be read.' } };
    run(folder);
    await eventually(() => expect(log).toContain('exit 1'));
    expect(log).toContain('said The folder cannot be read.');
  });

  test('a second time ends at once, says so, and brings the first window to the front', async () => {
    const window = await open();
    appEvents.emit('second-instance');
    expect(window.calls.slice(-2)).toEqual(['restore', 'focus']);
    settings.lock = false;
    log.length = 0;
    run(folder);
    expect(log.at(-1)).toBe('exit 3');
    expect(stderr).toEqual(['Good Terms is already open; its window comes to the front.\n']);
  });
});

describe('Leaving the desktop app', () => {
  const answerFlush = async (window: Awaited<ReturnType<typeof open>>, saved = true): Promise<void> => {
    await eventually(() => expect(window.fake.sent).toContainEqual(['good-terms:event', 'flush.requested', null]));
    const { contents } = window.fake;
    const event = partOf<IpcMainInvokeEvent>('event', { sender: contents, senderFrame: contents.mainFrame });
    await invokeHandlers.get(requestChannel)?.(event, 'app.flushed', { saved });
    window.fake.sent.length = 0;
  };

  test('asks the window to write, then stops the app, then ends', async () => {
    const window = await open();
    app.quit();
    expect(log).not.toContain('stop');
    await answerFlush(window);
    await eventually(() => expect(log.at(-1)).toBe('ended'));
    expect(log.slice(log.indexOf('handled app.flushed'))).toEqual(['handled app.flushed', 'stop', 'quit', 'ended']);
  });

  test('by closing the window does the same', async () => {
    const window = await open();
    let kept = false;
    window.emit('close', {
      preventDefault: () => {
        kept = true;
      },
    });
    expect(kept).toBe(true);
    await answerFlush(window);
    await eventually(() => expect(log.at(-1)).toBe('ended'));
  });

  test('does not wait for ever for a window that hangs', async () => {
    const window = await open();
    vi.useFakeTimers();
    app.quit();
    expect(window.fake.sent).toContainEqual(['good-terms:event', 'flush.requested', null]);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    await eventually(() => expect(log.slice(-3)).toEqual(['stop', 'quit', 'ended']));
  });

  test('with something that could not be saved asks, and stays open when the person wants to keep it', async () => {
    const window = await open();
    settings.pressed = 0;
    app.quit();
    await answerFlush(window, false);
    await eventually(() => expect(log.at(-1)).toMatch(/^asked/));
    expect(questions.at(-1)).toMatchObject({
      message: 'Some changes are not saved.',
      buttons: ['Keep the window open', 'Close without them'],
      defaultId: 0,
      cancelId: 0,
    });
    expect(log).not.toContain('stop');
    // Saved in the meantime, the next time it closes without a question.
    await eventually(() => {
      app.quit();
      expect(window.fake.sent).toHaveLength(1);
    });
    await answerFlush(window);
    await eventually(() => expect(log.at(-1)).toBe('ended'));
    expect(questions).toHaveLength(1);
  });

  test('with something that could not be saved ends when the person chooses to lose it', async () => {
    const window = await open();
    settings.pressed = 1;
    app.quit();
    await answerFlush(window, false);
    await eventually(() => expect(log.at(-1)).toBe('ended'));
    expect(log.slice(-4)).toEqual([expect.stringMatching(/^asked/), 'stop', 'quit', 'ended']);
  });

  test('twice at once writes once', async () => {
    const window = await open();
    app.quit();
    app.quit();
    await answerFlush(window);
    await eventually(() => expect(log.at(-1)).toBe('ended'));
    expect(log.filter((entry) => entry === 'stop')).toHaveLength(1);
  });

  test('goes on without a window that is gone', async () => {
    const window = await open();
    window.destroyed = true;
    app.quit();
    await eventually(() => expect(log.at(-1)).toBe('ended'));
    expect(window.fake.sent).toEqual([]);
  });
});
