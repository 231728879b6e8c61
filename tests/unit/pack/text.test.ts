import { describe, expect, test } from 'vitest';
import { breakPlaces } from '#main/pack/text/breaks.ts';
import { readingOf } from '#main/pack/text/copied.ts';
import { fieldsIn, isolated, levelsOf, mirrored, visualOrder } from '#main/pack/text/directions.ts';

/** Units from left to right, without marks of direction, brackets turned where they stand from right to left. */
const seen = (text: string): string => {
  const { levels } = levelsOf(text);
  return visualOrder([...levels])
    .map((index) => ((levels[index] ?? 0) % 2 === 1 ? mirrored(text.charAt(index)) : text.charAt(index)))
    .filter((unit) => !/[\u2066-\u2069]/.test(unit))
    .join('');
};

describe('UAX 9', () => {
  test.each([
    ['a word from right to left inside a sentence', 'car אבג now', 'car גבא now'],
    ['a sentence that begins from right to left', 'אבג car דהו', 'והד car גבא'],
    ['figures keep their order (W7, I1)', 'אבג 123 דהו', 'והד 123 גבא'],
    ['a range of figures is one number (W4)', 'אבג 1.5 ד', 'ד 1.5 גבא'],
    ['brackets are mirrored (L4)', 'אבג (דהו)', '(והד) גבא'],
    ['a pair of brackets takes the direction inside (N0)', 'אב(גד)x', 'x(דג)בא'],
    ['an isolated name leaves the number behind it alone', 'for \u2068אבג\u2069, 12', 'for גבא, 12'],
    ['without isolation the number would be drawn into the name', 'for אבג, 12', 'for 12 ,גבא'],
    ['a picture has no direction of its own', 'אבג 🏺 x', 'x \udffa\ud83c גבא'],
  ])('%s', (_, text, expected) => {
    expect(seen(text)).toBe(expected);
  });
});

test('only the words of the user that run from right to left are set apart, the longest first', () => {
  const fields = fieldsIn({ name: 'אבג', more: ['אבג דהו', 'Latin'], none: null });
  expect(fields).toEqual(['אבג דהו', 'אבג']);
  expect(isolated('To אבג דהו and אבג.', fields)).toBe('To \u2068אבג דהו\u2069 and \u2068אבג\u2069.');
  expect(isolated('Latin only', fields)).toBe('Latin only');
});

const broken = (text: string): readonly string[] => {
  const places = [...breakPlaces(text)].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
};

describe('UAX 14', () => {
  test.each([
    ['after a space', 'one two', ['one ', 'two']],
    ['not at a no-break space', 'page\u00a04', ['page\u00a04']],
    ['not inside a number', 'No 2026-013 of 1,200.50', ['No ', '2026-013 ', 'of ', '1,200.50']],
    ['after a hyphen between letters', 'well-known', ['well-', 'known']],
    ['not before a closing sign', '(one) two!', ['(one) ', 'two!']],
    ['between Han characters, not before their full stop', '陶芸。京', ['陶', '芸。', '京']],
    ['not after an opening corner', '「焼」', ['「焼」']],
    ['between words of Thai, which writes no spaces', 'ภาษาไทย', ['ภาษา', 'ไทย']],
    ['not inside a flag or a family', '🇪🇺👩\u200d💻', ['🇪🇺', '👩\u200d💻']],
  ])('a line may end %s', (_, text, expected) => {
    expect(broken(text)).toEqual(expected);
  });
});

describe('what a glyph reads as', () => {
  const glyph = (advance: number, ...codePoints: number[]) => ({ codePoints, advance });

  test('a ligature reads as both of its letters', () => {
    expect(readingOf([0x66, 0x69], [glyph(500, 0x66, 0x69)], false).glyphs).toEqual([[0x66, 0x69]]);
  });
  test('a vowel drawn before its letter reads after it', () => {
    expect(readingOf([0x915, 0x93f], [glyph(259, 0x93f), glyph(768, 0x915)], false).glyphs).toEqual([[0x915], [0x93f]]);
  });
  test('the dot of a letter drawn by itself reads as nothing', () => {
    expect(readingOf([0x628], [glyph(772, 0x628), glyph(0)], true).glyphs).toEqual([[0x628], [0x200b]]);
  });
  test('from right to left the second letter of a ligature gets an invisible glyph of its own', () => {
    expect(readingOf([0x644, 0x627], [glyph(500, 0x644, 0x627)], true)).toEqual({
      glyphs: [[0x644]],
      extra: [{ after: 0, codePoints: [0x627] }],
    });
  });
});
