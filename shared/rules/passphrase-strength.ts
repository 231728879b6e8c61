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
  if (new Set(word).size <= 2) return 3;
  // As one word out of a few thousand; what is longer than a word adds little more.
  return word.length <= 2
    ? 4 * word.length
    : Math.min(11, 3.5 * word.length) + 1.5 * Math.max(0, word.length - lettersOfAWord);
};

const runs = '01234567890 09876543210';
const bitsOfDigits = (digits: string): number => {
  if (/^(19|20)\d\d$/.test(digits)) return 6;
  if (new Set(digits).size === 1 || (digits.length > 2 && runs.includes(digits))) return 4;
  return 3.3 * Math.min(digits.length, 12);
};

/** Bits somebody has to guess at least, when they know how people choose. Repeated parts count once. */
export const passphraseBits = (passphrase: string): number => {
  const parts =
    passphrase
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu) ?? [];
  const seen = new Set<string>();
  return parts.reduce((bits, part) => {
    if (seen.has(part)) return bits + 1;
    seen.add(part);
    if (/^\p{N}/u.test(part)) return bits + bitsOfDigits(part);
    return bits + (/^\p{L}/u.test(part) ? bitsOfWord(part) : 3 * new Set(part).size);
  }, 0);
};

/** Tries a second for somebody with a hundred strong graphics cards, at the cost of one try (scrypt, 128 MiB). */
const triesASecond = 10_000;

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
