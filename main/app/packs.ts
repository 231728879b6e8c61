import { readFile } from 'node:fs/promises';
import type { Edition, Missing, PackPreview, Result, Uncovered } from '#shared/contract.ts';
import type { ExhibitOriginal, PackDocuments } from '#shared/pack/index.ts';
import type { FolderFile } from '../pack/folder/carried.ts';
import { type LargeFile, removeLarge } from '../pack/output.ts';
import type { JournalFile } from '../pack/worker.ts';
import type { Access } from '../workspace/form.ts';

export type DrawnPack = {
  /** Empty when the pack is so large that it lies in `file`. */
  readonly bytes: Uint8Array;
  readonly file?: LargeFile;
  /** Digest of the PDF, where it was counted while drawing. */
  readonly sha256?: string;
  /** File name for the pack folder. */
  readonly fileName: string;
  readonly pages: number;
  readonly sections: PackPreview['sections'];
  readonly missing: readonly Missing[];
  readonly uncovered: readonly Uncovered[];
  readonly slips: PackPreview['slips'];
  /** Files that lie beside the PDF of the records edition. */
  readonly files: readonly FolderFile[];
  /** Originals that lie beside it. */
  readonly exhibits: readonly ExhibitOriginal[];
};

export type DrawAlso = {
  /** The journal, whose chain is looked at, line by line, before the pack speaks of it; null when it does not. */
  readonly journal: JournalFile | null;
  /** The folder of the workspace, where the picture of the logo lies. */
  readonly workspace?: string;
  /** What opens its files when they are encrypted. */
  readonly access?: Access | null;
  /** Aborted when nobody waits for the pack any more. */
  readonly signal?: AbortSignal | undefined;
  /** Given a PDF of the cover alone while the rest of the pack is made. */
  readonly first?: ((cover: Uint8Array) => void) | undefined;
};

/** Draws a pack; the same record and edition give the same bytes. */
export type DrawPack = (documents: PackDocuments, edition: Edition, also: DrawAlso) => Promise<Result<DrawnPack>>;

/** Drawn packs by their digest, for the window to show. The newest few are kept. */
export type Previews = {
  /** A large one is handed over with its file, which is removed with the preview. */
  readonly keep: (sha256: string, bytes: Uint8Array, file?: LargeFile) => string;
  /** Null for one that lies in a file. */
  readonly at: (resource: string) => Uint8Array | null;
  readonly read: (resource: string) => Promise<Uint8Array | null>;
  /** Forgets all of them. */
  readonly clear: () => void;
};

const kept = 6;

export const createPreviews = (): Previews => {
  const drawn = new Map<string, { readonly bytes: Uint8Array; readonly file: LargeFile | undefined }>();
  const forget = (resource: string): void => {
    const file = drawn.get(resource)?.file;
    drawn.delete(resource);
    if (file !== undefined) removeLarge(file);
  };
  return {
    keep: (sha256, bytes, file) => {
      const resource = `packs/${sha256}.pdf`;
      forget(resource);
      // Large ones take room on the disk: only the newest of them is kept.
      if (file !== undefined) for (const [one, before] of drawn) if (before.file !== undefined) forget(one);
      drawn.set(resource, { bytes, file });
      for (const oldest of drawn.keys()) {
        if (drawn.size <= kept) break;
        forget(oldest);
      }
      return resource;
    },
    at: (resource) => {
      const { bytes, file } = drawn.get(resource) ?? {};
      return bytes === undefined || file !== undefined ? null : bytes;
    },
    read: async (resource) => {
      const { bytes, file } = drawn.get(resource) ?? {};
      return file === undefined ? (bytes ?? null) : readFile(file.path).catch(() => null);
    },
    clear: () => {
      for (const resource of [...drawn.keys()]) forget(resource);
    },
  };
};
