/** Bytes to text: which encoding a file of unknown origin is most likely written in. */

export type Decoded = { readonly text: string; readonly encoding: string };

const strict = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const nulsAt = (bytes: Uint8Array, parity: number): number => {
  const part = bytes.subarray(0, 64 * 1024);
  let count = 0;
  for (let at = parity; at < part.length; at += 2) if (part[at] === 0) count += 1;
  return count / Math.max(1, part.length / 2);
};

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
  'windows-1251': 'Windows-1251',
  shift_jis: 'Shift JIS',
  'euc-kr': 'EUC-KR',
  gb18030: 'GB 18030',
};

const nameOf = (label: string): string => names[label] ?? label;

/** How much of what is not ASCII is what people write in that encoding, 0 to 1. */
const share = (text: string, expected: RegExp): number => {
  const foreign = [...text].filter((character) => character > '\u007f');
  return foreign.length === 0 ? 0 : foreign.filter((character) => expected.test(character)).length / foreign.length;
};

/** Letters one after the other, as in a word of Cyrillic; in Western text accented letters stand alone. */
const inRuns = (text: string): number => {
  const foreign = [...text].filter((character) => character > '\u007f').length;
  const runs = text.match(/\p{Script=Cyrillic}{2,}/gu)?.join('').length ?? 0;
  return foreign === 0 ? 0 : runs / foreign;
};

/**
 * Reads text: a byte order mark decides; then UTF-8 where the bytes are UTF-8; then UTF-16 by its zero bytes; then the
 * older encodings by what they would make people have written. `declared` is what the file says of itself.
 */
export const decodeText = (bytes: Uint8Array, declared = ''): Decoded => {
  const as = (label: string): Decoded => ({
    text: new TextDecoder(label).decode(bytes),
    encoding: nameOf(new TextDecoder(label).encoding),
  });
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return as('utf-8');
  if (startsWith(bytes, 0xff, 0xfe)) return as('utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return as('utf-16be');
  if (nulsAt(bytes, 1) > 0.3 && nulsAt(bytes, 0) < 0.05) return as('utf-16le');
  if (nulsAt(bytes, 0) > 0.3 && nulsAt(bytes, 1) < 0.05) return as('utf-16be');
  if (declared !== '') {
    try {
      return as(declared);
    } catch {
      // Not an encoding anybody knows: looked at like any other file.
    }
  }
  if (strict(bytes, 'utf-8') !== null) return as('utf-8');
  const sample = bytes.subarray(0, 256 * 1024);
  const japanese = strict(sample, 'shift_jis');
  if (japanese !== null && share(japanese, /[\u3040-\u30ff]/u) > 0.3) return as('shift_jis');
  const korean = strict(sample, 'euc-kr');
  if (korean !== null && share(korean, /[\uac00-\ud7a3]/u) > 0.8) return as('euc-kr');
  const chinese = strict(sample, 'gb18030');
  if (chinese !== null && share(chinese, /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef]/u) > 0.95) {
    const pairs = chinese.match(/[\u4e00-\u9fa5]{2,}/gu)?.join('').length ?? 0;
    if (pairs > 3) return as('gb18030');
  }
  const cyrillic = new TextDecoder('windows-1251').decode(sample);
  if (inRuns(cyrillic) > 0.7) return as('windows-1251');
  return as('windows-1252');
};
