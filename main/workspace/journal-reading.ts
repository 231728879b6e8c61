import { isUtf8 } from 'node:buffer';
import {
  type Attachment,
  civilDateTime,
  type EntryFacts,
  entryKinds,
  instant,
  isCivilDate,
  type JournalEntry,
  type Revision,
  revision,
} from '#shared/model/index.ts';
import { applyRevision, isForgotten } from '#shared/rules/journal.ts';
import { type Reading, readKnownFields } from './known-fields.ts';
import { type ChainHead, emptyChain, factsDigest } from './revision.ts';

/** A journal file as far as it can be read. */
export type JournalReading = {
  readonly entries: Map<string, JournalEntry>;
  /** Ids of the entries whose texts were dropped for good. They keep their running numbers. */
  readonly forgotten: Set<string>;
  readonly head: ChainHead;
  /** Bytes of whole lines; what follows was cut off while it was written. */
  readonly goodLength: number;
  /** The cut-off last line; empty when there is none. */
  readonly torn: Uint8Array;
  /** True when the last whole line only lacks its line feed. */
  readonly lacksLineFeed: boolean;
  /** Numbers of the lines that do not fit the lines before them or cannot be read, from 1. */
  readonly brokenLines: readonly number[];
  /** Numbers of the lines with fields or words this version does not know. */
  readonly newerLines: readonly number[];
};

const lineFeed = 10;
const kinds: ReadonlySet<unknown> = new Set(entryKinds);
const parties: ReadonlySet<unknown> = new Set(['client', 'me', 'both']);
const states: ReadonlySet<unknown> = new Set(['open', 'kept', 'partly', 'not-kept']);
const ops: ReadonlySet<unknown> = new Set(['add', 'revise', 'remove', 'restore']);

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isScale = (value: unknown): boolean =>
  value === null || (isCount(value) && Number(value) >= 1 && Number(value) <= 5);

// A day or time that does not exist cannot be shown: whatever counts days would fail on it. Days that every month has need
// no calendar.
const plainMoment = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d$/;
const plainInstant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const isMoment = (value: unknown): boolean =>
  isText(value) && (plainMoment.test(value) || civilDateTime.safeParse(value).success);
const isInstant = (value: unknown): boolean =>
  isText(value) && (plainInstant.test(value) || instant.safeParse(value).success);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const size = (value: object): number => Object.keys(value).length;

type Loose<T> = { readonly [K in keyof T]?: unknown };

const plainAgreement = (value: Loose<NonNullable<EntryFacts['agreement']>>): boolean =>
  size(value) === 3 &&
  parties.has(value.by) &&
  states.has(value.state) &&
  (value.checkOn === null || (isText(value.checkOn) && isCivilDate(value.checkOn)));

const plainAttachment = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { sha256, name, size: bytes, mediaType, alt }: Loose<Attachment> = value;
  const known = alt === undefined ? 4 : 5;
  return (
    size(value) === known &&
    isText(sha256) &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    isText(name) &&
    name !== '' &&
    isCount(bytes) &&
    isText(mediaType) &&
    (alt === undefined || isText(alt))
  );
};

const plainFacts = (value: Loose<EntryFacts>): boolean =>
  size(value) === 11 &&
  isMoment(value.at) &&
  kinds.has(value.kind) &&
  isText(value.title) &&
  isText(value.text) &&
  isCount(value.minutesBilled) &&
  isCount(value.minutesUnbilled) &&
  Array.isArray(value.people) &&
  value.people.every(isText) &&
  Array.isArray(value.tags) &&
  value.tags.every(isText) &&
  (value.agreement === null || (isObject(value.agreement) && plainAgreement(value.agreement))) &&
  Array.isArray(value.attachments) &&
  value.attachments.every(plainAttachment) &&
  typeof value.notable === 'boolean';

/**
 * Whether a parsed line is plainly a revision, by shape alone. Opening looks at every line, so this is kept cheap; the
 * few lines it does not vouch for get the schema's full look, and `verifyJournal` checks every digest.
 */
const isPlainly = (value: unknown): value is Revision => {
  if (!isObject(value) || size(value) !== 11) return false;
  const line: Loose<Revision> = value;
  const { facts, private: own } = line;
  return (
    isText(line.entry) &&
    isInstant(line.writtenAt) &&
    isText(line.hash) &&
    line.hash.length === 64 &&
    ops.has(line.op) &&
    (facts === null || (isObject(facts) && plainFacts(facts))) &&
    (own === null ||
      (isObject(own) &&
        size(own) === 3 &&
        'text' in own &&
        isText(own.text) &&
        'mood' in own &&
        isScale(own.mood) &&
        'energy' in own &&
        isScale(own.energy))) &&
    'factsDigest' in line &&
    'privateDigest' in line &&
    'salt' in line
  );
};

const parseLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A line as the schema reads it. A word that changed into one nobody knows is damage, and no word of a newer version. */
const readLine = (parsed: unknown): Reading<Revision> => {
  if (isPlainly(parsed)) return { state: 'current', value: parsed };
  const reading = readKnownFields(revision, parsed);
  if (reading.state !== 'newer') return reading;
  const { facts = null, factsDigest: digest }: Loose<Revision> = isObject(parsed) ? parsed : {};
  const damaged = reading.value === null || (facts !== null && factsDigest(facts) !== digest);
  return damaged ? { state: 'unreadable', why: 'The line was damaged.' } : reading;
};

type Fold = Pick<JournalReading, 'entries' | 'forgotten'>;

/**
 * Takes one more line; false when it does not fit the lines before. A change of an entry whose first line cannot be read
 * any more still shows that entry.
 */
const take = ({ entries, forgotten }: Fold, line: Revision): boolean => {
  const current = entries.get(line.entry);
  const gone = forgotten.has(line.entry);
  if (isForgotten(line)) {
    if (current === undefined) forgotten.add(line.entry);
    return current === undefined && gone === (line.op === 'revise');
  }
  if (gone && line.facts === null) return true;
  const number = entries.size + forgotten.size + 1;
  const entry =
    current === undefined && line.op === 'revise'
      ? applyRevision(undefined, { ...line, op: 'add' }, number)
      : applyRevision(current, line, number);
  if (entry !== null) entries.set(entry.id, entry);
  return entry !== null && !gone;
};

/**
 * Reads and folds a journal, given in blocks that end with a line; throws only what the blocks throw. Digests are not
 * recomputed: the chain is followed by `seq`, `prev` and `hash`.
 */
export const readJournal = (blocks: Iterable<Buffer>): JournalReading => {
  const entries = new Map<string, JournalEntry>();
  const forgotten = new Set<string>();
  const brokenLines: number[] = [];
  const newerLines: number[] = [];
  let head = emptyChain;
  let goodLength = 0;
  let torn: Buffer = Buffer.alloc(0);
  let number = 0;
  let lacksLineFeed = false;
  // False after a line that could not be read: the next one cannot be held against it.
  let followed = true;

  const takeLine = (parsed: unknown, bytes: number): void => {
    goodLength += bytes;
    number += 1;
    const reading = readLine(parsed);
    if (reading.state === 'newer') newerLines.push(number);
    if (reading.state === 'unreadable') brokenLines.push(number);
    const line = reading.state === 'unreadable' ? null : reading.value;
    if (line === null) {
      followed = false;
      return;
    }
    const follows = !followed || (line.seq === head.seq + 1 && line.prev === head.hash);
    if (!take({ entries, forgotten }, line) || !follows) brokenLines.push(number);
    head = { seq: line.seq, hash: line.hash };
    followed = true;
  };

  for (const block of blocks) {
    // What was cut off is a fault where more lines follow.
    if (torn.length > 0) takeLine(undefined, torn.length);
    torn = Buffer.alloc(0);
    const clean = isUtf8(block);
    for (let start = 0; start < block.length; ) {
      const feed = block.indexOf(lineFeed, start);
      const end = feed === -1 ? block.length : feed;
      const next = feed === -1 ? end : end + 1;
      const parsed =
        clean || isUtf8(block.subarray(start, end)) ? parseLine(block.toString('utf8', start, end)) : undefined;
      if (parsed === undefined && next === block.length) {
        torn = block.subarray(start);
        break;
      }
      lacksLineFeed = feed === -1;
      takeLine(parsed, next - start);
      start = next;
    }
  }

  return {
    entries,
    forgotten,
    head,
    goodLength,
    torn,
    lacksLineFeed: lacksLineFeed && torn.length === 0,
    brokenLines,
    newerLines,
  };
};
