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
    'P@ssw0rd123!',
    'p4$$w0rd',
    '1qaz2wsx3edc',
    '1q2w3e4r5t6y',
    'a1b2c3d4e5',
    'qwertyuiop asdfghjkl',
    'zxcvbnm123456',
    '19870412',
    '12041987',
    'Tr0ub4dor&3',
    '          ',
  ])('is little for %s, whatever signs it has', (weak) => {
    const { holds, enough } = passphraseStrength(weak);
    expect(['seconds', 'minutes', 'hours']).toContain(holds);
    expect(enough).toBe(false);
  });

  test('is years for four words that have nothing to do with each other, and a lifetime for six', () => {
    expect(passphraseStrength('marigold copper window thrush')).toMatchObject({ holds: 'years', enough: true });
    expect(passphraseStrength('marigold copper window thrush ladder ocean').holds).toBe('more than a lifetime');
  });

  test('is no less for words that look like a walk in parts, and much for signs drawn by chance', () => {
    const chance = ['x7Kq9zLmT2vR', 'vT9#mQ2$kL8@xZ'];
    for (const strong of ['property understudy window thrush', 'marigold8copper window thrush', ...chance]) {
      expect(passphraseStrength(strong).enough).toBe(true);
    }
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
