/** Places in a text that is being written. Offsets are UTF-16 code units. */

export type Place = { readonly start: number; readonly end: number };

/**
 * Places of an earlier state of a text, moved to where they lie in the newer one. Those the change touched are left out:
 * the next check finds them again.
 */
export const movedPlaces = <T extends Place>(places: readonly T[], before: string, after: string): readonly T[] => {
  if (before === after) return places;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const by = after.length - before.length;
  return places.flatMap((place) => {
    if (place.end <= head) return [place];
    return place.start >= before.length - tail ? [{ ...place, start: place.start + by, end: place.end + by }] : [];
  });
};

/** Blanks of any kind are the same blank: a date may be joined by a no-break space or not. */
const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ \u00a0]/g, '[ \\u00a0]');

/** Where one of these words or phrases stands on its own, longest first, without overlaps, in order. */
export const placesOf = (text: string, phrases: readonly string[]): readonly Place[] => {
  const known = [...new Set(phrases.filter((phrase) => phrase.trim() !== ''))].sort((a, b) => b.length - a.length);
  if (known.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${known.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
};

/** A stretch of text with the name of what lies on it, if anything. */
export type Stretch<T> = { readonly text: string; readonly on: T | null };

/** A text cut at its places. Where places overlap, the earlier one in the list wins. */
export const stretches = <T extends Place>(text: string, places: readonly T[]): readonly Stretch<T>[] => {
  const taken: T[] = [];
  for (const place of places) {
    const free =
      place.end > place.start && taken.every((other) => place.end <= other.start || place.start >= other.end);
    if (free) taken.push(place);
  }
  const cut: Stretch<T>[] = [];
  let from = 0;
  for (const place of taken.toSorted((a, b) => a.start - b.start)) {
    if (place.start > from) cut.push({ text: text.slice(from, place.start), on: null });
    cut.push({ text: text.slice(place.start, place.end), on: place });
    from = place.end;
  }
  if (from < text.length) cut.push({ text: text.slice(from), on: null });
  return cut;
};
