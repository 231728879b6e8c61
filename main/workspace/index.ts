/** The workspace: the only room that touches the user's data files. */
export { checkJournal } from './check-journal.ts';
export type { Client } from './client-file.ts';
export { type FileReading, isAltered, type Receiving } from './files.ts';
export { addEntry, removeEntry, restoreEntry, reviseEntry } from './journal-drafts.ts';
export { journalRevisionsInTurns } from './journal-revisions.ts';
export { readSample, writeSample } from './sample.ts';
export { cleanUnused } from './unused-files.ts';
export { type AlteredLine, verifyJournal } from './verify-journal.ts';
export { openWorkspace, type Workspace, type WorkspaceOpening } from './workspace.ts';
