import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asPrinted, drawn, modelOf, scripts } from '../builders/pack-scripts.ts';

/** Letters, marks and signs of one script. */
const lettersOf = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((codePoint) => String.fromCodePoint(codePoint));

const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa1, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x531, 0x58a],
  [0x5d0, 0x5ea],
  [0x620, 0x64a],
  [0x660, 0x6d3],
  [0x904, 0x939],
  [0x985, 0x9b9],
  [0xe01, 0xe30],
  [0x10d0, 0x10ff],
  [0x1200, 0x1248],
  [0x3041, 0x30fe],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x1f300, 0x1f64f],
];
const scriptLetter = fc.oneof(...ranges.map(([from, to]) => lettersOf(from, to)));
const realWord = fc.constantFrom(...Object.values(scripts).flatMap((text) => text.split(' ')));
const anything = fc.string({ unit: 'binary', minLength: 0, maxLength: 30 });

const words = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: realWord },
      { weight: 2, arbitrary: fc.string({ unit: scriptLetter, minLength: 1, maxLength: 6 }) },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => list.join(' '));

const notes = (texts: readonly string[]) =>
  modelOf(
    'Texts',
    texts.map((text) => ({ kind: 'note', at: 'full', text }) as const),
  );
const tight = (text: string): string => text.replaceAll(' ', '');

test('words of any scripts side by side read back in the order they were written, and none is a box', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 12, maxLength: 12 }), async (texts) => {
      const { pdf, uncovered, boxes } = await drawn(notes(texts));
      expect(boxes).toBe(0);
      const read = tight(asPrinted(pdf.text, new Set()));
      for (const text of texts) expect(read).toContain(tight(asPrinted(text, uncovered)));
    }),
    { numRuns: 12, seed: 20260619 },
  );
});

test('any string at all is drawn without an error and without a box', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 12, maxLength: 12 }), async (texts) => {
      const { boxes, pdf } = await drawn(notes(texts));
      expect(boxes).toBe(0);
      expect(pdf.pages.length).toBeGreaterThan(1);
    }),
    { numRuns: 12, seed: 20260619 },
  );
});
