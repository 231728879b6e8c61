import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type JournalEntry, type Revision, revision } from '#shared/model/index.ts';
import { applyRevision, emptyFacts, isForgotten } from '#shared/rules/journal.ts';
import { errorCode } from './disk.ts';
import { type Form, journalPlace, plainForm } from './form.ts';
import { type ChainHead, chainHash, emptyChain, factsDigest, privateDigest } from './revision.ts';

/** A line that is itself not as it was written, whatever stands around it. */
export type AlteredLine = {
  readonly what: 'facts' | 'private' | 'line' | 'unreadable' | 'gone';
  /** The entry it belongs to, as far as it can be told. */
  readonly entry: string | null;
  /** Whether a later line says what the entry says now. */
  readonly superseded: boolean;
};

export type JournalProblem = {
  readonly line: number;
  readonly message: string;
  /** Null where only the place of the line in the journal is wrong. */
  readonly altered: AlteredLine | null;
};

export type JournalCheck = {
  /** Whole lines that were found to be in order. */
  readonly revisions: number;
  /** Entries that can be read, removed ones included. */
  readonly entries: number;
  /** Entries that were forgotten for good: their texts are gone, their lines hold. */
  readonly forgotten: number;
  readonly head: ChainHead;
  /** Digests of every file a revision refers to, earlier versions included. */
  readonly attachments: ReadonlySet<string>;
  /** What is wrong, by line number from 1 in the order of the lines; empty when everything is in order. */
  readonly problems: readonly JournalProblem[];
};

/** Looks at the lines of one journal in their order. */
export type LineChecker = {
  /** A whole line, without its line feed. Never throws. */
  readonly take: (line: Uint8Array) => void;
  /** The last line has no line feed. */
  readonly cutOff: () => void;
  readonly end: () => JournalCheck;
};

type Unread = { readonly message: string; readonly entry: string | null };

const unread = (message: string, entry: string | null = null): Unread => ({ message, entry });

const parse = (bytes: Uint8Array): Revision | Unread => {
  if (!isUtf8(bytes)) return unread('This line holds bytes that are not text.');
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const read = revision.safeParse(value);
    if (read.success) return read.data;
    const entry = typeof value === 'object' && value !== null && 'entry' in value ? value.entry : null;
    return unread('This line is not a revision of a journal.', typeof entry === 'string' ? entry : null);
  } catch {
    return unread('This line cannot be read.');
  }
};

const ofNothing = factsDigest(null);

const wrongFacts = (line: Revision): boolean =>
  isForgotten(line) ? line.factsDigest === ofNothing : line.factsDigest !== factsDigest(line.facts);

const wrongPrivate = ({ private: own, salt, privateDigest: digest, ...line }: Revision): boolean => {
  if (isForgotten(line)) return own !== null || salt !== null;
  if (own === null || salt === null || digest === null) return own !== null || salt !== null || digest !== null;
  return digest !== privateDigest(own, salt);
};

type Wrong = { readonly message: string; readonly what: AlteredLine['what'] | null };

/** `head` is null behind a line that could not be read: what follows cannot be held against it. */
const wrong = (line: Revision, head: ChainHead | null): Wrong | null => {
  if (wrongFacts(line)) return { message: 'What happened was changed after it was written.', what: 'facts' };
  if (wrongPrivate(line)) return { message: 'The private half was changed after it was written.', what: 'private' };
  if (line.hash !== chainHash(line)) return { message: 'This line was changed after it was written.', what: 'line' };
  if (head !== null && line.seq !== head.seq + 1) {
    return { message: 'The number of this line does not follow the line before.', what: null };
  }
  if (head !== null && line.prev !== head.hash) {
    return { message: 'This line does not follow the line before it.', what: null };
  }
  return null;
};

/** An entry without texts. Forgetting takes every text of an entry in the trash; anything else is no forgetting. */
type Gone = { readonly line: number; inTrash: boolean };

const unknownEntry = 'This line changes an entry that is not there.';

/** The first line of a journal file that is not in order, counted from 1, or null. A file that cannot be read has none in order. */
export const firstBrokenLine = (path: string, form: Form = plainForm): number | null => {
  try {
    const bytes = readFileSync(path);
    const { plain, goodLength } = form.readLines(journalPlace(path), bytes);
    // A cut-off last line is a broken one here.
    const journal = goodLength < bytes.length ? Buffer.concat([plain, bytes.subarray(goodLength)]) : plain;
    return verifyJournal(journal).problems[0]?.line ?? null;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : 1;
  }
};

// Digests are checked on the words themselves; for the order of the lines it is enough that there are some.
const someFacts = emptyFacts('');

/** Checks lines in full: shape, digests and chain. Holds no words. */
export const lineChecker = (): LineChecker => {
  const problems: JournalProblem[] = [];
  const entries = new Map<string, JournalEntry>();
  const gone = new Map<string, Gone>();
  const attachments = new Set<string>();
  /** The line that says what an entry says now. */
  const newest = new Map<string, number>();
  let head = emptyChain;
  let followed = true;
  let revisions = 0;
  let number = 0;

  /** What is wrong with the line's place among the lines of its entry, or null. */
  const place = (line: Revision): string | null => {
    const current = entries.get(line.entry);
    const before = gone.get(line.entry);
    if (isForgotten(line)) {
      if (current !== undefined) return 'The texts of this line are gone, and others of its entry are not.';
      if ((before === undefined) !== (line.op === 'add')) return unknownEntry;
      gone.set(line.entry, { line: before?.line ?? number, inTrash: before?.inTrash ?? false });
      return null;
    }
    if (before !== undefined) {
      if (line.facts !== null) return 'Texts of this entry that were written before are gone, and these are not.';
      before.inTrash = line.op === 'remove';
      return null;
    }
    const facts = line.facts === null ? null : someFacts;
    const entry = applyRevision(current, { ...line, facts, private: null }, entries.size + gone.size + 1);
    if (entry !== null) entries.set(entry.id, entry);
    return entry === null ? unknownEntry : null;
  };

  const say = (message: string, what: AlteredLine['what'] | null, entry: string | null): void => {
    problems.push({ line: number, message, altered: what === null ? null : { what, entry, superseded: false } });
  };

  const take = (bytes: Uint8Array): void => {
    number += 1;
    const line = parse(bytes);
    if ('message' in line) {
      if (line.entry !== null) newest.set(line.entry, number);
      say(line.message, 'unreadable', line.entry);
      followed = false;
      return;
    }
    const found = wrong(line, followed ? head : null);
    const misplaced = place(line);
    if (line.facts !== null) newest.set(line.entry, number);
    if (found !== null) say(found.message, found.what, line.entry);
    else if (misplaced !== null) say(misplaced, null, line.entry);
    else revisions += 1;
    for (const { sha256 } of line.facts?.attachments ?? []) attachments.add(sha256);
    head = { seq: line.seq, hash: line.hash };
    followed = true;
  };

  /** An altered line of an entry that was written anew afterwards. */
  const placed = (problem: JournalProblem): JournalProblem => {
    const { altered, line } = problem;
    if (altered?.entry == null) return problem;
    const superseded = (newest.get(altered.entry) ?? line) > line;
    return { ...problem, altered: { ...altered, superseded } };
  };

  return {
    take,
    cutOff: () => {
      number += 1;
      say('This line ends too early.', null, null);
    },
    end: () => {
      const taken = [...gone].flatMap(([entry, { line, inTrash }]): readonly JournalProblem[] => {
        const message = 'The texts of this entry are gone, and it was not in the trash.';
        return inTrash ? [] : [{ line, message, altered: { what: 'gone', entry, superseded: false } }];
      });
      const all = [...problems.map(placed), ...taken].sort((a, b) => a.line - b.line);
      return { revisions, entries: entries.size, forgotten: gone.size, head, attachments, problems: all };
    },
  };
};

/** Checks every line of a `journal.jsonl` in full. Never throws. */
export const verifyJournal = (journal: Uint8Array): JournalCheck => {
  const checker = lineChecker();
  for (let start = 0; start < journal.length; ) {
    const feed = journal.indexOf(10, start);
    if (feed === -1) {
      checker.cutOff();
      break;
    }
    checker.take(journal.subarray(start, feed));
    start = feed + 1;
  }
  return checker.end();
};
