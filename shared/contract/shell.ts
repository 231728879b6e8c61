/** What the shell around the screens shows and is asked for: search, undo in words, wishes of the host. */
import type { SearchHit } from '../rules/search-hits.ts';

/** What a search over all clients found. */
export type Found = {
  readonly hits: readonly SearchHit[];
  /** A word that is there and was perhaps meant, when nothing was found. */
  readonly suggestion: string | null;
};

/** The next steps back and forward in words, or null. Never holds private words. */
export type UndoLabels = { readonly undo: string | null; readonly redo: string | null };

/** What the host asks the window to do: a press in its menu or on a notification. */
export type ShellWish =
  | { readonly do: 'undo' | 'redo' | 'new-entry' | 'backups' }
  | { readonly do: 'client'; readonly clientId: string };
