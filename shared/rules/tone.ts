/**
 * The offline tone check: patterns, sentence by sentence, with marks at their places in the text as it was typed. It can be
 * wrong and never blocks a letter, except for fields that are not filled in.
 */
import type { LetterGroupId } from '../content/letters-types.ts';
import { toneContent } from '../content/tone.ts';
import type { Severity, ToneRule } from '../content/tone-types.ts';

type Span = { readonly start: number; readonly end: number };

export type ToneMark = Span & {
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  /** The words that were found; for a text that is too long, its number of words. */
  readonly text: string;
  readonly explanation: string;
  readonly suggestion: string;
  /** Every place of a rule that counts; one place for the others. */
  readonly places: readonly Span[];
};

/** A piece of text with, for each of its code units, the offset in the text as typed. One more offset marks the end. */
type Piece = { readonly text: string; readonly offsets: readonly number[] };

/** Typographic quotes as typewriter ones: one unit for one unit, so offsets stay. */
const straight = (text: string): string => text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201C\u201D]/g, '"');

const whole = (text: string): Piece => ({ text, offsets: Array.from({ length: text.length + 1 }, (_, i) => i) });

/** Quoted words are not the writer's own: each quotation becomes one blank. */
const withoutQuotes = ({ text, offsets }: Piece): Piece => {
  const kept: string[] = [];
  const places: number[] = [];
  let from = 0;
  const keep = (to: number): void => {
    kept.push(text.slice(from, to));
    for (let index = from; index < to; index += 1) places.push(offsets[index] ?? index);
  };
  for (const { 0: quoted, index } of text.matchAll(/"[^"]*"/g)) {
    keep(index);
    kept.push(' ');
    places.push(offsets[index] ?? index);
    from = index + quoted.length;
  }
  keep(text.length);
  return { text: kept.join(''), offsets: [...places, offsets.at(-1) ?? text.length] };
};

const part = ({ text, offsets }: Piece, start: number, end: number): Piece => ({
  text: text.slice(start, end),
  offsets: offsets.slice(start, end + 1),
});

const trimmed = (piece: Piece): Piece => {
  const start = piece.text.length - piece.text.trimStart().length;
  return part(piece, start, Math.max(start, piece.text.trimEnd().length));
};

/** At line breaks, and after . ! ? … before a blank. */
const sentencesOf = (piece: Piece): readonly Piece[] => {
  const sentences: Piece[] = [];
  let from = 0;
  for (const { 0: gap, index } of piece.text.matchAll(/\n+|(?<=[.!?\u2026])\s+/g)) {
    sentences.push(part(piece, from, index));
    from = index + gap.length;
  }
  sentences.push(part(piece, from, piece.text.length));
  return sentences.map(trimmed).filter((sentence) => sentence.text !== '');
};

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

type Compiled = { readonly rule: ToneRule; readonly patterns: readonly RegExp[]; readonly guards: readonly RegExp[] };

const compiled: readonly Compiled[] = toneContent.rules.map((rule) => {
  const flags = `g${rule.flags ?? 'i'}`;
  const all = (sources: readonly string[]): readonly RegExp[] => sources.map((source) => new RegExp(source, flags));
  return { rule, patterns: all(rule.patterns), guards: all(rule.guards) };
});

const matches = (patterns: readonly RegExp[], text: string): readonly Span[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );

/** Hits of a rule in a piece, without those that share a character with a guard. */
const hits = ({ patterns, guards }: Compiled, { text }: Piece): readonly Span[] => {
  const found = matches(patterns, text);
  if (found.length === 0) return [];
  const guarded = matches(guards, text);
  return found.filter((hit) => !guarded.some((guard) => guard.start < hit.end && hit.start < guard.end));
};

/** A hit as a place in the text as typed. */
const placeOf = ({ offsets }: Piece, { start, end }: Span): Span => ({
  start: offsets[start] ?? 0,
  end: end > start ? (offsets[end - 1] ?? 0) + 1 : (offsets[start] ?? 0),
});

const markOf = (rule: ToneRule, text: string, places: readonly Span[]): readonly ToneMark[] => {
  const [first] = places;
  if (first === undefined) return [];
  const { id, name, severity, explanation, suggestion } = rule;
  return [{ rule: id, name, severity, text, explanation, suggestion, ...first, places }];
};

const tooLong = (rule: Extract<ToneRule, { type: 'length' }>, full: Piece, own: Piece): readonly ToneMark[] => {
  const count = wordCount(full.text);
  if (count > rule.maxWords) return markOf(rule, `${count} words`, [{ start: 0, end: full.text.length }]);
  const long = sentencesOf(own).find((sentence) => wordCount(sentence.text) > rule.maxSentenceWords);
  return long === undefined
    ? []
    : markOf(rule, long.text.slice(0, 60), [placeOf(long, { start: 0, end: long.text.length })]);
};

const marksOf = (check: Compiled, full: Piece, own: Piece): readonly ToneMark[] => {
  const { rule } = check;
  if (rule.type === 'length') return tooLong(rule, full, own);
  const piece = rule.id === 'unfinished-fields' ? full : own;
  const words = (from: Piece, { start, end }: Span): string => from.text.slice(start, end);
  if (rule.type === 'count') {
    const found = hits(check, piece).toSorted((a, b) => a.start - b.start);
    return found.length < rule.threshold
      ? []
      : markOf(
          rule,
          found.map((hit) => words(piece, hit)).join(' | '),
          found.map((hit) => placeOf(piece, hit)),
        );
  }
  return (rule.scope === 'text' ? [piece] : sentencesOf(piece)).flatMap((sentence) => {
    const [first] = hits(check, sentence);
    return first === undefined ? [] : markOf(rule, words(sentence, first), [placeOf(sentence, first)]);
  });
};

const rank = { high: 0, medium: 1, low: 2 } as const;

/**
 * What could be read differently than it is meant: at most one mark for each rule and sentence, high first, then by place.
 * `start` and `end` are offsets in UTF-16 code units of `text`. Null for a text that is no letter of the list.
 */
export const toneMarks = (text: string, letterGroup: LetterGroupId | null): readonly ToneMark[] => {
  const full = whole(straight(text));
  const own = withoutQuotes(full);
  return compiled
    .filter(({ rule }) => !rule.letterGroups || (letterGroup !== null && rule.letterGroups.includes(letterGroup)))
    .flatMap((check) => marksOf(check, full, own))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || a.start - b.start);
};

/** Whether a mark keeps the letter from being exported: only fields that are not filled in do. */
export const blocksExport = (marks: readonly ToneMark[]): boolean =>
  marks.some((mark) => toneContent.blocking.includes(mark.rule));

/** Marks left after the phrases the user chose to keep. Unfinished fields cannot be kept. */
export const withoutKept = (marks: readonly ToneMark[], kept: readonly string[]): readonly ToneMark[] =>
  marks.filter((mark) => toneContent.blocking.includes(mark.rule) || !kept.includes(mark.text));

/** One sentence over all marks. */
export const toneSummary = (marks: readonly ToneMark[]): string => {
  if (blocksExport(marks)) return toneContent.result.blocked;
  return marks.length === 0
    ? toneContent.result.none
    : toneContent.result.some.replace('{count}', String(marks.length));
};
