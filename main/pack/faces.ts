/// <reference path="./fontkit.d.ts" />
/**
 * The typefaces of the pack. Those of the design are read once per process and kept; those of other scripts are read
 * when the script is met for the first time.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';

const ownFiles = {
  'serif-light': 'source-serif-4-light.ttf',
  serif: 'source-serif-4-regular.ttf',
  'serif-semibold': 'source-serif-4-semibold.ttf',
  'serif-light-italic': 'source-serif-4-light-italic.ttf',
  'serif-italic': 'source-serif-4-italic.ttf',
  sans: 'inter-regular.ttf',
  'sans-medium': 'inter-medium.ttf',
  'sans-semibold': 'inter-semibold.ttf',
  mono: 'source-code-pro-regular.ttf',
} as const;

const otherFiles = {
  arabic: 'noto-naskh-arabic-regular.ttf',
  hebrew: 'noto-sans-hebrew-regular.ttf',
  devanagari: 'noto-sans-devanagari-regular.ttf',
  bengali: 'noto-sans-bengali-regular.ttf',
  gurmukhi: 'noto-sans-gurmukhi-regular.ttf',
  gujarati: 'noto-sans-gujarati-regular.ttf',
  oriya: 'noto-sans-oriya-regular.ttf',
  tamil: 'noto-sans-tamil-regular.ttf',
  telugu: 'noto-sans-telugu-regular.ttf',
  kannada: 'noto-sans-kannada-regular.ttf',
  malayalam: 'noto-sans-malayalam-regular.ttf',
  sinhala: 'noto-sans-sinhala-regular.ttf',
  thai: 'noto-sans-thai-regular.ttf',
  georgian: 'noto-sans-georgian-regular.ttf',
  armenian: 'noto-sans-armenian-regular.ttf',
  ethiopic: 'noto-sans-ethiopic-regular.ttf',
  japanese: 'noto-sans-jp-regular.ttf',
  'chinese-simple': 'noto-sans-sc-regular.ttf',
  'chinese-traditional': 'noto-sans-tc-regular.ttf',
  korean: 'noto-sans-kr-regular.ttf',
  latin: 'noto-sans-regular.ttf',
  symbols: 'noto-sans-symbols-2-regular.ttf',
  emoji: 'noto-emoji-regular.ttf',
} as const;

export const faceFiles = { ...ownFiles, ...otherFiles } as const;

export type OwnFace = keyof typeof ownFiles;
export type OtherFace = keyof typeof otherFiles;
export type FaceName = OwnFace | OtherFace;

/** Size beside the Latin of the design, judged on paper. */
const scales: Partial<Record<FaceName, number>> = {
  arabic: 1.12,
  devanagari: 1.05,
  gujarati: 1.05,
  gurmukhi: 1.05,
  bengali: 1.05,
  japanese: 0.96,
  'chinese-simple': 0.96,
  'chinese-traditional': 0.96,
  korean: 0.96,
  emoji: 0.9,
};

export type Face = {
  readonly name: FaceName;
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** Above and below the baseline, for a size of 1. */
  readonly ascent: number;
  readonly descent: number;
  /** Factor on the type size. */
  readonly scale: number;
};

export type Faces = {
  readonly dir: string;
  readonly byName: Readonly<Record<OwnFace, Face>>;
  /** A face of another script, read now if it was not read before. Throws when the file is missing. */
  readonly other: (name: OtherFace) => Face;
};

export const isOwnFace = (name: FaceName): name is OwnFace => name in ownFiles;
export const faceOf = (faces: Faces, name: FaceName): Face =>
  isOwnFace(name) ? faces.byName[name] : faces.other(name);

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** fontkit keeps the characters a glyph first stood for; here every glyph keeps its own. */
const withOwnCharacters = (font: Font): Font => {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    if (sameNumbers(glyph.codePoints, codePoints)) return glyph;
    const own: Glyph = Object.create(glyph, { codePoints: { value: codePoints } });
    return own;
  };
  return font;
};

const faceFrom = (name: FaceName, bytes: Uint8Array): Face => {
  const font = withOwnCharacters(create(bytes));
  const { unitsPerEm, ascent, descent } = font;
  return { name, bytes, font, ascent: ascent / unitsPerEm, descent: -descent / unitsPerEm, scale: scales[name] ?? 1 };
};

const readFaces = async (dir: string): Promise<Faces> => {
  const face = async (name: OwnFace): Promise<Face> => faceFrom(name, await readFile(join(dir, ownFiles[name])));
  const [light, serif, semibold, lightItalic, italic, sans, medium, sansSemibold, mono] = await Promise.all([
    face('serif-light'),
    face('serif'),
    face('serif-semibold'),
    face('serif-light-italic'),
    face('serif-italic'),
    face('sans'),
    face('sans-medium'),
    face('sans-semibold'),
    face('mono'),
  ]);
  const others = new Map<OtherFace, Face>();
  return {
    dir,
    byName: {
      'serif-light': light,
      serif,
      'serif-semibold': semibold,
      'serif-light-italic': lightItalic,
      'serif-italic': italic,
      sans,
      'sans-medium': medium,
      'sans-semibold': sansSemibold,
      mono,
    },
    other: (name) => {
      const known = others.get(name);
      if (known !== undefined) return known;
      const read = faceFrom(name, readFileSync(join(dir, otherFiles[name])));
      others.set(name, read);
      return read;
    },
  };
};

const kept = new Map<string, Promise<Faces>>();

/** The faces in a folder. Rejects when a file is missing or is no font; the next call tries again. */
export const facesIn = (dir: string): Promise<Faces> => {
  const known = kept.get(dir);
  if (known !== undefined) return known;
  const reading = readFaces(dir);
  kept.set(dir, reading);
  reading.catch(() => kept.delete(dir));
  return reading;
};
