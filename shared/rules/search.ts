/**
 * Text as it is compared when searching: without case, diacritics and width. "Café" is found by "cafe", "Ａ" by "a".
 * Folding is per character, so that a hit can be shown in the original text.
 */

/**
 * Letters that Unicode does not take apart, and that people type without their stroke or as two; and the quotes and
 * dashes of print, which a keyboard writes straight.
 */
const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  ß: 'ss',
  ς: 'σ',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

const remembered = new Map<string, string>();
/** Characters that are remembered at most; a text in any one script has fewer. */
const limit = 20_000;

/** Marks and characters that are not seen (joiners, directions, soft hyphens, the Arabic stretch) do not count. */
const foldOne = (character: string): string =>
  character
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[’‘“”–—ßςıłøđðħŧæœþ]/g, (letter) => alike[letter] ?? letter);

const foldCharacter = (character: string): string => {
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const folded = foldOne(character);
  if (remembered.size < limit) remembered.set(character, folded);
  return folded;
};

/** Characters that may change by folding, beyond the letters of ASCII. Chinese characters stay as they are. */
const changing = /[^\p{ASCII}\u4e00-\u9fff]/gu;

/** Whether every character folds to one of the same length at the same place: then offsets need no table. */
const isPlain = (text: string): boolean => !/[^\p{ASCII}\u4e00-\u9fff]/u.test(text);

export const fold = (text: string): string => text.replace(changing, foldCharacter).toLowerCase();

/** A stretch of a text: UTF-16 offsets, the end not included. */
export type Span = readonly [start: number, end: number];

const plainHits = (text: string, folded: string): readonly Span[] => {
  const haystack = text.toLowerCase();
  const spans: Span[] = [];
  for (let from = haystack.indexOf(folded); from >= 0; from = haystack.indexOf(folded, from + folded.length)) {
    spans.push([from, from + folded.length]);
  }
  return spans;
};

/** Where `folded` (already folded) stands in `text`, without overlaps, in order. An empty search finds nothing. */
export const findAll = (text: string, folded: string): readonly Span[] => {
  if (folded === '') return [];
  if (isPlain(text)) return plainHits(text, folded);
  let haystack = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let i = 0; i < piece.length; i += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    // A combining mark belongs to the character before it.
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = at + character.length;
    haystack += piece;
    at += character.length;
  }
  const spans: Span[] = [];
  for (let from = haystack.indexOf(folded); from >= 0; from = haystack.indexOf(folded, from + folded.length)) {
    const start = starts[from] ?? 0;
    const end = ends[from + folded.length - 1] ?? text.length;
    // Two hits within one character that folds to several are one mark.
    if (start >= (spans.at(-1)?.[1] ?? 0)) spans.push([start, end]);
  }
  return spans;
};

export type Excerpt = {
  /** A part of a text around its first hit, on one line; "…" where it was cut. */
  readonly text: string;
  /** The hits in it. */
  readonly spans: readonly Span[];
};

/** The surroundings of the first hit of `folded` in `text`, `around` characters long at most; null without a hit. */
export const excerptOf = (text: string, folded: string, around = 110): Excerpt | null => {
  const [first] = findAll(text, folded);
  if (first === undefined) return null;
  const before = Math.floor(around / 3);
  const lineStart = text.lastIndexOf('\n', first[0] - 1) + 1;
  const lineEnd = text.indexOf('\n', first[1]);
  const stop = lineEnd < 0 ? text.length : lineEnd;
  let start = Math.max(lineStart, first[0] - before);
  // A word is not cut in two where a space is near.
  if (start > lineStart) start = wordStart(text, start, first[0]);
  const end = Math.min(stop, Math.max(first[1], start + around));
  const shown = `${text.slice(start, first[0]).trimStart()}${text.slice(...first)}${text.slice(first[1], end).trimEnd()}`;
  const cut = `${start > lineStart ? '…' : ''}${shown}${end < stop ? '…' : ''}`;
  return { text: cut, spans: findAll(cut, folded) };
};

const wordStart = (text: string, from: number, hit: number): number => {
  const space = text.indexOf(' ', from);
  if (space >= 0 && space < hit) return space + 1;
  // Never between the two halves of one character.
  return /[\udc00-\udfff]/.test(text.charAt(from)) ? from + 1 : from;
};
