/** Backups of a workspace folder: made, verified, looked into, listed and restored. Works on files, knows no host. */
export { healStore, storeBeside } from './attachment-store.ts';
export { inspectBackup } from './inspect.ts';
export { listBackups, listWithGroups, newestVerified, recoverFile } from './list.ts';
export { type BackupReason, makeBackup } from './make.ts';
export { groupOf, notePlace, readMemory, remember } from './memory.ts';
export { recordsOf, rehearse, tidyRehearsals } from './rehearse.ts';
export { restoreBackup } from './restore.ts';
export { finishRestore } from './swap.ts';
export { asKept, thinBackups } from './thin.ts';
export { type Verified, verifyBackup } from './verify.ts';
export { verifyWorkspace } from './verify-workspace.ts';
export { isWorkspace } from './workspace-files.ts';
