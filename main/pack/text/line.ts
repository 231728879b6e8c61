/** Lines of a text: what stands where, and what each part of it belongs to. */
import type { Mark, Span, Target } from '#shared/pack/model.ts';
import type { Shaped, Shaper } from '../shaping.ts';
import type { Style } from '../styles.ts';
import { inColour, strong } from '../styles.ts';

/** What a piece of a line belongs to. */
export type Part =
  | { readonly is: 'text' }
  | { readonly is: 'link'; readonly target: Target; readonly label: string }
  | { readonly is: 'mark'; readonly mark: Mark; readonly says: string }
  | { readonly is: 'box' };

export type Segment = {
  readonly part: Part;
  readonly style: Style;
  readonly words: readonly Shaped[];
  /** Points from the start of the line. */
  readonly x: number;
  readonly width: number;
  /** Language of a foreign script, empty for that of the document. */
  readonly language: string;
  /** Its words as they were written, where the glyphs alone do not read as them; else empty. */
  readonly actual: string;
};
/** Segments in the order of reading. */
export type Line = {
  readonly segments: readonly Segment[];
  readonly width: number;
  /** The paragraph runs from right to left: its lines end at the right. */
  readonly fromRight: boolean;
};

/** Fills in what is only known after a first layout: the page of a target, the number of pages. */
type Numbers = { readonly page: (target: Target) => number; readonly pages: number };

/** What the layout needs to know about the words beside the words themselves. */
export type Writing = {
  /** ISO country of the client: which East Asian design Han characters take. Empty when it is not known. */
  readonly country: string;
  /** Words of the user that stand inside sentences of ours, the longest first; only those written from right to left. */
  readonly fields: readonly string[];
};

export type Composer = {
  readonly shaper: Shaper;
  readonly numbers: Numbers;
  readonly writing: Writing;
  /** Told about every character no face can print. */
  readonly missing: (character: string, text: string) => void;
};

export const markWidth = 7 + 5;
export const boxWidth = 9;

const plainPart: Part = { is: 'text' };

/** The words of a span; null for a mark or a box. */
export const spanText = (span: Span, numbers: Numbers): { text: string; part: Part } | null => {
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

/** A mark or a box as part of a line, with its width in points. */
export const drawnPart = (span: Span): { readonly part: Part; readonly width: number } =>
  'mark' in span
    ? { part: { is: 'mark', mark: span.mark, says: span.says }, width: markWidth }
    : { part: { is: 'box' }, width: boxWidth };

export const spanStyle = (span: Span, base: Style): Style => {
  if (!('text' in span || 'link' in span) || span.tone === undefined) return base;
  return span.tone === 'grey' ? inColour(base, 'grey') : strong(base);
};
