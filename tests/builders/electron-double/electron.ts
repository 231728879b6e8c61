/** The module `electron`, as far as the desktop host uses it. Typed by Electron's own types, shown in a real Chromium. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  App,
  CommandLine,
  Dialog,
  IpcMain,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  NativeTheme,
  PowerMonitor,
  Protocol,
  SafeStorage,
  Screen,
  Session,
  Shell,
  WebContents,
  WebRequest,
} from 'electron';
import type { Question } from './messages.ts';
import { partOf } from './partial.ts';
import { serve } from './serve.ts';
import { type ContentsDouble, preventable, WindowDouble } from './window.ts';
import { listen, tell } from './wire.ts';

const switchValue = (name: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';

const packageJson: { readonly version: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8'),
);

const events = new EventEmitter();
let userData = '';

const exit = (code = 0): never => process.exit(code);

const quit = (): void => {
  const asked = preventable();
  events.emit('before-quit', asked);
  if (asked.prevented()) return;
  for (const window of WindowDouble.open) if (!window.close()) return;
  events.emit('will-quit', preventable());
  // The screen hears that the window has closed before the process goes.
  setImmediate(() => exit(0));
};

export const app: App = partOf<App>('app', {
  isPackaged: false,
  commandLine: partOf<CommandLine>('commandLine', { appendSwitch: () => {}, getSwitchValue: switchValue }),
  enableSandbox: () => {},
  exit,
  getPath: (name) => {
    if (userData === '') throw new Error('The double needs --user-data-dir.');
    return name === 'userData' ? userData : join(userData, name);
  },
  getVersion: () => packageJson.version,
  on: (name: string, listener: Parameters<EventEmitter['on']>[1]) => {
    events.on(name, listener);
    return app;
  },
  quit,
  requestSingleInstanceLock: () => true,
  setPath: (name, path) => {
    if (name === 'userData') userData = path;
  },
  whenReady: async () => {},
});

WindowDouble.created = (contents) => events.emit('web-contents-created', {}, contents);
export const BrowserWindow = WindowDouble;

type InvokeHandler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, InvokeHandler>();
export const ipcMain: IpcMain = partOf<IpcMain>('ipcMain', {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  // electron-store offers its data to pages; nobody asks.
  on: () => ipcMain,
});

export const protocol: Protocol = partOf<Protocol>('protocol', {
  registerSchemesAsPrivileged: () => {},
  handle: serve,
});

type BeforeRequest = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]>;
let beforeRequest: BeforeRequest = (_details, answer) => answer({});
const defaultSession: Session = partOf<Session>('session', {
  setPermissionRequestHandler: () => {},
  setPermissionCheckHandler: () => {},
  setDevicePermissionHandler: () => {},
  setDisplayMediaRequestHandler: () => {},
  on: () => defaultSession,
  webRequest: partOf<WebRequest>('webRequest', {
    onBeforeRequest: (...args: unknown[]) => {
      beforeRequest = args.at(-1) as BeforeRequest;
    },
  }),
});
export const session = { defaultSession };

let chosen: string | null = null;
let pressed = (_button: number): void => {};
export const dialog: Dialog = partOf<Dialog>('dialog', {
  showErrorBox: (title, sentence) => tell({ kind: 'said', title, sentence }),
  showMessageBox: async (...args: unknown[]) => {
    const { message } = args.at(-1) as Electron.MessageBoxOptions;
    return new Promise((resolve) => {
      pressed = (response) => resolve({ response, checkboxChecked: false });
      tell({ kind: 'asked', sentence: message });
    });
  },
  showOpenDialog: async () => ({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }),
});

export const Menu = {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (): void => {},
};
export const nativeTheme: NativeTheme = partOf<NativeTheme>('nativeTheme', { shouldUseDarkColors: false });
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return false;
  }
  show(): void {}
}
export const powerMonitor: PowerMonitor = partOf<PowerMonitor>('powerMonitor', { on: () => powerMonitor });
export const safeStorage: SafeStorage = partOf<SafeStorage>('safeStorage', { isEncryptionAvailable: () => false });
const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
export const screen: Screen = partOf<Screen>('screen', {
  getAllDisplays: () => [partOf<Electron.Display>('display', { workArea })],
});
export const shell: Shell = partOf<Shell>('shell', {
  openPath: async () => '',
  showItemInFolder: () => {},
});

const contents = (): ContentsDouble => {
  const [window] = WindowDouble.open;
  if (window === undefined) throw new Error('No window is open.');
  return window.webContents;
};

const answer = async (question: Question): Promise<unknown> => {
  switch (question.kind) {
    case 'invoke': {
      const handler = handlers.get(question.channel);
      if (handler === undefined) throw new Error(`No handler registered for '${question.channel}'`);
      const sender = contents();
      const event = partOf<IpcMainInvokeEvent>('event', {
        // The double carries what the host uses of a WebContents; see the held members in window.ts.
        sender: sender as unknown as WebContents,
        senderFrame: sender.frame(question.frame),
        type: 'frame',
      });
      return handler(event, ...(JSON.parse(question.args) as unknown[]));
    }
    case 'request':
      return new Promise((resolve) => {
        const details = partOf<Electron.OnBeforeRequestListenerDetails>('request', { url: question.url });
        beforeRequest(details, ({ cancel }) => resolve(cancel !== true));
      });
    case 'navigate': {
      const event = preventable(question.url);
      contents().emit('will-navigate', event);
      return !event.prevented();
    }
    case 'popup':
      return contents().openHandler(partOf<Electron.HandlerDetails>('popup', { url: question.url })).action === 'allow';
  }
};

listen(answer, (message) => {
  switch (message.kind) {
    case 'close':
      for (const window of WindowDouble.open) window.close();
      if (WindowDouble.open.size === 0) events.emit('window-all-closed');
      return;
    case 'choose':
      chosen = message.path;
      return;
    case 'press':
      pressed(message.button);
  }
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, quit);

export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
};
