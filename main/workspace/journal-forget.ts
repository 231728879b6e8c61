import type { Revision } from '#shared/model/index.ts';
import { isForgotten } from '#shared/rules/journal.ts';
import { readJournal } from './journal-reading.ts';
import { type ChainHead, toLine } from './revision.ts';

const lineFeed = 10;

/** The line without its texts. Digests and hash stay, so the chain can still be followed. */
const emptied = (line: Revision): string => toLine({ ...line, facts: null, private: null, salt: null });

/**
 * A whole journal in which every text of these entries is dropped; every other byte stays as it is. Null when the result
 * would not read back as the same chain: then nothing may be written.
 */
export const withoutTexts = (bytes: Buffer, ids: ReadonlySet<string>, head: ChainHead): Buffer | null => {
  const parts: Uint8Array[] = [];
  // Everything from `kept` on is taken over unchanged up to the next line that loses its texts.
  let kept = 0;
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const line: Revision = JSON.parse(bytes.toString('utf8', start, end));
    if (ids.has(line.entry) && line.facts !== null) {
      parts.push(bytes.subarray(kept, start), Buffer.from(emptied(line), 'utf8'));
      kept = end;
    }
    start = end;
  }
  parts.push(bytes.subarray(kept));
  const next = Buffer.concat(parts);
  const reading = readJournal([next]);
  const same = reading.head.seq === head.seq && reading.head.hash === head.hash && reading.brokenLines.length === 0;
  return same && [...ids].every((id) => reading.forgotten.has(id) && !reading.entries.has(id)) ? next : null;
};

/** The revisions of one entry, oldest first, out of a journal. Lines that cannot be read are left out. */
export const revisionsIn = (bytes: Buffer, id: string): readonly Revision[] => {
  const found: Revision[] = [];
  const mark = Buffer.from(`"${id}"`, 'utf8');
  for (let at = bytes.indexOf(mark); at !== -1; ) {
    const start = bytes.lastIndexOf(lineFeed, at) + 1;
    const feed = bytes.indexOf(lineFeed, at);
    const end = feed === -1 ? bytes.length : feed;
    try {
      const line: Revision = JSON.parse(bytes.toString('utf8', start, end));
      if (line.entry === id && !isForgotten(line)) found.push(line);
    } catch {
      // Opening the journal has named this line already.
    }
    at = bytes.indexOf(mark, end);
  }
  return found;
};
