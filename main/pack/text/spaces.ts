/**
 * Spaces between runs of different directions. A reader of PDF finds words by the gaps between what is drawn one after
 * the other; where the next run stands to the left of the last, there is no gap, and the space reads with a letter.
 */
import type { Glyphs } from '../glyphs.ts';
import type { Shaped } from '../shaping.ts';
import type { Style } from '../styles.ts';
import { isNeutral, turnedOrder } from './directions.ts';
import type { Part } from './line.ts';

/** A run at its place. Pieces come in the order of reading. */
export type Piece = {
  readonly part: Part;
  readonly style: Style;
  readonly shaped: Shaped | null;
  readonly face: string | null;
  readonly language: string;
  /** Its characters as they were written. */
  readonly text: string;
  readonly level: number;
  readonly space: boolean;
  readonly x: number;
  readonly width: number;
  /** Holds a letter that runs from right to left, so that readers turn it around. */
  readonly letters: boolean;
  /** A space at the end of the line. */
  readonly last: boolean;
};

const space: readonly number[] = [0x20];
const nothing: readonly number[] = [0x200b];

/**
 * The same glyphs, the first or last one read with more characters. A run from right to left is turned around by its
 * readers, so there they stand on the other side.
 */
const reading = (shaped: Shaped, turned: boolean, at: 'start' | 'end', more: readonly number[]): Shaped => {
  const left = (at === 'start') !== turned;
  const place = left ? 0 : shaped.parts.length - 1;
  const part = shaped.parts[place];
  if (part === undefined || part.ids.length === 0) return shaped;
  const speaks = (codePoints: readonly number[]): boolean => codePoints[0] !== nothing[0];
  const glyph = left ? part.codePoints.findIndex(speaks) : part.codePoints.findLastIndex(speaks);
  const inOrder = turned ? turnedOrder(more) : more;
  const codePoints = part.codePoints.map((own, index) =>
    index !== glyph ? own : left ? [...inOrder, ...own] : [...own, ...inOrder],
  );
  const changed: Glyphs = { ...part, codePoints };
  return { ...shaped, parts: shaped.parts.map((one, index) => (index === place ? changed : one)) };
};

const silent = (shaped: Shaped): Shaped => ({
  ...shaped,
  parts: shaped.parts.map((part) => ({ ...part, codePoints: part.codePoints.map(() => nothing) })),
});

const charactersOf = (shaped: Shaped): readonly number[] =>
  shaped.parts.flatMap(({ codePoints }) => codePoints.flat()).filter((one) => one !== 0x200b);

/** Nothing but signs: a letter would take part in the turning around. */
const signs = (shaped: Shaped): boolean => charactersOf(shaped).every((one) => isNeutral(String.fromCodePoint(one)));

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;
const isTurned = ({ letters }: Piece): boolean => letters;

type Changing = { -readonly [K in keyof Piece]: Piece[K] };

const withoutLostSpaces = (out: readonly Changing[]): ReadonlySet<number> => {
  const dropped = new Set<number>();
  out.forEach((piece, index) => {
    if (!piece.space) return;
    // At the end of a line from right to left nothing follows the space.
    if (piece.last) {
      if (piece.level % 2 === 1) dropped.add(index);
      return;
    }
    const before = out.slice(0, index).findLast((one) => !one.space);
    const after = out.slice(index + 1).find((one) => !one.space);
    if (before === undefined || after === undefined) return;
    const forward = before.x < piece.x && piece.x < after.x;
    const same =
      before.level === after.level &&
      before.face === after.face &&
      before.style === after.style &&
      before.letters &&
      after.letters;
    const turned = same && isTurned(before) && piece.face === before.face && near(piece.x + piece.width, before.x);
    if (forward || turned) return;
    dropped.add(index);
    if (after.shaped !== null && !isTurned(after)) after.shaped = reading(after.shaped, false, 'start', space);
    else if (before.shaped !== null && !isTurned(before)) before.shaped = reading(before.shaped, false, 'end', space);
    else if (after.shaped !== null) after.shaped = reading(after.shaped, true, 'start', space);
  });
  return dropped;
};

/** Signs at both ends of a run of other directions read with it: between them and it lies the rest of the run. */
const withoutFalseGaps = (out: readonly Changing[]): void => {
  out.forEach((piece, index) => {
    const after = out[index + 1];
    if (after === undefined || piece.space || after.space || piece.shaped === null || after.shaped === null) return;
    if (after.x <= piece.x + piece.width + 0.001) return;
    if (piece.level < after.level && signs(piece.shaped)) {
      after.shaped = reading(after.shaped, isTurned(after), 'start', charactersOf(piece.shaped));
      piece.shaped = silent(piece.shaped);
    } else if (after.level < piece.level && signs(after.shaped)) {
      piece.shaped = reading(piece.shaped, isTurned(piece), 'end', charactersOf(after.shaped));
      after.shaped = silent(after.shaped);
    }
  });
};

/** Pieces of a line, read as the text was written. */
export const spaced = (pieces: readonly Piece[]): readonly Piece[] => {
  const out = pieces.map((piece): Changing => ({ ...piece }));
  const dropped = withoutLostSpaces(out);
  withoutFalseGaps(out);
  return out.filter((_, index) => !dropped.has(index));
};
