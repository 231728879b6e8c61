/** The long way of a text: scripts of every direction, broken into lines and put in the order they are read and seen. */
import type { Span } from '#shared/pack/model.ts';
import type { Face } from '../faces.ts';
import { isOwnFace } from '../faces.ts';
import { type Shaped, widthOf } from '../shaping.ts';
import type { Style } from '../styles.ts';
import { type Atom, type Atoms, atomsOf } from './atoms.ts';
import { languageOf } from './coverage.ts';
import { hasDirection, visualOrder } from './directions.ts';
import type { Composer, Line, Part, Segment } from './line.ts';
import { type Piece, spaced } from './spaces.ts';

const mostNeutral = 0.3;

// pdf.js leaves these out of a run it turns around.
const lost = (atom: Atom): boolean => atom.level % 2 === 1 && (atom.text === '<' || atom.text === '>');

/** Atoms of one style, face and level. */
const alike = (a: Atom, b: Atom): boolean =>
  a.part === b.part &&
  a.style === b.style &&
  a.face === b.face &&
  a.level === b.level &&
  a.space === b.space &&
  !lost(a) &&
  !lost(b) &&
  a.drawn === 0 &&
  b.drawn === 0;

/**
 * Readers of PDF turn a run around by counting its letters. A run from right to left that is mostly signs would stay as
 * it is, so its signs stand alone, one by one.
 */
const turnable = (group: readonly Atom[]): readonly (readonly Atom[])[] => {
  const first = group[0];
  if (first === undefined || first.level % 2 === 0) return [group];
  const letters = group.map(({ text }) => hasDirection(text));
  const from = letters.indexOf(true);
  if (from < 0) return group.map((atom) => [atom]);
  if (letters.filter(Boolean).length / group.length >= mostNeutral) return [group];
  const to = letters.lastIndexOf(true) + 1;
  return [
    ...group.slice(0, from).map((atom) => [atom]),
    group.slice(from, to),
    ...group.slice(to).map((atom) => [atom]),
  ];
};

const kept = { even: new WeakMap<Style, Style>(), odd: new WeakMap<Style, Style>() };
// A thousandth of a point: readers join neighbours of one font and one size, and would turn around both.
const hair = 0.001;

/** Connected letters are not set apart, and a run from right to left is a run of its own. */
const styleFor = (style: Style, own: boolean, turned: boolean): Style => {
  if (own && !turned) return style;
  const known = kept[turned ? 'odd' : 'even'];
  const found = known.get(style) ?? { ...style, tracking: 0, size: turned ? style.size + hair : style.size };
  known.set(style, found);
  return found;
};

type Run = {
  readonly atoms: readonly Atom[];
  readonly shaped: Shaped | null;
  readonly style: Style;
  readonly width: number;
};

const runOf = (composer: Composer, atoms: readonly Atom[]): Run => {
  const [first] = atoms;
  const face: Face | null = first?.face ?? null;
  if (first === undefined || face === null)
    return { atoms, shaped: null, style: first?.style ?? noStyle, width: first?.drawn ?? 0 };
  const own = isOwnFace(face.name);
  const turned = first.level % 2 === 1;
  const style = styleFor(first.style, own, turned);
  const text = atoms.map((atom) => atom.text).join('');
  const shaped = composer.shaper.shapeRun(face, text, turned, own && first.style.figures);
  return { atoms, shaped, style, width: widthOf(style, shaped) + (shaped.count > 0 ? style.tracking : 0) };
};

const noStyle: Style = { face: 'serif', size: 0, leading: 0, colour: 'ink', tracking: 0, figures: false };

const runsOf = (composer: Composer, atoms: readonly Atom[]): readonly Run[] => {
  const groups: Atom[][] = [];
  for (const atom of atoms) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && alike(before, atom)) last.push(atom);
    else groups.push([atom]);
  }
  return groups.flatMap(turnable).map((group) => runOf(composer, group));
};

const widthOfRuns = (runs: readonly Run[]): number => runs.reduce((sum, { width }) => sum + width, 0);

/** What stands together on a line, with the spaces after it. */
type Unit = {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly spaces: readonly Run[];
  readonly gap: number;
};

const unit = (composer: Composer, atoms: readonly Atom[]): Unit => {
  const end = atoms.findLastIndex(({ space }) => !space) + 1;
  const runs = runsOf(composer, atoms.slice(0, end));
  const spaces = runsOf(composer, atoms.slice(end));
  return { runs, width: widthOfRuns(runs), spaces, gap: widthOfRuns(spaces) };
};

/** Cuts what is wider than the column between graphemes. */
const cut = (composer: Composer, atoms: readonly Atom[], width: number): readonly Unit[] => {
  const whole = unit(composer, atoms);
  if (whole.width <= width) return [whole];
  const units: Unit[] = [];
  let from = 0;
  for (let to = 1; to <= atoms.length; to += 1) {
    const wide = to < atoms.length && widthOfRuns(runsOf(composer, atoms.slice(from, to + 1))) > width;
    if (!wide && to < atoms.length) continue;
    units.push(unit(composer, atoms.slice(from, to)));
    from = to;
  }
  return units;
};

const unitsOf = (composer: Composer, { atoms }: Atoms, width: number): readonly Unit[] => {
  const units: Unit[] = [];
  let from = 0;
  for (let to = 1; to <= atoms.length; to += 1) {
    if (to < atoms.length && atoms[to]?.breaks !== true) continue;
    units.push(...cut(composer, atoms.slice(from, to), width));
    from = to;
  }
  return units;
};

/** Rule L1: spaces at the end of a line take the level of the paragraph. */
const piecesOf = (units: readonly Unit[], base: number): readonly Piece[] => {
  const runs = units.flatMap(({ runs: words, spaces }) => [...words, ...spaces]);
  const end = runs.findLastIndex(({ atoms }) => atoms[0]?.space !== true);
  const levels = runs.map(({ atoms }, index) => (index > end ? base : (atoms[0]?.level ?? base)));
  const places = runs.map(() => 0);
  let x = 0;
  for (const index of visualOrder(levels)) {
    if (index > end && base === 1) continue;
    places[index] = x;
    x += runs[index]?.width ?? 0;
  }
  return runs.map(({ atoms, shaped, style, width }, index) => ({
    part: atoms[0]?.part ?? { is: 'text' },
    style,
    shaped,
    face: atoms[0]?.face?.name ?? null,
    language: atoms[0]?.face == null ? '' : languageOf(atoms[0].face.name, atoms.map(({ text }) => text).join('')),
    text: atoms.map(({ text }) => text).join(''),
    level: levels[index] ?? 0,
    space: atoms[0]?.space ?? false,
    letters: (levels[index] ?? 0) % 2 === 1 && atoms.some(({ text }) => hasDirection(text)),
    x: places[index] ?? 0,
    width,
    last: index > end,
  }));
};

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;

type Growing = {
  part: Part;
  style: Style;
  words: Shaped[];
  x: number;
  width: number;
  language: string;
  text: string;
  level: number;
  face: string | null;
  letters: boolean;
};

const joined = (last: Growing | undefined, piece: Piece): boolean => {
  if (last === undefined || piece.shaped === null || last.words.length === 0) return false;
  if (last.part !== piece.part || last.style !== piece.style || last.level !== piece.level) return false;
  if (last.language !== piece.language && !piece.space) return false;
  return piece.level % 2 === 0
    ? near(last.x + last.width, piece.x)
    : last.letters && (piece.letters || piece.space) && last.face === piece.face && near(piece.x + piece.width, last.x);
};

/** Whether every glyph reads as characters of its own; one that is a part of another, or was moved, reads as nothing. */
const readsAsWritten = (words: readonly Shaped[]): boolean =>
  words.every(({ parts }) => parts.every(({ codePoints }) => codePoints.every(([first]) => first !== 0x200b)));

const segmentsOf = (pieces: readonly Piece[]): readonly Segment[] => {
  const segments: Growing[] = [];
  for (const piece of spaced(pieces)) {
    const last = segments.at(-1);
    const words = piece.shaped === null ? [] : [piece.shaped];
    if (last !== undefined && joined(last, piece)) {
      if (piece.level % 2 === 0) last.words.push(...words);
      else {
        last.words.unshift(...words);
        last.x = piece.x;
      }
      last.width += piece.width;
      last.text += piece.text;
    } else {
      const { part, style, x, width, language, text, level, face, letters } = piece;
      segments.push({ part, style, words, x, width, language, text, level, face, letters });
    }
  }
  return segments.map((segment) => ({ ...segment, actual: readsAsWritten(segment.words) ? '' : segment.text }));
};

const lineOf = (units: readonly Unit[], base: 0 | 1): Line => {
  const pieces = piecesOf(units, base);
  const width = pieces.reduce((sum, piece) => (piece.last ? sum : sum + piece.width), 0);
  return { segments: segmentsOf(pieces), width, fromRight: base === 1 };
};

/** Breaks a text of any script into lines no wider than `width` points. */
export const breakForeign = (
  composer: Composer,
  spans: readonly Span[],
  style: Style,
  width: number,
): readonly Line[] => {
  const lines: Line[] = [];
  for (const paragraph of atomsOf(composer, spans, style)) {
    let current: Unit[] = [];
    let used = 0;
    let gap = 0;
    const flush = (): void => {
      lines.push(lineOf(current, paragraph.base));
      current = [];
      used = 0;
    };
    for (const next of unitsOf(composer, paragraph, width)) {
      if (current.length > 0 && used + gap + next.width > width + 0.01) flush();
      used += (current.length > 0 ? gap : 0) + next.width;
      current.push(next);
      gap = next.gap;
    }
    if (current.length > 0 || paragraph.atoms.length === 0) flush();
  }
  return lines;
};
