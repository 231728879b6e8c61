/**
 * Where drawn pages are kept between packs. The one place that knows: what lies here can be made again from the
 * attachments and is as confidential as they are, so whatever protects those has to protect this.
 */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Form, plainForm } from '../../workspace/form.ts';
import { openWhole, sealWhole } from '../../workspace/sealed-file.ts';

export type Shelf = {
  /** Null when there is nothing, or it cannot be read. */
  readonly read: (sha256: string, name: string) => Promise<Uint8Array | null>;
  /** Rejects with the disk's error. */
  readonly write: (sha256: string, name: string, bytes: Uint8Array) => Promise<void>;
  /** Everything that was kept of a file. */
  readonly remove: (sha256: string) => Promise<void>;
};

/** Beside the attachments; the dot keeps it out of backups. */
export const shelfFolder = '.pages';

/** `version` names the renderer: pages of another one are not found. */
export const folderShelf = (workspace: string, version: string, form: Form = plainForm): Shelf => {
  const folderOf = (sha256: string): string => join(workspace, shelfFolder, version, form.fileName(sha256));
  const pathOf = (sha256: string, name: string): string => join(folderOf(sha256), name);
  const { fileKey } = form;
  const identity = (sha256: string, name: string): string => `${shelfFolder}/${version}/${sha256}/${name}`;
  return {
    read: async (sha256, name) => {
      const bytes = await readFile(pathOf(sha256, name)).catch(() => null);
      return bytes === null || fileKey === null ? bytes : openWhole(fileKey, identity(sha256, name), bytes);
    },
    write: async (sha256, name, bytes) => {
      const path = pathOf(sha256, name);
      const half = `${path}.${randomUUID()}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        const written = fileKey === null ? bytes : sealWhole(fileKey, identity(sha256, name), bytes);
        await writeFile(half, written, { mode: 0o600 });
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    remove: (sha256) => rm(folderOf(sha256), { recursive: true, force: true }),
  };
};
