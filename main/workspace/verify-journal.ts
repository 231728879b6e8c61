import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type JournalEntry, type Revision, revision } from '#shared/model/index.ts';
import { applyRevision, isForgotten } from '#shared/rules/journal.ts';
import { errorCode } from './disk.ts';
import { type Form, journalPlace, plainForm } from './form.ts';
import { type ChainHead, chainHash, emptyChain, factsDigest, privateDigest } from './revision.ts';

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
  readonly problems: readonly { readonly line: number; readonly message: string }[];
};

const parse = (bytes: Uint8Array): Revision | string => {
  if (!isUtf8(bytes)) return 'This line holds bytes that are not text.';
  try {
    const read = revision.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : 'This line is not a revision of a journal.';
  } catch {
    return 'This line cannot be read.';
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

const wrong = (line: Revision, head: ChainHead): string | null => {
  if (line.seq !== head.seq + 1) return 'The number of this line does not follow the line before.';
  if (line.prev !== head.hash) return 'This line does not follow the line before it.';
  if (wrongFacts(line)) return 'What happened was changed after it was written.';
  if (wrongPrivate(line)) return 'The private half was changed after it was written.';
  return line.hash === chainHash(line) ? null : 'This line was changed after it was written.';
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

/** Checks every line of a `journal.jsonl` in full: shape, digests and chain. Never throws. */
export const verifyJournal = (journal: Uint8Array): JournalCheck => {
  const problems: { line: number; message: string }[] = [];
  const entries = new Map<string, JournalEntry>();
  const gone = new Map<string, Gone>();
  const attachments = new Set<string>();
  let head = emptyChain;
  let revisions = 0;
  let start = 0;

  /** What is wrong with the line's place among the lines of its entry, or null. */
  const take = (line: Revision, number: number): string | null => {
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
    const entry = applyRevision(current, line, entries.size + gone.size + 1);
    if (entry !== null) entries.set(entry.id, entry);
    return entry === null ? unknownEntry : null;
  };

  for (let number = 1; start < journal.length; number += 1) {
    const feed = journal.indexOf(10, start);
    if (feed === -1) {
      problems.push({ line: number, message: 'This line ends too early.' });
      break;
    }
    const line = parse(journal.subarray(start, feed));
    start = feed + 1;
    if (typeof line === 'string') {
      problems.push({ line: number, message: line });
      continue;
    }
    const message = wrong(line, head) ?? null;
    const misplaced = take(line, number);
    if (message === null && misplaced === null) revisions += 1;
    else problems.push({ line: number, message: message ?? misplaced ?? '' });
    for (const { sha256 } of line.facts?.attachments ?? []) attachments.add(sha256);
    head = { seq: line.seq, hash: line.hash };
  }

  for (const { line, inTrash } of gone.values()) {
    if (!inTrash) problems.push({ line, message: 'The texts of this entry are gone, and it was not in the trash.' });
  }
  problems.sort((a, b) => a.line - b.line);
  return { revisions, entries: entries.size, forgotten: gone.size, head, attachments, problems };
};
