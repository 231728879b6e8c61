import { BrowserWindow, nativeTheme, screen } from 'electron';
import { fitBounds, minimum, parseBounds, type SavedBounds } from './bounds.ts';
import { appOrigin } from './origin.ts';

/** The colour of the page (`--paper` of the tokens), so that opening does not flash. */
const paper = { light: '#f8f5ee', dark: '#1c1a17' } as const;

/** What remembers the window's place. */
export type WindowMemory = { readonly read: () => unknown; readonly write: (bounds: SavedBounds) => void };

/** `developer` allows the developer tools; a packaged app has none. */
export const openWindow = (preload: string, memory: WindowMemory, developer: boolean): BrowserWindow => {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = fitBounds(parseBounds(memory.read()), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimum.width,
    minHeight: minimum.height,
    title: 'Good Terms',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: developer,
      // Elsewhere Chromium would fetch its dictionaries from the network.
      spellcheck: process.platform === 'darwin',
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    // The place of the window is worth no message when the disk refuses.
    try {
      memory.write({ x, y, width, height, maximized: window.isMaximized() });
    } catch {}
  });
  // A crashed page comes back by itself; what it had not saved yet is at most half a second of typing.
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
};
