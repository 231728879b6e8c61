import type { EntryFacts, EntryPrivate } from '#shared/model/index.ts';
import type { Draft } from './revision.ts';

type Halves = { readonly facts: EntryFacts; readonly private: EntryPrivate | null };

/** The first writing of an entry. `writtenAt` is an instant in UTC. */
export const addEntry = (entry: string, writtenAt: string, { facts, private: own }: Halves): Draft => ({
  op: 'add',
  entry,
  writtenAt,
  facts,
  private: own,
});

/** An entry written anew; the earlier wording stays in the file. */
export const reviseEntry = (entry: string, writtenAt: string, { facts, private: own }: Halves): Draft => ({
  op: 'revise',
  entry,
  writtenAt,
  facts,
  private: own,
});

/** Puts an entry into the trash; its texts stay in the file. */
export const removeEntry = (entry: string, writtenAt: string): Draft => ({
  op: 'remove',
  entry,
  writtenAt,
  facts: null,
  private: null,
});

/** Takes an entry out of the trash. */
export const restoreEntry = (entry: string, writtenAt: string): Draft => ({
  op: 'restore',
  entry,
  writtenAt,
  facts: null,
  private: null,
});
