import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facesIn, type OwnFace } from '#main/pack/faces.ts';
import { shaperOf } from '#main/pack/shaping.ts';
import { styles } from '#main/pack/styles.ts';
import { fontsDir } from '../../builders/pack-record.ts';

const names = [
  'serif-light',
  'serif',
  'serif-semibold',
  'serif-light-italic',
  'serif-italic',
  'sans',
  'sans-medium',
  'sans-semibold',
  'mono',
] as const satisfies readonly OwnFace[];

/** Few characters each, so that most pairs of later words were met in earlier ones. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('f', 'i', 'l', 't', 'A', 'V', 'o', '.', ' '), minLength: 1, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('0', '1', '4', '7', 'x', ',', '-', '/', ':', '('), minLength: 1, maxLength: 8 }),
  fc.stringMatching(/^[ -~]{1,6}$/),
);

test.each(names)('a word set in %s from pairs met before stands as if it were shaped alone', async (face) => {
  const faces = await facesIn(fontsDir);
  const { font } = faces.byName[face];
  const scale = 1000 / font.unitsPerEm;
  fc.assert(
    fc.property(fc.array(word, { minLength: 40, maxLength: 40 }), fc.boolean(), (words, figures) => {
      const { shape } = shaperOf(faces);
      for (const text of words) {
        const { glyphs, positions } = font.layout(
          text,
          figures ? { tnum: true, lnum: true } : undefined,
          undefined,
          undefined,
          'ltr',
        );
        const [part] = shape({ ...styles.text, face, figures }, text).parts;
        expect(part?.ids).toEqual(glyphs.map(({ id }) => id));
        expect(part?.codePoints).toEqual(glyphs.map(({ codePoints }) => codePoints));
        expect(part?.advances).toEqual(positions.map(({ xAdvance }) => xAdvance * scale));
        expect((part?.xOffsets ?? []).every((x) => x === 0)).toBe(positions.every(({ xOffset }) => xOffset === 0));
        expect(part?.width).toBe(positions.map(({ xAdvance }) => xAdvance * scale).reduce((sum, one) => sum + one, 0));
      }
    }),
    { numRuns: 30, seed: 7 },
  );
});
