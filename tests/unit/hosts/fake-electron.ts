/** The module `electron` for unit tests: every member typed by Electron, every call kept. */
import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  NativeTheme,
  OnBeforeRequestListenerDetails,
  PowerMonitor,
  Protocol,
  SafeStorage,
  Screen,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
  WebRequest,
} from 'electron';
import { partOf } from '../../builders/electron-double/partial.ts';

type Listener = Parameters<EventEmitter['on']>[1];

export const fakeFrame = (url: string, parent: WebFrameMain | null = null): WebFrameMain =>
  partOf<WebFrameMain>('WebFrameMain', { url, parent });

export type FakeContents = {
  readonly contents: WebContents;
  /** Emits an event that can be refused and tells whether it was. */
  readonly refuses: (name: string, url: string) => boolean;
  readonly opens: (url: string) => 'allow' | 'deny';
  destroyed: boolean;
  readonly sent: unknown[][];
};

export const fakeContents = (url: string, mainFrame = fakeFrame(url)): FakeContents => {
  const events = new EventEmitter();
  let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });
  const fake: FakeContents = {
    destroyed: false,
    sent: [],
    contents: partOf<WebContents>('WebContents', {
      mainFrame,
      getURL: () => url,
      isDestroyed: () => fake.destroyed,
      on: (name: string, listener: Listener) => {
        events.on(name, listener);
        return fake.contents;
      },
      reload: () => {
        fake.sent.push(['reload']);
      },
      send: (...args: unknown[]) => {
        fake.sent.push(args);
      },
      setWindowOpenHandler: (handler) => {
        openHandler = handler;
      },
    }),
    refuses: (name, target) => {
      let refused = false;
      events.emit(
        name,
        {
          url: target,
          reason: 'crashed',
          preventDefault: () => {
            refused = true;
          },
        },
        { reason: 'crashed' },
      );
      return refused;
    },
    opens: (target) => openHandler(partOf<Electron.HandlerDetails>('popup', { url: target })).action,
  };
  return fake;
};

type SessionHandlers = {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
  device: Parameters<Session['setDevicePermissionHandler']>[0];
  media: Parameters<Session['setDisplayMediaRequestHandler']>[0];
};

export type FakeSession = {
  readonly session: Session;
  readonly handlers: SessionHandlers;
  readonly events: EventEmitter;
  /** Whether a request to this address would be let out. */
  readonly letsOut: (url: string) => boolean;
};

export const fakeSession = (): FakeSession => {
  const events = new EventEmitter();
  const handlers: SessionHandlers = { request: null, check: null, device: null, media: null };
  let beforeRequest: Parameters<WebRequest['onBeforeRequest']>[0] = null;
  const session: Session = partOf<Session>('session', {
    setPermissionRequestHandler: (handler) => {
      handlers.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      handlers.check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      handlers.device = handler;
    },
    setDisplayMediaRequestHandler: (handler) => {
      handlers.media = handler;
    },
    on: (name: string, listener: Listener) => {
      events.on(name, listener);
      return session;
    },
    webRequest: partOf<WebRequest>('webRequest', {
      onBeforeRequest: (...args: unknown[]) => {
        beforeRequest = args.at(-1) as typeof beforeRequest;
      },
    }),
  });
  return {
    session,
    handlers,
    events,
    letsOut: (url) => {
      let out = true;
      beforeRequest?.(partOf<OnBeforeRequestListenerDetails>('details', { url }), ({ cancel }) => {
        out = cancel !== true;
      });
      return out;
    },
  };
};

/** What the last window was made with, and the window itself. */
export const windows: { readonly options: BrowserWindowConstructorOptions; readonly window: FakeWindow }[] = [];

class FakeWindow extends EventEmitter {
  readonly fake = fakeContents('app://good-terms/index.html');
  readonly webContents = this.fake.contents;
  readonly calls: string[] = [];
  bounds = { x: 10, y: 20, width: 1000, height: 700 };
  destroyed = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    windows.push({ options, window: this });
  }
  async loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
  }
  show(): void {
    this.calls.push('show');
  }
  maximize(): void {
    this.calls.push('maximize');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  isMinimized(): boolean {
    return true;
  }
  isMaximized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.bounds;
  }
}

/** Everything that happened to the application, in order. */
export const log: string[] = [];
export const appEvents = new EventEmitter();
export const defaultSession = fakeSession();
export const invokeHandlers = new Map<string, Parameters<IpcMain['handle']>[1]>();
export const schemes = new Map<string, Parameters<Protocol['handle']>[1]>();
export const privileged: Electron.CustomScheme[] = [];
export const settings = {
  lock: true,
  packaged: false,
  dark: false,
  userData: '/nowhere',
  chosen: null as string | null,
  openProblem: '',
  /** The button pressed in a question. */
  pressed: 0,
};
export const questions: Electron.MessageBoxOptions[] = [];

export const app: App = partOf<App>('app', {
  get isPackaged() {
    return settings.packaged;
  },
  commandLine: partOf<Electron.CommandLine>('commandLine', {
    getSwitchValue: () => '',
    appendSwitch: (name, value) => {
      log.push(`switch ${name}${value === undefined ? '' : `=${value}`}`);
    },
  }),
  enableSandbox: () => {
    log.push('sandbox');
  },
  exit: (code) => {
    log.push(`exit ${code}`);
  },
  getPath: (name) => (name === 'userData' ? settings.userData : `${settings.userData}/${name}`),
  getVersion: () => '1.2.3',
  on: (name: string, listener: Listener) => {
    appEvents.on(name, listener);
    return app;
  },
  quit: () => {
    log.push('quit');
    let refused = false;
    appEvents.emit('before-quit', {
      preventDefault: () => {
        refused = true;
      },
    });
    if (!refused) log.push('ended');
  },
  requestSingleInstanceLock: () => settings.lock,
  whenReady: async () => {
    log.push('ready');
  },
});

export const BrowserWindow = FakeWindow;
export const ipcMain: IpcMain = partOf<IpcMain>('ipcMain', {
  handle: (channel, handler) => {
    invokeHandlers.set(channel, handler);
  },
});
export const protocol: Protocol = partOf<Protocol>('protocol', {
  registerSchemesAsPrivileged: (list) => {
    privileged.push(...list);
    log.push('scheme');
  },
  handle: (scheme, handler) => {
    schemes.set(scheme, handler);
  },
});
export const session = { defaultSession: defaultSession.session };
export const dialog: Dialog = partOf<Dialog>('dialog', {
  showErrorBox: (_title, sentence) => {
    log.push(`said ${sentence}`);
  },
  showMessageBox: async (...args: unknown[]) => {
    const question = args.at(-1) as Electron.MessageBoxOptions;
    questions.push(question);
    log.push(`asked ${question.message}`);
    return { response: settings.pressed, checkboxChecked: false };
  },
  showOpenDialog: async () => ({
    canceled: settings.chosen === null,
    filePaths: settings.chosen === null ? [] : [settings.chosen],
  }),
});
export const powerEvents = new EventEmitter();
export const powerMonitor: PowerMonitor = partOf<PowerMonitor>('powerMonitor', {
  on: (name: string, listener: Listener) => {
    powerEvents.on(name, listener);
    return powerMonitor;
  },
});
/** A keychain that writes backwards; `backend` null has none at all. */
export const keychain = { backend: 'gnome_libsecret' as ReturnType<SafeStorage['getSelectedStorageBackend']> | null };
const backwards = (text: string): string => [...text].reverse().join('');
export const safeStorage: SafeStorage = partOf<SafeStorage>('safeStorage', {
  isEncryptionAvailable: () => keychain.backend !== null,
  getSelectedStorageBackend: () => keychain.backend ?? 'unknown',
  encryptString: (text) => Buffer.from(backwards(text)),
  decryptString: (bytes) => backwards(bytes.toString('utf8')),
});
export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => log.push('menu') };
/** What was shown outside of the window. */
export const notifications: Notification[] = [];
export class Notification extends EventEmitter {
  static supported = true;
  static isSupported(): boolean {
    return Notification.supported;
  }
  readonly options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    notifications.push(this);
  }
}
export const nativeTheme: NativeTheme = partOf<NativeTheme>('nativeTheme', {
  get shouldUseDarkColors() {
    return settings.dark;
  },
});
export const screen: Screen = partOf<Screen>('screen', {
  getAllDisplays: () => [partOf<Electron.Display>('display', { workArea: { x: 0, y: 0, width: 1920, height: 1040 } })],
});
export const shell: Shell = partOf<Shell>('shell', {
  openPath: async () => settings.openProblem,
  showItemInFolder: (path) => {
    log.push(`show ${path}`);
  },
});
