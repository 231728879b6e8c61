/** Draws a page of an exhibit: its picture, and its words over it, invisible but found, read aloud and copied. */
import type { PageImage } from './exhibits/page-image.ts';
import { breakLines } from './lines.ts';
import { type Fonts, newState, type State, showText } from './operators.ts';
import type { Facsimile } from './page.ts';
import type { Pdf } from './pdf-internals.ts';
import type { Shaper } from './shaping.ts';
import { type Style, styles } from './styles.ts';
import type { Composer } from './text/line.ts';

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

/** Somebody else's words: nothing is known of them, and nothing in them is told to the user. */
const foreign = (shaper: Shaper): Composer => ({
  shaper,
  numbers: { page: () => 0, pages: 0 },
  writing: { country: '', fields: [] },
  missing: () => undefined,
});

/** A run of words at its place, as wide as it was there, in our own faces: only its characters matter. */
const invisible = (word: Word, at: Facsimile, shaper: Shaper, fonts: Fonts, state: State): string => {
  const style: Style = { ...styles.hidden, size: word.size * at.scale };
  const [line] = breakLines(foreign(shaper), [{ text: word.text }], style, Number.POSITIVE_INFINITY);
  if (line === undefined || line.width <= 0) return '';
  const stretch = Math.min(20, Math.max(0.05, (word.width * at.scale) / line.width));
  const [cos, sin] = [Math.cos(word.turn), Math.sin(word.turn)];
  const [x, y] = [at.x + word.x * at.scale, at.y + word.y * at.scale];
  const matrix = [cos * stretch, sin * stretch, -sin, cos, x, y].map(number).join(' ');
  // The state inside is its own; only the fonts used on the page are shared.
  const own = { ...newState(), used: state.used };
  const shown = line.segments.map((segment) => showText(segment.words, segment.style, segment.x, 0, fonts, own));
  return `q ${matrix} cm 3 Tr ${shown.join(' ')} Q`;
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
