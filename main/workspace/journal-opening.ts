import type { JournalEntry } from '#shared/model/index.ts';
import { blocksOfLines, type Disk, errorCode } from './disk.ts';
import { type Form, plainForm } from './form.ts';
import { type JournalReading, readJournal } from './journal-reading.ts';
import type { Quarantine } from './quarantine.ts';
import { type ChainHead, emptyChain } from './revision.ts';

export type JournalOpening = {
  readonly path: string;
  /** Whose journal it is, for sentences. */
  readonly clientName: string;
  /** Name for copies in the quarantine. */
  readonly copyName: string;
  readonly disk: Disk;
  /** How the file is written and where it lies below the workspace; plain when it is not said. */
  readonly form?: Form;
  readonly place?: string;
  readonly quarantine: Quarantine;
  /** A sentence why the workspace takes no writing, or null. */
  readonly readOnly: string | null;
};

export type FoundJournal = {
  readonly entries: Map<string, JournalEntry>;
  readonly forgotten: Set<string>;
  readonly head: ChainHead;
  /** Length in bytes up to which the file is whole. */
  readonly length: number;
  /** Bytes to put before the next line. */
  readonly lead: string;
  readonly readOnly: string | null;
  readonly problems: readonly string[];
  /** Numbers of the lines the sentences speak of. */
  readonly saidLines: ReadonlySet<number>;
};

const numbered = (lines: readonly number[]): string => {
  const shown = lines.slice(0, 5).join(', ');
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : '';
  return lines.length === 1 ? `Line ${shown}` : `Lines ${shown}${more}`;
};

/** Cuts a half-written last line off, once a copy of it is safe. */
const setTornAside = (
  opening: JournalOpening,
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

/** What is in the file, and the bytes of a last line that was cut off; positions are those in the file. */
type InFile = { readonly reading: JournalReading; readonly goodLength: number; readonly torn: Uint8Array };

const journalIn = ({ disk, form = plainForm, path, place = '' }: JournalOpening): InFile => {
  if (!form.encrypted) {
    const reading = readJournal(blocksOfLines(disk, path));
    return { reading, goodLength: reading.goodLength, torn: reading.torn };
  }
  const bytes = disk.readFileSync(path);
  const lines = form.readLines(place, bytes);
  const reading = readJournal([lines.plain]);
  const goodLength = reading.torn.length > 0 ? lines.lastLine : lines.goodLength;
  return { reading, goodLength, torn: bytes.subarray(goodLength) };
};

/** What is in the file, and what was done about what could not be read. Never throws. */
export const findJournal = (opening: JournalOpening): FoundJournal => {
  const { clientName, path } = opening;
  const nothing = {
    entries: new Map<string, JournalEntry>(),
    forgotten: new Set<string>(),
    head: emptyChain,
    length: 0,
    lead: '',
    saidLines: new Set<number>(),
  };
  let journal: InFile;
  try {
    journal = journalIn(opening);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { ...nothing, readOnly: opening.readOnly, problems: [] };
    const problem = `The journal of ${clientName} could not be opened by this computer. It was left as it is. Check the disk and the permissions of ${path}, then start Good Terms again.`;
    return { ...nothing, readOnly: problem, problems: [problem] };
  }
  const { reading, goodLength, torn } = journal;
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
  if (torn.length > 0) {
    if (readOnly === null) {
      const { problem, blocked } = setTornAside(opening, torn, goodLength);
      problems.push(problem);
      if (blocked) {
        readOnly = `The half-written last line of the journal of ${clientName} could not be set aside, so nothing is added to it. Free some space on the disk, then start Good Terms again.`;
      }
    } else
      problems.push(
        `The last line of the journal of ${clientName} is only half written. All entries before it are here.`,
      );
  }
  const { entries, forgotten, head, lacksLineFeed } = reading;
  const saidLines = new Set([...reading.brokenLines, ...reading.newerLines]);
  const lead = lacksLineFeed ? '\n' : '';
  return { entries, forgotten, head, length: goodLength, lead, readOnly, problems, saidLines };
};
