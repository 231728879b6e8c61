/** Backups of a workspace folder: made, verified, looked into, listed and restored. Works on files, knows no host. */

export type { AgeKey } from './age/header.ts';
export { unseal } from './age/unseal.ts';
export { type ArchiveLock, lockOfArchive } from './archive-lock.ts';
export { healStore, storeBeside } from './attachment-store.ts';
export { fromNewer } from './failure.ts';
export { type Forms, sameForm } from './forms.ts';
export { heldAttachment, heldEntries } from './held-entries.ts';
export { inspectBackup } from './inspect.ts';
export { listBackups, listSealed, listWithGroups, newestVerified, recoverFile } from './list.ts';
export { type BackupReason, makeBackup } from './make.ts';
export { groupOf, notePlace, readMemory, remember } from './memory.ts';
export { tidyPassing } from './passing.ts';
export { recordsOf, rehearse } from './rehearse.ts';
export { type RestoreBackup, restoreBackup } from './restore.ts';
export { finishRestore } from './swap.ts';
export { asKept, thinBackups } from './thin.ts';
export { type Verified, verifyBackup } from './verify.ts';
export { verifyWorkspace } from './verify-workspace.ts';
export { isWorkspace } from './workspace-files.ts';
