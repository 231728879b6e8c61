import { dirname } from 'node:path';
import type { Result } from '#shared/contract.ts';
import type { JournalEntry, Revision } from '#shared/model/index.ts';
import { applyRevision } from '#shared/rules/journal.ts';
import { type Disk, readIfPresent, syncFolder, writeFully, writeNewFile } from './disk.ts';
import { revisionsIn, withoutTexts } from './journal-forget.ts';
import { readJournal } from './journal-reading.ts';
import type { Quarantine } from './quarantine.ts';
import { fail, notForgotten, notRead, notSaved, ok } from './result.ts';
import { type ChainHead, chain, type Draft, emptyChain, toLine } from './revision.ts';

/** One client's journal: an append-only file and the entries it folds to. */
export type JournalLog = {
  readonly path: string;
  /** Entries as they stand now, removed ones included, by id, in the order they were first written. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly head: () => ChainHead;
  /** A sentence why nothing can be added, or null. */
  readonly readOnly: string | null;
  /** Sentences about what was found while opening. */
  readonly problems: readonly string[];
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

type Opening = {
  readonly path: string;
  /** Whose journal it is, for sentences. */
  readonly clientName: string;
  /** Name for copies in the quarantine. */
  readonly copyName: string;
  readonly disk: Disk;
  readonly quarantine: Quarantine;
  /** A sentence why the workspace takes no writing, or null. */
  readonly readOnly: string | null;
};

type Found = {
  readonly entries: Map<string, JournalEntry>;
  readonly forgotten: Set<string>;
  readonly head: ChainHead;
  /** Length in bytes up to which the file is whole. */
  readonly length: number;
  /** Bytes to put before the next line. */
  readonly lead: string;
  readonly readOnly: string | null;
  readonly problems: readonly string[];
};

const numbered = (lines: readonly number[]): string => {
  const shown = lines.slice(0, 5).join(', ');
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : '';
  return lines.length === 1 ? `Line ${shown}` : `Lines ${shown}${more}`;
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

/** Cuts a half-written last line off, once a copy of it is safe. */
const setTornAside = (
  opening: Opening,
  torn: Uint8Array,
  goodLength: number,
): { problem: string; blocked: boolean } => {
  const { clientName, copyName, disk, path, quarantine } = opening;
  const what = `The last line of the journal of ${clientName} was only half written when the app or the computer stopped.`;
  const kept = quarantine.keep(copyName, torn);
  if (kept === null) return { problem: `${what} All entries before it are here.`, blocked: true };
  try {
    const fd = disk.openSync(path, 'r+');
    try {
      disk.ftruncateSync(fd, goodLength);
      disk.fsyncSync(fd);
    } finally {
      disk.closeSync(fd);
    }
  } catch {
    return { problem: `${what} All entries before it are here.`, blocked: true };
  }
  return { problem: `${what} It was set aside in ${kept}; all entries before it are here.`, blocked: false };
};

const find = (opening: Opening): Found => {
  const { clientName, disk, path } = opening;
  const nothing = {
    entries: new Map<string, JournalEntry>(),
    forgotten: new Set<string>(),
    head: emptyChain,
    length: 0,
    lead: '',
  };
  let bytes: Buffer | null;
  try {
    bytes = readIfPresent(disk, path);
  } catch {
    const problem = `The journal of ${clientName} could not be opened by this computer. It was left as it is. Check the disk and the permissions of ${path}, then start Good Terms again.`;
    return { ...nothing, readOnly: problem, problems: [problem] };
  }
  if (bytes === null) return { ...nothing, readOnly: opening.readOnly, problems: [] };

  const reading = readJournal(bytes);
  const problems: string[] = [];
  let readOnly = opening.readOnly;
  if (reading.brokenLines.length > 0) {
    const which = numbered(reading.brokenLines);
    const follow = reading.brokenLines.length === 1 ? 'does not follow the line' : 'do not follow the lines';
    const problem = `${which} of the journal of ${clientName} cannot be read or ${follow} before. Everything readable is shown and nothing was changed. No new entries are added until the journal is whole: restore a backup, or keep writing in another client.`;
    problems.push(problem);
    readOnly ??= problem;
  }
  if (reading.newerLines.length > 0) {
    const problem = `The journal of ${clientName} was written by a newer version of Good Terms. What this version knows is shown, and nothing is written to it. Install the newer version to add entries.`;
    problems.push(problem);
    readOnly ??= problem;
  }
  if (reading.torn.length > 0) {
    if (readOnly === null) {
      const { problem, blocked } = setTornAside(opening, reading.torn, reading.goodLength);
      problems.push(problem);
      if (blocked) {
        readOnly = `The half-written last line of the journal of ${clientName} could not be set aside, so nothing is added to it. Free some space on the disk, then start Good Terms again.`;
      }
    } else
      problems.push(
        `The last line of the journal of ${clientName} is only half written. All entries before it are here.`,
      );
  }
  const { entries, forgotten, head, goodLength, lacksLineFeed } = reading;
  return { entries, forgotten, head, length: goodLength, lead: lacksLineFeed ? '\n' : '', readOnly, problems };
};

/** Opens a journal, whatever state its file is in. The file is created by the first entry. */
export const openJournal = (opening: Opening): JournalLog => {
  const { disk, path } = opening;
  const found = find(opening);
  const { entries, forgotten, readOnly, problems } = found;
  let { head, length, lead } = found;
  let fd: number | null = null;
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
    if (size !== length) throw Object.assign(new Error('The journal was changed.'), { code: 'ECHANGED' });
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
    let text = lead;
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
      text += toLine(revision);
      end = { seq: revision.seq, hash: revision.hash };
    }
    const bytes = Buffer.from(text, 'utf8');
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
    for (const entry of changed.values()) entries.set(entry.id, entry);
    return ok([...changed.values()]);
  };

  const history = (entryId: string): Result<readonly Revision[]> => {
    try {
      return ok(revisionsIn(disk.readFileSync(path), entryId));
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
      const next = withoutTexts(disk.readFileSync(path), ids, head);
      if (next === null) return cannotForget;
      replaceWith(next);
      for (const id of ids) {
        entries.delete(id);
        forgotten.add(id);
      }
      syncFolder(disk, dirname(path));
    } catch (error) {
      return notForgotten(error);
    }
    return ok(null);
  };

  return { path, entries, head: () => head, readOnly, problems, append, history, forget, close };
};
