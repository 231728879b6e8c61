/** Everything a screen may know of the app: hooks to read, actions to change, places to go. */
export {
  choosePath,
  civilNow,
  inspectBackup,
  listBackups,
  loadState,
  makeBackup,
  newId,
  updateSettings,
  updateWorkspace,
  useAppState,
  useAppStore,
} from './app.ts';
export {
  keepMine,
  openClient,
  redoClient,
  takeNewer,
  undoClient,
  updateClient,
  useClient,
  useClientReadOnly,
  useClientStore,
  useJournalReadOnly,
  useSaveStatus,
} from './client.ts';
export { applyImport, type ImportPreview, makeExport, previewImport, showExport } from './data.ts';
export { type Format, useFormat } from './format.ts';
export {
  addEntry,
  type EntryDraft,
  emptyDraft,
  hasWords,
  keepDraft,
  removeEntry,
  restoreEntry,
  reviseEntry,
  useDraft,
  useDrafts,
  useEntries,
  useRemovedEntries,
} from './journal.ts';
export { makePack, openPack, previewPack, reviewFacts, showPack } from './pack.ts';
export { clientPlace, go, here, settingsPlace, type Tab, tabs } from './places.ts';
export type { SaveStatus } from './saver.ts';
export { closeSample, flushAll, openSample, restoreBackup, startSession } from './session.ts';
export {
  announce,
  announceNow,
  askForClient,
  askToRestore,
  closeSidebarOver,
  dismissToast,
  toast,
  toggleSidebar,
  useUi,
} from './ui.ts';
export { useNewClient } from './use-new-client.ts';
