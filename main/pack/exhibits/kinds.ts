/** What a file is, by its own bytes; its name decides only between kinds of text. */

export type FileKind = 'pdf' | 'image' | 'heic' | 'mail' | 'text' | 'other';

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const heicBrands = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

const boxKind = (bytes: Uint8Array): FileKind | null => {
  if (ascii(bytes, 4, 4) !== 'ftyp') return null;
  const length = ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  const brands = ascii(bytes, 8, Math.max(0, Math.min(length - 8, 64))).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return 'image';
  return brands.some((brand) => heicBrands.test(brand)) ? 'heic' : 'other';
};

/** Bytes of text hold no NUL outside UTF-16 and hardly any other control. */
const looksLikeText = (bytes: Uint8Array): boolean => {
  if (ascii(bytes, 0, 2) === '\xff\xfe' || ascii(bytes, 0, 2) === '\xfe\xff') return true;
  const part = bytes.subarray(0, 64 * 1024);
  let [nulsEven, nulsOdd, controls] = [0, 0, 0];
  part.forEach((byte, index) => {
    if (byte === 0) {
      if (index % 2 === 0) nulsEven += 1;
      else nulsOdd += 1;
    } else if (byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte)) controls += 1;
  });
  const nuls = nulsEven + nulsOdd;
  const utf16 = nuls > part.length / 5 && Math.min(nulsEven, nulsOdd) < nuls / 20;
  return (nuls === 0 || utf16) && controls <= Math.max(2, part.length / 200);
};

/** `bytes` is the whole file or its beginning, at least 64 kB where there is so much. */
export const kindOf = (bytes: Uint8Array, name: string, mediaType: string): FileKind => {
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff' || ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image';
  if (ascii(bytes, 0, 2) === 'BM' && /\.(bmp|dib)$/i.test(name)) return 'image';
  const box = boxKind(bytes);
  if (box !== null) return box;
  // Text in name only: a program's file that happens to hold no control characters is not printed.
  if (!looksLikeText(bytes)) return 'other';
  if (mediaType === 'message/rfc822' || /\.eml$/i.test(name)) return 'mail';
  const named = /\.(txt|text|md|markdown|csv|tsv|log|json|xml|ics|vcf|ya?ml)$/i.test(name);
  if (named || /^text\/(plain|csv|markdown|calendar|vcard)$/.test(mediaType)) return 'text';
  return 'other';
};
