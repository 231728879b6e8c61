import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffWords } from '#shared/rules/diff.ts';

const reading = (parts: readonly DiffPart[], without: DiffPart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const word = fc.constantFrom(
  'the',
  'quote',
  'nine',
  'hours',
  ' ',
  '  ',
  '\n',
  ',',
  '漢',
  '字',
  'é',
  '👩‍👩‍👧',
  'שלום',
  'สวัสดี',
);
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: word, maxLength: 40 }));

/** Words of the longest sequence both have, by the textbook table. */
const longestCommon = (a: readonly string[], b: readonly string[]): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
};

describe('two versions of a text', () => {
  it('can both be read from what changed, whatever the texts are', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = diffWords(before, after);
        expect(reading(parts, 'added')).toBe(before);
        expect(reading(parts, 'removed')).toBe(after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
        for (const [index, { kind }] of parts.entries()) expect(parts[index + 1]?.kind).not.toBe(kind);
      }),
      { numRuns: 1_000 },
    );
  });

  it('share as many words as any comparison could find', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const spaced = (all: readonly string[]) => all.flatMap((one) => [one, '.']);
        const [left, right] = [spaced(a), spaced(b)];
        const same = diffWords(left.join(''), right.join(''))
          .filter(({ kind }) => kind === 'same')
          .reduce((sum, { text }) => sum + text.length, 0);
        expect(same).toBe(longestCommon(left, right));
      }),
      { numRuns: 500 },
    );
  });

  it('that are the same have nothing marked, and an empty one has everything', () => {
    expect(diffWords('Nine hours.', 'Nine hours.')).toEqual([{ kind: 'same', text: 'Nine hours.' }]);
    expect(diffWords('', 'Nine')).toEqual([{ kind: 'added', text: 'Nine' }]);
    expect(diffWords('Nine', '')).toEqual([{ kind: 'removed', text: 'Nine' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('are compared by words, and by characters where words are written without blanks', () => {
    expect(diffWords('They asked for 8 hours.', 'They asked for 9 hours.')).toEqual([
      { kind: 'same', text: 'They asked for ' },
      { kind: 'removed', text: '8' },
      { kind: 'added', text: '9' },
      { kind: 'same', text: ' hours.' },
    ]);
    expect(diffWords('会議は八時', '会議は九時')).toEqual([
      { kind: 'same', text: '会議は' },
      { kind: 'removed', text: '八' },
      { kind: 'added', text: '九' },
      { kind: 'same', text: '時' },
    ]);
  });

  it('as long as a journal takes them, and different throughout, are shown one after the other', () => {
    const before = `Start ${'one two '.repeat(12_000)}end`;
    const after = `Start ${'three four five '.repeat(6_000)}end`;
    const parts = diffWords(before, after);
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(reading(parts, 'added')).toBe(before);
    expect(reading(parts, 'removed')).toBe(after);
  });
});
