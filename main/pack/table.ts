/** Tables: heads repeated on every page, sums carried and brought forward, rows that stay whole. */
import type { Column, Inline, Table, TotalRow } from '#shared/pack/model.ts';
import { blockWidth, ensure, type Flow, gap, mark, newPage, room } from './flow.ts';
import { type Paragraph, paragraph, putParagraph, rule, write } from './prose.ts';
import { colours, inColour, type Style, styles, weights, withFigures } from './styles.ts';
import { type Artifact, newTag, type Tag, tagIn } from './tags.ts';

type Look = {
  readonly cell: Style;
  readonly head: Style;
  readonly total: Style;
  readonly pad: number;
  readonly headPad: number;
};
const looks: Readonly<Record<Table['look'], Look>> = {
  plain: { cell: styles.cell, head: styles.cellHead, total: styles.cellTotal, pad: 5, headPad: 5 },
  points: { cell: styles.cell, head: styles.cellHead, total: styles.cellTotal, pad: 5, headPad: 5 },
  currencies: { cell: styles.cell, head: styles.currency, total: styles.cellTotal, pad: 5, headPad: 5 },
  contents: { cell: styles.text, head: styles.text, total: styles.cellTotal, pad: 5.5, headPad: 5 },
  dense: { cell: styles.dense, head: styles.denseHead, total: styles.denseTotal, pad: 3.5, headPad: 5 },
};
const cellGap = 9;
/** Cells that never wrap may come this near to the next column. */
const narrowGap = 2;
const denseHeadHeight = 26;
const wholeRows = 6;

type Placed = {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
  readonly inner: number;
  readonly fit: number;
};

const placeColumns = (columns: readonly Column[], total: number): readonly Placed[] => {
  const fixed = columns.reduce((sum, { width }) => sum + (width === 'rest' ? 0 : width), 0);
  const rests = columns.filter(({ width }) => width === 'rest').length;
  let x = 0;
  return columns.map((column, index) => {
    const width = column.width === 'rest' ? (total - fixed) / rests : column.width;
    const last = index === columns.length - 1;
    const space = last ? 0 : width <= 30 ? narrowGap : cellGap;
    // A right-aligned figure may reach back into the gap before it, a whole text into the gap after it.
    const fit = width - (last ? 0 : column.whole === true ? narrowGap : space);
    const placed = { column, x, width, inner: width - space, fit };
    x += width;
    return placed;
  });
};

type RowBox = {
  readonly cells: readonly { readonly text: Paragraph; readonly at: Placed; readonly span: number }[];
  readonly height: number;
};

const cellStyle = (table: Table, look: Look, index: number, column: Column): Style => {
  if (column.code === true) return styles.hash;
  const base =
    index === 0 && table.rowHead === 'strong'
      ? look.head
      : table.look === 'points' && index === 1
        ? styles.point
        : table.look === 'currencies' && index === 1
          ? look.head
          : table.look === 'currencies'
            ? { ...look.cell, leading: 24 }
            : look.cell;
  return column.figures === true ? withFigures(base) : base;
};

const noBreaks = (inline: Inline): Inline => (typeof inline === 'string' ? inline.replaceAll(' ', '\u00a0') : inline);

const rowBox = (flow: Flow, table: Table, placed: readonly Placed[], row: readonly Inline[]): RowBox => {
  const look = looks[table.look];
  const cells = placed.map((at, index) => {
    const inline = row[index] ?? '';
    const text = paragraph(
      flow,
      at.column.whole === true ? noBreaks(inline) : inline,
      cellStyle(table, look, index, at.column),
      at.fit,
    );
    return { text, at, span: 1 };
  });
  // The hairline under a row stands below its padding; dense rows are 18 points with it.
  const ruled = table.look === 'dense' ? 0 : weights.row;
  return { cells, height: Math.max(...cells.map(({ text }) => text.height)) + 2 * look.pad + ruled };
};

const totalBox = (flow: Flow, table: Table, placed: readonly Placed[], total: TotalRow, style: Style): RowBox => {
  const look = looks[table.look];
  const first = placed[0];
  if (first === undefined) return { cells: [], height: 0 };
  const spanned = placed.slice(0, total.span);
  const width = spanned.reduce((sum, { width: one }) => sum + one, 0);
  const label = { text: paragraph(flow, total.label, style, width - cellGap), at: first, span: total.span };
  const rest = placed.slice(total.span).map((at, index) => ({
    text: paragraph(flow, total.cells[index] ?? '', withFigures(style), Math.max(at.fit, 1)),
    at,
    span: 1,
  }));
  const cells = [label, ...rest];
  return { cells, height: Math.max(...cells.map(({ text }) => text.height)) + 2 * look.pad };
};

const putRow = (flow: Flow, box: RowBox, pad: number, row: Tag | Artifact, head: boolean): void => {
  box.cells.forEach(({ text, at, span }, index) => {
    const owner =
      typeof row === 'string'
        ? row
        : index === 0 && head
          ? tagIn(row, 'TH', { scope: 'Row', colSpan: span })
          : tagIn(row, 'TD', { colSpan: span });
    const code = at.column.code === true && text.lines.some(({ segments }) => segments.length > 0);
    const words = code && typeof owner !== 'string' ? tagIn(owner, 'Code') : owner;
    putParagraph(flow, text, at.x, flow.y + pad, words, at.inner, at.column.align ?? 'left');
  });
  flow.y += box.height;
};

type HeadBox = {
  readonly cells: readonly { readonly text: Paragraph; readonly at: Placed }[];
  readonly height: number;
};

const headBox = (flow: Flow, table: Table, placed: readonly Placed[]): HeadBox => {
  const cells = placed.map((at) => ({ text: paragraph(flow, at.column.head, styles.label, at.inner), at }));
  const natural = Math.max(...cells.map(({ text }) => text.height)) + looks[table.look].headPad + weights.rule;
  return { cells, height: table.look === 'dense' ? Math.max(denseHeadHeight, natural) : natural };
};

/** The column heads: read once, on later pages only drawn. */
const putHead = (flow: Flow, box: HeadBox, pad: number, row: Tag | Artifact): void => {
  const bottom = flow.y + box.height - pad - weights.rule;
  for (const { text, at } of box.cells) {
    const owner = typeof row === 'string' ? row : tagIn(row, 'TH', { scope: 'Column' });
    putParagraph(flow, text, at.x, bottom - text.height, owner, at.inner, at.column.align ?? 'left');
  }
  flow.y += box.height;
  rule(flow, flow.y - weights.rule, weights.rule);
};

/** A table title with the space before and after it. Returns nothing; the title stays with `follow` points. */
export const putTitle = (flow: Flow, parent: Tag, title: string, follow: number, space = 21): void => {
  const before = flow.fresh ? -4 : space;
  const text = paragraph(flow, title, styles.tableTitle, blockWidth(flow));
  ensure(flow, before + text.height + 7 + follow);
  gap(flow, before);
  putParagraph(flow, text, 0, flow.y, tagIn(parent, 'H3'));
  flow.y += text.height + 7;
};

export const putTable = (flow: Flow, parent: Tag, table: Table): void => {
  const look = looks[table.look];
  const placed = placeColumns(table.columns, blockWidth(flow));
  const head = headBox(flow, table, placed);
  const boxes = table.rows.map((row) => rowBox(flow, table, placed, row));
  const total = table.total === undefined ? null : totalBox(flow, table, placed, table.total, look.total);
  const { carry } = table;
  const carried = (label: string, cells: readonly string[]): RowBox | null =>
    carry === undefined
      ? null
      : totalBox(flow, table, placed, { label, span: carry.span, cells }, inColour(look.cell, 'grey'));
  const carryHeight = carried('–', [])?.height ?? 0;
  const heights = (from: number, to: number): number =>
    boxes.slice(from, to).reduce((sum, { height }) => sum + height, 0);
  // A short table stays whole; a long one stays with its title for two rows.
  const short = boxes.length <= wholeRows && heights(0, boxes.length) <= flow.page.sheet.blockHeight / 2;
  const follow = head.height + (short ? heights(0, boxes.length) + (total?.height ?? 0) : heights(0, 2));

  if (table.title !== undefined) putTitle(flow, parent, table.title, follow);
  else {
    ensure(flow, 14 + follow);
    gap(flow, flow.fresh ? 0 : 14);
  }
  const tag = tagIn(parent, 'Table', { summary: table.summary });
  putHead(flow, head, look.headPad, tagIn(tagIn(tag, 'THead'), 'TR'));
  const body = newTag('TBody');
  if (boxes.length + (total === null ? 0 : 1) > 0) tag.kids.push(body);

  // What still has to stand from each row to the end of the table.
  const remaining = boxes.map(({ height }) => height);
  for (let index = boxes.length - 1; index >= 0; index -= 1) {
    remaining[index] = (boxes[index]?.height ?? 0) + (remaining[index + 1] ?? total?.height ?? 0);
  }
  boxes.forEach((box, index) => {
    const left = boxes.length - index;
    // Never fewer than two rows on the last page: the last but one waits for its neighbour.
    const stays = (remaining[index] ?? 0) <= room(flow) || (left > 2 && box.height + carryHeight <= room(flow));
    if (!stays && index > 0) {
      const sums = carry?.running[index - 1];
      const forward = sums === undefined || carry === undefined ? null : carried(carry.forward, sums);
      if (forward !== null) {
        putRow(flow, forward, look.pad, 'layout', false);
        rule(flow, flow.y - weights.rule, weights.rule);
      }
      newPage(flow);
      putHead(flow, head, look.headPad, 'layout');
      const brought = sums === undefined || carry === undefined ? null : carried(carry.brought, sums);
      if (brought !== null) {
        putRow(flow, brought, look.pad, 'layout', false);
        rule(flow, flow.y - weights.rule, weights.rule);
      }
    }
    const place = table.places?.[index];
    if (place !== undefined) mark(flow, place);
    putRow(flow, box, look.pad, tagIn(body, 'TR'), table.rowHead !== 'none');
    const last = index === boxes.length - 1;
    if (!last || (total === null && table.look !== 'contents'))
      rule(flow, flow.y - weights.row, weights.row, colours.hairline);
  });
  if (total !== null) {
    rule(flow, flow.y - weights.rule, weights.rule);
    putRow(flow, total, look.pad, tagIn(body, 'TR'), true);
  }
  flow.fresh = false;
  if (table.note !== undefined) {
    const text = paragraph(flow, table.note, styles.note, blockWidth(flow));
    ensure(flow, 7 + text.height);
    gap(flow, 7);
    flow.y += write(flow, table.note, styles.note, 0, flow.y, blockWidth(flow), tagIn(parent, 'P'));
  }
};
