/**
 * A short sign of each text, so that a search reads only the texts that may hold the words: a Bloom filter (Bloom, 1970) of
 * the runs of three and of two characters in it. A text that holds a needle holds all its runs; a sign can say yes to a
 * text without it, never no to a text with it.
 */

const tripleBits = 1024;
const pairBits = 512;

/** 32-bit words a sign takes. */
export const signatureWords = (tripleBits + pairBits) / 32;

const tripleBit = (a: number, b: number, c: number): number =>
  Math.imul(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ c, 0xc2b2ae35) >>> 22;

const pairBit = (a: number, b: number): number =>
  tripleBits + (Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0xc2b2ae35) >>> 23);

/** A single character counts outside of ASCII: there one of them can be a whole word. */
const singleBit = (a: number): number => tripleBits + (Math.imul(a, 0x85ebca6b) >>> 23);

const eachBit = (text: string, tell: (bit: number) => void): void => {
  let before = 0;
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) tell(singleBit(code));
    if (at > 0) tell(pairBit(last, code));
    if (at > 1) tell(tripleBit(before, last, code));
    before = last;
    last = code;
  }
};

/** Writes the sign of a text into `signs`, `signatureWords` words from `row * signatureWords` on, which are zero before. */
export const sign = (text: string, signs: Uint32Array, row: number): void => {
  const from = row * signatureWords;
  eachBit(text, (bit) => {
    const word = from + (bit >>> 5);
    signs[word] = (signs[word] ?? 0) | (1 << (bit & 31));
  });
};

/** The bits a text with `needle` in it has set; none for an empty needle or one letter of ASCII. */
export const bitsOf = (needle: string): readonly number[] => {
  const bits = new Set<number>();
  eachBit(needle, (bit) => bits.add(bit));
  return [...bits];
};

/** Whether the text of a row may hold what has these bits. */
export const mayHold = (signs: Uint32Array, row: number, bits: readonly number[]): boolean => {
  const from = row * signatureWords;
  for (let at = 0; at < bits.length; at += 1) {
    const bit = bits[at] ?? 0;
    if (((signs[from + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) === 0) return false;
  }
  return true;
};
