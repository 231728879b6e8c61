import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Result } from '#shared/contract.ts';
import type { App } from '../app/create-app.ts';
import { isOwnAddress, requestChannel } from './origin.ts';

/** Only the main frame of our own window, on our own page, may speak. Whatever cannot be made sure of may not. */
const isOurWindow = (event: IpcMainInvokeEvent, ours: WebContents | null): boolean => {
  try {
    const frame = event.senderFrame;
    return (
      ours !== null &&
      !ours.isDestroyed() &&
      event.sender === ours &&
      frame !== null &&
      frame === ours.mainFrame &&
      frame.parent === null &&
      isOwnAddress(frame.url)
    );
  } catch {
    // Electron throws when a frame is asked after it has gone.
    return false;
  }
};

const refused: Result<never> = {
  ok: false,
  error: { code: 'internal', message: 'This request did not come from the app window, so it was not carried out.' },
};

/** Carries requests from the window to the app. `ours` names the window of the moment, `heard` is told each request. */
export const answerWindow = (
  ipcMain: IpcMain,
  ours: () => WebContents | null,
  handle: App['handle'],
  heard: (name: unknown, input: unknown) => void,
): void =>
  ipcMain.handle(requestChannel, async (event, name: unknown, input: unknown) => {
    if (!isOurWindow(event, ours())) return refused;
    const result = await handle(name, input);
    heard(name, input);
    return result;
  });
