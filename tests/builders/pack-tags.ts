/** The tags of a PDF as a tree with its words: what a screen reader goes through, in its order. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plain } from './pack-pdf.ts';

type Ref = { readonly ref: number };
type Dict = ReadonlyMap<string, Value>;
type Value = string | number | boolean | null | Ref | Dict | readonly Value[];

const isDict = (value: Value | undefined): value is Dict => value instanceof Map;
const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value && !isDict(value);

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text string: UTF-16 behind its mark, else a character a byte. */
const textOf = (raw: string): string =>
  raw.startsWith('\u00fe\u00ff') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;

/** Reads one object from its source (ISO 32000-1, 7.3). */
const parsed = (source: string): Value => {
  let at = 0;
  const skip = (): void => {
    while (/\s/.test(source.charAt(at))) at += 1;
  };
  const take = (pattern: RegExp): string => {
    const found = new RegExp(pattern, 'y');
    found.lastIndex = at;
    const [text = ''] = found.exec(source) ?? [];
    at += text.length;
    return text;
  };
  const literal = (): string => {
    let out = '';
    let depth = 1;
    for (at += 1; at < source.length; at += 1) {
      const one = source.charAt(at);
      if (one === '\\') {
        const next = source.slice(at + 1).match(/^[0-7]{1,3}/)?.[0];
        const letter = source.charAt(at + 1);
        out += next === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(next, 8));
        at += next?.length ?? 1;
        continue;
      }
      if (one === '(') depth += 1;
      if (one === ')') depth -= 1;
      if (depth === 0) break;
      out += one;
    }
    at += 1;
    return textOf(out);
  };
  const value = (): Value => {
    skip();
    if (source.startsWith('<<', at)) {
      at += 2;
      const dict = new Map<string, Value>();
      for (skip(); !source.startsWith('>>', at); skip()) {
        const key = take(/\/[^\s/<>[\]()]*/).slice(1);
        if (key === '') throw new Error(`No key at ${source.slice(at, at + 40)}`);
        dict.set(key, value());
      }
      at += 2;
      return dict;
    }
    if (source.charAt(at) === '[') {
      at += 1;
      const list: Value[] = [];
      for (skip(); source.charAt(at) !== ']'; skip()) list.push(value());
      at += 1;
      return list;
    }
    if (source.charAt(at) === '(') return literal();
    if (source.charAt(at) === '<') {
      return textOf(Buffer.from(take(/<[0-9a-fA-F\s]*>/).replaceAll(/[<>\s]/g, ''), 'hex').toString('latin1'));
    }
    if (source.charAt(at) === '/') return take(/\/[^\s/<>[\]()]*/).slice(1);
    const ref = take(/\d+ \d+ R\b/);
    if (ref !== '') return { ref: Number.parseInt(ref, 10) };
    const word = take(/[^\s/<>[\]()]+/);
    if (word === '') throw new Error(`Nothing readable at ${source.slice(at, at + 40)}`);
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word);
  };
  return value();
};

export type ReadTag = {
  readonly type: string;
  readonly title: string;
  readonly alt: string | null;
  readonly actual: string | null;
  readonly language: string;
  readonly scope: string;
  readonly colSpan: number;
  readonly numbering: string;
  readonly box: readonly number[] | null;
  /** What is printed inside, tags below included, in reading order. */
  readonly text: string;
  readonly kids: readonly ReadTag[];
  /** Words that the annotations directly inside say. */
  readonly links: readonly string[];
  /** Pieces of drawing directly inside: page and number, in reading order. */
  readonly pieces: readonly { readonly page: number; readonly piece: number }[];
};

export type ReadTags = {
  readonly root: ReadTag;
  /** All tags, parents before their children, in reading order. */
  readonly all: readonly ReadTag[];
  /** What each page prints without a tag: running header and footer, repeated heads, sums carried over. */
  readonly artifacts: readonly string[];
  readonly catalogue: Dict;
  readonly pages: readonly Dict[];
};

type Words = { readonly of: ReadonlyMap<string, string>; readonly artifacts: readonly string[] };

/** The words of each piece of marked content, and those of artifacts page by page. */
const wordsIn = async (bytes: Uint8Array): Promise<Words> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const pdf = await task.promise;
    const of = new Map<string, string>();
    const artifacts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
      const open: { readonly id: string | undefined; readonly artifact: boolean }[] = [];
      let unread = '';
      for (const item of items) {
        if ('str' in item) {
          const text = `${item.str}${item.hasEOL ? ' ' : ''}`;
          const id = open.findLast((one) => one.id !== undefined)?.id;
          if (id !== undefined) of.set(id, (of.get(id) ?? '') + text);
          else if (open.some(({ artifact }) => artifact)) unread += text;
        } else if (item.type === 'endMarkedContent') open.pop();
        else open.push({ id: item.id ?? undefined, artifact: 'tag' in item && item.tag === 'Artifact' });
      }
      artifacts.push(plain(unread));
    }
    return { of, artifacts };
  } finally {
    await task.destroy();
  }
};

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** Reads the tags of a PDF whose objects are not in object streams. */
export const readTags = async (bytes: Uint8Array): Promise<ReadTags> => {
  const raw = Buffer.from(bytes).toString('latin1');
  const source = new Map<number, string>();
  for (const [, number = '', body = ''] of raw.matchAll(/(?<=^|\n)(\d+) 0 obj\n([\s\S]*?)\n(?:stream\n|endobj)/g)) {
    source.set(Number(number), body);
  }
  const objects = new Map<number, Value>();
  const get = (value: Value | undefined): Value => {
    if (!isRef(value)) return value ?? null;
    const known = objects.get(value.ref) ?? parsed(source.get(value.ref) ?? 'null');
    objects.set(value.ref, known);
    return known;
  };
  const dict = (value: Value | undefined): Dict => {
    const found = get(value);
    return isDict(found) ? found : new Map();
  };
  const list = (value: Value | undefined): readonly Value[] => {
    const found = get(value);
    return Array.isArray(found) ? found : found === null ? [] : [found];
  };

  const trailer = parsed(raw.slice(raw.lastIndexOf('trailer') + 7));
  const catalogue = dict(isDict(trailer) ? trailer.get('Root') : null);
  const pageRefs = list(dict(catalogue.get('Pages')).get('Kids')).filter(isRef);
  const words = await wordsIn(bytes);

  const tag = (given: Value): ReadTag => {
    const own = dict(given);
    const attributes = list(own.get('A')).map(dict);
    const from = (key: string): Value | undefined => attributes.find((one) => one.has(key))?.get(key);
    const home = own.get('Pg');
    const kids: ReadTag[] = [];
    const links: string[] = [];
    const pieces: { readonly page: number; readonly piece: number }[] = [];
    const inside: string[] = [];
    const piece = (page: Value | undefined, number: number): void => {
      const ref = isRef(page) ? page.ref : 0;
      pieces.push({ page: pageRefs.findIndex((one) => one.ref === ref) + 1, piece: number });
      inside.push(words.of.get(`p${ref}R_mc${number}`) ?? '');
    };
    for (const kid of list(own.get('K'))) {
      if (typeof kid === 'number') piece(home, kid);
      else if (isDict(kid) && kid.get('Type') === 'MCR') piece(kid.get('Pg'), Number(kid.get('MCID')));
      else if (isDict(kid) && kid.get('Type') === 'OBJR') links.push(text(dict(kid.get('Obj')).get('Contents')));
      else {
        const below = tag(kid);
        kids.push(below);
        inside.push(below.actual ?? below.text);
      }
    }
    const { alt = null, actual = null } = {
      ...(own.has('Alt') ? { alt: plain(text(own.get('Alt'))) } : {}),
      ...(own.has('ActualText') ? { actual: plain(text(own.get('ActualText'))) } : {}),
    };
    const box = from('BBox');
    return {
      type: text(own.get('S')),
      title: plain(text(own.get('T'))),
      alt,
      actual,
      language: text(own.get('Lang')),
      scope: text(from('Scope')),
      colSpan: Number(from('ColSpan') ?? 1),
      numbering: text(from('ListNumbering')),
      box: Array.isArray(box) ? box.map(Number) : null,
      text: plain(inside.join(' ')),
      kids,
      links,
      pieces,
    };
  };

  const shown = new Map([...catalogue].map(([key, value]) => [key, get(value)]));
  const [top = null] = list(dict(catalogue.get('StructTreeRoot')).get('K'));
  const root = tag(top);
  const flat = (one: ReadTag): readonly ReadTag[] => [one, ...one.kids.flatMap(flat)];
  return { root, all: flat(root), artifacts: words.artifacts, catalogue: shown, pages: pageRefs.map(dict) };
};

/** The tag as one line a tag: how a failing test shows it. */
export const outline = ({ type, title, kids, text: own }: ReadTag, depth = 0): string =>
  [
    `${'  '.repeat(depth)}${type} ${title}${kids.length === 0 ? own : ''}`,
    ...kids.map((kid) => outline(kid, depth + 1)),
  ].join('\n');
