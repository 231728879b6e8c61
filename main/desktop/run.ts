/** The life of the desktop app: one instance, one window, and an ending that loses nothing. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session } from 'electron';
import { createFlush } from '../app/flush.ts';
import type { Host } from '../app/host.ts';
import { createLockingApp } from '../app/locking-app.ts';
import { loadWindowFiles } from '../app/window-files.ts';
import { guardAll, guardSession, silenceChromium } from './guards.ts';
import { createDesktopHost, desktopPaths } from './host.ts';
import { answerWindow } from './ipc.ts';
import { keepsOpen } from './keeps-open.ts';
import { menuTemplate } from './menu.ts';
import { createNotifier } from './notify.ts';
import { eventChannel } from './origin.ts';
import { answerScheme, registerScheme } from './protocol.ts';
import { systemSecrets } from './secrets.ts';
import { openWindowStore } from './store.ts';
import { openWindow } from './window.ts';

/** Milliseconds the window gets to write what it holds back. */
const flushLimit = 2_000;

/** As in the browser host: the workspace is open elsewhere. */
const inUse = 3;

const refuse = (sentence: string, code: number): void => {
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox('Good Terms', sentence);
  app.exit(code);
};

/** `out` is the folder of the build, with main/, preload/ and renderer/ in it. */
const open = async (out: string): Promise<void> => {
  const developer = !app.isPackaged;
  let window: BrowserWindow | null = null;
  const emit: Host['emit'] = (name, payload) => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  };
  const paths = desktopPaths(app, process.argv.slice(1), join(out, '..'));
  const files = await loadWindowFiles(join(out, 'renderer'));
  const flush = createFlush(emit);
  const memory = openWindowStore(app.getPath('userData'));
  const ask = (wish: 'undo' | 'redo' | 'new-entry'): void => emit('shell.asked', { do: wish });
  const showUndo: Host['showUndo'] = (labels) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, developer, labels, ask)));
  const notify = createNotifier(
    { read: () => memory.get('reminded'), write: (days) => memory.set('reminded', days) },
    (clientId) => {
      if (window?.isMinimized()) window.restore();
      window?.focus();
      emit('shell.asked', clientId === null ? { do: 'backups' } : { do: 'client', clientId });
    },
  );
  const secrets: NonNullable<Host['secrets']> = () =>
    systemSecrets(
      safeStorage,
      { read: () => memory.get('keys'), write: (keys) => memory.set('keys', keys) },
      process.platform,
    );
  const good = createLockingApp(createDesktopHost(app, paths, () => window, emit, { notify, secrets, showUndo }));

  guardSession(session.defaultSession, developer);
  answerScheme(protocol, { files, app: good });
  answerWindow(
    ipcMain,
    () => (window === null || window.isDestroyed() ? null : window.webContents),
    good.handle,
    flush.heard,
  );
  showUndo({ undo: null, redo: null });

  const started = await good.start();
  if (!started.ok) return refuse(started.error.message, started.error.code === 'in-use' ? inUse : 1);

  window = openWindow(
    join(out, 'preload', 'preload.cjs'),
    {
      read: () => memory.get('bounds'),
      write: (bounds) => memory.set('bounds', bounds),
    },
    developer,
  );

  let ending: 'no' | 'writing' | 'written' = 'no';
  const end = async (): Promise<void> => {
    ending = 'writing';
    const open = window !== null && !window.isDestroyed() ? window : null;
    if (open !== null && (await flush.ask(flushLimit)) === 'unsaved' && (await keepsOpen(open).catch(() => false))) {
      ending = 'no';
      return;
    }
    await good.stop().catch(() => undefined);
    ending = 'written';
    app.quit();
  };
  /** The computer sleeps or shows its own lock. Words that could not be saved are not thrown away for it. */
  const goneQuiet = async (): Promise<void> => {
    const open = window !== null && !window.isDestroyed();
    if (!open || (await flush.ask(flushLimit)) !== 'unsaved') await good.lock('sleep');
  };
  powerMonitor.on('suspend', () => void goneQuiet());
  powerMonitor.on('lock-screen', () => void goneQuiet());
  // Closing the window is quitting, on every system: there is nothing to do without it.
  window.on('close', (event) => {
    if (ending === 'written') return;
    event.preventDefault();
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (ending === 'written') return;
    event.preventDefault();
    if (ending === 'no') void end();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
};

/** Everything that has to be said before Electron is ready, then the app itself. */
export const run = (out: string): void => {
  app.enableSandbox();
  registerScheme();
  silenceChromium(app);
  guardAll(app);
  // Chromium's own switch for "another profile": a second instance beside the first, as the specs need it.
  const data = app.commandLine.getSwitchValue('user-data-dir');
  if (data !== '') for (const path of ['userData', 'sessionData'] as const) app.setPath(path, data);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Good Terms is already open; its window comes to the front.\n');
    app.exit(inUse);
    return;
  }
  app
    .whenReady()
    .then(() => open(out))
    .catch(() => refuse('Good Terms could not start. Your records are untouched. Please start it once more.', 1));
};
