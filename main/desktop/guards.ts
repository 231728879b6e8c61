import type { App, Session, WebContents } from 'electron';
import { isOwnAddress, isOwnFile } from './origin.ts';

const page = (address: string): string => address.split('#')[0] ?? '';

/**
 * The window shows one page and stays there: no navigation, no second window, no embedded page. Loading that same page
 * anew is the one thing it may do (the button of the error screen).
 */
const guardContents = (contents: WebContents): void => {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOwnAddress(event.url) || page(event.url) !== page(contents.getURL())) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

export const guardAll = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
};

/**
 * No permission is ever granted and no request leaves for anywhere but our own origin. `developer` lets the developer
 * tools load their own pages; a packaged app has none.
 */
export const guardSession = (session: Session, developer: boolean): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event, item) => {
    // A file the window itself has made (dates, entries as a table): the system asks where it goes.
    if (!isOwnFile(item.getURL())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({
      cancel: !(
        isOwnAddress(details.url) ||
        isOwnFile(details.url) ||
        (developer && details.url.startsWith('devtools://'))
      ),
    });
  });
};

/** Chromium's own services stay silent too: no name is resolved, no component or dictionary is fetched. */
export const silenceChromium = (app: App): void => {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
};
