/**
 * A short sign of each text, so that a search reads only the texts that may hold the words: a Bloom filter (Bloom, 1970) of
 * the runs of three and of two characters in it. A text that holds a needle holds all its runs; a sign can say yes to a
 * text without it, never no to a text with it.
 */

const tripleBits = 1024;
const pairBits = 256;
/** The letters of ASCII and the space: one and two of them have a column of their own, which says yes to no other text. */
const own = 27;
const singles = tripleBits + pairBits;
const pairs = singles + own;
const width = pairs + own * own;

const ownOf = (code: number): number => (code === 0x20 ? 0 : code >= 0x61 && code <= 0x7a ? code - 0x60 : -1);

const tripleBit = (a: number, b: number, c: number): number =>
  Math.imul(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ c, 0xc2b2ae35) >>> 22;

const pairBit = (a: number, b: number): number => {
  const first = ownOf(a);
  const second = ownOf(b);
  if (first >= 0 && second >= 0) return pairs + first * own + second;
  return tripleBits + (Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0xc2b2ae35) >>> 24);
};

/** Outside of ASCII a single character can be a whole word; of ASCII only the letters count alone. */
const singleBit = (a: number): number | null => {
  const first = ownOf(a);
  if (first >= 0) return singles + first;
  return a > 0x7f ? tripleBits + (Math.imul(a, 0x85ebca6b) >>> 24) : null;
};

const eachBit = (text: string, tell: (bit: number) => void): void => {
  let before = 0;
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const single = singleBit(code);
    if (single !== null) tell(single);
    if (at > 0) tell(pairBit(last, code));
    if (at > 1) tell(tripleBit(before, last, code));
    before = last;
    last = code;
  }
};

/**
 * The signs of a list of texts, one column of rows for each bit: what may hold a needle is a few columns, read in their
 * order and laid over each other.
 */
export type Signs = { readonly columns: Uint32Array; readonly height: number };

/** Empty signs for so many texts. */
export const newSigns = (rows: number): Signs => {
  const height = Math.ceil(rows / 32);
  return { columns: new Uint32Array(height * width), height };
};

/** Writes the sign of the text of a row. */
export const sign = (text: string, { columns, height }: Signs, row: number): void => {
  const word = row >>> 5;
  const bit = 1 << (row & 31);
  eachBit(text, (column) => {
    const at = column * height + word;
    columns[at] = (columns[at] ?? 0) | bit;
  });
};

/** Whether a yes to this needle is certain: one or two letters of ASCII, which most texts hold, need not be read for. */
export const isCertain = (needle: string): boolean => /^[a-z ]{1,2}$/.test(needle);

/** The rows whose texts may hold `needle`, a bit for each, or null where every text may. */
export const mayHold = ({ columns, height }: Signs, needle: string): Uint32Array | null => {
  const bits = new Set<number>();
  eachBit(needle, (bit) => bits.add(bit));
  let rows: Uint32Array | null = null;
  for (const bit of bits) {
    const column = columns.subarray(bit * height, (bit + 1) * height);
    if (rows === null) rows = column.slice();
    else for (let word = 0; word < height; word += 1) rows[word] = (rows[word] ?? 0) & (column[word] ?? 0);
  }
  return rows;
};
