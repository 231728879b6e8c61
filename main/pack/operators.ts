/** Shapes to PDF operators, in a space with its origin at the top left (pdfkit turns the page over). */
import type { FaceName } from './faces.ts';
import type { Glyphs } from './glyphs.ts';
import type { Shape } from './page.ts';
import type { SubsetFont } from './pdf-internals.ts';
import type { Shaped } from './shaping.ts';
import { colours, type Style } from './styles.ts';

/** The faces of a file, each embedded when its first word is drawn. */
export type Fonts = { readonly get: (name: FaceName) => SubsetFont };

/** What the graphics state of a page holds, so that nothing is set twice. */
export type State = {
  font: string;
  fill: string;
  stroke: string;
  weight: number;
  tracking: number;
  readonly used: Set<FaceName>;
};
export const newState = (): State => ({ font: '', fill: '', stroke: '', weight: -1, tracking: 0, used: new Set() });

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

const hex = (value: number): string => value.toString(16).padStart(4, '0');

const spellings = new WeakMap<SubsetFont, Map<string, number>>();

/** The number of a glyph in the file. A glyph that reads in two ways stands in the font twice, once for each. */
const numberOf = (font: SubsetFont, id: number, natural: number, codePoints: readonly number[]): number => {
  const first = font.subset.includeGlyph(id);
  const reads = font.unicode[first];
  if (reads === undefined) {
    font.widths[first] = natural;
    font.unicode[first] = codePoints;
    return first;
  }
  if (reads.length === codePoints.length && reads.every((one, index) => one === codePoints[index])) return first;
  const others = spellings.get(font) ?? new Map<string, number>();
  spellings.set(font, others);
  const key = `${id} ${codePoints.join(' ')}`;
  const known = others.get(key);
  if (known !== undefined) return known;
  const another = font.subset.glyphs.push(id) - 1;
  others.set(key, another);
  font.widths[another] = natural;
  font.unicode[another] = codePoints;
  return another;
};

const encoded = new WeakMap<SubsetFont, WeakMap<Glyphs, string>>();

/** The operand of TJ for one run of glyphs; kerning and the place of combining marks included. */
const showRun = (font: SubsetFont, run: Glyphs): string => {
  const known = encoded.get(font) ?? new WeakMap<Glyphs, string>();
  encoded.set(font, known);
  const before = known.get(run);
  if (before !== undefined) return before;
  let out = '';
  let open = '';
  let rise = 0;
  const close = (): void => {
    if (open !== '') out += `<${open}>`;
    open = '';
  };
  run.ids.forEach((id, index) => {
    const natural = run.natural[index] ?? 0;
    const glyph = numberOf(font, id, natural, run.codePoints[index] ?? []);
    const x = run.xOffsets[index] ?? 0;
    const y = run.yOffsets[index] ?? 0;
    if (y !== rise) {
      close();
      out += `]TJ ${number(y / 1000)} RISE[`;
      rise = y;
    }
    if (x !== 0) {
      close();
      out += ` ${number(-x)}`;
    }
    open += hex(glyph);
    const after = natural - (run.advances[index] ?? natural) + x;
    if (Math.abs(after) > 0.01) {
      close();
      // Readers that pass over a glyph without characters pass over the move that follows it in the same array.
      if (run.codePoints[index]?.[0] === 0x200b) out += ']TJ[';
      out += ` ${number(after)}`;
    }
  });
  close();
  if (rise !== 0) out += ']TJ 0 RISE[';
  known.set(run, out);
  return out;
};

export const showText = (
  words: readonly Shaped[],
  style: Style,
  x: number,
  y: number,
  fonts: Fonts,
  state: State,
): string => {
  let out = 'BT';
  const fill = colours[style.colour];
  if (state.fill !== fill) out += ` ${fill} rg`;
  state.fill = fill;
  if (state.tracking !== style.tracking) out += ` ${number(style.tracking)} Tc`;
  state.tracking = style.tracking;
  out += ` 1 0 0 -1 ${number(x)} ${number(y)} Tm`;
  let shown = '';
  const flush = (): void => {
    if (shown !== '') out += ` [${shown}]TJ`;
    shown = '';
  };
  for (const word of words) {
    for (const run of word.parts) {
      const font = fonts.get(run.face);
      state.used.add(run.face);
      const size = style.size * run.scale;
      const selected = `/${font.id} ${number(size)} Tf`;
      if (state.font !== selected) {
        flush();
        out += ` ${selected}`;
        state.font = selected;
      }
      const glyphs = showRun(font, run);
      shown += glyphs.includes('RISE')
        ? glyphs.replaceAll(/(-?[\d.]+) RISE/g, (_, rise) => `${number(Number(rise) * size)} Ts `)
        : glyphs;
    }
  }
  flush();
  return `${out} ET`;
};

// Control points that bring four curves nearest to a circle.
const kappa = 0.5523;

const circle = (x: number, y: number, r: number): string => {
  const k = r * kappa;
  const point = (dx: number, dy: number): string => `${number(x + dx)} ${number(y + dy)}`;
  return [
    `${point(r, 0)} m`,
    `${point(r, k)} ${point(k, r)} ${point(0, r)} c`,
    `${point(-k, r)} ${point(-r, k)} ${point(-r, 0)} c`,
    `${point(-r, -k)} ${point(-k, -r)} ${point(0, -r)} c`,
    `${point(k, -r)} ${point(r, -k)} ${point(r, 0)} c h`,
  ].join(' ');
};

const rightHalf = (x: number, y: number, r: number): string => {
  const k = r * kappa;
  const point = (dx: number, dy: number): string => `${number(x + dx)} ${number(y + dy)}`;
  return `${point(0, -r)} m ${point(k, -r)} ${point(r, -k)} ${point(r, 0)} c ${point(r, k)} ${point(k, r)} ${point(0, r)} c h f`;
};

const filling = (state: State, paint: string): string => {
  if (state.fill === paint) return '';
  state.fill = paint;
  return `${paint} rg `;
};
const stroking = (state: State, paint: string, weight: number): string => {
  const colour = state.stroke === paint ? '' : `${paint} RG `;
  const width = state.weight === weight ? '' : `${number(weight)} w `;
  state.stroke = paint;
  state.weight = weight;
  return colour + width;
};

export const operators = (shape: Shape, fonts: Fonts, state: State): string => {
  switch (shape.shape) {
    case 'text':
      return showText(shape.words, shape.style, shape.x, shape.y, fonts, state);
    case 'line':
      return `${stroking(state, shape.paint, shape.weight)}${number(shape.x1)} ${number(shape.y1)} m ${number(shape.x2)} ${number(shape.y2)} l S`;
    case 'box': {
      const path = `${number(shape.x)} ${number(shape.y)} ${number(shape.width)} ${number(shape.height)} re`;
      return shape.stroke > 0
        ? `${stroking(state, shape.paint, shape.stroke)}${path} S`
        : `${filling(state, shape.paint)}${path} f`;
    }
    case 'disc': {
      const path = circle(shape.x, shape.y, shape.radius);
      const half =
        shape.half === true ? `${filling(state, shape.stroke)}${rightHalf(shape.x, shape.y, shape.radius)} ` : '';
      const fill = shape.fill === '' ? '' : filling(state, shape.fill);
      const stroke = shape.weight > 0 ? stroking(state, shape.stroke, shape.weight) : '';
      const paint = shape.weight > 0 ? (shape.fill === '' ? 'S' : 'B') : 'f';
      return `${half}${fill}${stroke}${path} ${paint}`;
    }
    default:
      return shape satisfies never;
  }
};
