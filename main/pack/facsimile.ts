/** Draws a page of an exhibit: its picture, and its words over it, invisible but found, read aloud and copied. */
import type { PageImage } from './exhibits/page-image.ts';
import { type Fonts, newState, type State, showText } from './operators.ts';
import type { Facsimile } from './page.ts';
import type { Pdf } from './pdf-internals.ts';
import { type Shaped, type Shaper, widthOf } from './shaping.ts';
import { type Style, styles } from './styles.ts';

const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/** The picture as an object of the file; returns the name the page knows it by. */
const embed = (pdf: Pdf, { as, bytes, width, height }: PageImage): string => {
  const ref = pdf.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: as === 'jpeg' ? 'DeviceRGB' : 'DeviceGray',
    BitsPerComponent: as === 'jpeg' ? 8 : 1,
    Filter: as === 'jpeg' ? 'DCTDecode' : 'FlateDecode',
  });
  ref.end(bytes);
  const name = 'Page';
  pdf.page.xobjects[name] = ref;
  return name;
};

type Word = PageImage['words'][number];

/** A run of words at its place, as wide as it was there, in our own face: only its characters matter. */
const invisible = (word: Word, at: Facsimile, shaper: Shaper, fonts: Fonts, state: State): string => {
  const style: Style = { ...styles.hidden, size: word.size * at.scale };
  const shaped: Shaped[] = [];
  let width = 0;
  for (const part of word.text.split(/( +)/)) {
    if (part === '') continue;
    const one = shaper.shape(styles.hidden, part);
    shaped.push(one);
    width += widthOf(style, one);
  }
  if (width <= 0) return '';
  const stretch = Math.min(20, Math.max(0.05, (word.width * at.scale) / width));
  const [cos, sin] = [Math.cos(word.turn), Math.sin(word.turn)];
  const [x, y] = [at.x + word.x * at.scale, at.y + word.y * at.scale];
  const matrix = [cos * stretch, sin * stretch, -sin, cos, x, y].map(number).join(' ');
  // The state inside is its own; only the fonts used on the page are shared.
  return `q ${matrix} cm 3 Tr ${showText(shaped, style, 0, 0, fonts, { ...newState(), used: state.used })} Q`;
};

/** Operators of a page of an exhibit; empty, so that only its frame is printed, where its picture is not to be had. */
export const facsimileOperators = (
  pdf: Pdf,
  at: Facsimile,
  image: PageImage | null,
  shaper: Shaper,
  fonts: Fonts,
  state: State,
): string => {
  if (image === null) return '';
  const name = embed(pdf, image);
  const picture = `q ${number(at.width)} 0 0 ${number(-at.height)} ${number(at.x)} ${number(at.y + at.height)} cm /${name} Do Q`;
  return [picture, ...image.words.map((word) => invisible(word, at, shaper, fonts, state))].join('\n');
};
