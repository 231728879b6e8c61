/** What a pack is made from. */
import type { ClientDocument, JournalEntry, PackChoices, Revision, WorkspaceDocument } from '../model/index.ts';
import type { FileLook, PageSize } from './exhibit-data.ts';

/** One line of the journal's chain without its words: all that is needed to count the chain again. */
export type ChainLine = Omit<Revision, 'facts' | 'private' | 'salt'>;

/** Everything about one client, as the app holds it. */
export type PackRecord = {
  readonly workspace: WorkspaceDocument;
  readonly document: ClientDocument;
  readonly journal: readonly JournalEntry[];
  /**
   * Last hash of the journal's chain (64 zeros when empty), the number of its lines, and the first line that does not
   * bear its digests, or null.
   */
  readonly chain: {
    readonly head: string;
    readonly revisions: number;
    readonly brokenAt: number | null;
    /** Every line of the chain, in order. Absent where a pack does not carry it. */
    readonly lines?: readonly ChainLine[];
  };
  readonly asOf: string;
  readonly appVersion: string;
  /** What the user chose for this pack; without them, the choices kept with the client count. */
  readonly options?: PackChoices | undefined;
  /** What was found in each attached file, by its digest. Without it a pack has no exhibits. */
  readonly looks?: ReadonlyMap<string, FileLook>;
  /** SHA-256 of a text in UTF-8. Without it letters are no exhibits. */
  readonly digest?: (text: string) => string;
  /** Points the picture of the logo takes at its full size; 'lost' when it cannot be read. Without it a pack has no logo. */
  readonly logo?: PageSize | 'lost';
};

/** A record without its journal: what the app holds in memory. The journal is read where the pack is made. */
export type PackDocuments = Omit<PackRecord, 'journal' | 'chain' | 'looks' | 'logo'>;
