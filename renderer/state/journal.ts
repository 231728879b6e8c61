/** The open client's journal. Every action is written to the disk before it is shown as saved. */
import { create } from 'zustand';
import type { Result } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import { send } from './bridge.ts';
import { toast } from './ui.ts';

type JournalStore = {
  readonly clientId: string | null;
  /** Newest first; without removed ones. */
  readonly entries: readonly JournalEntry[];
  readonly removed: readonly JournalEntry[];
};

export const useJournalStore = create<JournalStore>()(() => ({
  clientId: null,
  entries: [],
  removed: [],
}));

const newestFirst = (a: JournalEntry, b: JournalEntry): number =>
  a.facts.at === b.facts.at ? b.number - a.number : a.facts.at < b.facts.at ? 1 : -1;

const sorted = (all: readonly JournalEntry[]): Pick<JournalStore, 'entries' | 'removed'> => ({
  entries: all.filter((entry) => entry.removedAt === null).sort(newestFirst),
  removed: all.filter((entry) => entry.removedAt !== null).sort(newestFirst),
});

export const showJournal = (clientId: string | null, journal: readonly JournalEntry[]): void =>
  useJournalStore.setState({ clientId, ...sorted(journal) });

/** Puts an entry as the app answered it in the place of its older self. */
const accept = (clientId: string, entry: JournalEntry): void =>
  useJournalStore.setState((store) =>
    store.clientId === clientId
      ? sorted([...[...store.entries, ...store.removed].filter((each) => each.id !== entry.id), entry])
      : store,
  );

/** Takes entries that were forgotten for good out of what is shown. */
export const dropEntries = (clientId: string, entryIds: readonly string[]): void =>
  useJournalStore.setState((store) =>
    store.clientId === clientId ? { removed: store.removed.filter(({ id }) => !entryIds.includes(id)) } : store,
  );

const answered = (clientId: string, result: Result<JournalEntry>): Result<JournalEntry> => {
  if (result.ok) accept(clientId, result.value);
  return result;
};

/** An entry without private words or marks has no private half. */
export const privateHalf = (half: EntryPrivate): EntryPrivate | null =>
  half.text === '' && half.mood === null && half.energy === null ? null : half;

/** What a menu or an Undo asks for. There is no field beside it to stand at, so an error is said as a message. */
const quietly = async (act: () => Promise<Result<JournalEntry>>): Promise<Result<JournalEntry>> => {
  const result = await act();
  if (!result.ok) toast(result.error.message, [{ label: 'Try again', onPress: () => void quietly(act) }]);
  return result;
};

const move = (
  name: 'journal.remove' | 'journal.restore',
  clientId: string,
  entryId: string,
): Promise<Result<JournalEntry>> => quietly(async () => answered(clientId, await send(name, { clientId, entryId })));

/** Appends an entry; says "Entry saved." with Undo. On an error nothing is shown: keep the draft and show the message. */
export const addEntry = async (
  clientId: string,
  facts: EntryFacts,
  half: EntryPrivate,
): Promise<Result<JournalEntry>> => {
  const result = answered(clientId, await send('journal.add', { clientId, facts, private: privateHalf(half) }));
  if (result.ok) {
    const undo = () => void move('journal.remove', clientId, result.value.id);
    toast('Entry saved.', [{ label: 'Undo', onPress: undo }]);
  }
  return result;
};

/** Writes a new version of an entry; earlier ones stay in its history. Undo writes the earlier words again. */
export const reviseEntry = async (
  clientId: string,
  entryId: string,
  facts: EntryFacts,
  half: EntryPrivate,
): Promise<Result<JournalEntry>> => {
  const before = useJournalStore.getState().entries.find((entry) => entry.id === entryId);
  const write = async (nextFacts: EntryFacts, next: EntryPrivate | null) =>
    answered(clientId, await send('journal.revise', { clientId, entryId, facts: nextFacts, private: next }));
  const result = await write(facts, privateHalf(half));
  if (result.ok && before !== undefined) {
    toast('Entry saved.', [{ label: 'Undo', onPress: () => void quietly(() => write(before.facts, before.private)) }]);
  }
  return result;
};

/** Moves an entry to the trash; says so with Undo. */
export const removeEntry = async (clientId: string, entryId: string): Promise<Result<JournalEntry>> => {
  const result = await move('journal.remove', clientId, entryId);
  if (result.ok) {
    toast('Entry removed. It stays in the trash for 30 days.', [
      { label: 'Undo', onPress: () => void move('journal.restore', clientId, entryId) },
    ]);
  }
  return result;
};

export const restoreEntry = (clientId: string, entryId: string): Promise<Result<JournalEntry>> =>
  move('journal.restore', clientId, entryId);

/** The entries of the open client, newest first, without removed ones. A stored reference. */
export const useEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.entries);
export const useRemovedEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.removed);
