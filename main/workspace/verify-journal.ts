import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Revision, revision } from '#shared/model/index.ts';
import { applyRevision } from '#shared/rules/journal.ts';
import { errorCode } from './disk.ts';
import { type ChainHead, chainHash, emptyChain, factsDigest, privateDigest } from './revision.ts';

export type JournalCheck = {
  /** Whole lines that were found to be in order. */
  readonly revisions: number;
  /** Entries, removed ones included. */
  readonly entries: number;
  readonly head: ChainHead;
  /** Digests of every file a revision refers to, earlier versions included. */
  readonly attachments: ReadonlySet<string>;
  /** What is wrong, by line number from 1; empty when everything is in order. */
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

const wrong = (line: Revision, head: ChainHead): string | null => {
  if (line.seq !== head.seq + 1) return 'The number of this line does not follow the line before.';
  if (line.prev !== head.hash) return 'This line does not follow the line before it.';
  if (line.factsDigest !== factsDigest(line.facts)) return 'What happened was changed after it was written.';
  if ((line.private === null) !== (line.privateDigest === null) || (line.private === null) !== (line.salt === null)) {
    return 'The private half was changed after it was written.';
  }
  if (line.private !== null && line.salt !== null && line.privateDigest !== privateDigest(line.private, line.salt)) {
    return 'The private half was changed after it was written.';
  }
  return line.hash === chainHash(line) ? null : 'This line was changed after it was written.';
};

/** The first line of a journal file that is not in order, counted from 1, or null. A file that cannot be read has none in order. */
export const firstBrokenLine = (path: string): number | null => {
  try {
    return verifyJournal(readFileSync(path)).problems[0]?.line ?? null;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : 1;
  }
};

/** Checks every line of a `journal.jsonl` in full: shape, digests and chain. Never throws. */
export const verifyJournal = (journal: Uint8Array): JournalCheck => {
  const problems: { line: number; message: string }[] = [];
  const entries = new Map<string, NonNullable<ReturnType<typeof applyRevision>>>();
  const attachments = new Set<string>();
  let head = emptyChain;
  let revisions = 0;
  let start = 0;
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
    const entry = applyRevision(entries.get(line.entry), line, entries.size + 1);
    const message = wrong(line, head) ?? (entry === null ? 'This line changes an entry that is not there.' : null);
    if (message === null) revisions += 1;
    else problems.push({ line: number, message });
    if (entry !== null) entries.set(entry.id, entry);
    for (const { sha256 } of line.facts?.attachments ?? []) attachments.add(sha256);
    head = { seq: line.seq, hash: line.hash };
  }
  return { revisions, entries: entries.size, head, attachments, problems };
};
