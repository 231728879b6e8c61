/** Numbers and plurals inside sentences. */

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** A count for a sentence: "no", "one" … "twelve" in words, figures from 13. */
export const countInWords = (count: number): string => small[count] ?? String(count);

/** The text with its first letter as a capital. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The word that agrees with a count: `plural(1, 'is', 'are')` is "is". */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** "one invoice", "three invoices", "14 invoices". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${countInWords(count)} ${plural(count, one, many)}`;

/** "1 day", "3 days": figures, joined by a no-break space. */
export const figureOf = (count: number, one: string, many = `${one}s`): string =>
  `${count}\u00a0${plural(count, one, many)}`;

/** "a", "a and b", "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const pieces = (text: string): readonly string[] => text.match(/\d+|\D+/gu) ?? [];

/**
 * Orders numbers of invoices and clauses as people read them: 2 before 10, 11.2 before 11.10. Without a locale, so that
 * every machine sorts the same.
 */
export const byNumber = (a: string, b: string): number => {
  const left = pieces(a);
  const right = pieces(b);
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const x = left[index] ?? '';
    const y = right[index] ?? '';
    if (x === y) continue;
    const difference = /^\d/.test(x) && /^\d/.test(y) ? compareDigits(x, y) : 0;
    return difference === 0 ? (x < y ? -1 : 1) : difference;
  }
  return left.length - right.length;
};

const compareDigits = (x: string, y: string): number => {
  const [a, b] = [x.replace(/^0+/, ''), y.replace(/^0+/, '')];
  return a.length === b.length ? (a < b ? -1 : a > b ? 1 : 0) : a.length - b.length;
};
