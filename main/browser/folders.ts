import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HostPaths } from '../app/host.ts';

/** Where Electron keeps this app's data (`app.getPath('userData')`), so that both hosts open the same workspace. */
const dataFolder = (): string => {
  const home = homedir();
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Good Terms');
    case 'win32':
      return join(process.env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Good Terms');
    default:
      return join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'Good Terms');
  }
};

/** The documents folder under Linux is named in a small shell file (xdg-user-dirs), often in the user's language. */
const documentsFolder = async (): Promise<string> => {
  const home = homedir();
  if (process.platform === 'linux') {
    const file = join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'user-dirs.dirs');
    const text = await readFile(file, 'utf8').catch(() => '');
    const named = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(text)?.[1];
    if (named !== undefined) return resolve(named.replace(/^\$HOME/, home));
  }
  return join(home, 'Documents');
};

export const hostPaths = async (given: {
  readonly workspace: string | null;
  readonly documents: string | null;
}): Promise<HostPaths> => {
  const documents = given.documents === null ? join(await documentsFolder(), 'Good Terms') : resolve(given.documents);
  const workspace = given.workspace === null ? join(dataFolder(), 'workspace') : resolve(given.workspace);
  return {
    workspace,
    sample: given.workspace === null ? join(dataFolder(), 'sample') : `${workspace}-sample`,
    packs: join(documents, 'Exit packs'),
    backups: join(documents, 'Backups'),
    exports: join(documents, 'Exports'),
    assets: join(import.meta.dirname, '..', '..', 'assets'),
  };
};
