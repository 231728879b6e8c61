/** The life of the window: opening, writing what is held back when it is left, and changing the whole workspace. */
import type { AppState, Input, Output, Result, ShellWish } from '#shared/contract.ts';
import { isWriting, type ToastAction } from '../components/index.ts';
import { dropWorkspace, listenToState, loadState, switchTo, useAppStore } from './app.ts';
import { listen, send } from './bridge.ts';
import { closeClients, useClientStore } from './client.ts';
import { historyLabels, redo, undo, useHistoryStore } from './history.ts';
import { loadLock } from './lock-state.ts';
import { clientPlace, go, settingsPlace } from './places.ts';
import { toast } from './ui.ts';
import { flushAll, hasUnsaved } from './unsaved.ts';

/** Opens the composer of the client that is shown, else of the one shown last, else of the first. Not behind a dialog. */
export const newEntry = (): void => {
  if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
  const id = useClientStore.getState().id ?? useAppStore.getState().state?.clients[0]?.id;
  if (id !== undefined) go(clientPlace(id, 'journal', 'new'));
};

/** A press in the host's menu or on a notification. In a field, undo is the field's own. */
const obey = (wish: ShellWish): void => {
  if (wish.do === 'client') go(clientPlace(wish.clientId));
  else if (wish.do === 'backups') go(settingsPlace('backups'));
  else if (wish.do === 'new-entry') newEntry();
  else if (isWriting(document.activeElement)) document.execCommand(wish.do);
  else void (wish.do === 'undo' ? undo() : redo());
};

/** Keeps the host's menu saying what Undo and Redo will do. */
const tellMenu = (): (() => void) => {
  let told = '';
  return useHistoryStore.subscribe(() => {
    const labels = historyLabels();
    const words = JSON.stringify(labels);
    if (words === told || useAppStore.getState().state?.host !== 'desktop') return;
    told = words;
    void send('menu.undo', labels);
  });
};

/** Starts listening; returns what ends it. */
export const startSession = (): (() => void) => {
  const leaving = (): void => void flushAll();
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') leaving();
  };
  // A browser asks before it throws away what is not saved. The desktop host asks the window itself (flush.requested),
  // and a prevented unload there would be a window that does not close.
  const closing = (event: BeforeUnloadEvent): void => {
    leaving();
    if (useAppStore.getState().state?.host === 'browser' && hasUnsaved()) event.preventDefault();
  };
  // A file dropped beside the place for it would be shown instead of the app.
  const stray = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') && !event.defaultPrevented) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    }
  };
  window.addEventListener('dragover', stray);
  window.addEventListener('drop', stray);
  window.addEventListener('blur', leaving);
  window.addEventListener('pagehide', leaving);
  window.addEventListener('beforeunload', closing);
  document.addEventListener('visibilitychange', hidden);
  const stops = [
    listenToState(),
    tellMenu(),
    listen('shell.asked', obey),
    listen('flush.requested', () => {
      void flushAll().then(() => send('app.flushed', { saved: !hasUnsaved() }));
    }),
  ];
  void loadState();
  return () => {
    window.removeEventListener('dragover', stray);
    window.removeEventListener('drop', stray);
    window.removeEventListener('blur', leaving);
    window.removeEventListener('pagehide', leaving);
    window.removeEventListener('beforeunload', closing);
    document.removeEventListener('visibilitychange', hidden);
    for (const stop of stops) stop();
  };
};

const notWhileUnsaved = {
  ok: false,
  error: {
    code: 'storage',
    message: 'Some changes could not be saved yet, so nothing was switched. Try saving again first.',
  },
} as const;

/** Lets go of one workspace before another is shown; refuses while something is not saved. */
const leaveWorkspace = async (): Promise<boolean> => {
  await flushAll();
  return !hasUnsaved();
};

const arrive = (): void => {
  closeClients();
  dropWorkspace();
  go('#/', { replace: true });
};

/** Opens the sample, which lives in a folder of its own. */
export const openSample = async (): Promise<Result<AppState>> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await switchTo('sample.open');
  if (result.ok) arrive();
  return result;
};

/** Closes the sample and shows the user's own workspace again. */
export const closeSample = async (): Promise<Result<AppState>> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await switchTo('sample.close');
  if (result.ok) arrive();
  return result;
};

/** Shows the workspace anew after its files were replaced or added to. */
const reread = async (): Promise<void> => {
  closeClients();
  dropWorkspace();
  await loadState();
  await loadLock();
};

/** Saves what is held back, does `work`, which opens the workspace anew, and reads everything again. */
export const reopen = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await work();
  await reread();
  return result;
};

type Undone = Result<Output<'backup.undo'>>;

/** Takes a restore back. */
const undoRestore = async (actionId: string): Promise<Undone> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await send('backup.undo', { actionId });
  if (result.ok) await reread();
  return result;
};

/** The button of the message that says something was restored. */
const undoAction = (actionId: string | undefined, place: string): readonly ToastAction[] =>
  actionId === undefined
    ? []
    : [
        {
          label: 'Undo',
          onPress: () =>
            void undoRestore(actionId).then((result) => {
              toast(result.ok ? 'Everything is as it was before the restore.' : result.error.message);
              if (result.ok) go(place, { replace: true });
            }),
        },
      ];

/** Restores a backup, or one client of it, over what is here, which is backed up first. */
export const restoreBackup = async (
  request: Input<'backup.restore'>,
  said: (restored: Output<'backup.restore'>) => string,
): Promise<Result<Output<'backup.restore'>>> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await send('backup.restore', request);
  if (!result.ok) return result;
  await reread();
  const place = request.clientId === undefined ? '#/' : clientPlace(request.clientId);
  go(place, { replace: true });
  toast(said(result.value), undoAction(result.value.actionId, '#/'));
  return result;
};

/** Brings one entry of a backup back, as a new version. */
export const restoreEntryFrom = async (
  request: Input<'backup.restore-entry'>,
): Promise<Result<Output<'backup.restore-entry'>>> => {
  if (!(await leaveWorkspace())) return notWhileUnsaved;
  const result = await send('backup.restore-entry', request);
  if (!result.ok) return result;
  await reread();
  toast('The entry is back, with both halves.', undoAction(result.value.actionId, clientPlace(request.clientId)));
  return result;
};
