import { dirname } from 'node:path';
import type { Result } from '#shared/contract.ts';
import type { JournalEntry, Revision } from '#shared/model/index.ts';
import { applyRevision } from '#shared/rules/journal.ts';
import { type JournalSummary, type JournalTally, tallyJournal } from '#shared/rules/journal-summary.ts';
import { readIfPresent, syncFolder, writeFully, writeNewFile } from './disk.ts';
import { plainForm } from './form.ts';
import { revisionsIn, withoutTexts } from './journal-forget.ts';
import { findJournal, type JournalOpening } from './journal-opening.ts';
import { fail, notForgotten, notRead, notSaved, ok } from './result.ts';
import { type ChainHead, chain, type Draft } from './revision.ts';
import { writtenLines } from './written-lines.ts';

/** One client's journal: an append-only file and the entries it folds to. */
export type JournalLog = {
  readonly path: string;
  /** Entries as they stand now, removed ones included, by id, in the order they were first written. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly head: () => ChainHead;
  /** What an overview shows of the journal; `today` is a civil date. */
  readonly summary: (today: string) => JournalSummary;
  /** A sentence why nothing can be added, or null. */
  readonly readOnly: string | null;
  /** Sentences about what was found while opening. */
  readonly problems: readonly string[];
  /** Numbers of the lines these sentences speak of. */
  readonly saidLines: ReadonlySet<number>;
  /** Appends one revision per draft; acknowledged only when all of them are on the disk, otherwise none of them is. */
  readonly append: (drafts: readonly Draft[]) => Result<readonly JournalEntry[]>;
  /** Every revision of an entry, oldest first, read from the file. */
  readonly history: (entryId: string) => Result<readonly Revision[]>;
  /**
   * Drops every text of these entries, which must be in the trash; their lines, digests and hashes stay. The file is
   * replaced as a whole: after an error it is as it was.
   */
  readonly forget: (entryIds: readonly string[]) => Result<null>;
  readonly close: () => void;
};

const whatFailed = (drafts: readonly Draft[]): string => {
  if (drafts.length > 1) return 'These entries';
  // Nothing was written: the entry stands where it stood.
  return drafts.every(({ facts }) => facts === null) ? 'The change to this entry' : 'The entry';
};

const notInTrash = fail(
  'conflict',
  'Only entries in the trash can be forgotten for good. Nothing was forgotten. Open the trash again to see what is there.',
);

const cannotForget = fail(
  'unreadable',
  'Nothing was forgotten: the journal would not read back as it should. It was left as it is. Run a check of the workspace (gt verify) to see which line is in the way.',
);

/** Opens a journal, whatever state its file is in. The file is created by the first entry. */
export const openJournal = (opening: JournalOpening): JournalLog => {
  const { disk, form = plainForm, path, place = '' } = opening;
  const found = findJournal(opening);
  const { entries, forgotten, readOnly, problems, saidLines } = found;
  let { head, length, lead } = found;
  let fd: number | null = null;
  let tally: JournalTally | null = null;
  // Set when a failed write could not be taken back: the file may then end in a half-written line.
  let dirty = false;

  const openForWriting = (): number => {
    if (fd !== null) return fd;
    // Only a journal without a line is created; one that went missing is not replaced by a chain that starts in the middle.
    const isNew = length === 0 && readIfPresent(disk, path) === null;
    fd = disk.openSync(path, isNew ? 'wx' : 'r+', 0o600);
    if (isNew) syncFolder(disk, dirname(path));
    return fd;
  };
  const close = (): void => {
    if (fd !== null) disk.closeSync(fd);
    fd = null;
  };
  /** Refuses to write into a file that another program removed, replaced or added to. */
  const assertOurs = (file: number): void => {
    const { nlink, size } = disk.fstatSync(file);
    if (nlink === 0) throw Object.assign(new Error('The journal was removed.'), { code: 'ENOENT' });
    // A file that is open goes on living when its folder is moved or unmounted: what counts is what stands at its place.
    if (size !== length || disk.statSync(path).size !== length)
      throw Object.assign(new Error('The journal was changed.'), { code: 'ECHANGED' });
  };
  const takeBack = (): void => {
    try {
      if (fd !== null) {
        disk.ftruncateSync(fd, length);
        disk.fsyncSync(fd);
        dirty = false;
      }
    } catch {
      dirty = true;
    }
  };

  const append = (drafts: readonly Draft[]): Result<readonly JournalEntry[]> => {
    if (readOnly !== null) return fail('read-only', readOnly);
    let end = head;
    const lines: string[] = [];
    let count = entries.size + forgotten.size;
    const changed = new Map<string, JournalEntry>();
    for (const draft of drafts) {
      const revision = chain(end, draft);
      const current = changed.get(draft.entry) ?? entries.get(draft.entry);
      const entry = applyRevision(current, revision, count + 1);
      if (entry === null)
        return fail('conflict', 'This entry is no longer as it was. Open the client again to see it.');
      if (current === undefined) count += 1;
      changed.set(entry.id, entry);
      lines.push(`${form.line(place, revision.seq, JSON.stringify(revision))}\n`);
      end = { seq: revision.seq, hash: revision.hash };
    }
    const bytes = Buffer.from(lead + lines.join(''), 'utf8');
    try {
      const file = openForWriting();
      if (dirty) {
        disk.ftruncateSync(file, length);
        dirty = false;
      }
      assertOurs(file);
      try {
        writeFully(disk, file, bytes, length);
        disk.fsyncSync(file);
      } catch (error) {
        takeBack();
        throw error;
      }
    } catch (error) {
      return notSaved(error, whatFailed(drafts));
    }
    head = end;
    length += bytes.length;
    lead = '';
    for (const entry of changed.values()) {
      tally?.change(entries.get(entry.id), entry);
      entries.set(entry.id, entry);
    }
    return ok([...changed.values()]);
  };

  const plainText = (): Buffer => form.readLines(place, disk.readFileSync(path)).plain;

  const history = (entryId: string): Result<readonly Revision[]> => {
    try {
      return ok(revisionsIn(plainText(), entryId));
    } catch (error) {
      return notRead(error, 'The history of this entry');
    }
  };

  /** Puts `next` in the place of the file. Throws the disk's error; the file is then either the old one or the new one. */
  const replaceWith = (next: Buffer): void => {
    const passing = `${path}.tmp-forget`;
    disk.rmSync(passing, { force: true });
    writeNewFile(disk, passing, next);
    close();
    try {
      disk.renameSync(passing, path);
    } catch (error) {
      disk.rmSync(passing, { force: true });
      throw error;
    }
    length = next.length;
  };

  const forget = (entryIds: readonly string[]): Result<null> => {
    if (readOnly !== null) return fail('read-only', readOnly);
    const ids = new Set(entryIds);
    if ([...ids].some((id) => (entries.get(id)?.removedAt ?? null) === null)) return notInTrash;
    try {
      const file = openForWriting();
      if (dirty) {
        disk.ftruncateSync(file, length);
        dirty = false;
      }
      assertOurs(file);
      const next = withoutTexts(plainText(), ids, head);
      if (next === null) return cannotForget;
      replaceWith(writtenLines(form, place, next));
      for (const id of ids) {
        tally?.change(entries.get(id), undefined);
        entries.delete(id);
        forgotten.add(id);
      }
      syncFolder(disk, dirname(path));
    } catch (error) {
      return notForgotten(error);
    }
    return ok(null);
  };

  const summary = (today: string): JournalSummary => {
    tally ??= tallyJournal(() => entries.values());
    return tally.summary(today);
  };

  return { path, entries, head: () => head, summary, readOnly, problems, saidLines, append, history, forget, close };
};
