import type { EntryFacts, JournalEntry } from '#shared/model/index.ts';
import { entryFacts, entryPrivate, firstIssue } from '#shared/model/index.ts';
import type { EntryDraft } from '../../state/index.ts';

/** The draft that edits an entry. */
export const draftOf = (entry: JournalEntry): EntryDraft => ({
  entryId: entry.id,
  changed: false,
  facts: entry.facts,
  private: entry.private ?? { text: '', mood: null, energy: null },
});

/** Where the draft of a client is kept: of a new entry, or of the entry that is edited. */
export const draftKey = (clientId: string, entryId: string | null): string =>
  entryId === null ? clientId : `${clientId}/edit/${entryId}`;

/** What keeps a draft from being saved, as one sentence, or null. */
export const draftProblem = (draft: EntryDraft): string | null => {
  const { facts: happened, private: own } = draft;
  const silent = happened.text.trim() === '' && own.text.trim() === '' && own.mood === null;
  if (silent && happened.attachments.length === 0) {
    return 'There is nothing to save yet. Write what happened, or how it was for you.';
  }
  const facts = entryFacts.safeParse(draft.facts);
  if (!facts.success) return firstIssue(facts.error).message;
  const mine = entryPrivate.safeParse(draft.private);
  return mine.success ? null : firstIssue(mine.error).message;
};

/** Tags from what was typed: separated by commas, without "#", each once. */
export const tagsFrom = (text: string): EntryFacts['tags'] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().replace(/^#+/, ''))
      .filter((tag) => tag !== ''),
  ),
];
