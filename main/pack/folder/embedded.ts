/** Files embedded in a pack's PDF, as this app writes them (ISO 32000-1, 7.11.4). Reads no other PDF with certainty. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

export type Embedded = { readonly name: string; readonly bytes: Uint8Array; readonly intact: boolean };

const objectAt = (text: string, number: number): number => {
  const found = new RegExp(`[\\r\\n]${number} 0 obj[\\r\\n]`).exec(text);
  return found === null ? -1 : found.index + found[0].length;
};

const streamOf = (pdf: Buffer, text: string, number: number): Omit<Embedded, 'name'> | null => {
  const start = objectAt(text, number);
  const begin = text.indexOf('stream\n', start);
  if (start < 0 || begin < 0) return null;
  const dictionary = text.slice(start, begin);
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
  const size = Number(/\/Size (\d+)/.exec(dictionary)?.[1] ?? Number.NaN);
  const sum = /\/CheckSum \(([0-9a-f]{32})\)/.exec(dictionary)?.[1];
  if (!/\/Type \/EmbeddedFile/.test(dictionary) || Number.isNaN(length) || Number.isNaN(size)) return null;
  try {
    const raw = pdf.subarray(begin + 7, begin + 7 + length);
    const bytes = dictionary.includes('/FlateDecode') ? inflateSync(raw, { maxOutputLength: size + 1 }) : raw;
    // MD5 is what the format asks for; it finds damage, not malice.
    return { bytes, intact: bytes.length === size && createHash('md5').update(bytes).digest('hex') === sum };
  } catch {
    return { bytes: new Uint8Array(), intact: false };
  }
};

/** Every embedded file whose name is plain ASCII; the others are exhibits, which nothing here needs to read. */
export const embeddedIn = (pdf: Buffer): readonly Embedded[] => {
  const text = pdf.toString('latin1');
  return [
    ...text.matchAll(/\/Type \/Filespec\s[^>]*?\/F \(([\x20-\x27\x2a-\x5b\x5d-\x7e]+)\)\s+\/EF <<\s*\/F (\d+) 0 R/g),
  ].flatMap(([, name, number]) => {
    const found = streamOf(pdf, text, Number(number));
    return name === undefined || found === null ? [] : [{ name, ...found }];
  });
};
