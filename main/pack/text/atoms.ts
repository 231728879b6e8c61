/** A paragraph as graphemes, each with its style, its level and the face that prints it. */
import type { Span } from '#shared/pack/model.ts';
import { type Face, faceOf, type OwnFace } from '../faces.ts';
import type { Style } from '../styles.ts';
import { breakPlaces } from './breaks.ts';
import { covers, eastAsianOrder, faceFor, isEastAsian, wholeEastAsian } from './coverage.ts';
import { directional, isNeutral, isolated, levelsOf } from './directions.ts';
import { type Composer, drawnPart, type Part, spanStyle, spanText } from './line.ts';

export type Atom = {
  readonly text: string;
  readonly part: Part;
  readonly style: Style;
  /** Null for a mark or a box. */
  readonly face: Face | null;
  readonly level: number;
  /** Points, for a mark or a box. */
  readonly drawn: number;
  readonly space: boolean;
  /** A line may begin with this atom. */
  readonly breaks: boolean;
};
export type Atoms = { readonly atoms: readonly Atom[]; readonly base: 0 | 1 };

/** Words of one style; `notation` stands for a character no face has. */
type Stretch = { readonly text: string; readonly part: Part; readonly style: Style; readonly drawn: number };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const graphemesIn = (text: string): readonly string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Control characters, halves of a character and non-characters: nothing can be drawn for them. */
const unprintable = /(?!\t)[\p{Cc}\u2028\u2029\ufff9-\ufffb\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** `[U+1F9CC]`, kept in one piece and from left to right. */
const notation = (character: string): string =>
  `\u2066[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]\u2069`;

const object = '\ufffc';
const likeSpace = /[\u00a0\u2007\u202f\t]/g;
const isSpace = (text: string): boolean => /^[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/.test(text);

/** Cuts out what cannot be printed and puts its code point in its place. */
const printable = (
  composer: Composer,
  stretch: Stretch,
  east: ReturnType<typeof eastAsianOrder>,
): readonly Stretch[] => {
  const { faces } = composer.shaper;
  const found: Stretch[] = [];
  const style: Style = { ...stretch.style, face: 'mono' };
  let text = '';
  const close = (): void => {
    if (text !== '') found.push({ ...stretch, text });
    text = '';
  };
  const printed = (one: string): boolean =>
    !unprintable.test(one) && (directional.test(one) || faceFor(faces, stretch.style.face, one, east) !== null);
  for (const grapheme of graphemesIn(stretch.text)) {
    if (printed(grapheme)) text += grapheme;
    else
      for (const character of grapheme) {
        if (printed(character)) text += character;
        else {
          composer.missing(character, stretch.text);
          close();
          found.push({ ...stretch, text: notation(character), style });
        }
      }
  }
  close();
  return found;
};

const stretchesOf = (composer: Composer, spans: readonly Span[], base: Style): readonly (readonly Stretch[])[] => {
  const lines: Stretch[][] = [[]];
  for (const span of spans) {
    const filled = spanText(span, composer.numbers);
    if (filled === null) {
      const { part, width } = drawnPart(span);
      lines.at(-1)?.push({ text: object, part, style: base, drawn: width });
      continue;
    }
    const style = spanStyle(span, base);
    const text = isolated(filled.text.replaceAll('\r\n', '\n').normalize('NFC'), composer.writing.fields);
    text.split('\n').forEach((line, index) => {
      if (index > 0) lines.push([]);
      if (line !== '') lines.at(-1)?.push({ text: line, part: filled.part, style, drawn: 0 });
    });
  }
  return lines;
};

type Unit = { readonly text: string; readonly stretch: Stretch; readonly level: number; readonly at: number };

/** Graphemes without marks of direction, each with its level and its place in the clean text. */
const unitsOf = (
  stretches: readonly Stretch[],
  whole: (own: OwnFace, grapheme: string) => boolean,
): { units: readonly Unit[]; clean: string; base: 0 | 1 } => {
  const { base, levels } = levelsOf(stretches.map(({ text }) => text).join(''));
  const units: Unit[] = [];
  let clean = '';
  let offset = 0;
  for (const stretch of stretches) {
    let kept = '';
    const keptLevels: number[] = [];
    for (let index = 0; index < stretch.text.length; index += 1) {
      const unit = stretch.text.charAt(index);
      if (directional.test(unit)) continue;
      kept += unit;
      keptLevels.push(levels[offset + index] ?? base);
    }
    offset += stretch.text.length;
    for (const { segment, index } of graphemes.segment(kept)) {
      let at = index;
      // A letter and a mark that no face has together are printed one after the other.
      for (const text of whole(stretch.style.face, segment) ? [segment] : segment) {
        units.push({ text, stretch, level: keptLevels[at] ?? base, at: clean.length + at });
        at += text.length;
      }
    }
    clean += kept;
  }
  return { units, clean, base };
};

const facesOf = (
  composer: Composer,
  units: readonly Unit[],
  east: ReturnType<typeof eastAsianOrder>,
): readonly (Face | null)[] => {
  const { faces } = composer.shaper;
  const found: (Face | null)[] = units.map(() => null);
  const joins = (unit: Unit | undefined, face: Face | null | undefined, other: Unit | undefined): face is Face =>
    unit !== undefined &&
    other !== undefined &&
    face !== null &&
    face !== undefined &&
    unit.level === other.level &&
    // The space of a font of pictures is as wide as a picture.
    face.name !== 'emoji' &&
    face.name !== 'symbols' &&
    covers(face, unit.text);
  // A stretch of Han, kana or hangul takes one design.
  for (let from = 0; from < units.length; from += 1) {
    let to = from;
    while (to < units.length && isEastAsian(units[to]?.text ?? '')) to += 1;
    if (to === from) continue;
    const whole = wholeEastAsian(
      faces,
      units
        .slice(from, to)
        .map(({ text }) => text)
        .join(''),
      east,
    );
    if (whole !== null) found.fill(whole, from, to);
    from = to;
  }
  // From right to left, signs and spaces take the face of the words beside them, so that a run stays whole.
  const follows = (unit: Unit): boolean => unit.level % 2 === 1 && isNeutral(unit.text);
  units.forEach((unit, index) => {
    if (found[index] !== null || unit.stretch.drawn > 0) return;
    if (follows(unit) && joins(unit, found[index - 1], units[index - 1])) found[index] = found[index - 1] ?? null;
    else if (!follows(unit)) found[index] = faceFor(faces, unit.stretch.style.face, unit.text, east);
  });
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const unit = units[index];
    if (unit === undefined || found[index] !== null || unit.stretch.drawn > 0) continue;
    const after = found[index + 1];
    found[index] = joins(unit, after, units[index + 1])
      ? after
      : (faceFor(faces, unit.stretch.style.face, unit.text, east) ?? faceOf(faces, unit.stretch.style.face));
  }
  return found;
};

/** The lines the user wrote, each as atoms in the order of reading. */
export const atomsOf = (composer: Composer, spans: readonly Span[], base: Style): readonly Atoms[] =>
  stretchesOf(composer, spans, base).map((line) => {
    const east = eastAsianOrder(composer.writing.country, line.map(({ text }) => text).join(''));
    const stretches = line.flatMap((stretch) => (stretch.drawn > 0 ? [stretch] : printable(composer, stretch, east)));
    const {
      units,
      clean,
      base: direction,
    } = unitsOf(stretches, (own, text) => text.length < 2 || faceFor(composer.shaper.faces, own, text, east) !== null);
    const places = breakPlaces(clean.replaceAll(object, 'A'));
    const plain = units.map((unit) => ({ ...unit, text: unit.text.replace(likeSpace, ' ') }));
    const faces = facesOf(composer, plain, east);
    const atoms = plain.map(({ text, stretch, level, at }, index) => ({
      text,
      part: stretch.part,
      style: stretch.style,
      face: faces[index] ?? null,
      level,
      drawn: stretch.drawn,
      space: isSpace(text) && !/[\u00a0\u2007\u202f]/.test(units[index]?.text ?? ''),
      breaks: places.has(at),
    }));
    return { atoms, base: direction };
  });
