/** Writing in the open client's journal. Every action is written to the disk before it is shown as saved, and can be undone. */
import { entryKindContent } from '#shared/content/journal.ts';
import type { Input, Result } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import { dayMonth } from '#shared/rules/dates.ts';
import { useAppStore } from './app.ts';
import { send } from './bridge.ts';
import { pushStep, undoStep } from './history.ts';
import { acceptEntries, useJournalStore } from './journal.ts';
import { toast } from './ui.ts';

/** An entry without private words or marks has no private half. */
const privateHalf = (half: EntryPrivate): EntryPrivate | null =>
  half.text === '' && half.mood === null && half.energy === null ? null : half;

/** What a menu or an Undo asks for. There is no field beside it to stand at, so an error is said as a message. */
const quietly = async <T>(act: () => Promise<Result<T>>): Promise<Result<T>> => {
  const result = await act();
  if (!result.ok) toast(result.error.message, [{ label: 'Try again', onPress: () => void quietly(act) }]);
  return result;
};

type Change = Input<'journal.change'>['changes'][number];

/** Requests take at most so many changes; a longer list is sent in parts. */
const atOnce = 5000;

const changeAll = async (clientId: string, changes: readonly Change[]): Promise<Result<readonly JournalEntry[]>> => {
  const all: JournalEntry[] = [];
  for (let from = 0; from < changes.length; from += atOnce) {
    const result = await send('journal.change', { clientId, changes: changes.slice(from, from + atOnce) });
    if (!result.ok) return result;
    acceptEntries(clientId, result.value);
    all.push(...result.value);
  }
  return { ok: true, value: all };
};

const shownName = ({ facts }: Pick<JournalEntry, 'facts'>): string => {
  const locale = useAppStore.getState().state?.workspace.settings.locale ?? 'en-GB';
  return `${entryKindContent[facts.kind].label.toLowerCase()} of ${dayMonth(facts.at.slice(0, 10), locale)}`;
};

const namesOf = (entries: readonly JournalEntry[]): string => {
  const [only] = entries;
  return entries.length === 1 && only !== undefined ? shownName(only) : `${entries.length} entries`;
};

/** A step of the one history that goes back and forth by changes of entries. */
const journalStep = (
  clientId: string,
  label: string,
  entries: readonly { readonly id: string }[],
  { back, forth }: { readonly back: readonly Change[]; readonly forth: readonly Change[] },
): (() => void) => {
  const go = (changes: readonly Change[]) => async (): Promise<boolean> =>
    (await quietly(() => changeAll(clientId, changes))).ok;
  const touches = entries.map(({ id }) => id);
  const step = pushStep({ kind: 'journal', label, touches, undo: go(back), redo: go(forth) });
  return () => void undoStep(step, go(back));
};

const asNow = ({ id, facts, private: half }: JournalEntry): Change => ({
  op: 'revise',
  entryId: id,
  facts,
  private: half,
});
const removal = ({ id }: { readonly id: string }): Change => ({ op: 'remove', entryId: id });
const comeback = ({ id }: { readonly id: string }): Change => ({ op: 'restore', entryId: id });

/** Appends an entry; says "Entry saved." with Undo. On an error nothing is shown: keep the draft and show the message. */
export const addEntry = async (
  clientId: string,
  facts: EntryFacts,
  half: EntryPrivate,
): Promise<Result<JournalEntry>> => {
  const result = await send('journal.add', { clientId, facts, private: privateHalf(half) });
  if (!result.ok) return result;
  acceptEntries(clientId, [result.value]);
  const undo = journalStep(clientId, `${shownName(result.value)} added`, [result.value], {
    back: [removal(result.value)],
    forth: [comeback(result.value)],
  });
  toast('Entry saved.', [{ label: 'Undo', onPress: undo }]);
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
  const result = await send('journal.revise', { clientId, entryId, facts, private: privateHalf(half) });
  if (!result.ok) return result;
  acceptEntries(clientId, [result.value]);
  if (before !== undefined) {
    const undo = journalStep(clientId, `${shownName(before)} edited`, [before], {
      back: [asNow(before)],
      forth: [asNow(result.value)],
    });
    toast('Entry saved.', [{ label: 'Undo', onPress: undo }]);
  }
  return result;
};

/** Writes new facts of several entries as one step; `what` names it: "tag late added to 3 entries". */
export const reviseEntries = async (
  clientId: string,
  entries: readonly JournalEntry[],
  revised: (facts: EntryFacts) => EntryFacts,
  what: string,
): Promise<Result<readonly JournalEntry[]>> => {
  const touched = entries.filter(({ facts }) => revised(facts) !== facts);
  if (touched.length === 0) return { ok: true, value: [] };
  const forth = touched.map((entry) => asNow({ ...entry, facts: revised(entry.facts) }));
  const result = await quietly(() => changeAll(clientId, forth));
  if (result.ok) {
    const undo = journalStep(clientId, what, touched, { back: touched.map(asNow), forth });
    toast(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`, [{ label: 'Undo', onPress: undo }]);
  }
  return result;
};

/** Moves entries to the trash as one step; says so with one Undo for all. */
export const removeEntries = async (
  clientId: string,
  entries: readonly JournalEntry[],
): Promise<Result<readonly JournalEntry[]>> => {
  const forth = entries.map(removal);
  const result = await quietly(() => changeAll(clientId, forth));
  if (result.ok && entries.length > 0) {
    const undo = journalStep(clientId, `${namesOf(entries)} removed`, entries, { back: entries.map(comeback), forth });
    const said =
      entries.length === 1
        ? 'Entry removed. It stays in the trash for 30 days.'
        : `${entries.length} entries removed. They stay in the trash for 30 days.`;
    toast(said, [{ label: 'Undo', onPress: undo }]);
  }
  return result;
};

const entryOf = (entryId: string): readonly JournalEntry[] => {
  const { entries, removed } = useJournalStore.getState();
  return [...entries, ...removed].filter(({ id }) => id === entryId);
};

/** Moves an entry to the trash; says so with Undo. */
export const removeEntry = async (clientId: string, entryId: string): Promise<void> =>
  void (await removeEntries(clientId, entryOf(entryId)));

/** Brings an entry back from the trash. */
export const restoreEntry = async (clientId: string, entryId: string): Promise<void> => {
  const entries = entryOf(entryId);
  const forth = entries.map(comeback);
  const result = await quietly(() => changeAll(clientId, forth));
  if (result.ok)
    journalStep(clientId, `${namesOf(entries)} brought back`, entries, { back: entries.map(removal), forth });
};
