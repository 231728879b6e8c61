/** Directions of a text: UAX 9 levels, with each data field isolated as between FSI and PDI. */
import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

export const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Marks of direction: they order the text and print nothing. */
export const directional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Puts every field that runs from right to left between FSI and PDI, the longest first. */
export const isolated = (text: string, fields: readonly string[]): string => {
  if (fields.length === 0 || !rightToLeft.test(text)) return text;
  const taken: [number, number][] = [];
  for (const field of fields) {
    for (let at = text.indexOf(field); at >= 0; at = text.indexOf(field, at + field.length)) {
      const end = at + field.length;
      if (taken.every(([from, to]) => end <= from || at >= to)) taken.push([at, end]);
    }
  }
  let out = '';
  let done = 0;
  for (const [from, to] of taken.toSorted(([a], [b]) => a - b)) {
    out += `${text.slice(done, from)}\u2068${text.slice(from, to)}\u2069`;
    done = to;
  }
  return out + text.slice(done);
};

/** Direction of a paragraph: its first strong character outside of isolates (P2, P3), else its first strong one. */
const baseOf = (text: string): 'ltr' | 'rtl' => {
  let depth = 0;
  let inside: 'ltr' | 'rtl' | null = null;
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'LRI' || type === 'RLI' || type === 'FSI') depth += 1;
    else if (type === 'PDI') depth = Math.max(0, depth - 1);
    else if (type === 'L' || type === 'R' || type === 'AL') {
      const found = type === 'L' ? 'ltr' : 'rtl';
      if (depth === 0) return found;
      inside ??= found;
    }
  }
  return inside ?? 'ltr';
};

// bidi-js reads UTF-16 units one by one: a character of two units stands as two of the same direction.
const standIns: Partial<Record<string, string>> = {
  R: '\u05d0',
  AL: '\u0627',
  EN: '0',
  AN: '\u0660',
  NSM: '\u0300',
  L: 'a',
};
const inUnits = (text: string): string =>
  text.replace(/[\u{10000}-\u{10ffff}]/gu, (character) =>
    (standIns[bidi.getBidiCharTypeName(character)] ?? '\ufffc').repeat(2),
  );

export type Levels = { readonly base: 0 | 1; readonly levels: Uint8Array };

/** The level of every UTF-16 unit of one paragraph: even runs from left to right. */
export const levelsOf = (text: string): Levels => {
  const base = baseOf(text);
  return { base: base === 'rtl' ? 1 : 0, levels: bidi.getEmbeddingLevels(inUnits(text), base).levels };
};

/** The character drawn in a run from right to left: the mirror image of a bracket (rule L4). */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;

/** Rule L2: what stands from left to right, given the levels in the order of reading. */
export const visualOrder = (levels: readonly number[]): readonly number[] => {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      if ((levels[order[from] ?? 0] ?? 0) < level) continue;
      let to = from;
      while (to + 1 < order.length && (levels[order[to + 1] ?? 0] ?? 0) >= level) to += 1;
      const turned = order.slice(from, to + 1).reverse();
      order.splice(from, turned.length, ...turned);
      from = to;
    }
  }
  return order;
};

/** Whether a character has no direction of its own. */
export const isNeutral = (character: string): boolean => {
  const type = bidi.getBidiCharTypeName(character);
  return (
    type === 'ON' || type === 'WS' || type === 'CS' || type === 'ES' || type === 'ET' || type === 'NSM' || type === 'BN'
  );
};

/** Whether a text holds a letter that runs from right to left. */
export const hasDirection = (text: string): boolean => {
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'R' || type === 'AL' || type === 'AN') return true;
  }
  return false;
};

/** The user's words that run from right to left, anywhere in a value, the longest first. */
export const fieldsIn = (value: unknown): readonly string[] => {
  const found = new Set<string>();
  const look = (inside: unknown): void => {
    if (typeof inside === 'string') {
      if (!rightToLeft.test(inside)) return;
      for (const line of inside.normalize('NFC').split(/\r?\n/)) if (rightToLeft.test(line)) found.add(line.trim());
    } else if (typeof inside === 'object' && inside !== null) Object.values(inside).forEach(look);
  };
  look(value);
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
};

/** Code points as they stand from left to right in a run from right to left: letters of Latin and figures keep theirs. */
export const turnedOrder = (codePoints: readonly number[]): readonly number[] => {
  const { levels } = bidi.getEmbeddingLevels(
    codePoints.map((one) => inUnits(String.fromCodePoint(one)).charAt(0)).join(''),
    'rtl',
  );
  return visualOrder([...levels]).map((index) => codePoints[index] ?? 0);
};
