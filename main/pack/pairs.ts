/**
 * Words of plain letters, figures and signs from what a face was seen to do with each pair of them. Shaping a word anew
 * costs fifty times as much. Nothing here holds a word: only glyphs of characters and advances of pairs.
 */
import type { Face } from './faces.ts';
import type { Glyphs } from './glyphs.ts';

const [from, to] = [0x20, 0x7e];
const size = to - from + 1;

type Single = { readonly id: number; readonly natural: number; readonly codePoints: readonly number[] };

type Pairs = {
  /** By character; null for one whose glyph depends on its neighbours. */
  readonly singles: (Single | null | undefined)[];
  /** Advance of the first of two characters; not a number while it is not known. */
  readonly advances: Float64Array;
};

const newPairs = (): Pairs => ({
  singles: new Array(size),
  advances: new Float64Array(size * size).fill(Number.NaN),
});

const learned = new WeakMap<Face, Map<string, Pairs>>();

/** Faces kern figures by the script of the letters beside them. */
const pairsOf = (face: Face, figures: boolean, text: string): Pairs => {
  const key = `${figures ? 'tnum' : ''} ${/[A-Za-z]/.test(text) ? 'latn' : ''}`;
  const known = learned.get(face) ?? new Map<string, Pairs>();
  learned.set(face, known);
  const pairs = known.get(key) ?? newPairs();
  known.set(key, pairs);
  return pairs;
};

const isPlain = (text: string): boolean => /^[ -~]+$/.test(text);
const noOffsets: readonly number[] = [];

/** The glyphs of a text, exactly as shaping it would give them; null when one of its pairs was not met before. */
export const fromPairs = (face: Face, text: string, figures: boolean): Glyphs | null => {
  if (!isPlain(text)) return null;
  const { singles, advances: pairs } = pairsOf(face, figures, text);
  // Of their length from the start: an array that grows keeps room for sixteen more.
  const ids = new Array<number>(text.length);
  const codePoints = new Array<readonly number[]>(text.length);
  const natural = new Array<number>(text.length);
  const advances = new Array<number>(text.length);
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index) - from;
    const single = singles[character];
    if (single === null || single === undefined) return null;
    const last = index === text.length - 1;
    const advance = last ? single.natural : (pairs[character * size + text.charCodeAt(index + 1) - from] ?? Number.NaN);
    if (Number.isNaN(advance)) return null;
    ids[index] = single.id;
    codePoints[index] = single.codePoints;
    natural[index] = single.natural;
    advances[index] = advance;
    width += advance;
  }
  return {
    face: face.name,
    scale: face.scale,
    ids,
    codePoints,
    natural,
    advances,
    xOffsets: noOffsets,
    yOffsets: noOffsets,
    width: width * face.scale,
  };
};

/** Whether each character of a text became a glyph of its own, at its place, the last one as wide as it is alone. */
const isRow = (text: string, glyphs: Glyphs): boolean =>
  glyphs.ids.length === text.length &&
  glyphs.codePoints.every((points, index) => points.length === 1 && points[0] === text.charCodeAt(index)) &&
  glyphs.xOffsets.every((x) => x === 0) &&
  glyphs.yOffsets.every((y) => y === 0) &&
  glyphs.advances.at(-1) === glyphs.natural.at(-1);

/** Learns from a text that was shaped. A ligature, or a glyph that changes beside another, is never learned. */
export const learnPairs = (face: Face, text: string, figures: boolean, glyphs: Glyphs): void => {
  if (!isPlain(text) || !isRow(text, glyphs)) return;
  const { singles, advances } = pairsOf(face, figures, text);
  const characters = [...text].map((character) => character.charCodeAt(0) - from);
  characters.forEach((character, index) => {
    const [id, natural] = [glyphs.ids[index] ?? 0, glyphs.natural[index] ?? 0];
    const single = singles[character];
    if (single === undefined) singles[character] = { id, natural, codePoints: glyphs.codePoints[index] ?? [] };
    else if (single !== null && single.id !== id) singles[character] = null;
  });
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const [character = 0, next = 0] = characters.slice(index, index + 2);
    advances[character * size + next] = glyphs.advances[index] ?? Number.NaN;
  }
};
