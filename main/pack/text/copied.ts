/**
 * What each glyph reads as when the text is copied, searched or spoken. Shaping joins, splits and reorders; here the
 * characters are given back to the glyphs so that they read in the order they were written.
 */

export type Sorted = {
  /** Code points each glyph had before it was placed. */
  readonly codePoints: readonly number[];
  readonly advance: number;
};

/** Reads as nothing: a format character, which readers of text leave out. */
const nothing: readonly number[] = [0x200b];

/** Vowel signs a font draws in two parts, though Unicode has them as one. */
const split: Readonly<Record<number, readonly number[]>> = { 3635: [0xe4d, 0xe32], 3763: [0xecd, 0xeb2] };
const parts = (codePoint: number): readonly number[] =>
  split[codePoint] ?? [...String.fromCodePoint(codePoint).normalize('NFD')].map((one) => one.codePointAt(0) ?? 0);

type Stretch = { readonly from: number; readonly to: number; readonly characters: readonly number[] };

/** The shortest stretches of glyphs that hold exactly the characters of a stretch of the text. */
const stretches = (characters: readonly number[], glyphs: readonly Sorted[]): readonly Stretch[] => {
  const found: Stretch[] = [];
  const balance = new Map<number, number>();
  let open = 0;
  let size = 0;
  const add = (codePoint: number, by: 1 | -1): void => {
    for (const part of parts(codePoint)) {
      const before = balance.get(part) ?? 0;
      const after = before + by;
      balance.set(part, after);
      open += Math.abs(after) - Math.abs(before);
      size += by;
    }
  };
  let from = 0;
  let start = 0;
  let read = 0;
  glyphs.forEach((glyph, index) => {
    for (const codePoint of glyph.codePoints) add(codePoint, 1);
    while (size > 0 && read < characters.length) {
      add(characters[read] ?? 0, -1);
      read += 1;
    }
    const next = glyphs[index + 1];
    // Parts of a glyph follow it without characters of their own.
    if (open !== 0 || read === start || next?.codePoints.length === 0) return;
    found.push({ from, to: index + 1, characters: characters.slice(start, read) });
    from = index + 1;
    start = read;
  });
  if (from < glyphs.length || start < characters.length) {
    found.push({ from, to: glyphs.length, characters: characters.slice(start) });
  }
  return found;
};

/** The glyphs of a stretch that are given characters: as many as there are, the narrowest left out. */
const speaking = (glyphs: readonly Sorted[], count: number): ReadonlySet<number> => {
  const order = glyphs.map((_, index) => index);
  order.sort((a, b) => (glyphs[b]?.advance ?? 0) - (glyphs[a]?.advance ?? 0) || a - b);
  return new Set(order.slice(0, count));
};

export type Reading = {
  /** Code points of each glyph. */
  readonly glyphs: readonly (readonly number[])[];
  /** Characters without a glyph: each needs an invisible one, after the glyph of this index. */
  readonly extra: readonly { readonly after: number; readonly codePoints: readonly number[] }[];
};

const isMark = (codePoint: number): boolean => /^\p{Mn}$/u.test(String.fromCodePoint(codePoint));

/** A letter with its marks: a reader takes a mark alone for something without width. */
const letters = (characters: readonly number[]): readonly (readonly number[])[] => {
  const groups: number[][] = [];
  for (const one of characters) {
    const last = groups.at(-1);
    if (last !== undefined && isMark(one)) last.push(one);
    else groups.push([one]);
  }
  return groups;
};

/**
 * Gives the characters of a run to its glyphs. `single`: one character a glyph, as a run from right to left needs it,
 * since readers turn such a run around character by character.
 */
export const readingOf = (characters: readonly number[], glyphs: readonly Sorted[], single: boolean): Reading => {
  const out: (readonly number[])[] = glyphs.map(() => nothing);
  const extra: { after: number; codePoints: readonly number[] }[] = [];
  for (const stretch of stretches(characters, glyphs)) {
    const inside = glyphs.slice(stretch.from, stretch.to);
    const apart = stretch.characters.flatMap((one) => (split[one] === undefined ? parts(one) : [one]));
    const given = inside.length > stretch.characters.length ? apart : stretch.characters;
    const groups = single || inside.length === 1 ? given.map((one) => [one]) : letters(given);
    const chosen = [...speaking(inside, groups.length)].sort((one, other) => one - other);
    let last = stretch.from - 1;
    chosen.forEach((index, place) => {
      const rest = place === chosen.length - 1 && !single;
      out[stretch.from + index] = rest ? groups.slice(place).flat() : (groups[place] ?? nothing);
      last = stretch.from + index;
    });
    if (single || chosen.length === 0) {
      for (const codePoints of groups.slice(chosen.length)) extra.push({ after: last, codePoints });
    }
  }
  return { glyphs: out, extra };
};
