/** Which typeface prints a grapheme: the first that has every code point of it. */
import { type Face, type FaceName, type Faces, faceOf, type OtherFace, type OwnFace } from '../faces.ts';

const scripts: readonly (readonly [RegExp, OtherFace])[] = [
  [/\p{Script_Extensions=Arabic}/u, 'arabic'],
  [/\p{Script=Hebrew}/u, 'hebrew'],
  [/\p{Script=Devanagari}/u, 'devanagari'],
  [/\p{Script=Bengali}/u, 'bengali'],
  [/\p{Script=Gurmukhi}/u, 'gurmukhi'],
  [/\p{Script=Gujarati}/u, 'gujarati'],
  [/\p{Script=Oriya}/u, 'oriya'],
  [/\p{Script=Tamil}/u, 'tamil'],
  [/\p{Script=Telugu}/u, 'telugu'],
  [/\p{Script=Kannada}/u, 'kannada'],
  [/\p{Script=Malayalam}/u, 'malayalam'],
  [/\p{Script=Sinhala}/u, 'sinhala'],
  [/\p{Script=Thai}/u, 'thai'],
  [/\p{Script=Georgian}/u, 'georgian'],
  [/\p{Script=Armenian}/u, 'armenian'],
  [/\p{Script=Ethiopic}/u, 'ethiopic'],
];

type EastAsian = Extract<OtherFace, 'japanese' | 'chinese-simple' | 'chinese-traditional' | 'korean'>;
const eastAsian: readonly EastAsian[] = ['japanese', 'chinese-simple', 'chinese-traditional', 'korean'];
const byCountry: Readonly<Record<string, EastAsian>> = {
  CN: 'chinese-simple',
  SG: 'chinese-simple',
  MY: 'chinese-simple',
  TW: 'chinese-traditional',
  HK: 'chinese-traditional',
  MO: 'chinese-traditional',
  KR: 'korean',
  KP: 'korean',
  JP: 'japanese',
};

/**
 * The East Asian faces in the order they are tried: the face of the script the text itself uses (kana, hangul), then
 * the client's country, then Japanese, simplified and traditional Chinese, Korean.
 */
export const eastAsianOrder = (country: string, text: string): readonly EastAsian[] => {
  const own: EastAsian | undefined = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? 'japanese'
    : /\p{Script=Hangul}/u.test(text)
      ? 'korean'
      : /\p{Script=Bopomofo}/u.test(text)
        ? 'chinese-traditional'
        : byCountry[country];
  return own === undefined ? eastAsian : [own, ...eastAsian.filter((face) => face !== own)];
};

const general: readonly OtherFace[] = ['latin', 'symbols', 'emoji'];
const pictures: readonly OtherFace[] = ['emoji', 'symbols', 'latin'];

const ownOrder = (name: OwnFace): readonly OwnFace[] =>
  name === 'mono'
    ? ['mono', 'sans', 'serif']
    : name.startsWith('serif')
      ? [name, 'serif', 'sans', 'mono']
      : [name, 'sans', 'serif', 'mono'];

const isPicture = (grapheme: string): boolean =>
  /\p{Emoji_Presentation}/u.test(grapheme) || (grapheme.includes('\ufe0f') && /\p{Emoji}/u.test(grapheme));
export const isEastAsian = (grapheme: string): boolean =>
  (grapheme.codePointAt(0) ?? 0) >= 0x1100 &&
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\u2e80-\u2fdf\u3000-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u.test(
    grapheme,
  );

/** Joiners and selectors shape the glyphs beside them and need none of their own. */
const withoutGlyph = /(?![\u115f\u1160\u3164\uffa0])\p{Default_Ignorable_Code_Point}/u;

export const covers = (face: Face, text: string): boolean => {
  for (const character of text) {
    if (!face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) && !withoutGlyph.test(character)) return false;
  }
  return true;
};

const candidates = (own: OwnFace, grapheme: string, east: readonly EastAsian[]): readonly FaceName[] => {
  if (isPicture(grapheme)) return pictures;
  const order: FaceName[] = [...ownOrder(own)];
  for (const [script, face] of scripts) if (script.test(grapheme)) order.push(face);
  if (isEastAsian(grapheme)) order.push(...east);
  return [...order, ...general];
};

/** The face for a grapheme in a text set in `own`; null when no face has it. */
export const faceFor = (faces: Faces, own: OwnFace, grapheme: string, east: readonly EastAsian[]): Face | null => {
  for (const name of candidates(own, grapheme, east)) {
    const face = faceOf(faces, name);
    if (covers(face, grapheme)) return face;
  }
  return null;
};

/** The first East Asian face that has a whole stretch, so that one name is not set in two designs; null when none has. */
export const wholeEastAsian = (faces: Faces, stretch: string, east: readonly EastAsian[]): Face | null => {
  for (const name of east) {
    const face = faces.other(name);
    if (covers(face, stretch)) return face;
  }
  return null;
};

const languages: Partial<Record<FaceName, string>> = {
  arabic: 'ar',
  hebrew: 'he',
  devanagari: 'hi',
  bengali: 'bn',
  gurmukhi: 'pa',
  gujarati: 'gu',
  oriya: 'or',
  tamil: 'ta',
  telugu: 'te',
  kannada: 'kn',
  malayalam: 'ml',
  sinhala: 'si',
  thai: 'th',
  georgian: 'ka',
  armenian: 'hy',
  ethiopic: 'am',
  japanese: 'ja',
  'chinese-simple': 'zh-Hans',
  'chinese-traditional': 'zh-Hant',
  korean: 'ko',
};

/** Language of a run for a screen reader, empty for that of the document. A script of many languages says so: und-Cyrl. */
export const languageOf = (face: FaceName, text: string): string =>
  languages[face] ?? (/\p{Script=Greek}/u.test(text) ? 'el' : /\p{Script=Cyrillic}/u.test(text) ? 'und-Cyrl' : '');
