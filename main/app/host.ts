import type { Choosable, EventName, Events, UndoLabels } from '#shared/contract.ts';

/** The part of conf (and so of electron-store) the workspace relies on. Importing electron-store outside Electron would try to download the runtime, so each host brings its own class. */
export type StoreOptions = {
  readonly cwd: string;
  /** File name without extension. */
  readonly configName: string;
  readonly fileExtension: string;
  readonly clearInvalidConfig: false;
  readonly serialize: (value: Record<string, unknown>) => string;
  readonly deserialize: (text: string) => Record<string, unknown>;
};
export type StoreInstance = { store: Record<string, unknown>; readonly path: string };
export type StoreClass = new (options: StoreOptions) => StoreInstance;

export type HostPaths = {
  /** The user's workspace folder. */
  readonly workspace: string;
  /** The sample's own folder; never inside the workspace. */
  readonly sample: string;
  /** Default folders under the user's documents. */
  readonly packs: string;
  /** The folder for packs was named with a command: it goes before the one in the settings. */
  readonly packsNamed?: true;
  readonly backups: string;
  readonly exports: string;
  /** Read-only files shipped with the app (fonts, sample). */
  readonly assets: string;
};

/** The system's own store of secrets, by name. Absent where there is none that can be trusted. */
export type Secrets = {
  /** Whether there is such a secret. The secret itself stays where it is. Never throws. */
  readonly has: (name: string) => boolean;
  /** Null when there is no such secret, or the system does not give it. Never throws. */
  readonly read: (name: string) => string | null;
  /** Throws when the system does not take it. */
  readonly write: (name: string, value: string) => void;
  readonly remove: (name: string) => void;
};

/** Something to tell outside of the window: titles only, nothing that was written. */
export type Reminder = {
  /** The client it is about; null: a place for backups. */
  readonly clientId: string | null;
  /** What is told once: for a client the civil day it is told on, for backups the place and since when it is away. */
  readonly day: string;
  readonly title: string;
  readonly body: string;
};

/** Everything the app needs from where it runs. Hosts carry messages and own windows; they hold no rules. */
export type Host = {
  readonly kind: 'desktop' | 'browser' | 'headless';
  readonly version: string;
  readonly paths: HostPaths;
  readonly Store: StoreClass;
  /** Now. The only clock of the app. */
  readonly clock: () => Date;
  /** Opens a file with the system's own program. Rejects with a sentence. */
  readonly openPath: (path: string) => Promise<void>;
  readonly showInFolder: (path: string) => Promise<void>;
  /** Null when the user closed the dialog, or when `can.chooseFolder` is false. */
  readonly choose: (what: Choosable) => Promise<string | null>;
  readonly can: { readonly chooseFolder: boolean; readonly showInFolder: boolean };
  /** Shows a notification; absent where there is no such thing. Never throws. */
  readonly notify?: (reminder: Reminder) => void;
  /** Asked each time: a keychain may come and go. */
  readonly secrets?: () => Secrets | null;
  /** Puts what Undo and Redo will do into the host's menu; absent where there is none. */
  readonly showUndo?: (labels: UndoLabels) => void;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
};
