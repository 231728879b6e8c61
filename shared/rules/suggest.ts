/** "Did you mean late?": the nearest word that is there, for a search without hits. */
import { fold } from './search.ts';

/** Optimal string alignment distance (insert, delete, replace, swap of neighbours), given up above `most`. */
const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
};

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];

/**
 * The word of `texts` nearest to what was typed, as it is written there; null when nothing is near. One slip is
 * forgiven in words up to five letters, two in longer ones; of words equally near the most used one is named.
 */
export const suggestion = (query: string, texts: Iterable<string>): string | null => {
  const typed = fold(query.trim());
  if (typed.length < 3) return null;
  const most = typed.length <= 5 ? 1 : 2;
  const counts = new Map<string, { word: string; count: number }>();
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      const key = fold(word);
      if (Math.abs(key.length - typed.length) > most) continue;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { word, count: 1 });
      else known.count += 1;
    }
  }
  let best: { readonly word: string; readonly count: number; readonly far: number } | null = null;
  for (const [key, { word, count }] of counts) {
    const far = distance(typed, key, most);
    if (far > most) continue;
    if (best === null || far < best.far || (far === best.far && count > best.count)) best = { word, count, far };
  }
  return best?.word ?? null;
};
