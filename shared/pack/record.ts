/** What a pack is made from. */
import type { ClientDocument, JournalEntry, WorkspaceDocument } from '../model/index.ts';

/** Everything about one client, as the app holds it. */
export type PackRecord = {
  readonly workspace: WorkspaceDocument;
  readonly document: ClientDocument;
  readonly journal: readonly JournalEntry[];
  /**
   * Last hash of the journal's chain (64 zeros when empty), the number of its lines, and the first line that does not
   * bear its digests, or null.
   */
  readonly chain: { readonly head: string; readonly revisions: number; readonly brokenAt: number | null };
  readonly asOf: string;
  readonly appVersion: string;
};
