/// <reference path="./fontkit.d.ts" />
/** The typefaces of the pack: read once per process and kept. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

export const faceFiles = {
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

export type FaceName = keyof typeof faceFiles;
export const faceNames = Object.keys(faceFiles).filter((name): name is FaceName => name in faceFiles);

export type Face = {
  readonly name: FaceName;
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** Above and below the baseline, for a size of 1. */
  readonly ascent: number;
  readonly descent: number;
};

export type Faces = { readonly dir: string; readonly byName: Readonly<Record<FaceName, Face>> };

const readFace = async (dir: string, name: FaceName): Promise<Face> => {
  const bytes = await readFile(join(dir, faceFiles[name]));
  const font = create(bytes);
  const { unitsPerEm, ascent, descent } = font;
  return { name, bytes, font, ascent: ascent / unitsPerEm, descent: -descent / unitsPerEm };
};

const readFaces = async (dir: string): Promise<Faces> => {
  const face = (name: FaceName): Promise<Face> => readFace(dir, name);
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
