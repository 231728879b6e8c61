/** The workspace: the only room that touches the user's data files. */
export type { Client, UnreadableClient } from './client-file.ts';
export { addEntry, removeEntry, restoreEntry, reviseEntry } from './journal-drafts.ts';
export type { JournalLog } from './journal-log.ts';
export type { Recover, RecoverIn } from './recover.ts';
export { readSample, writeSample } from './sample.ts';
export { type JournalCheck, verifyJournal } from './verify-journal.ts';
export { openWorkspace, type Workspace, type WorkspaceOpening } from './workspace.ts';
