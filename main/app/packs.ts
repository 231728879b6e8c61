import type { Edition, Missing, PackPreview, Result, Uncovered } from '#shared/contract.ts';
import type { ExhibitOriginal, PackDocuments } from '#shared/pack/index.ts';
import type { FolderFile } from '../pack/folder/carried.ts';
import type { JournalFile } from '../pack/worker.ts';
import type { Access } from '../workspace/form.ts';

export type DrawnPack = {
  readonly bytes: Uint8Array;
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
  readonly keep: (sha256: string, bytes: Uint8Array) => string;
  readonly at: (resource: string) => Uint8Array | null;
  readonly clear: () => void;
};

const kept = 6;

export const createPreviews = (): Previews => {
  const drawn = new Map<string, Uint8Array>();
  return {
    keep: (sha256, bytes) => {
      const resource = `packs/${sha256}.pdf`;
      drawn.delete(resource);
      drawn.set(resource, bytes);
      for (const oldest of drawn.keys()) {
        if (drawn.size <= kept) break;
        drawn.delete(oldest);
      }
      return resource;
    },
    at: (resource) => drawn.get(resource) ?? null,
    clear: () => drawn.clear(),
  };
};
