/** Backups of a workspace folder: made, verified, looked into, listed and restored. Works on files, knows no host. */
export { inspectBackup } from './inspect.ts';
export { listBackups, newestVerified, recoverFile } from './list.ts';
export { type BackupReason, makeBackup } from './make.ts';
export { restoreBackup } from './restore.ts';
export { finishRestore } from './swap.ts';
export { type Verified, verifyBackup } from './verify.ts';
export { verifyWorkspace } from './verify-workspace.ts';
export { isWorkspace } from './workspace-files.ts';
