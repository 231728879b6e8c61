import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Folders in which backups are tried out: beside the workspace, on its disk, and only for its owner. */
const prefixOf = (workspaceDir: string): string => `${basename(workspaceDir)}-check-`;

/** A new, empty one. Whoever asks for it removes it. */
export const passingFolder = (workspaceDir: string): Promise<string> =>
  mkdtemp(join(dirname(workspaceDir), prefixOf(workspaceDir)));

/** Removes what an interrupted check left behind. Call it while nobody checks. */
export const tidyPassing = async (workspaceDir: string): Promise<void> => {
  const parent = dirname(workspaceDir);
  const prefix = prefixOf(workspaceDir);
  for (const name of await readdir(parent).catch((): string[] => [])) {
    if (!name.startsWith(prefix) || !/^[A-Za-z0-9]{6}$/.test(name.slice(prefix.length))) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
};
