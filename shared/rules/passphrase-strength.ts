/** What a passphrase is worth, said honestly: a careful guess from below, never praise for signs and capitals. */

/** Words that stand at the top of every list of passwords that leaked. */
const common = new Set(
  'password passwort passphrase qwerty qwertz azerty letmein welcome admin login master secret hello iloveyou monkey dragon sunshine princess football baseball superman batman shadow summer winter spring autumn monday friday january correct horse battery staple love test user guest pass word'.split(
    ' ',
  ),
);

const lettersOfAWord = 8;

const bitsOfWord = (word: string): number => {
  if (common.has(word)) return 5;
  if (word.length > 2 && new Set(word).size <= 2) return 3;
  // No word is without a vowel: these were drawn by chance, one of twenty each.
  if (/^[b-df-hj-np-tv-xz]+$/.test(word)) return 4.3 * word.length;
  // As one word out of a few thousand; what is longer than a word adds little more.
  return word.length <= 2
    ? 4 * word.length
    : Math.min(11, 3.5 * word.length) + 1.5 * Math.max(0, word.length - lettersOfAWord);
};

const year = '(?:19|20)\\d\\d';
const [day, month] = ['(?:0[1-9]|[12]\\d|3[01])', '(?:0[1-9]|1[0-2])'];
const aYear = new RegExp(`^${year}$`);
const aDate = new RegExp(`^(?:${year}${month}${day}|${day}${month}${year}|${month}${day}${year})$`);

const bitsOfDigits = (digits: string): number => {
  if (aYear.test(digits)) return 6;
  if (new Set(digits).size === 1) return 4;
  return aDate.test(digits) ? 15 : 3.3 * Math.min(digits.length, 12);
};

const bitsOfParts = (text: string): number => {
  const parts = text.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu) ?? [];
  const seen = new Set<string>();
  return parts.reduce((bits, part) => {
    if (seen.has(part)) return bits + 1;
    seen.add(part);
    if (/^\p{N}/u.test(part)) return bits + bitsOfDigits(part);
    return bits + (/^\p{L}/u.test(part) ? bitsOfWord(part) : 3 * new Set(part).size);
  }, 0);
};

const leet = new Map(Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }));

/** Signs that stand for letters inside of a word: "p@ssw0rd" is the word. */
const unmasked = (text: string): string =>
  text.replace(/(?<=\p{L})[013457@$]+(?=\p{L})/gu, (signs) =>
    [...signs].map((sign) => leet.get(sign) ?? sign).join(''),
  );

const walks = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1a2b3c4d5e6f7g8h9i',
  'a1b2c3d4e5f6g7h8i9',
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol'],
].flatMap((walk) => [walk, [...walk].reverse().join('')]);
const bitsOfWalk = 4;
const shortestWalk = 3;

/** Bits of the walks over the keyboard and along the alphabet in a text, and what is left without them. */
const walked = (text: string): { readonly bits: number; readonly rest: string } => {
  let bits = 0;
  let rest = '';
  for (let at = 0; at < text.length; ) {
    let end = at + shortestWalk;
    const goes = (): boolean => end <= text.length && walks.some((walk) => walk.includes(text.slice(at, end)));
    if (goes()) {
      while (goes()) end += 1;
      bits += bitsOfWalk;
      at = end - 1;
      rest += ' ';
    } else {
      rest += text.charAt(at);
      at += 1;
    }
  }
  return { bits, rest };
};

const bitsWithWalks = (text: string): number => {
  const { bits, rest } = walked(text);
  return Math.min(bitsOfParts(text), bits + bitsOfParts(rest));
};

/**
 * Bits somebody has to guess at least, when they know how people choose: by words, dates, walks over the keyboard and
 * signs in place of letters, whichever is the shortest way. Repeated parts count once.
 */
export const passphraseBits = (passphrase: string): number => {
  const text = passphrase.normalize('NFC').toLowerCase();
  const word = unmasked(text);
  const bits = bitsWithWalks(text);
  return word === text ? bits : Math.min(bits, 2 + bitsWithWalks(word));
};

/**
 * Tries a second for somebody with a hundred strong graphics cards, at the cost of one try (scrypt, 128 MiB): about a
 * thousand for each, as one of 2022 (RTX 4090) does 7,100 with an eighth of the memory.
 */
const triesASecond = 100_000;

const spans: readonly (readonly [seconds: number, words: string])[] = [
  [60, 'seconds'],
  [3600, 'minutes'],
  [86_400, 'hours'],
  [30 * 86_400, 'days'],
  [365 * 86_400, 'months'],
  [100 * 365 * 86_400, 'years'],
];

export type PassphraseStrength = {
  /** How far a bar is filled, from 0 to 1. */
  readonly share: number;
  /** How long somebody would guess: "hours", "more than a lifetime". */
  readonly holds: string;
  readonly enough: boolean;
};

/** How long a passphrase holds against somebody who has the files and a hundred graphics cards. */
export const passphraseStrength = (passphrase: string): PassphraseStrength => {
  const bits = passphraseBits(passphrase);
  const seconds = 2 ** bits / 2 / triesASecond;
  const holds = spans.find(([limit]) => seconds < limit)?.[1] ?? 'more than a lifetime';
  return { share: Math.min(1, bits / 50), holds, enough: seconds > 365 * 86_400 };
};
