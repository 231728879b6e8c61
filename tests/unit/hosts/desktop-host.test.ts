import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDesktopHost, desktopPaths } from '#main/desktop/host.ts';
import { app, log, settings } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));
vi.mock('electron-store', () => ({ default: class {} }));

const paths = (args: readonly string[] = []) => desktopPaths(app, args, '/project');
const host = () =>
  createDesktopHost(
    app,
    paths(),
    () => null,
    () => {},
    { notify: () => {}, secrets: () => null, showUndo: () => {} },
  );

beforeEach(() => {
  log.length = 0;
  settings.userData = resolve('/data');
  settings.packaged = false;
  settings.chosen = null;
  settings.openProblem = '';
});

describe('The folders of the desktop app', () => {
  test('are its own data folder and the documents folder', () => {
    const data = resolve('/data');
    expect(paths()).toEqual({
      workspace: join(data, 'workspace'),
      sample: join(data, 'sample'),
      packs: join(`${data}/documents`, 'Good Terms', 'Exit packs'),
      backups: join(`${data}/documents`, 'Good Terms', 'Backups'),
      exports: join(`${data}/documents`, 'Good Terms', 'Exports'),
      assets: join('/project', 'assets'),
    });
  });

  test('can be named, also among switches that are for Chromium', () => {
    const given = ['--inspect=0', '.', '--workspace', '/w', '--user-data-dir=/data', '--documents=/d', '--no-sandbox'];
    expect(paths(given)).toMatchObject({
      workspace: resolve('/w'),
      sample: `${resolve('/w')}-sample`,
      packs: join(resolve('/d'), 'Exit packs'),
      backups: join(resolve('/d'), 'Backups'),
    });
  });
});

describe('The desktop host', () => {
  test('opens a file, or rejects with a sentence that says where it is', async () => {
    await expect(host().openPath('/packs/a.pdf')).resolves.toBeUndefined();
    settings.openProblem = 'No application knows how to open it';
    await expect(host().openPath('/packs/a.pdf')).rejects.toThrow(/You find it at \/packs\/a\.pdf\./);
  });

  test('shows a file in its folder', async () => {
    await host().showInFolder('/packs/a.pdf');
    expect(log).toEqual(['show /packs/a.pdf']);
  });

  test('gives the folder the user chose, and null when the dialog was closed', async () => {
    expect(await host().choose('backup-folder')).toBeNull();
    settings.chosen = '/backups';
    expect(await host().choose('backup-folder')).toBe('/backups');
  });

  test('has a version and can do all a window needs', () => {
    expect(host()).toMatchObject({
      kind: 'desktop',
      version: '1.2.3',
      can: { chooseFolder: true, showInFolder: true },
    });
  });
});
