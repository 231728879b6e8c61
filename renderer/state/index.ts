/** Everything a screen may know of the app: hooks to read, actions to change, places to go. */
export {
  type Backup,
  type BackupPlaced,
  choosePath,
  civilNow,
  entriesInBackup,
  inspectBackup,
  listBackups,
  loadState,
  makeBackup,
  makeEncryptedBackup,
  newId,
  openBackup,
  proveBackups,
  updateSettings,
  updateWorkspace,
  useAppState,
  useAppStore,
  verifyBackup,
} from './app.ts';
export {
  attachFiles,
  attachToRecord,
  changeAttachments,
  dismissIncoming,
  incomingProblem,
  openAttachment,
  stopIncoming,
  useFileDamage,
  useIncoming,
} from './attachments.ts';
export { fileAddress } from './bridge.ts';
export {
  keepMine,
  openClient,
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
export { fileName, saveCalendar, saveText } from './download.ts';
export {
  changeDraft,
  type DraftMarks,
  draftNow,
  type EntryDraft,
  emptyDraft,
  hasWords,
  keepDraft,
  useDraft,
  useDraftKeys,
  useDraftMarks,
  useDraftSave,
  useDraftState,
  useDraftText,
} from './drafts.ts';
export { type Format, useFormat } from './format.ts';
export { historyLabels, redo, undo, useHistoryStore, useRedoLabel, useUndoLabel } from './history.ts';
export { useEntries, useRemovedEntries } from './journal.ts';
export {
  addEntry,
  removeEntries,
  removeEntry,
  restoreEntry,
  reviseEntries,
  reviseEntry,
} from './journal-actions.ts';
export {
  changePassphrase,
  keepInKeychain,
  leaveWhenLocked,
  lockNow,
  lockWhenQuiet,
  newRecoveryCode,
  removePassphrase,
  setPassphrase,
  unlock,
} from './lock.ts';
export { loadLock, useLockStore } from './lock-state.ts';
export { chooseLogo, describeLogo, removeLogo } from './logo.ts';
export {
  makePack,
  makePackAgain,
  openPack,
  packsSince,
  previewPack,
  readyPacks,
  reviewFacts,
  showPack,
  verifyPack,
} from './pack.ts';
export { clientPlace, go, here, settingsPlace, type Tab, tabs } from './places.ts';
export type { SaveStatus } from './saver.ts';
export { searchAll } from './search.ts';
export {
  closeSample,
  newEntry,
  openSample,
  restoreBackup,
  restoreEntryFrom,
  startSession,
} from './session.ts';
export { type Thumbnail, thumbnailOf } from './thumbnails.ts';
export {
  announce,
  announceNow,
  askForClient,
  askToRestore,
  closePalette,
  closeSidebarOver,
  dismissToast,
  notePlace,
  openPalette,
  planCheckIns,
  showShortcuts,
  toast,
  toggleSidebar,
  useUi,
} from './ui.ts';
export { flushAll } from './unsaved.ts';
export { useNewClient } from './use-new-client.ts';
export { useNow } from './use-now.ts';
export {
  bringBackVersion,
  entryHistory,
  entryTraces,
  forgetEntries,
  listCopies,
  removeCopies,
} from './versions.ts';
