import type { EntryDraft, EntryFacts, EntryPrivate, JournalEntry } from '#shared/model/index.ts';
import type { Step } from './editing-script.ts';

type Entry = { readonly facts: EntryFacts; readonly private: EntryPrivate | null; readonly removed: boolean };

/** What somebody was told is saved. */
export type Expected = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly draft: EntryDraft | null;
  readonly summary: string;
};

export const nothingYet: Expected = { entries: new Map(), draft: null, summary: '' };

/** What is expected once `step` is done. `id` is that of an added entry. */
export const after = (before: Expected, step: Step, id: string): Expected => {
  const entries = new Map(before.entries);
  const current = (of: string): Entry => {
    const entry = entries.get(of);
    if (entry === undefined) throw new Error(`The script changes ${of}, which is not there.`);
    return entry;
  };
  switch (step.do) {
    case 'add':
    case 'attach':
      entries.set(id, { facts: step.facts, private: step.private, removed: false });
      return { ...before, entries };
    case 'revise':
      entries.set(step.id, { ...current(step.id), facts: step.facts, private: step.private });
      return { ...before, entries };
    case 'remove':
      entries.set(step.id, { ...current(step.id), removed: true });
      return { ...before, entries };
    case 'restore':
      entries.set(step.id, { ...current(step.id), removed: false });
      return { ...before, entries };
    case 'forget':
      entries.delete(step.id);
      return { ...before, entries };
    case 'draft':
      return { ...before, draft: step.draft };
    case 'records':
      return { ...before, summary: step.summary };
  }
};

/** What a workspace that was opened again has, in the same form. */
export const foundIn = (
  entries: ReadonlyMap<string, JournalEntry>,
  draft: EntryDraft | null,
  summary: string,
): Expected => ({
  entries: new Map(
    [...entries.values()].map(({ id, facts, private: own, removedAt }) => [
      id,
      { facts, private: own, removed: removedAt !== null },
    ]),
  ),
  draft,
  summary,
});
