/** Inline text to lines of a given width: ragged right, no hyphenation, a word wider than its column breaks. */
import type { Mark, Span, Target } from '#shared/pack/model.ts';
import { graphemesOf, type Shaped, type Shaper, widthOf } from './shaping.ts';
import { inColour, type Style, strong } from './styles.ts';

/** What a piece of a line belongs to. */
export type Part =
  | { readonly is: 'text' }
  | { readonly is: 'link'; readonly target: Target; readonly label: string }
  | { readonly is: 'mark'; readonly mark: Mark; readonly says: string }
  | { readonly is: 'box' };

type Segment = {
  readonly part: Part;
  readonly style: Style;
  readonly words: readonly Shaped[];
  /** Points from the start of the line. */
  readonly x: number;
  readonly width: number;
};
export type Line = { readonly segments: readonly Segment[]; readonly width: number };

/** Fills in what is only known after a first layout: the page of a target, the number of pages. */
type Numbers = { readonly page: (target: Target) => number; readonly pages: number };

export type Composer = {
  readonly shaper: Shaper;
  readonly numbers: Numbers;
  /** Told about every character no face can print. */
  readonly missing: (character: string, text: string) => void;
};

const markWidth = 7;
const markGap = 5;
const boxWidth = 9;

type Chunk = { readonly part: Part; readonly style: Style; readonly shaped: Shaped | null; readonly width: number };
/** Chunks without a space between them. */
type Unit = {
  readonly chunks: readonly Chunk[];
  readonly width: number;
  readonly space: number;
  readonly ends: boolean;
};

const plainPart: Part = { is: 'text' };

const spanText = (span: Span, numbers: Numbers): { text: string; part: Part } | null => {
  if ('text' in span) return { text: span.text, part: plainPart };
  if ('see' in span) {
    const text = `${span.before}${numbers.page(span.see)}`;
    return { text, part: { is: 'link', target: span.see, label: text.replaceAll('\u00a0', ' ') } };
  }
  if ('link' in span) {
    const label = (span.label ?? span.says).replaceAll('\u00a0', ' ');
    return { text: span.says, part: { is: 'link', target: span.link, label } };
  }
  if ('pageCount' in span) return { text: String(numbers.pages), part: plainPart };
  return null;
};

const spanStyle = (span: Span, base: Style): Style => {
  if (!('text' in span) || span.tone === undefined) return base;
  return span.tone === 'grey' ? inColour(base, 'grey') : strong(base);
};

// After a hyphen or dash between letters, and after a slash: never inside a number such as 2026-013.
const breakable = /(?<=\p{L}[-\u2010\u2013\u2014/])(?=\p{L})/u;

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

/** The units of one text: words with the space that follows, cut where a line may break. */
const unitsOf = (composer: Composer, spans: readonly Span[], base: Style, width: number): readonly Unit[] => {
  const units: Unit[] = [];
  let chunks: Chunk[] = [];
  let chunksWidth = 0;
  let lastSpace = 0;
  const close = (space: number, ends: boolean): void => {
    units.push({ chunks, width: chunksWidth, space, ends });
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
      if ('mark' in span) {
        add({
          part: { is: 'mark', mark: span.mark, says: span.says },
          style: base,
          shaped: null,
          width: markWidth + markGap,
        });
      } else add({ part: { is: 'box' }, style: base, shaped: null, width: boxWidth });
      continue;
    }
    const style = spanStyle(span, base);
    const space = widthOf(style, composer.shaper.shape(style, ' '));
    lastSpace = space;
    for (const [, word = '', gap = ''] of filled.text.replaceAll('\r\n', '\n').matchAll(/([^ \t\n]*)([ \t]+|\n|$)/gu)) {
      if (word !== '') {
        const whole = composer.shaper.shape(style, word);
        for (const character of whole.missing) composer.missing(character, filled.text);
        const wide = widthOf(style, whole) > width - chunksWidth;
        const pieces = wide ? fitted(composer, style, word, width) : word.split(breakable);
        pieces.forEach((piece, index) => {
          const shaped = pieces.length === 1 ? whole : composer.shaper.shape(style, piece);
          add({
            part: filled.part,
            style,
            shaped,
            width: widthOf(style, shaped) + (style.tracking === 0 ? 0 : style.tracking),
          });
          if (index < pieces.length - 1) close(0, false);
        });
      }
      if (gap === '\n') close(space, true);
      else if (gap !== '') close(space * gap.length, false);
    }
  }
  // The space at the end of a text is not seen; it keeps copied and spoken words apart from what follows.
  if (chunks.length > 0) close(lastSpace, false);
  return units;
};

const samePart = (a: Segment, part: Part, style: Style): boolean =>
  a.style === style && a.part === part && (part.is === 'text' || part.is === 'link');

const lineOf = (composer: Composer, units: readonly Unit[]): Line => {
  const segments: { part: Part; style: Style; words: Shaped[]; x: number; width: number }[] = [];
  let x = 0;
  let pending = 0;
  for (const unit of units) {
    for (const chunk of unit.chunks) {
      const last = segments.at(-1);
      if (last !== undefined && chunk.shaped !== null && samePart(last, chunk.part, chunk.style)) {
        if (pending > 0) last.words.push(composer.shaper.shape(chunk.style, ' '));
        last.words.push(chunk.shaped);
        last.width += pending + chunk.width;
      } else {
        // The space before a new segment stays with the one it ends, so that the copied text keeps it.
        if (pending > 0 && last !== undefined && last.words.length > 0) {
          last.words.push(composer.shaper.shape(last.style, ' '));
        }
        segments.push({
          part: chunk.part,
          style: chunk.style,
          words: chunk.shaped === null ? [] : [chunk.shaped],
          x: x + pending,
          width: chunk.width,
        });
      }
      x += pending + chunk.width;
      pending = 0;
    }
    pending += unit.space;
  }
  const last = segments.at(-1);
  if (pending > 0 && last !== undefined && last.words.length > 0) {
    last.words.push(composer.shaper.shape(last.style, ' '));
  }
  return { segments, width: x };
};

/** Breaks a text into lines no wider than `width` points. An empty text has one empty line. */
export const breakLines = (composer: Composer, spans: readonly Span[], base: Style, width: number): readonly Line[] => {
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
  for (const unit of unitsOf(composer, spans, base, width)) {
    if (current.length > 0 && used + gap + unit.width > width + 0.01) flush();
    used += (current.length > 0 ? gap : 0) + unit.width;
    current.push(unit);
    gap = unit.space;
    if (unit.ends) flush();
  }
  if (current.length > 0 || lines.length === 0) flush();
  return lines;
};
