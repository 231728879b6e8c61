/** Earlier versions of entries, and entries that go for good. */
import type { EntryVersion, Result } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import { countOf } from '#shared/rules/words.ts';
import { send } from './bridge.ts';
import { keepDraft } from './drafts.ts';
import { dropSteps } from './history.ts';
import { dropEntries } from './journal.ts';
import { reviseEntry } from './journal-actions.ts';
import { toast } from './ui.ts';

/** Every revision of an entry, oldest first. */
export const entryHistory = (clientId: string, entryId: string): Promise<Result<readonly EntryVersion[]>> =>
  send('journal.history', { clientId, entryId });

/** Writes an earlier wording as the newest version. The wordings between stay; Undo writes the one of before again. */
export const bringBackVersion = (
  clientId: string,
  entryId: string,
  facts: EntryFacts,
  half: EntryPrivate | null,
): Promise<Result<JournalEntry>> =>
  reviseEntry(clientId, entryId, facts, half ?? { text: '', mood: null, energy: null });

/** Drops every text of entries in the trash. Cannot be taken back; says how many are gone. */
export const forgetEntries = async (clientId: string, entryIds: readonly string[]): Promise<Result<null>> => {
  const result = await send('journal.forget', { clientId, entryIds: [...entryIds] });
  if (!result.ok) return result;
  for (const id of entryIds) keepDraft(`${clientId}/edit/${id}`, null);
  dropEntries(clientId, entryIds);
  dropSteps(entryIds);
  toast(
    entryIds.length === 1
      ? 'The entry is forgotten for good.'
      : `${countOf(entryIds.length, 'entry', 'entries')} are forgotten for good.`,
  );
  return result;
};
