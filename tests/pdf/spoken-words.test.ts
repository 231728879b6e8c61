import { describe, expect, test } from 'vitest';
import type { Block } from '#shared/pack/model.ts';
import { drawn, modelOf, scripts } from '../builders/pack-scripts.ts';

/** The words tags say in place of their glyphs (ISO 32000-1, 14.9.4), in the order they stand in the file. */
const actualTexts = (bytes: Uint8Array): readonly string[] => {
  const raw = Buffer.from(bytes).toString('latin1');
  return [...raw.matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, text = '']) => {
    const plain = text.replace(
      /\\([nrtbf()\\])/g,
      (_, one: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[one] ?? one,
    );
    const own = Buffer.from(plain, 'latin1');
    return plain.startsWith('\u00fe\u00ff') ? own.subarray(2).swap16().toString('utf16le') : plain;
  });
};

const note = (text: string): readonly Block[] => [{ kind: 'note', at: 'full', text }];

describe('where the glyphs of a script do not read as its words, the tag says them', () => {
  for (const name of ['Arabic', 'Hebrew', 'Bengali', 'Thai'] as const) {
    test(`in ${name}`, async () => {
      const { bytes } = await drawn(modelOf('Title', note(scripts[name])));
      const said = actualTexts(bytes);
      expect(said.length).toBeGreaterThan(0);
      for (const text of said) {
        expect(text).not.toContain('\u200b');
        expect(scripts[name].normalize('NFC')).toContain(text.normalize('NFC').trim());
      }
    });
  }

  test('whole and in the order it was written: one run, one tag', async () => {
    const { bytes } = await drawn(modelOf('Title', note('น้ำที่กำลังไหล')));
    expect(actualTexts(bytes)).toEqual(['น้ำที่กำลังไหล']);
  });

  test('but not where each glyph reads as what it is', async () => {
    for (const name of ['Greek', 'Cyrillic', 'Devanagari', 'Japanese', 'Korean', 'Georgian'] as const) {
      const { bytes } = await drawn(modelOf('Title', note(scripts[name])));
      expect(actualTexts(bytes), name).toEqual([]);
    }
    const { bytes } = await drawn(modelOf('Title', note('Efficient offices, flower vases')));
    expect(actualTexts(bytes)).toEqual([]);
  });
});
