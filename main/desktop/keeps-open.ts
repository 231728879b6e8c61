import { type BrowserWindow, dialog } from 'electron';

const keep = 0;

/** Asks what to do with changes that are only in the window. True: it stays open. Closing the question keeps it open too. */
export const keepsOpen = async (window: BrowserWindow): Promise<boolean> => {
  if (window.isMinimized()) window.restore();
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Good Terms',
    message: 'Some changes are not saved.',
    detail:
      'They are still in the window: an entry that is not finished, or something that could not be saved. Everything saved before is safe.',
    buttons: ['Keep the window open', 'Close without them'],
    defaultId: keep,
    cancelId: keep,
    noLink: true,
  });
  return response === keep;
};
