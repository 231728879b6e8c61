/** Paragraphs: lines placed on the page, with links, marks and tick boxes inside them. */
import type { Inline, Mark } from '#shared/pack/model.ts';
import type { Flow } from './flow.ts';
import { linesOf } from './lines.ts';
import { type Page, put } from './page.ts';
import { colours, type Style } from './styles.ts';
import { type Artifact, type Tag, tagIn } from './tags.ts';
import type { Line, Part, Segment } from './text/line.ts';

/** A text broken into lines, with its height in points. */
export type Paragraph = {
  readonly lines: readonly Line[];
  readonly style: Style;
  readonly width: number;
  readonly height: number;
};

export const paragraph = (flow: Flow, inline: Inline, style: Style, width: number): Paragraph => {
  const lines = linesOf(flow.composer, flow.kept, inline, style, width);
  return { lines, style, width, height: lines.length * style.leading };
};

/** Baseline of a line whose box begins at `top`, as a browser sets it: the leading is shared above and below. */
export const baseline = (flow: Flow, style: Style, top: number): number => {
  const { ascent, descent } = flow.composer.shaper.faces.byName[style.face];
  return top + (style.leading - (ascent + descent) * style.size) / 2 + ascent * style.size;
};

/** A disc, ring or half disc of 7 points; `y` is its centre. */
const putMark = (page: Page, kind: Mark, x: number, y: number, owner: Tag | Artifact): void => {
  const disc = { shape: 'disc', x: x + 3.5, y, stroke: colours.ink } as const;
  if (kind === 'done') put(page, { ...disc, radius: 3.1, fill: colours.ink, weight: 0 }, owner);
  else
    put(
      page,
      { ...disc, radius: 2.85, fill: '', weight: 0.6, ...(kind === 'part' ? { half: true as const } : {}) },
      owner,
    );
};

type Owners = { readonly owner: Tag | Artifact; readonly links: Map<Part, Tag> };

const ownerOf = (owners: Owners, part: Part): Tag | Artifact => {
  if (typeof owners.owner === 'string') return owners.owner;
  if (part.is === 'text') return owners.owner;
  if (part.is === 'mark') return part.says === '' ? 'layout' : tagIn(owners.owner, 'Span', { actual: part.says });
  if (part.is === 'box') return tagIn(owners.owner, 'Span', { actual: 'box to tick' });
  const known = owners.links.get(part);
  if (known !== undefined) return known;
  const link = tagIn(owners.owner, 'Link');
  owners.links.set(part, link);
  return link;
};

/**
 * A foreign script is read in its language; what follows in the same one goes on in the same tag. Where glyphs do not read
 * as the words that were written, the tag says them.
 */
const spoken = (owner: Tag | Artifact, { language, actual }: Segment): Tag | Artifact => {
  if (typeof owner === 'string') return owner;
  const own = language === '' ? {} : { language };
  if (actual !== '') return tagIn(owner, 'Span', { ...own, actual });
  if (language === '') return owner;
  const last = owner.kids.at(-1);
  const goesOn = last?.kind === 'tag' && last.type === 'Span' && last.options.actual === undefined;
  return goesOn && last.options.language === language ? last : tagIn(owner, 'Span', own);
};

const putLine = (flow: Flow, line: Line, x: number, top: number, owners: Owners, style: Style): void => {
  const { page } = flow;
  const { left, top: blockTop } = page.sheet;
  const y = baseline(flow, style, top) + blockTop;
  for (const segment of line.segments) {
    const owner = ownerOf(owners, segment.part);
    const at = left + x + segment.x;
    if (segment.part.is === 'mark') {
      putMark(page, segment.part.mark, at, y - 0.36 * style.size, owner);
    } else if (segment.part.is === 'box') {
      put(
        page,
        {
          shape: 'box',
          x: at + 0.375,
          y: y - 7.8 + 0.375,
          width: 8.25,
          height: 8.25,
          paint: colours.ink,
          stroke: 0.75,
        },
        owner,
      );
    } else {
      const shape = { shape: 'text', x: at, y, style: segment.style, words: segment.words } as const;
      put(page, shape, spoken(owner, segment));
      if (segment.part.is === 'link' && typeof owner !== 'string') {
        const { page: toPage, y: toY } = flow.known.get(segment.part.target) ?? { page: 1, y: 0 };
        const box = {
          kind: 'box',
          page: page.number,
          x: at,
          y: blockTop + top,
          width: segment.width,
          height: style.leading,
          contents: segment.part.label,
          toPage,
          toY,
        } as const;
        owner.kids.push(box);
        page.links.push(box);
      }
    }
  }
};

export type Align = 'left' | 'right';

/** Places lines `from` to `to` of a paragraph at x, y of the text block; right-aligned lines end at x + width. */
export const putParagraph = (
  flow: Flow,
  text: Paragraph,
  x: number,
  y: number,
  owner: Tag | Artifact,
  width = 0,
  align: Align = 'left',
  from = 0,
  to = text.lines.length,
): void => {
  const owners: Owners = { owner, links: new Map() };
  text.lines.slice(from, to).forEach((line, index) => {
    // A paragraph that runs from right to left begins its lines at the right; a single line keeps its place in a column.
    const turned = line.fromRight && text.lines.length > 1;
    const shift = align === 'right' ? width - line.width : turned ? text.width - line.width : 0;
    putLine(flow, line, x + shift, y + index * text.style.leading, owners, text.style);
  });
};

/** A text on one line, however long. */
export const oneLine = (flow: Flow, text: string, style: Style): Line =>
  linesOf(flow.composer, flow.kept, text, style, Number.POSITIVE_INFINITY)[0] ?? noLine;
const noLine: Line = { segments: [], width: 0, fromRight: false };

/** Places one line at x, y of the text block. */
export const putOneLine = (flow: Flow, line: Line, x: number, y: number, owner: Tag | Artifact, style: Style): void =>
  putLine(flow, line, x, y, { owner, links: new Map() }, style);

/** Composes and places a paragraph; returns its height. */
export const write = (
  flow: Flow,
  inline: Inline,
  style: Style,
  x: number,
  y: number,
  width: number,
  owner: Tag | Artifact,
  align: Align = 'left',
): number => {
  const text = paragraph(flow, inline, style, width);
  putParagraph(flow, text, x, y, owner, width, align);
  return text.height;
};

/** A rule across the text block, drawn but not read. */
export const rule = (
  flow: Flow,
  y: number,
  weight: number,
  paint: string = colours.ink,
  x = 0,
  width?: number,
): void => {
  const { left, top, blockWidth } = flow.page.sheet;
  const at = top + y + weight / 2;
  put(
    flow.page,
    { shape: 'line', x1: left + x, y1: at, x2: left + x + (width ?? blockWidth), y2: at, weight, paint },
    'layout',
  );
};
