import { type ChainHead, chain, emptyChain } from '#main/workspace/revision.ts';
import type { JournalEntry, Revision } from '#shared/model/index.ts';

/** A journal that folds to these entries, with a real chain: each line in the order it was written. */
export const writtenJournal = (entries: readonly JournalEntry[]): readonly Revision[] => {
  const drafts = entries.flatMap(({ id, facts, private: own, writtenAt, editedAt, removedAt }) => [
    { op: 'add' as const, entry: id, writtenAt, facts, private: own },
    ...(editedAt === null ? [] : [{ op: 'revise' as const, entry: id, writtenAt: editedAt, facts, private: own }]),
    ...(removedAt === null
      ? []
      : [{ op: 'remove' as const, entry: id, writtenAt: removedAt, facts: null, private: null }]),
  ]);
  let head: ChainHead = emptyChain;
  return drafts
    .sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : a.writtenAt > b.writtenAt ? 1 : 0))
    .map((draft) => {
      const line = chain(head, draft);
      head = { seq: line.seq, hash: line.hash };
      return line;
    });
};
