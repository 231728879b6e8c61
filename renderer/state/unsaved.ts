import { flushWorkspace, useAppStore } from './app.ts';
import { flushClients, useClientStore } from './client.ts';
import { flushDrafts, hasUnkeptDrafts } from './drafts.ts';

/** Writes everything held back and tries failed saves again. */
export const flushAll = async (): Promise<void> => {
  await Promise.all([flushClients(), flushWorkspace(), flushDrafts()]);
};

/** Whether something in this window is not on the disk. An entry that is not finished is, as a draft. */
export const hasUnsaved = (): boolean => {
  const statuses = [...Object.values(useClientStore.getState().saves), useAppStore.getState().workspaceSave];
  return hasUnkeptDrafts() || statuses.some(({ kind }) => kind === 'failed' || kind === 'saving');
};
