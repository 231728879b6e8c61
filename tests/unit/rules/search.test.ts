import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '#shared/rules/duration.ts';
import { findAll, fold } from '#shared/rules/search.ts';

describe('searching the journal', () => {
  it('finds a word with an accent by typing it without, and the other way round', () => {
    expect(fold('Café Ångström')).toBe(fold('CAFE angstrom'));
    expect(findAll('Meet at the Café.', fold('cafe'))).toEqual([[12, 16]]);
    expect(findAll('cafe\u0301 au lait', fold('CAFÉ'))).toEqual([[0, 5]]);
  });

  it('finds full-width, Japanese and Hebrew text inside a sentence', () => {
    expect(findAll('株式会社さくら', fold('さくら'))).toEqual([[4, 7]]);
    expect(findAll('ＡＢＣ', fold('bc'))).toEqual([[1, 3]]);
    expect(findAll('פגישה עם דנה', fold('דנה')).length).toBe(1);
  });

  it.each([
    ['Straße', 'ss', ['ß']],
    ['Straße', 's', ['S', 'ß']],
    ['ﬁnanz', 'fi', ['ﬁ']],
    ['ＳＴＲＡẞＥ', 'strasse', ['ＳＴＲＡẞＥ']],
    ['cafe\u0301s', 'é', ['e\u0301']],
    ['הַפְּגִישָׁה נִדְחֲתָה', 'הפגישה', ['הַפְּגִישָׁה']],
    ['قالَ إنَّ', 'ان', ['إنَّ']],
    ['😀é😀', 'e', ['é']],
  ])('marks in %s for %s whole characters with their marks', (text, word, marked) => {
    expect(findAll(text, fold(word)).map(([start, end]) => text.slice(start, end))).toEqual(marked);
  });

  it('shows every hit as the exact characters of the original text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
        (around, word) => {
          const needle = fold(word);
          fc.pre(needle !== '');
          const text = `${around}${word}${around}`;
          const spans = findAll(text, needle);
          expect(spans.length).toBeGreaterThan(0);
          for (const [start, end] of spans) expect(fold(text.slice(start, end))).toContain(needle);
        },
      ),
    );
  });
});

describe('time as people write it', () => {
  it.each([
    ['0:45', 45],
    ['1.5', 90],
    ['1,5 h', 90],
    ['2h 30', 150],
    ['90 min', 90],
    ['', 0],
  ])('reads %j as %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toEqual({ ok: true, minutes });
  });

  it('reads back every time it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes))).toEqual({ ok: true, minutes });
      }),
    );
  });

  it('says what to write when it cannot read a time', () => {
    expect(parseDuration('soon')).toMatchObject({ ok: false, message: expect.stringContaining('0:45') });
    expect(parseDuration('-1')).toMatchObject({ ok: false });
  });
});
