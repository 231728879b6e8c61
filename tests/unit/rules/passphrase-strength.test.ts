import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passphraseBits, passphraseStrength } from '#shared/rules/passphrase-strength.ts';

describe('What a passphrase is worth', () => {
  test.each([
    'password',
    'Passw0rd!',
    '12345678',
    'aaaaaaaaaaaa',
    'qwerty 2024',
    'Summer2026!',
    'letmein letmein letmein',
  ])('is little for %s, whatever signs it has', (weak) => {
    const { holds, enough } = passphraseStrength(weak);
    expect(['seconds', 'minutes', 'hours']).toContain(holds);
    expect(enough).toBe(false);
  });

  test('is years for four words that have nothing to do with each other, and a lifetime for six', () => {
    expect(passphraseStrength('marigold copper window thrush')).toMatchObject({ holds: 'years', enough: true });
    expect(passphraseStrength('marigold copper window thrush ladder ocean').holds).toBe('more than a lifetime');
  });

  test('grows with every other word and hardly with the same one again', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), word, (words, more) => {
        const before = passphraseBits(words.join(' '));
        expect(passphraseBits([...words, more].join(' '))).toBeGreaterThan(before);
        expect(passphraseBits([...words, words[0]].join(' '))).toBeLessThanOrEqual(before + 1);
      }),
    );
  });
});
