import { join } from 'node:path';
import Conf from 'conf';
import packageJson from '../../package.json' with { type: 'json' };
import type { Host } from '../app/host.ts';

export const { version } = packageJson;

/** Read-only files that come with the app. */
export const assetsFolder = join(import.meta.dirname, '..', '..', 'assets');

const noWindow = async (): Promise<never> => {
  throw new Error('There is no window here. Open the file yourself.');
};

/** The app without a window: for one command on one workspace. Nothing is opened and nobody is asked. */
export const createHeadlessHost = (paths: {
  readonly workspace: string;
  readonly packs: string;
  readonly backups: string;
  readonly exports: string;
}): Host => ({
  kind: 'headless',
  version,
  paths: { ...paths, packsNamed: true, sample: `${paths.workspace}-sample`, assets: assetsFolder },
  Store: Conf,
  clock: () => new Date(),
  openPath: noWindow,
  showInFolder: noWindow,
  choose: async () => null,
  can: { chooseFolder: false, showInFolder: false },
  emit: () => undefined,
});
