import { readFile } from 'node:fs/promises';
import type { Edition, Missing, PackPreview, Result, Uncovered } from '#shared/contract.ts';
import type { ExhibitOriginal, PackDocuments } from '#shared/pack/index.ts';
import type { PackPart } from '../pack/ahead.ts';
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
  /** Given the first pages while the rest of the pack is made. */
  readonly ahead?: ((part: PackPart) => void) | undefined;
};

/** Draws a pack; the same record and edition give the same bytes. */
export type DrawPack = (documents: PackDocuments, edition: Edition, also: DrawAlso) => Promise<Result<DrawnPack>>;

export type PackDrawer = {
  readonly draw: DrawPack;
  /** Gets ready for a first pack; to be called when somebody is about to make one. */
  readonly warm: () => void;
};

/** Drawn packs by their digest, for the window to show. The newest few are kept. */
export type Previews = {
  /** A large one is handed over with its file, which is removed with the preview. */
  readonly keep: (sha256: string, bytes: Uint8Array, file?: LargeFile) => string;
  /** First pages of a pack that is being drawn. */
  readonly keepPart: (sha256: string, bytes: Uint8Array) => string;
  /** Null for one that lies in a file. */
  readonly at: (resource: string) => Uint8Array | null;
  readonly read: (resource: string) => Promise<Uint8Array | null>;
  /** Forgets all of them. */
  readonly clear: () => void;
};

const kept = 6;
// The parts of two packs: the one that is drawn, and the one it takes the place of.
const keptParts = 12;

const dropOldest = (map: Map<string, unknown>, most: number, drop: (key: string) => void): void => {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    drop(oldest);
  }
};

export const createPreviews = (): Previews => {
  const drawn = new Map<string, { readonly bytes: Uint8Array; readonly file: LargeFile | undefined }>();
  const parts = new Map<string, Uint8Array>();
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
      dropOldest(drawn, kept, forget);
      return resource;
    },
    keepPart: (sha256, bytes) => {
      const resource = `packs/${sha256}.pdf`;
      parts.delete(resource);
      parts.set(resource, bytes);
      dropOldest(parts, keptParts, (oldest) => parts.delete(oldest));
      return resource;
    },
    at: (resource) => {
      const { bytes = parts.get(resource), file } = drawn.get(resource) ?? {};
      return bytes === undefined || file !== undefined ? null : bytes;
    },
    read: async (resource) => {
      const { bytes = parts.get(resource), file } = drawn.get(resource) ?? {};
      return file === undefined ? (bytes ?? null) : readFile(file.path).catch(() => null);
    },
    clear: () => {
      for (const resource of [...drawn.keys()]) forget(resource);
      parts.clear();
    },
  };
};
