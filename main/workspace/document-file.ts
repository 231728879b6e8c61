import { dirname, join, parse } from 'node:path';
import type { StoreClass, StoreInstance } from '../app/host.ts';
import { type Disk, readIfPresent, syncFolder } from './disk.ts';
import { type Form, plainForm } from './form.ts';
import { sealedText, unsealed } from './sealed.ts';

/** One JSON document on disk, written through the host's store. */
export type DocumentFile = {
  readonly path: string;
  /** The bytes found when it was opened; null when there was no file. */
  readonly found: Buffer | null;
  /** What they parse to; undefined when they are not JSON in UTF-8. */
  readonly parsed: unknown;
  /** True when the bytes are not the ones that were saved here: another program or a fault of the disk changed them. */
  readonly altered: boolean;
  /** Writes the whole document; when it returns, the document is on the disk. Throws the disk's error, the old file kept. */
  readonly save: (document: Record<string, unknown>) => void;
  /** Removes the file, durably; nothing happens when there is none. Throws the disk's error. */
  readonly remove: () => void;
};

/** How and for which place of its workspace a document is written. */
export type Placed = { readonly form: Form; readonly place: string };

/** Opens `path` (a name ending in `.json`). Reading never writes: the store is made only for the first save. */
export const openDocumentFile = (
  Store: StoreClass,
  disk: Disk,
  path: string,
  { form, place }: Placed = { form: plainForm, place: '' },
): DocumentFile => {
  const { name, ext, dir } = parse(path);
  const found = readIfPresent(disk, path);
  const { value: parsed, altered } = form.readDocument(place, found);
  let store: StoreInstance | null = null;
  let text = '';

  const makeStore = (): StoreInstance =>
    new Store({
      cwd: dir,
      configName: name,
      fileExtension: ext.slice(1),
      clearInvalidConfig: false,
      serialize: (value) => {
        text = form.documentText(place, sealedText(value));
        return text;
      },
      // The store reads its file again on every write; the document is in memory and always written whole.
      deserialize: () => ({}),
    });

  return {
    path,
    found,
    parsed,
    altered,
    save: (document) => {
      // The store would make a folder that is gone anew, and what is saved there is lost when the real one is back.
      disk.readdirSync(dir);
      store ??= makeStore();
      const before = `${path}.tmp-before`;
      const hadFile = readIfPresent(disk, path) !== null;
      if (hadFile) disk.copyFileSync(path, before);
      try {
        store.store = document;
        // The store takes a write cut short by a full disk for a whole one: look before the old file is let go.
        if (disk.readFileSync(path).toString('utf8') !== text) {
          throw Object.assign(new Error('Only a part was written.'), { code: 'ENOSPC' });
        }
      } catch (error) {
        if (hadFile) disk.renameSync(before, path);
        else disk.rmSync(path, { force: true });
        throw error;
      }
      if (hadFile) disk.rmSync(before, { force: true });
      syncFolder(disk, dirname(path));
    },
    remove: () => {
      if (readIfPresent(disk, path) === null) return;
      disk.rmSync(path, { force: true });
      syncFolder(disk, dirname(path));
    },
  };
};

/** Files a save that was cut off (a crash, a power cut) may have left beside a document or a journal. */
const leftover = /^((?:client|workspace|draft)\.json|journal\.jsonl)\.tmp-(before|forget|[0-9a-f]{8,})$/;

/**
 * Tidies a folder after a crash. A kept old version takes the place of a document that is missing or cut short;
 * every other leftover is removed.
 */
export const tidyAfterCrash = (disk: Disk, folder: string): void => {
  for (const file of disk.readdirSync(folder)) {
    const name = leftover.exec(file);
    if (name === null) continue;
    const path = join(folder, file);
    const document = join(folder, name[1] ?? '');
    const needed =
      name[2] === 'before' &&
      unsealed(readIfPresent(disk, document)).value === undefined &&
      unsealed(readIfPresent(disk, path)).value !== undefined;
    if (needed) disk.renameSync(path, document);
    else disk.rmSync(path, { force: true });
  }
};
