import { type Access, accessId } from '../workspace/form.ts';
import { type LockFiles, type LockFound, lockAmong, opensAmong } from '../workspace/protection.ts';
import type { AgeKey } from './age/header.ts';
import { openArchive } from './archive-reader.ts';
import { filesOf } from './salvage.ts';
import { rootOf } from './verify.ts';

/** Whether a backup is encrypted, and what opens it. */
export type ArchiveLock = {
  readonly found: LockFound;
  readonly opensWith: (access: Access) => boolean;
};

const isKeyring = (path: string): boolean => path === 'keyring.json';
const isDocument = (path: string): boolean =>
  path === 'workspace.json' || /^clients\/[^/]+\/(?:client|draft)\.json$/.test(path);

const filesIn = async (
  path: string,
  key: AgeKey | null,
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> => {
  const archive = await openArchive(path, key).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw error;
    return null;
  });
  try {
    const found = new Map<string, Buffer>();
    const root = archive === null ? '' : rootOf(archive);
    for await (const file of filesOf(archive, root, path, key, wanted)) {
      if (wanted(file.path) && !found.has(file.path)) found.set(file.path, file.bytes);
    }
    return found;
  } finally {
    archive?.zip.close();
  }
};

/** Looks at an archive, a damaged one too. Rejects with the disk's error when it cannot be read. */
export const lockOfArchive = async (path: string, key: AgeKey | null = null): Promise<ArchiveLock> => {
  const asFiles = (files: ReadonlyMap<string, Buffer>): LockFiles => ({
    keyring: files.get('keyring.json') ?? null,
    documents: () => [...files].filter(([place]) => isDocument(place)),
  });
  // The keyring alone says it where it is whole.
  const keyring = lockAmong(asFiles(await filesIn(path, key, isKeyring)));
  if (keyring.state === 'locked' && keyring.keyring !== null) {
    const { id } = keyring.keyring;
    return { found: keyring, opensWith: (access) => accessId(access) === id };
  }
  const files = asFiles(await filesIn(path, key, (name) => isKeyring(name) || isDocument(name)));
  const found = lockAmong(files);
  return { found, opensWith: (access) => found.state === 'locked' && opensAmong(files, found, access) };
};
