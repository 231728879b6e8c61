import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Encoding } from '#shared/model/index.ts';

const pieceSize = 256 * 1024;

/** What the bytes of a file show before anything is read from it. */
export type TextFacts = {
  /** SHA-256 of the bytes. */
  readonly fingerprint: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  /** True when no other encoding fits; false when the bytes are not all of one encoding. */
  readonly sure: boolean;
};

const byMark = (start: Uint8Array): Encoding | null => {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : null;
};

/** UTF-16 without a mark: every other byte of western text is nought. */
const byNoughts = (start: Uint8Array): Encoding | null => {
  const seen = Math.min(start.length, 4096) & ~1;
  if (seen < 4) return null;
  const noughts = [0, 0];
  for (let at = 0; at < seen; at += 1) if (start[at] === 0) noughts[at & 1] = (noughts[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  const half = seen / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.4 && odd < half * 0.1 ? 'utf-16be' : null;
};

/** Bytes above ASCII, and how many of them stand in whole UTF-8 characters. */
const highBytes = (bytes: Uint8Array): { readonly high: number; readonly inUtf8: number } => {
  let high = 0;
  let inUtf8 = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    let follows = length > 1;
    for (let next = 1; next < length; next += 1) follows &&= ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    high += follows ? length : 1;
    if (follows) {
      inUtf8 += length;
      at += length - 1;
    }
  }
  return { high, inUtf8 };
};

/** Which encoding bytes are in that are no UTF-8, and whether that is sure. */
const otherwise = (bytes: Uint8Array): Pick<TextFacts, 'encoding' | 'sure'> => {
  const { high, inUtf8 } = highBytes(bytes);
  return { encoding: 'windows-1252', sure: inUtf8 * 2 < high };
};

const isUtf8 = (): { readonly see: (bytes: Uint8Array, last: boolean) => boolean } => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let whole = true;
  return {
    see: (bytes, last) => {
      try {
        if (whole) decoder.decode(bytes, { stream: !last });
      } catch {
        whole = false;
      }
      return whole;
    },
  };
};

/** Reads the file once, piece by piece. Rejects with the disk's error. */
export const textFacts = async (path: string): Promise<TextFacts> => {
  const hash = createHash('sha256');
  const utf8 = isUtf8();
  let start: Uint8Array | null = null;
  let bytes = 0;
  let broken: Uint8Array | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: pieceSize })) {
    const piece: Uint8Array = chunk;
    hash.update(piece);
    start ??= piece;
    bytes += piece.length;
    if (!utf8.see(piece, false)) broken ??= piece;
  }
  const ends = utf8.see(new Uint8Array(), true);
  const marked = start === null ? null : (byMark(start) ?? byNoughts(start));
  const found: Pick<TextFacts, 'encoding' | 'sure'> =
    marked !== null && (marked !== 'utf-8' || ends)
      ? { encoding: marked, sure: true }
      : ends
        ? { encoding: 'utf-8', sure: true }
        : otherwise(broken ?? start ?? new Uint8Array());
  return { fingerprint: hash.digest('hex'), bytes, ...found };
};

/** The file's text, piece by piece; bytes that do not fit the encoding become U+FFFD. A byte order mark is left out. */
export async function* textPieces(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: pieceSize })) {
    const bytes: Uint8Array = chunk;
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

/** The text of a small file, in the encoding its bytes show. */
export const wholeText = (bytes: Uint8Array): string => {
  const encoding = byMark(bytes) ?? byNoughts(bytes);
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
