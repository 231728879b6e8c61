import Conf from 'conf';
import packageJson from '../../package.json' with { type: 'json' };
import type { Host, HostPaths } from '../app/host.ts';
import { canShow, openPath, showInFolder } from './open.ts';

/** What the app needs from a machine that has Node and a browser, and nothing else. */
export const createBrowserHost = (paths: HostPaths, emit: Host['emit']): Host => ({
  kind: 'browser',
  version: packageJson.version,
  paths,
  Store: Conf,
  clock: () => new Date(),
  openPath,
  showInFolder,
  choose: async () => null,
  can: { chooseFolder: false, showInFolder: canShow() },
  emit,
});
