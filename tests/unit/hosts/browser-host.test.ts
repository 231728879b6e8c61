import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFlush } from '#main/app/flush.ts';
import { contentAt, loadWindowFiles } from '#main/app/window-files.ts';
import { readArguments } from '#main/browser/arguments.ts';
import { hostPaths } from '#main/browser/folders.ts';
import { createBrowserHost } from '#main/browser/host.ts';
import { openPath, showInFolder } from '#main/browser/open.ts';

describe('The command line of the browser host', () => {
  test('is understood', () => {
    expect(readArguments(['--workspace', '/w', '--port', '0', '--no-open'])).toEqual({
      workspace: '/w',
      documents: null,
      port: 0,
      open: false,
    });
    expect(readArguments([])).toEqual({ workspace: null, documents: null, port: 0, open: true });
    expect(readArguments(['--help'])).toBe('help');
  });

  test.each([
    [['--port', '70000']],
    [['--port', '-1']],
    [['--port', 'x']],
    [['--workspace', '']],
    [['--other']],
    [['file']],
  ])('is refused with a sentence when it says %j', (args) => {
    expect(readArguments(args)).toEqual({ wrong: expect.stringMatching(/\w/) });
  });
});

describe('The folders of the browser host', () => {
  test('are those that were named', async () => {
    expect(await hostPaths({ workspace: '/w', documents: '/d' })).toMatchObject({
      workspace: resolve('/w'),
      sample: `${resolve('/w')}-sample`,
      packs: join(resolve('/d'), 'Exit packs'),
      backups: join(resolve('/d'), 'Backups'),
    });
  });

  test('are otherwise those of the desktop app, inside the home folder', async () => {
    const paths = await hostPaths({ workspace: null, documents: null });
    expect(paths.workspace).toMatch(/Good Terms.workspace$/);
    expect(paths.sample.startsWith(paths.workspace)).toBe(false);
    expect(paths.workspace.startsWith(process.env.XDG_CONFIG_HOME ?? homedir())).toBe(true);
  });
});

describe('The browser host', () => {
  test('has no folder dialog and says so', async () => {
    const host = createBrowserHost(await hostPaths({ workspace: '/w', documents: '/d' }), () => {});
    expect(host.can.chooseFolder).toBe(false);
    expect(await host.choose('backup-folder')).toBeNull();
    expect(host.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('opens whole paths only, so that none is taken for an option', async () => {
    await expect(openPath('--help')).rejects.toThrow(/whole paths/);
    await expect(showInFolder('pack.pdf')).rejects.toThrow(/whole paths/);
  });
});

describe('The built window', () => {
  test('is read once, by type, and nothing beside it can be asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'good-terms-test-'));
    await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'renderer', 'index.html'), '<p>');
    await writeFile(join(folder, 'renderer', 'assets', 'worker.mjs'), '1');
    await writeFile(join(folder, 'renderer', 'assets', 'notes.unknown'), '1');
    const files = await loadWindowFiles(join(folder, 'renderer'));
    await rm(folder, { recursive: true });
    expect([...files.keys()].toSorted()).toEqual(['assets/worker.mjs', 'index.html']);
    const none = async () => null;
    expect(await contentAt(files, none, '/')).toMatchObject({ mediaType: 'text/html; charset=utf-8' });
    expect(await contentAt(files, none, '/assets/worker.mjs')).toMatchObject({
      mediaType: 'text/javascript; charset=utf-8',
    });
    expect(await contentAt(files, none, '/../secret.txt')).toBeNull();
  });

  test('that was never built is an error, not an empty page', async () => {
    await expect(loadWindowFiles(join(tmpdir(), 'good-terms-no-such-folder'))).rejects.toThrow();
  });
});

describe('Asking the window to write', () => {
  test('ends with its answer', async () => {
    const asked: string[] = [];
    const flush = createFlush((name) => asked.push(name));
    const written = flush.ask(60_000);
    flush.heard('app.state', null);
    flush.heard('app.flushed', 'nonsense');
    flush.heard('app.flushed', { saved: true });
    expect(await written).toBe('saved');
    expect(asked).toEqual(['flush.requested']);
  });

  test('tells when something could not be written', async () => {
    const flush = createFlush(() => {});
    const written = flush.ask(60_000);
    flush.heard('app.flushed', { saved: false });
    expect(await written).toBe('unsaved');
  });

  test('ends without an answer too', async () => {
    expect(await createFlush(() => {}).ask(1)).toBe('silent');
  });
});
