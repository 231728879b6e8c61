/** Numbers of other people's files. Which sign stands before the decimals is learnt from all of them, never from one. */
import type { DecimalMark } from '../../model/import.ts';
import { exponentOf } from '../money.ts';

/** An exact decimal number: `units` / 10^`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** Spaces of any kind, and the apostrophes the Swiss group with. */
const softGroups = /[\s\u00a0\u2007\u2009\u202f'’]/gu;
const signs = /^(?:[A-Z]{3}|[A-Z]{0,2}[$€£¥₹₩]|kr\.?|zł|Fr\.?)|(?:[A-Z]{3}|[$€£¥₹₩]|kr\.?|zł|Fr\.?)$/giu;

type Bare = { readonly digits: string; readonly negative: boolean };

/** The digits and marks without currency, grouping spaces and sign; null when there is anything else. */
const bareOf = (text: string): Bare | null => {
  const plain = text.normalize('NFKC').replace(softGroups, '').replaceAll('\u2212', '-');
  const inside = /^\((.*)\)$/.exec(plain)?.[1];
  const unsigned = (inside ?? plain).replace(/^[+-]|-$/g, '').replace(signs, '');
  const digits = unsigned.replace(/^[+-]/, '');
  if (!/^(?=.*\d)[\d.,]+$/.test(digits)) return null;
  return { digits, negative: inside !== undefined || plain.includes('-') };
};

/** What one number shows: the mark of its decimals; "either" when it can be read both ways; "none" when it has none. */
export type MarkShown = DecimalMark | 'either' | 'none' | 'no-number';

const markOf = (sign: string): DecimalMark => (sign === ',' ? 'comma' : 'point');

const other = (mark: DecimalMark): DecimalMark => (mark === 'comma' ? 'point' : 'comma');

/** Whether the number can be read with this mark: groups of three before it, nothing but digits after it. */
const fits = (digits: string, mark: DecimalMark): boolean =>
  (mark === 'point' ? /^(\d*|\d{1,3}(,\d{3})+)(\.\d*)?$/ : /^(\d*|\d{1,3}(\.\d{3})+)(,\d*)?$/).test(digits);

export const markShown = (text: string): MarkShown => {
  const bare = bareOf(text);
  if (bare === null) return 'no-number';
  const { digits } = bare;
  if (/^\d+$/.test(digits)) return 'none';
  const point = fits(digits, 'point');
  const comma = fits(digits, 'comma');
  if (point && comma) {
    // "0,125" groups nothing: no number begins a group of three with a nought.
    const sign = /[.,]/.exec(digits)?.[0] ?? '.';
    return /^0?[.,]/.test(digits) ? markOf(sign) : 'either';
  }
  return point ? 'point' : comma ? 'comma' : 'no-number';
};

/** The number as read with this mark, or null: "35,00" with a point as the mark is no number, never 3,500. */
export const readDecimal = (text: string, mark: DecimalMark): Decimal | null => {
  const bare = bareOf(text);
  if (bare === null || !fits(bare.digits, mark)) return null;
  const [whole = '', decimals = ''] = bare.digits
    .replaceAll(other(mark) === 'comma' ? ',' : '.', '')
    .split(mark === 'comma' ? ',' : '.');
  const units = BigInt(`${whole}${decimals}` || '0');
  return { units: bare.negative ? -units : units, scale: decimals.length };
};

export const add = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale };
};
export const minus = (a: Decimal): Decimal => ({ units: -a.units, scale: a.scale });
export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });
export const nought: Decimal = { units: 0n, scale: 0 };

/** The amount in minor units of the currency, halves away from zero; null when it is too large to be exact. */
export const toMinor = ({ units, scale }: Decimal, currency: string): number | null => {
  const exponent = exponentOf(currency);
  const shift = 10n ** BigInt(Math.abs(exponent - scale));
  const size = units < 0n ? -units : units;
  const rounded = exponent >= scale ? size * shift : (size * 2n + shift) / (shift * 2n);
  const minor = Number(units < 0n ? -rounded : rounded);
  return Number.isSafeInteger(minor) ? minor : null;
};

/** Learns the mark from numbers as they come. */
export type MarkEvidence = {
  readonly see: (text: string, row: number) => void;
  readonly settled: (chosen: DecimalMark | null) => MarkSettled;
};
export type MarkSettled =
  | { readonly mark: DecimalMark; readonly example: string | null }
  /** Both readings are possible; the examples are what shows it. */
  | { readonly mark: null; readonly examples: readonly { readonly text: string; readonly row: number }[] };

type Seen = { readonly text: string; readonly row: number };

export const markEvidence = (): MarkEvidence => {
  const seen: { point: Seen | null; comma: Seen | null; either: Seen | null } = {
    point: null,
    comma: null,
    either: null,
  };
  return {
    see: (text, row) => {
      const shown = markShown(text);
      if (shown === 'none' || shown === 'no-number') return;
      seen[shown] ??= { text: text.trim(), row };
    },
    settled: (chosen) => {
      const { point, comma, either } = seen;
      if (chosen !== null) return { mark: chosen, example: (seen[chosen] ?? either)?.text ?? null };
      if (point !== null && comma !== null) return { mark: null, examples: [point, comma] };
      if (point !== null) return { mark: 'point', example: point.text };
      if (comma !== null) return { mark: 'comma', example: comma.text };
      return either === null ? { mark: 'point', example: null } : { mark: null, examples: [either] };
    },
  };
};
