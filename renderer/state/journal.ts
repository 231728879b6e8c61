/** The entries of the open client as they are shown. */
import { create } from 'zustand';
import type { JournalEntry } from '#shared/model/index.ts';

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

/** Puts entries as the app answered them in the place of their older selves. */
export const acceptEntries = (clientId: string, changed: readonly JournalEntry[]): void =>
  useJournalStore.setState((store) => {
    if (store.clientId !== clientId) return store;
    const ids = new Set(changed.map(({ id }) => id));
    const others = (list: readonly JournalEntry[]) => list.filter(({ id }) => !ids.has(id));
    const now = (removed: boolean) => changed.filter(({ removedAt }) => (removedAt !== null) === removed);
    // Sorting what is sorted but for a few is quick, also with very many.
    return {
      entries: [...now(false), ...others(store.entries)].sort(newestFirst),
      removed: [...now(true), ...others(store.removed)].sort(newestFirst),
    };
  });

/** Takes entries that were forgotten for good out of what is shown. */
export const dropEntries = (clientId: string, entryIds: readonly string[]): void =>
  useJournalStore.setState((store) =>
    store.clientId === clientId ? { removed: store.removed.filter(({ id }) => !entryIds.includes(id)) } : store,
  );

/** The entries of the open client, newest first, without removed ones. A stored reference. */
export const useEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.entries);
export const useRemovedEntries = (): readonly JournalEntry[] => useJournalStore((store) => store.removed);
