/**
 * Text as it is compared when searching: without case, diacritics and width. "Café" is found by "cafe", "Ａ" by "a".
 * Folding is per character, so that a hit can be shown in the original text.
 */
const foldCharacter = (character: string): string => character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const fold = (text: string): string => {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
};

/** A stretch of a text: UTF-16 offsets, the end not included. */
export type Span = readonly [start: number, end: number];

/** Where `folded` (already folded) stands in `text`, without overlaps, in order. An empty search finds nothing. */
export const findAll = (text: string, folded: string): readonly Span[] => {
  if (folded === '') return [];
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
    spans.push([starts[from] ?? 0, ends[from + folded.length - 1] ?? text.length]);
  }
  return spans;
};
