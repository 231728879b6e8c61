import ElectronStore from 'electron-store';
import type { StoreOptions } from '../app/host.ts';

type Records = Record<string, unknown>;

/** conf calls the file's name `configName`; electron-store calls it `name` and drops the other. */
export class DesktopStore extends ElectronStore<Records> {
  constructor({ configName, ...options }: StoreOptions) {
    super({ ...options, name: configName });
  }
}

/** The app's own small file beside the workspace: where the window was. Losing it loses nothing. */
export const openWindowStore = (folder: string): ElectronStore<Records> =>
  new ElectronStore<Records>({ cwd: folder, name: 'window', clearInvalidConfig: true });
