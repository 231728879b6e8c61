import { once } from 'node:events';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { installedRuntime } from '#main/start/electron-runtime.ts';
import { type Folders, folderArguments, type RunningHost } from './host.ts';

const root = join(import.meta.dirname, '..', '..');

/** Real Electron, as `npm start` opens it. */
export const desktopHost = (folders: Folders): RunningHost => {
  let running: ElectronApplication | null = null;
  return {
    origin: () => 'app://good-terms',
    start: async () => {
      const executablePath = await installedRuntime();
      if (executablePath === null) throw new Error("Electron's runtime is not installed.");
      running = await electron.launch({
        executablePath,
        cwd: root,
        args: ['.', `--user-data-dir=${folders.data}`, ...folderArguments(folders)],
        // Playwright would switch the sandbox off; the app is tested with it wherever Chromium allows (not as root).
        chromiumSandbox: process.getuid?.() !== 0,
      });
      return running.firstWindow();
    },
    quit: async () => {
      // A question of the system's own cannot be clicked: what is not saved is let go.
      await running?.evaluate(({ dialog }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
      });
      await running?.close();
      running = null;
    },
    closeAndKeep: async () => {
      if (running === null) throw new Error('The app is not running.');
      return running.evaluate(
        ({ BrowserWindow, dialog }) =>
          new Promise<string>((resolve) => {
            dialog.showMessageBox = async (...args: unknown[]) => {
              resolve((args.at(-1) as Electron.MessageBoxOptions).message);
              return { response: 0, checkboxChecked: false };
            };
            BrowserWindow.getAllWindows()[0]?.close();
          }),
      );
    },
    killHard: async () => {
      if (running === null) return;
      const child = running.process();
      running = null;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
