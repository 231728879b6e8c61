/** The open client's journal. Every action is written to the disk before it is shown as saved. */
import { create } from 'zustand';
import type { Result } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import { send } from './bridge.ts';
import { toast } from './ui.ts';

/** What is being written and not saved yet. Kept in memory for each client, and gone only when saved or discarded. */
export type EntryDraft = {
  /** The entry being edited, or null for a new one. */
  readonly entryId: string | null;
  readonly facts: EntryFacts;
  readonly private: EntryPrivate;
};

type JournalStore = {
  readonly clientId: string | null;
  /** Newest first; without removed ones. */
  readonly entries: readonly JournalEntry[];
  readonly removed: readonly JournalEntry[];
  readonly drafts: Readonly<Record<string, EntryDraft>>;
};

export const useJournalStore = create<JournalStore>()(() => ({
  clientId: null,
  entries: [],
  removed: [],
  drafts: {},
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

const answered = (clientId: string, result: Result<JournalEntry>): Result<JournalEntry> => {
  if (result.ok) accept(clientId, result.value);
  return result;
};

/** An entry without private words or marks has no private half. */
export const privateHalf = (half: EntryPrivate): EntryPrivate | null =>
  half.text === '' && half.mood === null && half.energy === null ? null : half;

const quietly = async (
  name: 'journal.remove' | 'journal.restore',
  clientId: string,
  entryId: string,
): Promise<Result<JournalEntry>> => answered(clientId, await send(name, { clientId, entryId }));

/** Appends an entry; says "Entry saved." with Undo. On an error nothing is shown: keep the draft and show the message. */
export const addEntry = async (
  clientId: string,
  facts: EntryFacts,
  half: EntryPrivate,
): Promise<Result<JournalEntry>> => {
  const result = answered(clientId, await send('journal.add', { clientId, facts, private: privateHalf(half) }));
  if (result.ok) {
    const undo = () => void quietly('journal.remove', clientId, result.value.id);
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
    toast('Entry saved.', [{ label: 'Undo', onPress: () => void write(before.facts, before.private) }]);
  }
  return result;
};

/** Moves an entry to the trash; says so with Undo. */
export const removeEntry = async (clientId: string, entryId: string): Promise<Result<JournalEntry>> => {
  const result = await quietly('journal.remove', clientId, entryId);
  if (result.ok) {
    toast('Entry removed. It stays in the trash for 30 days.', [
      { label: 'Undo', onPress: () => void quietly('journal.restore', clientId, entryId) },
    ]);
  }
  return result;
};

export const restoreEntry = (clientId: string, entryId: string): Promise<Result<JournalEntry>> =>
  quietly('journal.restore', clientId, entryId);

/** The entries of the open client, newest first, without removed ones. A stored reference. */
export const useEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.entries);
export const useRemovedEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.removed);

/** The draft of a client, or null. */
export const useDraft = (clientId: string): EntryDraft | null =>
  useJournalStore((store) => store.drafts[clientId] ?? null);

/** Keeps a draft; null lets it go. */
export const keepDraft = (clientId: string, draft: EntryDraft | null): void =>
  useJournalStore.setState(({ drafts }) => {
    const { [clientId]: _old, ...others } = drafts;
    return { drafts: draft === null ? others : { ...others, [clientId]: draft } };
  });

/** An empty draft at a civil date-time. */
export const emptyDraft = (at: string): EntryDraft => ({
  entryId: null,
  facts: {
    at,
    kind: 'note',
    title: '',
    text: '',
    minutesBilled: 0,
    minutesUnbilled: 0,
    people: [],
    tags: [],
    agreement: null,
    attachments: [],
    notable: false,
  },
  private: { text: '', mood: null, energy: null },
});
