import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createScreen } from '../builders/electron-double/screen.ts';
import { type Folders, folderArguments, type RunningHost } from './host.ts';

const root = join(import.meta.dirname, '..', '..');

/** The built desktop app with the double in Electron's place; the given page is its window. */
export const doubleHost = (page: Page, folders: Folders): RunningHost => {
  const screen = createScreen(page);
  return {
    origin: screen.origin,
    start: async () => {
      await screen.start(join(root, 'out', 'main', 'main.js'), [
        `--user-data-dir=${folders.data}`,
        ...folderArguments(folders),
      ]);
      return page;
    },
    quit: screen.closeWindow,
    closeAndKeep: screen.closeAndKeep,
    killHard: screen.killHard,
  };
};
