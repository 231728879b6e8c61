/** Type styles and colours of the pack. Sizes and leading in points. */
import type { OwnFace } from './faces.ts';

export type Colour = 'ink' | 'pine' | 'grey';
export type Style = {
  readonly face: OwnFace;
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
  /** Added after every glyph, in points. */
  readonly tracking: number;
  /** Figures of one width. */
  readonly figures: boolean;
};

const style = (face: OwnFace, size: number, leading: number, colour: Colour = 'ink', tracking = 0): Style => ({
  face,
  size,
  leading,
  colour,
  tracking,
  figures: false,
});

export const styles = {
  coverTitle: style('serif-light', 47, 50, 'ink', -0.9),
  coverLine: style('serif-light', 15, 21),
  brand: style('serif-semibold', 12, 16),
  sectionNumber: style('serif-light', 24, 28, 'pine'),
  sectionTitle: style('serif-light', 24, 28, 'ink', -0.2),
  lead: style('serif-light', 13, 18.5),
  text: style('serif', 10, 14),
  tableTitle: style('serif-semibold', 11, 14),
  quote: style('serif-italic', 10.5, 15),
  clauseQuote: style('serif-italic', 9.5, 13.5),
  clauseNumber: style('serif', 15, 17, 'pine'),
  large: style('serif-light', 31, 36, 'ink', -0.5),
  largeCode: style('sans', 10, 14, 'grey'),
  medium: style('serif', 14, 20),
  currency: style('serif-light', 17, 24),
  point: style('serif', 9.5, 13),
  cell: style('sans', 8.5, 12),
  cellHead: style('sans-medium', 8.5, 12),
  cellTotal: style('sans-semibold', 8.5, 12),
  dense: style('sans', 8, 11),
  denseHead: style('sans-medium', 8, 11),
  denseTotal: style('sans-semibold', 8, 11),
  action: style('sans', 8, 11.5),
  label: style('sans-medium', 7.5, 10, 'grey'),
  note: style('sans', 7.5, 11, 'grey'),
  noteInk: style('sans', 7.5, 11),
  meta: style('sans', 7, 10, 'grey'),
  chrome: style('sans', 7.5, 10, 'grey'),
  chromeStrong: style('sans-semibold', 7.5, 10),
  confidential: style('sans-semibold', 8.5, 12),
  contentsNumber: style('sans', 8.5, 14, 'pine'),
  contentsPage: style('sans-medium', 8.5, 14),
  tick: style('sans', 7.5, 10, 'grey'),
  tickStrong: style('sans-medium', 7.5, 10),
  hash: style('mono', 7.5, 11),
  command: style('mono', 8, 13),
  step: style('sans', 8.5, 13),
  exhibitLetter: style('serif-light', 190, 190, 'pine'),
  exhibitTitle: style('serif-light', 20, 26),
  exhibitText: style('mono', 8, 12),
  /** Words laid invisibly over a picture of a page; their size is that of the picture's own. */
  hidden: style('sans', 1, 1),
} as const;

/** One style for each it is made from: lines are kept by their style. */
const oneOf = (make: (base: Style) => Style): ((base: Style) => Style) => {
  const made = new WeakMap<Style, Style>();
  return (base) => {
    const before = made.get(base);
    if (before !== undefined) return before;
    const style = make(base);
    made.set(base, style);
    return style;
  };
};

/** The same style with figures of one width. */
export const withFigures = oneOf((base) => ({ ...base, figures: true }));

const coloured: Readonly<Record<Colour, (base: Style) => Style>> = {
  ink: oneOf((base) => ({ ...base, colour: 'ink' })),
  pine: oneOf((base) => ({ ...base, colour: 'pine' })),
  grey: oneOf((base) => ({ ...base, colour: 'grey' })),
};
export const inColour = (base: Style, colour: Colour): Style => coloured[colour](base);

const stronger: Partial<Record<OwnFace, OwnFace>> = { sans: 'sans-medium', serif: 'serif-semibold' };

/** The style of a part that stands out: a heavier face in ink. */
export const strong = oneOf((base) => ({ ...base, face: stronger[base.face] ?? base.face, colour: 'ink' }));

/** Device RGB, as PDF operands. */
export const colours = {
  ink: '0.0863 0.1294 0.1216',
  pine: '0.1098 0.2902 0.251',
  grey: '0.349 0.3882 0.3647',
  hairline: '0.7843 0.8118 0.8',
  tick: '0.6824 0.7216 0.702',
  white: '1 1 1',
} as const;

/** Steps of the age bar, light to dark, 15 L* apart so that a greyscale print keeps the order. */
export const agePaints: readonly string[] = [
  '0.8627 0.898 0.8824',
  '0.6588 0.7333 0.7059',
  '0.4588 0.5765 0.5412',
  '0.2627 0.4353 0.3922',
  '0.1098 0.2902 0.251',
];

export const weights = { rule: 0.75, row: 0.4, cover: 3 } as const;
