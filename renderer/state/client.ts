/** The open client's document: changed by recipes, undoable, saved by itself. Nothing is lost when a save fails. */
import { temporal } from 'zundo';
import { create } from 'zustand';
import type { AppError, OpenClient, Result } from '#shared/contract.ts';
import type { ClientDocument } from '#shared/model/index.ts';
import { carryOver, same } from '#shared/rules/carry-over.ts';
import { changeLabel } from '#shared/rules/change-label.ts';
import { loadState, useAppStore } from './app.ts';
import { send } from './bridge.ts';
import { closeDrafts, showDrafts } from './drafts.ts';
import { clearHistory, pushStep, renameLast, undoRecord, useHistoryStore } from './history.ts';
import { showJournal } from './journal.ts';
import { clean, createSaver, type Saver, type SaveStatus } from './saver.ts';

type ClientStore = {
  /** The client of the current route; its document follows when it is read. */
  readonly id: string | null;
  readonly document: ClientDocument | null;
  /** Why this client cannot be changed, or null. */
  readonly readOnly: string | null;
  /** Why nothing can be added to its journal, or null. */
  readonly journalReadOnly: string | null;
  /** Why it could not be opened, or null. */
  readonly error: AppError | null;
  /** Saving, by client: a client left with unsaved changes keeps them, and its place here. */
  readonly saves: Readonly<Record<string, SaveStatus>>;
};

const closed: ClientStore = {
  id: null,
  document: null,
  readOnly: null,
  journalReadOnly: null,
  error: null,
  saves: {},
};

const together = 800;
let lastTouched = '';
let lastAt = Number.NEGATIVE_INFINITY;

/** Changes of the same part within a moment are one step of undo, so that a word is undone and not a letter. */
const isSameStep = (before: ClientDocument | null, after: ClientDocument | null): boolean => {
  if (before === null || after === null) return false;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const part = (document: ClientDocument, key: string): unknown =>
    Object.entries(document).find(([k]) => k === key)?.[1];
  const touched = [...keys].filter((key) => part(before, key) !== part(after, key)).join();
  const at = performance.now();
  // What was written in the journal since, or another client, ends a step.
  const goesOn = useHistoryStore.getState().past.at(-1)?.kind === 'record';
  const same = goesOn && touched === lastTouched && at - lastAt < together;
  lastTouched = touched;
  lastAt = at;
  return same;
};

export const useClientStore = create<ClientStore>()(
  temporal(() => closed, {
    partialize: ({ document }) => ({ document }),
    equality: (past, current) => past.document === current.document || isSameStep(past.document, current.document),
    limit: 100,
  }),
);

const history = () => useClientStore.temporal.getState();

const versions = new Map<string, number>();
const savers = new Map<string, Saver<ClientDocument>>();

const report = (id: string) => (status: SaveStatus) =>
  useClientStore.setState(({ saves }) => ({ saves: { ...saves, [id]: status } }));

const saverOf = (id: string): Saver<ClientDocument> => {
  const known = savers.get(id);
  if (known) return known;
  const saver = createSaver<ClientDocument>({
    write: async (document) => {
      const result = await send('client.save', { document, version: versions.get(id) ?? 0 });
      if (result.ok) versions.set(id, result.value.version);
      return result;
    },
    report: report(id),
  });
  savers.set(id, saver);
  return saver;
};

/** Puts a client as it was read into the window. What is not saved yet wins over what is on the disk. */
const place = (open: OpenClient): ClientDocument => {
  const { id } = open.document;
  const mine = savers.get(id)?.pending() ?? null;
  if (mine === null) versions.set(id, open.version);
  const document = mine ?? open.document;
  history().pause();
  const { readOnly, journalReadOnly } = open;
  useClientStore.setState({ id, document, readOnly, journalReadOnly, error: null });
  history().resume();
  showJournal(id, open.journal);
  showDrafts(id, open.drafts);
  return document;
};

/** Shows a client anew; there is nothing to take back yet. */
const show = (open: OpenClient): void => {
  place(open);
  history().clear();
  clearHistory();
};

/** Opens a client for the window; does nothing when it is open. */
export const openClient = async (id: string): Promise<void> => {
  const { id: current, document } = useClientStore.getState();
  if (current === id && document !== null) return;
  history().pause();
  useClientStore.setState({ id, document: null, readOnly: null, journalReadOnly: null, error: null });
  const result = await send('client.open', { id });
  if (useClientStore.getState().id !== id) return;
  if (result.ok) show(result.value);
  else useClientStore.setState({ error: result.error });
};

/** Carries what the app changed into every state that Undo and Redo lead to: no step takes it away unasked. */
const carryIntoSteps = (before: ClientDocument, after: ClientDocument): void => {
  if (same(before, after)) return;
  const carried = ({ document = null }: { readonly document?: ClientDocument | null }) => ({
    document: document === null ? null : carryOver(before, after, document),
  });
  const { pastStates, futureStates } = history();
  useClientStore.temporal.setState({ pastStates: pastStates.map(carried), futureStates: futureStates.map(carried) });
};

/** Reads the open client again, after the app has changed its file (a pack was recorded, an import taken back). Steps stay. */
export const reloadClient = async (): Promise<void> => {
  const { id } = useClientStore.getState();
  if (id === null) return;
  const result = await send('client.open', { id });
  const { id: current, document: before } = useClientStore.getState();
  if (!result.ok || current !== id) return;
  const after = place(result.value);
  if (before !== null) carryIntoSteps(before, after);
  lastTouched = '';
};

export const closeClients = (): void => {
  for (const saver of savers.values()) saver.drop();
  savers.clear();
  versions.clear();
  history().pause();
  useClientStore.setState(closed);
  history().clear();
  clearHistory();
  showJournal(null, []);
  closeDrafts();
};

/** Creates a client and shows it. */
export const createClient = async (name: string): Promise<Result<string>> => {
  const result = await send('client.create', { name });
  if (!result.ok) return result;
  show(result.value);
  await loadState();
  return { ok: true, value: result.value.document.id };
};

/** The step a change belongs to began with this state; a step that goes on is named by all of it. */
const beginning = (): ClientDocument | null => history().pastStates.at(-1)?.document ?? null;

/**
 * Changes the open client. Return the same object for "no change". Saved by itself, undoable with `undoClient`. `label`
 * names the change for the menu ("invoice 2026-031 removed") where it says more than what differs.
 */
export const updateClient = (change: (document: ClientDocument) => ClientDocument, label?: string): void => {
  const { id, document, readOnly } = useClientStore.getState();
  if (id === null || document === null || readOnly !== null || useAppStore.getState().state?.readOnly != null) return;
  const next = change(document);
  if (next === document) return;
  const before = history().pastStates;
  useClientStore.setState({ document: next });
  const from = beginning() ?? document;
  const words = label ?? changeLabel(from, next);
  if (history().pastStates === before) renameLast('record', words);
  else
    pushStep({
      kind: 'record',
      label: words,
      touches: [],
      undo: () => travel('undo'),
      redo: () => travel('redo'),
    });
  saverOf(id).changed(next);
};

const travel = (direction: 'undo' | 'redo'): boolean => {
  const { pastStates, futureStates } = history();
  if ((direction === 'undo' ? pastStates : futureStates).length === 0) return false;
  history()[direction]();
  const { id, document } = useClientStore.getState();
  lastTouched = '';
  if (id !== null && document !== null) saverOf(id).changed(document);
  return true;
};

/** Takes back the last change of the open client's record (the journal has its own Undo in its messages). */
export const undoClient = (): void => void undoRecord();

/** Tries again to save everything that is held back. */
export const flushClients = async (): Promise<void> => {
  await Promise.all([...savers.values()].map((saver) => saver.flush()));
};

/** After a conflict: saves this window's document over the newer one, on purpose. */
export const keepMine = async (id: string): Promise<void> => {
  const result = await send('client.open', { id });
  if (result.ok) versions.set(id, result.value.version);
  await saverOf(id).flush();
};

/** After a conflict: shows the newer document and lets go of this window's changes. */
export const takeNewer = async (id: string): Promise<void> => {
  savers.get(id)?.drop();
  report(id)(clean);
  if (useClientStore.getState().id !== id) return;
  const read = await send('client.open', { id });
  if (read.ok && useClientStore.getState().id === id) show(read.value);
};

/** Part of the open client's document. Select stored references or primitives. Only below a client's page. */
export const useClient = <T>(selector: (document: ClientDocument) => T): T =>
  useClientStore((store) => {
    if (store.document === null) throw new Error('A client is asked for before it was opened.');
    return selector(store.document);
  });

/** Why the open client (or everything) cannot be changed, or null. */
export const useClientReadOnly = (): string | null => {
  const client = useClientStore((store) => store.readOnly);
  const workspace = useAppStore((store) => store.state?.readOnly ?? null);
  return workspace ?? client;
};

/** Why nothing can be added to the open client's journal, or null. */
export const useJournalReadOnly = (): string | null => {
  const journal = useClientStore((store) => store.journalReadOnly);
  return useClientReadOnly() ?? journal;
};

/** Where the saving of a client stands. */
export const useSaveStatus = (id: string): SaveStatus => useClientStore((store) => store.saves[id] ?? clean);
