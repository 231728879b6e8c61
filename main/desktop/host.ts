import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type App, type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { Host, HostPaths } from '../app/host.ts';
import { DesktopStore } from './store.ts';

/** `--workspace DIR` and `--documents DIR`, as in the browser host. Chromium's own switches are passed over. */
export const desktopPaths = (app: App, args: readonly string[], projectRoot: string): HostPaths => {
  const { values } = parseArgs({
    args: [...args],
    options: { workspace: { type: 'string' }, documents: { type: 'string' } },
    strict: false,
  });
  const given = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? resolve(value) : null);
  const data = app.getPath('userData');
  const workspace = given(values.workspace);
  const documents = given(values.documents) ?? join(app.getPath('documents'), 'Good Terms');
  return {
    workspace: workspace ?? join(data, 'workspace'),
    sample: workspace === null ? join(data, 'sample') : `${workspace}-sample`,
    packs: join(documents, 'Exit packs'),
    backups: join(documents, 'Backups'),
    exports: join(documents, 'Exports'),
    assets: app.isPackaged ? join(process.resourcesPath, 'assets') : join(projectRoot, 'assets'),
  };
};

type Choice = Parameters<Host['choose']>[0];

const choices: Readonly<Record<Choice, OpenDialogOptions>> = {
  'backup-folder': { title: 'Where backups go', properties: ['openDirectory', 'createDirectory'] },
  'pack-folder': { title: 'Where exit packs go', properties: ['openDirectory', 'createDirectory'] },
  'backup-file': {
    title: 'Choose a backup',
    properties: ['openFile'],
    filters: [{ name: 'Backups of Good Terms', extensions: ['zip', 'age'] }],
  },
  'import-file': {
    title: 'Choose a file to import',
    properties: ['openFile'],
    filters: [
      { name: 'Tables and journals', extensions: ['csv', 'tsv', 'txt', 'json', 'zip', 'md', 'markdown'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  'import-folder': { title: 'Choose a folder of notes', properties: ['openDirectory'] },
  'export-folder': { title: 'Where the export goes', properties: ['openDirectory', 'createDirectory'] },
};

export const createDesktopHost = (
  app: App,
  paths: HostPaths,
  window: () => BrowserWindow | null,
  emit: Host['emit'],
  { notify, secrets, showUndo }: Required<Pick<Host, 'notify' | 'secrets' | 'showUndo'>>,
): Host => ({
  kind: 'desktop',
  version: app.getVersion(),
  paths,
  Store: DesktopStore,
  clock: () => new Date(),
  openPath: async (path) => {
    const problem = await shell.openPath(path);
    if (problem !== '') {
      throw new Error(`This computer has no program that opens the file from here. You find it at ${path}.`);
    }
  },
  showInFolder: async (path) => shell.showItemInFolder(path),
  choose: async (what) => {
    const parent = window();
    const options = choices[what];
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  can: { chooseFolder: true, showInFolder: true },
  notify,
  secrets,
  showUndo,
  emit,
});
