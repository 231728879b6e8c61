/// <reference path="./linebreak.d.ts" />
/** Where a line may end: UAX 14, with words of Thai, Lao and Khmer found by their dictionaries. */
import LineBreaker from 'linebreak';

// Class SA of UAX 14: scripts that write no spaces between words.
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** Indexes of UTF-16 units before which a line may begin, without 0 and the end of the text. */
export const breakPlaces = (text: string): ReadonlySet<number> => {
  const places = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    if (next.position < text.length) places.add(next.position);
  }
  for (const { 0: stretch, index } of text.matchAll(unspaced)) {
    for (const word of words.segment(stretch)) if (word.index > 0) places.add(index + word.index);
  }
  return places;
};
