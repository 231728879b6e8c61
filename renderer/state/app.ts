/** What the whole window shows: the app's state and the user's own document (profile, settings). */
import { create } from 'zustand';
import type { AppError, AppState, Choosable, Input, Output, Result } from '#shared/contract.ts';
import type { WorkspaceDocument } from '#shared/model/index.ts';
import { listen, send } from './bridge.ts';
import { clean, createSaver, type SaveStatus } from './saver.ts';

type AppStore = {
  readonly state: AppState | null;
  /** Why the app could not be reached, or null. */
  readonly error: AppError | null;
  readonly workspaceSave: SaveStatus;
};

export const useAppStore = create<AppStore>()(() => ({ state: null, error: null, workspaceSave: clean }));

const workspaceSaver = createSaver<WorkspaceDocument>({
  write: (document) => send('workspace.save', { document }),
  report: (workspaceSave) => useAppStore.setState({ workspaceSave }),
});

/** Takes a newer state; a document of the user's that is not written yet wins over the one in it. */
const accept = (state: AppState): void => {
  const mine = workspaceSaver.pending();
  useAppStore.setState({ state: mine === null ? state : { ...state, workspace: mine }, error: null });
};

const currentState = (): AppState => {
  const { state } = useAppStore.getState();
  if (state === null) throw new Error('The app state is asked for before it was loaded.');
  return state;
};

/** Part of the app's state. Select stored references or primitives. Below the shell there always is a state. */
export const useAppState = <T>(selector: (state: AppState) => T): T =>
  useAppStore((store) => selector(store.state ?? currentState()));

/** Asks the app for its state anew. */
export const loadState = async (): Promise<void> => {
  const result = await send('app.state', null);
  if (result.ok) accept(result.value);
  else if (useAppStore.getState().state === null) useAppStore.setState({ error: result.error });
};

export const listenToState = (): (() => void) => listen('state.changed', accept);

/** Changes the user's document; saved by itself shortly after. */
export const updateWorkspace = (change: (document: WorkspaceDocument) => WorkspaceDocument): void => {
  const state = currentState();
  const workspace = change(state.workspace);
  if (workspace === state.workspace) return;
  useAppStore.setState({ state: { ...state, workspace } });
  workspaceSaver.changed(workspace);
};

export const updateSettings = (change: Partial<WorkspaceDocument['settings']>): void =>
  updateWorkspace((document) => ({ ...document, settings: { ...document.settings, ...change } }));

export const flushWorkspace = (): Promise<void> => workspaceSaver.flush();
export const dropWorkspace = (): void => {
  workspaceSaver.drop();
  useAppStore.setState({ workspaceSave: clean });
};

/** Requests whose answer is the new state. */
export const switchTo = async (name: 'sample.open' | 'sample.close'): Promise<Result<AppState>> => {
  const result = await send(name, null);
  if (result.ok) accept(result.value);
  return result;
};

/** Asks the host for a folder or file; null when nothing was chosen. */
export const choosePath = async (what: Choosable): Promise<string | null> => {
  const result = await send('shell.choose', { what });
  return result.ok ? result.value : null;
};

const padded = (value: number): string => String(value).padStart(2, '0');

/** The user's own clock as a civil date-time, `YYYY-MM-DDTHH:mm`. In the sample the day is the sample's day. */
export const civilNow = (): string => {
  const { today, workspace } = currentState();
  const now = new Date();
  const day = `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
  return `${workspace.fixedToday === null ? day : today}T${padded(now.getHours())}:${padded(now.getMinutes())}`;
};

/** A new id for something the window creates inside a document: `newId('inv')` is "inv-3f2a…". */
export const newId = (prefix: string): string => `${prefix}-${crypto.randomUUID().slice(0, 18).replaceAll('-', '')}`;

export type Backup = Output<'backup.make'>;
export const makeBackup = (): Promise<Result<Backup>> => send('backup.make', null);
/** One encrypted file that holds everything; `folder` null: where exports go. */
export const makeEncryptedBackup = (passphrase: string, folder: string | null): Promise<Result<Backup>> =>
  send('backup.make-encrypted', { passphrase, folder });
export const listBackups = (): Promise<Result<Output<'backup.list'>>> => send('backup.list', null);
export const verifyBackup = (path: string): Promise<Result<Output<'backup.verify'>>> => send('backup.verify', { path });
/** Restores the newest backup aside and compares it with what is here. */
export const proveBackups = (): Promise<Result<Output<'backup.prove'>>> => send('backup.prove', null);
/** A backup, and what opens it where it is encrypted. */
export type BackupPlaced = { readonly path: string; readonly passphrase?: string };
/** Opens a backup of a locked workspace with the passphrase or the code of its time. */
export const openBackup = (input: Input<'backup.open'>): Promise<Result<null>> => send('backup.open', input);
export const entriesInBackup = (backup: BackupPlaced, clientId: string): Promise<Result<Output<'backup.entries'>>> =>
  send('backup.entries', { ...backup, clientId });
export const inspectBackup = (backup: BackupPlaced): Promise<Result<Output<'backup.inspect'>>> =>
  send('backup.inspect', backup);
