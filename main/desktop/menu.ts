import type { MenuItemConstructorOptions } from 'electron';

/**
 * Only what the system expects of a menu; everything of the app itself is in the window. Ctrl M belongs to the
 * composer, so "Minimise" has its key only on macOS, where the system insists on it.
 */
export const menuTemplate = (
  platform: NodeJS.Platform,
  developer: boolean,
  newEntry: () => void,
): MenuItemConstructorOptions[] => {
  const mac = platform === 'darwin';
  const entry: MenuItemConstructorOptions = { label: 'New entry', accelerator: 'CmdOrCtrl+N', click: newEntry };
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
        { role: 'undo' },
        { role: 'redo' },
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
