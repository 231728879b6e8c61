/**
 * Version 1 of the files, as it was written to people's disks: a frozen copy. Nothing here is changed any more; what is
 * new goes into `shared/model`, and with a new `schemaVersion` comes a step from this version (main/workspace/migrate.ts).
 */
export { clientDocument } from './client.ts';
export { draftDocument } from './draft.ts';
export { revision } from './journal.ts';
export { workspaceDocument } from './profile.ts';
