/** Inline text to lines of a given width: ragged right, no hyphenation, a word wider than its column breaks. */
import type { Inline, Span } from '#shared/pack/model.ts';
import { graphemesOf, type Shaped, widthOf } from './shaping.ts';
import type { Style } from './styles.ts';
import { type Composer, drawnPart, type Line, type Part, type Segment, spanStyle, spanText } from './text/line.ts';
import { breakForeign } from './text/paragraph.ts';

type Chunk = { readonly part: Part; readonly style: Style; readonly shaped: Shaped | null; readonly width: number };
/** Chunks without a space between them. */
type Unit = {
  readonly chunks: readonly Chunk[];
  readonly width: number;
  /** Spaces that follow: points all together, and how many. */
  readonly space: number;
  readonly spaces: number;
  readonly ends: boolean;
};

// After a hyphen or dash between letters, and after a slash: never inside a number such as 2026-013.
const breakable = /(?<=\p{L}[-\u2010\u2013\u2014/])(?=\p{L})/u;
const mayBreak = /[-\u2010\u2013\u2014/]/;

// Where an address or a path may break when it has to.
const breakableAddress = /(?<=[@._/?&=])/u;

/** Joins a word's pieces, or breaks it between graphemes when it is wider than the column. */
const fitted = (composer: Composer, style: Style, text: string, width: number): readonly string[] => {
  const { shaper } = composer;
  if (widthOf(style, shaper.shape(style, text)) <= width) return [text];
  const pieces: string[] = [];
  let current = '';
  const fits = (part: string): boolean => widthOf(style, shaper.shape(style, part)) <= width;
  const parts = text
    .split(breakable)
    .flatMap((part) => (fits(part) ? [part] : part.split(breakableAddress)))
    .flatMap((part) => (fits(part) ? [part] : [...graphemesOf(part)]));
  for (const piece of parts) {
    if (current !== '' && widthOf(style, shaper.shape(style, current + piece)) > width) {
      pieces.push(current);
      current = piece;
    } else current += piece;
  }
  return current === '' ? pieces : [...pieces, current];
};

/** Words with the space that follows, cut where a line may break; null when a word has a character of another script. */
const unitsOf = (composer: Composer, spans: readonly Span[], base: Style, width: number): readonly Unit[] | null => {
  const units: Unit[] = [];
  let chunks: Chunk[] = [];
  let chunksWidth = 0;
  let lastSpace = 0;
  const close = (space: number, spaces: number, ends: boolean): void => {
    units.push({ chunks, width: chunksWidth, space: space * spaces, spaces, ends });
    chunks = [];
    chunksWidth = 0;
  };
  const add = (chunk: Chunk): void => {
    chunks.push(chunk);
    chunksWidth += chunk.width;
  };
  for (const span of spans) {
    const filled = spanText(span, composer.numbers);
    if (filled === null) {
      add({ ...drawnPart(span), style: base, shaped: null });
      continue;
    }
    const style = spanStyle(span, base);
    const space = widthOf(style, composer.shaper.shape(style, ' '));
    lastSpace = space;
    for (const [, word = '', gap = ''] of filled.text.replaceAll('\r\n', '\n').matchAll(/([^ \t\n]*)([ \t]+|\n|$)/gu)) {
      if (word !== '') {
        const whole = composer.shaper.shape(style, word);
        if (whole.foreign) return null;
        const wide = widthOf(style, whole) > width - chunksWidth;
        const pieces = wide
          ? fitted(composer, style, word, width)
          : mayBreak.test(word)
            ? word.split(breakable)
            : [word];
        pieces.forEach((piece, index) => {
          const shaped = pieces.length === 1 ? whole : composer.shaper.shape(style, piece);
          add({
            part: filled.part,
            style,
            shaped,
            width: widthOf(style, shaped) + (style.tracking === 0 ? 0 : style.tracking),
          });
          if (index < pieces.length - 1) close(0, 0, false);
        });
      }
      if (gap === '\n') close(space, 1, true);
      else if (gap !== '') close(space, gap.length, false);
    }
  }
  // The space at the end of a text is not seen; it keeps copied and spoken words apart from what follows.
  if (chunks.length > 0) close(lastSpace, 1, false);
  return units;
};

const samePart = (a: Segment, part: Part, style: Style): boolean =>
  a.style === style && a.part === part && (part.is === 'text' || part.is === 'link');

const lineOf = (composer: Composer, units: readonly Unit[]): Line => {
  const segments: (Omit<Segment, 'words'> & { words: Shaped[]; width: number })[] = [];
  let x = 0;
  let pending = 0;
  let gap = ' ';
  for (const unit of units) {
    for (const chunk of unit.chunks) {
      const last = segments.at(-1);
      if (last !== undefined && chunk.shaped !== null && samePart(last, chunk.part, chunk.style)) {
        if (pending > 0) last.words.push(composer.shaper.shape(chunk.style, gap));
        last.words.push(chunk.shaped);
        last.width += pending + chunk.width;
      } else {
        // The space before a new segment stays with the one it ends, so that the copied text keeps it.
        if (pending > 0 && last !== undefined && last.words.length > 0) {
          last.words.push(composer.shaper.shape(last.style, gap));
        }
        segments.push({
          part: chunk.part,
          style: chunk.style,
          words: chunk.shaped === null ? [] : [chunk.shaped],
          x: x + pending,
          width: chunk.width,
          language: '',
          actual: '',
        });
      }
      x += pending + chunk.width;
      pending = 0;
    }
    if (pending > 0) gap += ' '.repeat(unit.spaces);
    else gap = ' '.repeat(unit.spaces);
    pending += unit.space;
  }
  const last = segments.at(-1);
  if (pending > 0 && last !== undefined && last.words.length > 0) {
    last.words.push(composer.shaper.shape(last.style, ' '));
  }
  // Copies are as long as what they hold; what grew has room to spare, and lines are kept.
  for (const segment of segments) segment.words = segment.words.slice();
  return { segments: segments.slice(), width: x, fromRight: false };
};

// Latin letters, signs and figures: everything the faces of the design set without looking at neighbours.
const latin =
  /^(?:[\u0300-\u036f]|[\t\n\r\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff\u2000-\u200d\u2010-\u2027\u202f-\u205e\u2060\u2070-\u209c\u20a0-\u20c0\u2100-\u22ff])*$/;

const isLatin = (span: Span): boolean => !('text' in span) || (latin.test(span.text) && !/\r(?!\n)/.test(span.text));

const namesPages = (span: Span): boolean => 'see' in span || 'pageCount' in span;

/** Lines of texts that break the same way in every layout of a pack, by style, width and text. */
export type KeptLines = {
  readonly styles: Map<Style, Map<number, Map<Inline, readonly Line[]>>>;
  /** Words there is still room for. A longer pack breaks the rest of its lines in every layout: its memory is bounded. */
  room: number;
};

/** About 8 MB. */
const mostKept = 200_000;
export const keptLines = (): KeptLines => ({ styles: new Map(), room: mostKept });

const wordsIn = (lines: readonly Line[]): number =>
  lines.reduce((sum, { segments }) => segments.reduce((all, { words }) => all + words.length + 6, sum), 0);

const spansOf = (inline: Inline): readonly Span[] => (typeof inline === 'string' ? [{ text: inline }] : inline);

/**
 * The lines of a text, found once for all layouts of a pack. Texts with page numbers are broken anew each time, and those
 * with other scripts, so that a character no face has is told each time.
 */
export const linesOf = (
  composer: Composer,
  kept: KeptLines,
  inline: Inline,
  style: Style,
  width: number,
): readonly Line[] => {
  let widths = kept.styles.get(style);
  if (widths === undefined) {
    widths = new Map();
    kept.styles.set(style, widths);
  }
  let texts = widths.get(width);
  if (texts === undefined) {
    texts = new Map();
    widths.set(width, texts);
  }
  const before = texts.get(inline);
  if (before !== undefined) return before;
  const spans = spansOf(inline);
  const latinOnly = spans.every(isLatin);
  const units = latinOnly ? unitsOf(composer, spans, style, width) : null;
  if (units === null) return breakForeign(composer, spans, style, width);
  const lines = linesFrom(composer, units, width);
  if (kept.room > 0 && !spans.some(namesPages)) {
    texts.set(inline, lines);
    kept.room -= wordsIn(lines);
  }
  return lines;
};

/** Breaks a text into lines no wider than `width` points. An empty text has one empty line. */
export const breakLines = (composer: Composer, spans: readonly Span[], base: Style, width: number): readonly Line[] => {
  const units = spans.every(isLatin) ? unitsOf(composer, spans, base, width) : null;
  return units === null ? breakForeign(composer, spans, base, width) : linesFrom(composer, units, width);
};

const linesFrom = (composer: Composer, units: readonly Unit[], width: number): readonly Line[] => {
  const lines: Line[] = [];
  let current: Unit[] = [];
  let used = 0;
  let gap = 0;
  const flush = (): void => {
    lines.push(lineOf(composer, current));
    current = [];
    used = 0;
    gap = 0;
  };
  for (const unit of units) {
    if (current.length > 0 && used + gap + unit.width > width + 0.01) flush();
    used += (current.length > 0 ? gap : 0) + unit.width;
    current.push(unit);
    gap = unit.space;
    if (unit.ends) flush();
  }
  if (current.length > 0 || lines.length === 0) flush();
  return lines.slice();
};
