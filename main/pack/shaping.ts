/**
 * Words to glyphs. Each word is shaped once per pack and face; a word with a character its face lacks borrows it
 * from another of our faces; a character none of them has is collected, never drawn as a box.
 */
import type { Face, FaceName, Faces } from './faces.ts';
import type { Style } from './styles.ts';

/** Glyphs of one face. Numbers are thousandths of the type size. */
export type Glyphs = {
  readonly face: FaceName;
  readonly ids: readonly number[];
  readonly codePoints: readonly (readonly number[])[];
  readonly natural: readonly number[];
  readonly advances: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  readonly width: number;
};
export type Shaped = {
  readonly parts: readonly Glyphs[];
  readonly width: number;
  /** Glyphs of all parts. */
  readonly count: number;
  /** Characters no face has. */
  readonly missing: readonly string[];
};

export type Shaper = {
  readonly faces: Faces;
  /** Shapes text without line breaks. */
  readonly shape: (style: Style, text: string) => Shaped;
};

// Format characters print nothing: joiners, marks of direction, soft hyphens, variation selectors.
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
// One glyph must not stand for two characters in the copied text, so look-alikes share the plain one.
const plainForm = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u00a0\u2007\u202f]/gu, ' ')
    .replace(/[\u2010\u2011]/gu, '-');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const graphemesOf = (text: string): readonly string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  /^[\u0000-\u007f]*$/.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);

const shapeRun = (face: Face, text: string, figures: boolean): Glyphs => {
  const { glyphs, positions } = face.font.layout(text, figures ? { tnum: true, lnum: true } : undefined);
  const scale = 1000 / face.font.unitsPerEm;
  const advances = positions.map(({ xAdvance }) => xAdvance * scale);
  return {
    face: face.name,
    ids: glyphs.map(({ id }) => id),
    codePoints: glyphs.map(({ codePoints }) => codePoints),
    natural: glyphs.map(({ advanceWidth }) => advanceWidth * scale),
    advances,
    xOffsets: positions.map(({ xOffset }) => xOffset * scale),
    yOffsets: positions.map(({ yOffset }) => yOffset * scale),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
};

const fallbacks: Readonly<Record<'serif' | 'other', readonly FaceName[]>> = {
  serif: ['serif', 'sans', 'mono'],
  other: ['sans', 'serif', 'mono'],
};

const covers = (face: Face, text: string): boolean => {
  for (const character of text) {
    if (!face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
};

/** Runs of graphemes that one face can print; null stands for a face that does not exist. */
const runsOf = (faces: Faces, name: FaceName, text: string): readonly { face: Face | null; text: string }[] => {
  const own = faces.byName[name];
  if (covers(own, text)) return [{ face: own, text }];
  const order = fallbacks[name.startsWith('serif') ? 'serif' : 'other'].map((fallback) => faces.byName[fallback]);
  const runs: { face: Face | null; text: string }[] = [];
  for (const grapheme of graphemesOf(text)) {
    const face = [own, ...order].find((candidate) => covers(candidate, grapheme)) ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.face === face) last.text += grapheme;
    else runs.push({ face, text: grapheme });
  }
  return runs;
};

const keptWords = 40_000;

const shapeWord = (faces: Faces, style: Style, text: string): Shaped => {
  const missing: string[] = [];
  const parts: Glyphs[] = [];
  for (const run of runsOf(faces, style.face, plainForm(text))) {
    if (run.face === null) missing.push(...graphemesOf(run.text));
    else if (run.text !== '') parts.push(shapeRun(run.face, run.text, style.figures));
  }
  return {
    parts,
    width: parts.reduce((sum, part) => sum + part.width, 0),
    count: parts.reduce((sum, part) => sum + part.ids.length, 0),
    missing,
  };
};

/** A shaper over faces. What it has shaped are the user's words: it keeps them as long as it is used itself, for one pack. */
export const shaperOf = (faces: Faces): Shaper => {
  const perStyle = new Map<string, Map<string, Shaped>>();
  return {
    faces,
    shape: (style, text) => {
      const key = style.figures ? `${style.face} tnum` : style.face;
      let known = perStyle.get(key);
      if (known === undefined || known.size > keptWords) {
        known = new Map();
        perStyle.set(key, known);
      }
      let found = known.get(text);
      if (found === undefined) {
        found = shapeWord(faces, style, text);
        known.set(text, found);
      }
      return found;
    },
  };
};

/** The width of a shaped text in points, without the tracking after its last glyph. */
export const widthOf = (style: Style, shaped: Shaped): number =>
  (shaped.width * style.size) / 1000 + style.tracking * Math.max(0, shaped.count - 1);
