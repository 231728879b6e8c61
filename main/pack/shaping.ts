/**
 * Words to glyphs. Each word is shaped once per pack and face. Words of Latin letters take the short way through
 * the faces of the design; other scripts are shaped run by run with the face and direction `text/` found for them.
 */
import type { Face, Faces, OwnFace } from './faces.ts';
import type { Glyphs } from './glyphs.ts';
import { fromPairs, learnPairs } from './pairs.ts';
import type { Style } from './styles.ts';
import { readingOf } from './text/copied.ts';
import { hasDirection, mirrored } from './text/directions.ts';

export type Shaped = {
  readonly parts: readonly Glyphs[];
  readonly width: number;
  /** Glyphs of all parts. */
  readonly count: number;
  /** A character is in none of the faces of the design: the text needs the long way. */
  readonly foreign: boolean;
};

export type Shaper = {
  readonly faces: Faces;
  /** Shapes Latin text without line breaks. */
  readonly shape: (style: Style, text: string) => Shaped;
  /** Shapes a run of one face and one direction. */
  readonly shapeRun: (face: Face, text: string, turned: boolean, figures: boolean) => Shaped;
};

// Format characters print nothing: joiners, marks of direction, soft hyphens, variation selectors.
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
// One glyph must not stand for two characters in the copied text, so look-alikes share the plain one.
const plainForm = (text: string): string =>
  isAscii(text)
    ? text
    : text
        .normalize('NFC')
        .replace(invisible, '')
        .replace(/[\u00a0\u2007\u202f]/gu, ' ')
        .replace(/[\u2010\u2011]/gu, '-');

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const isAscii = (text: string): boolean => /^[\u0000-\u007f]*$/.test(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const graphemesOf = (text: string): readonly string[] =>
  isAscii(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);

type Placed = {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly natural: number;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
};

const glyphsOf = (face: Face, placed: readonly Placed[]): Glyphs => ({
  face: face.name,
  scale: face.scale,
  ids: placed.map(({ id }) => id),
  codePoints: placed.map(({ codePoints }) => codePoints),
  natural: placed.map(({ natural }) => natural),
  advances: placed.map(({ advance }) => advance),
  xOffsets: placed.map(({ x }) => x),
  yOffsets: placed.map(({ y }) => y),
  width: placed.reduce((sum, { advance }) => sum + advance, 0) * face.scale,
});

const figureFeatures = { tnum: true, lnum: true } as const;
// Without the tables that place marks: what is left when one of them is broken for a text no language has.
const unplaced = { mark: false, mkmk: false, abvm: false, blwm: false, dist: false, curs: false, kern: false } as const;

const place = (
  face: Face,
  text: string,
  turned: boolean,
  features?: Readonly<Record<string, boolean>>,
): readonly Placed[] => {
  const direction = turned ? 'rtl' : 'ltr';
  const { glyphs, positions } = face.font.layout(text, features, undefined, undefined, direction);
  const scale = 1000 / face.font.unitsPerEm;
  return glyphs.map(({ id, codePoints, advanceWidth }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    return {
      id,
      codePoints,
      natural: advanceWidth * scale,
      advance: xAdvance * scale,
      x: xOffset * scale,
      y: yOffset * scale,
    };
  });
};

const plainRun = (face: Face, text: string, figures: boolean): Glyphs => {
  const shaped = glyphsOf(face, place(face, text, false, figures ? figureFeatures : undefined));
  learnPairs(face, text, figures, shaped);
  return shaped;
};

/** An invisible glyph for a character that has lost its own to a ligature. */
const blank = (face: Face, codePoints: readonly number[]): Placed => {
  const scale = 1000 / face.font.unitsPerEm;
  const empty = [0x200b, 0x200d, 0x200c]
    .filter((codePoint) => face.font.hasGlyphForCodePoint(codePoint))
    .map((codePoint) => face.font.glyphForCodePoint(codePoint))
    .find(({ advanceWidth }) => advanceWidth === 0);
  const { id, advanceWidth } = empty ?? face.font.glyphForCodePoint(0x20);
  return { id, codePoints, natural: advanceWidth * scale, advance: 0, x: 0, y: 0 };
};

const codePointsOf = (text: string): readonly number[] => [...text].map((one) => one.codePointAt(0) ?? 0);
const invisibleOne = /^\p{Default_Ignorable_Code_Point}$/u;

// The ring of am stands nearer to its letter than a mark of tone, whichever was typed first.
const thaiAm = /([\u0e48-\u0e4b]+)\u0e33/gu;

const placeAny = (face: Face, text: string, turned: boolean, figures: boolean): readonly Placed[] => {
  try {
    return place(face, text, turned, figures ? figureFeatures : undefined);
  } catch {
    return place(face, text, turned, unplaced);
  }
};

const unmirrored = (glyph: Placed): Placed => ({
  ...glyph,
  codePoints: glyph.codePoints.map((one) => mirrored(String.fromCodePoint(one)).codePointAt(0) ?? one),
});

const isMark = (codePoints: readonly number[]): boolean => /^\p{Mn}+$/u.test(String.fromCodePoint(...codePoints));
const nothing = 0x200b;

/**
 * A mark drawn as the first of its word, as in a word from right to left that ends with one, reads with its letter: a
 * reader that meets the mark first would part the two.
 */
const withoutLeadingMarks = (glyphs: readonly Placed[]): readonly Placed[] => {
  const out = [...glyphs];
  let marks: { readonly index: number; readonly codePoints: readonly number[] }[] = [];
  let first = true;
  glyphs.forEach((glyph, index) => {
    const [only] = glyph.codePoints;
    if (only === nothing) return;
    if (first && isMark(glyph.codePoints)) {
      marks.push({ index, codePoints: glyph.codePoints });
      return;
    }
    if (marks.length > 0) {
      out[index] = { ...glyph, codePoints: [...marks.flatMap(({ codePoints }) => codePoints), ...glyph.codePoints] };
      for (const mark of marks) out[mark.index] = { ...(glyphs[mark.index] ?? glyph), codePoints: [nothing] };
      marks = [];
    }
    first = only === 0x20;
  });
  return out;
};

/** A run of one face and one direction, each glyph with the characters it stands for. */
const foreignRun = (face: Face, text: string, odd: boolean, figures: boolean): Glyphs => {
  // Readers turn only what has letters from right to left; signs alone are mirrored and stay in order.
  const turned = odd && hasDirection(text);
  const faced = odd ? [...text].map(mirrored).join('') : text;
  const drawn = odd ? faced : text.replace(thaiAm, '\u0e4d$1\u0e32');
  const space = face.font.glyphForCodePoint(0x20).id;
  const visual = placeAny(face, drawn, turned, figures)
    // Where a joiner did its work nothing is left to draw.
    .filter(
      ({ id, codePoints, advance, natural }) =>
        (!(id === space && advance === 0 && natural !== 0) &&
          !codePoints.every((one) => invisibleOne.test(String.fromCodePoint(one)))) ||
        codePoints.length === 0,
    );
  const logical = turned ? visual.toReversed() : visual;
  const given = codePointsOf(faced);
  const kept = given.filter((one) => !invisibleOne.test(String.fromCodePoint(one)));
  const reading = readingOf(kept, logical, turned);
  const whole: Placed[] = [];
  const spare = (after: number): void => {
    for (const extra of reading.extra) if (extra.after === after) whole.push(blank(face, extra.codePoints));
  };
  spare(-1);
  logical.forEach((glyph, index) => {
    whole.push({ ...glyph, codePoints: reading.glyphs[index] ?? [] });
    spare(index);
  });
  const inOrder = turned ? whole.toReversed() : whole;
  return glyphsOf(face, withoutLeadingMarks(odd ? inOrder.map(unmirrored) : inOrder));
};

const fallbacks: Readonly<Record<'serif' | 'other', readonly OwnFace[]>> = {
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
const runsOf = (faces: Faces, name: OwnFace, text: string): readonly { face: Face | null; text: string }[] => {
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

/** Words of one face; more are shaped again when they are met again. */
const keptWords = 3_000;

const shapedOf = (parts: readonly Glyphs[], foreign: boolean): Shaped => ({
  parts,
  width: parts.reduce((sum, part) => sum + part.width, 0),
  count: parts.reduce((sum, part) => sum + part.ids.length, 0),
  foreign,
});

const shapeWord = (faces: Faces, style: Style, text: string): Shaped => {
  const plain = plainForm(text);
  // A face has every character of a pair it has set.
  const known = fromPairs(faces.byName[style.face], plain, style.figures);
  if (known !== null) return shapedOf([known], false);
  const runs = runsOf(faces, style.face, plain);
  const parts = runs.flatMap((run) =>
    run.face === null || run.text === '' ? [] : [plainRun(run.face, run.text, style.figures)],
  );
  return shapedOf(
    parts,
    runs.some(({ face }) => face === null),
  );
};

/** A shaper over faces. What it has shaped are the user's words: it keeps them as long as it is used itself, for one pack. */
export const shaperOf = (faces: Faces): Shaper => {
  const byName = new Map<string, Map<string, Shaped>>();
  const byStyle = new Map<Style, Map<string, Shaped>>();
  const namedWords = (name: string): Map<string, Shaped> => {
    const known = byName.get(name) ?? new Map<string, Shaped>();
    byName.set(name, known);
    return known;
  };
  const wordsIn = (style: Style): Map<string, Shaped> => {
    const before = byStyle.get(style);
    if (before !== undefined) return before;
    const known = namedWords(style.figures ? `${style.face} tnum` : style.face);
    byStyle.set(style, known);
    return known;
  };
  const keep = (known: Map<string, Shaped>, text: string, shaped: Shaped): Shaped => {
    if (known.size > keptWords) known.clear();
    known.set(text, shaped);
    return shaped;
  };
  return {
    faces,
    shape: (style, text) => {
      const known = wordsIn(style);
      return known.get(text) ?? keep(known, text, shapeWord(faces, style, text));
    },
    shapeRun: (face, text, turned, figures) => {
      const known = namedWords(`${face.name} ${turned ? 'rtl' : 'ltr'}${figures ? ' tnum' : ''}`);
      return known.get(text) ?? keep(known, text, shapedOf([foreignRun(face, text, turned, figures)], false));
    },
  };
};

/** The width of a shaped text in points, without the tracking after its last glyph. */
export const widthOf = (style: Style, shaped: Shaped): number =>
  (shaped.width * style.size) / 1000 + style.tracking * Math.max(0, shaped.count - 1);
