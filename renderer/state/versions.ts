/** Earlier versions of entries, and entries that go for good. */
import type { CopySetAside, EntryVersion, Result, Traces } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import { capitalised, countOf } from '#shared/rules/words.ts';
import { send } from './bridge.ts';
import { keepDraft } from './drafts.ts';
import { dropSteps } from './history.ts';
import { dropEntries } from './journal.ts';
import { reviseEntry } from './journal-actions.ts';
import { go, settingsPlace } from './places.ts';
import { toast } from './ui.ts';

const toCopies = { label: 'Show them', onPress: () => go(settingsPlace('data')) };

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

/** Where the words of entries stay when they are forgotten, unless they are removed there too. */
export const entryTraces = (clientId: string, entryIds: readonly string[]): Promise<Result<Traces>> =>
  send('journal.traces', { clientId, entryIds: [...entryIds] });

/** Copies of files that could not be read, newest first. */
export const listCopies = (): Promise<Result<readonly CopySetAside[]>> => send('copies.list', null);

/** Removes copies of damaged files. Cannot be taken back. */
export const removeCopies = async (paths: readonly string[]): Promise<Result<null>> =>
  paths.length === 0 ? { ok: true, value: null } : send('copies.remove', { paths: [...paths] });

/**
 * Drops every text of entries in the trash, then these copies that hold them too. Cannot be taken back; says how many are
 * gone. When only copies are left, a message says so.
 */
export const forgetEntries = async (
  clientId: string,
  entryIds: readonly string[],
  copies: readonly string[] = [],
): Promise<Result<null>> => {
  const result = await send('journal.forget', { clientId, entryIds: [...entryIds] });
  if (!result.ok) return result;
  for (const id of entryIds) keepDraft(`${clientId}/edit/${id}`, null);
  dropEntries(clientId, entryIds);
  dropSteps(entryIds);
  const removed = await removeCopies(copies);
  const forgotten =
    entryIds.length === 1
      ? 'The entry is forgotten for good.'
      : `${capitalised(countOf(entryIds.length, 'entry', 'entries'))} are forgotten for good.`;
  toast(removed.ok ? forgotten : `${forgotten} ${removed.error.message}`, removed.ok ? [] : [toCopies]);
  return result;
};
