import type { MenuItemConstructorOptions } from 'electron';
import type { UndoLabels } from '#shared/contract.ts';

/**
 * Only what the system expects of a menu; everything of the app itself is in the window. Ctrl M belongs to the
 * composer, so "Minimise" has its key only on macOS, where the system insists on it.
 */
export const menuTemplate = (
  platform: NodeJS.Platform,
  developer: boolean,
  { undo, redo }: UndoLabels,
  ask: (wish: 'undo' | 'redo' | 'new-entry') => void,
): MenuItemConstructorOptions[] => {
  const mac = platform === 'darwin';
  const entry: MenuItemConstructorOptions = {
    label: 'New entry',
    accelerator: 'CmdOrCtrl+N',
    click: () => ask('new-entry'),
  };
  return [
    mac
      ? {
          label: 'Good Terms',
          submenu: [
            { role: 'about' },
            { type: 'separator' },
            { role: 'hide' },
            { role: 'hideOthers' },
            { role: 'unhide' },
            { type: 'separator' },
            { role: 'quit' },
          ],
        }
      : { label: 'File', submenu: [entry, { type: 'separator' }, { role: 'quit' }] },
    ...(mac ? [{ label: 'File', submenu: [entry] }] : []),
    {
      label: 'Edit',
      submenu: [
        // The window knows what there is to undo: in a field its words, elsewhere the last step.
        { id: 'undo', label: undo ?? 'Undo', accelerator: 'CmdOrCtrl+Z', click: () => ask('undo') },
        { id: 'redo', label: redo ?? 'Redo', accelerator: 'CmdOrCtrl+Shift+Z', click: () => ask('redo') },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(developer
          ? ([
              { type: 'separator' },
              { role: 'reload' },
              { role: 'toggleDevTools' },
            ] satisfies MenuItemConstructorOptions[])
          : []),
      ],
    },
    ...(mac ? ([{ role: 'windowMenu' }] satisfies MenuItemConstructorOptions[]) : []),
  ];
};
