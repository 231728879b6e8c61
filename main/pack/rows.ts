/** Clause rows and journal rows: number or date in the margin, words beside it, split over pages when they are long. */
import type { ClauseRow, JournalRow } from '#shared/pack/model.ts';
import { ensure, type Flow, mark, newPage, room } from './flow.ts';
import { readingLeft } from './geometry.ts';
import { type Paragraph, paragraph, putParagraph, rule, write } from './prose.ts';
import { colours, inColour, styles, weights, withFigures } from './styles.ts';
import { newTag, type Tag, tagIn } from './tags.ts';

const padTop = 8;
const padBottom = 9;
const readingWidth = 348;
const margin = 108;

/** Places a long paragraph, going on over as many pages as it needs; `again` labels what stands on a later page. */
const putLong = (flow: Flow, text: Paragraph, owner: Tag, again: () => void, onPage: () => void): void => {
  const { leading } = text.style;
  let from = 0;
  while (from < text.lines.length) {
    const left = text.lines.length - from;
    const fitting = Math.floor((room(flow) + 0.01) / leading);
    // Two lines at least stay together at the end of a page and at its beginning.
    const take = fitting >= left ? left : Math.min(fitting, Math.max(left - 2, 1));
    if (take < Math.min(2, left) && flow.y > 0) {
      newPage(flow);
      onPage();
      if (from > 0) again();
      continue;
    }
    putParagraph(flow, text, readingLeft, flow.y, owner, readingWidth, 'left', from, from + Math.max(1, take));
    flow.y += Math.max(1, take) * leading;
    from += Math.max(1, take);
    if (from < text.lines.length) {
      newPage(flow);
      onPage();
      again();
    }
  }
};

/** Left edges and widths of what stands beside a clause; the column of exhibits only where there are any. */
const actionColumns = (exhibits: boolean) => {
  const date = readingWidth - 66 - (exhibits ? 34 + 9 : 0);
  return { date, exhibit: readingWidth - 34, text: date - 9 };
};

const hasExhibits = ({ actions }: ClauseRow): boolean => actions.some(({ exhibit }) => exhibit !== undefined);

const clauseHead = (flow: Flow, exhibits: boolean): void => {
  const columns = actionColumns(exhibits);
  write(flow, 'Clause', styles.label, 0, flow.y, margin, 'layout');
  write(flow, 'Exact words, then what was done under them', styles.label, readingLeft, flow.y, columns.text, 'layout');
  write(flow, 'Date', styles.label, readingLeft + columns.date, flow.y, 66, 'layout', 'right');
  if (exhibits) write(flow, 'Exhibit', styles.label, readingLeft + columns.exhibit, flow.y, 34, 'layout', 'right');
  flow.y += 14;
  rule(flow, flow.y - weights.rule, weights.rule);
};

const continued = (flow: Flow, label: string): void => {
  flow.y += padTop;
  write(flow, `${label}, continued`, styles.note, 0, flow.y + 1.5, margin, 'layout');
};

const putClause = (flow: Flow, parent: Tag, row: ClauseRow, first: boolean): void => {
  const { number, kind, where } = row;
  const numberText = paragraph(flow, number, styles.clauseNumber, margin);
  const kindText = paragraph(flow, kind, styles.noteInk, margin);
  const whereText = where === '' ? null : paragraph(flow, where, styles.note, margin);
  const quote = paragraph(flow, `“${row.quote}”`, styles.clauseQuote, readingWidth);
  const exhibits = hasExhibits(row);
  const columns = actionColumns(exhibits);
  const actions = row.actions.map(({ text, date, exhibit }) => ({
    text: paragraph(flow, text, styles.action, columns.text),
    exhibit: exhibit === undefined ? null : paragraph(flow, exhibit, styles.action, 34),
    date: paragraph(
      flow,
      date === '' ? '–' : date,
      withFigures(date === '' ? inColour(styles.action, 'grey') : styles.action),
      66,
    ),
  }));
  const heightOf = ({ text, date, exhibit }: (typeof actions)[number]): number =>
    Math.max(text.height, date.height, exhibit?.height ?? 0);
  const actionsHeight = actions.reduce((sum, action) => sum + heightOf(action), 4.5);
  const side = numberText.height + 1 + kindText.height + (whereText?.height ?? 0);
  const whole = padTop + Math.max(side, quote.height + actionsHeight) + padBottom;
  const least = padTop + Math.max(side, Math.min(2, quote.lines.length) * styles.clauseQuote.leading) + padBottom;
  const fitsAPage = whole <= flow.page.sheet.blockHeight - 14;
  const before = flow.pages.length;
  ensure(flow, fitsAPage ? whole : least);
  if (flow.pages.length > before) clauseHead(flow, exhibits);
  else if (!first) rule(flow, flow.y, weights.row, colours.hairline);

  const tag = tagIn(parent, 'Sect', { title: `${number} ${kind}` });
  mark(flow, row.id);
  flow.y += padTop;
  const top = flow.y;
  const startPage = flow.page;
  const heading = tagIn(tag, 'H3');
  putParagraph(flow, numberText, 0, top, heading);
  putParagraph(flow, kindText, 0, top + numberText.height + 1, heading);
  if (whereText !== null)
    putParagraph(flow, whereText, 0, top + numberText.height + 1 + kindText.height, tagIn(tag, 'P'));
  const quoteTag = tagIn(tagIn(tag, 'BlockQuote'), 'P');
  const again = (): void => continued(flow, number);
  putLong(flow, quote, quoteTag, again, () => clauseHead(flow, exhibits));
  flow.y += 4.5;
  for (const action of actions) {
    const { text, date, exhibit } = action;
    const height = heightOf(action);
    if (height > room(flow)) {
      newPage(flow);
      clauseHead(flow, exhibits);
      again();
    }
    const line = tagIn(tag, 'P');
    putParagraph(flow, text, readingLeft, flow.y, line);
    putParagraph(flow, date, readingLeft + columns.date, flow.y, line, 66, 'right');
    if (exhibit !== null) putParagraph(flow, exhibit, readingLeft + columns.exhibit, flow.y, line, 34, 'right');
    flow.y += height;
  }
  if (flow.page === startPage) flow.y = Math.max(flow.y, top + side);
  flow.y += padBottom;
  flow.fresh = false;
};

/** Points a clause takes where there is room for all of it. */
const clauseHeight = (flow: Flow, row: ClauseRow): number => {
  const sheet = { ...flow.page.sheet, blockHeight: Number.POSITIVE_INFINITY };
  const composer = { ...flow.composer, missing: () => undefined };
  const apart: Flow = {
    ...flow,
    composer,
    pages: [],
    places: new Map(),
    page: { ...flow.page, sheet, pieces: [], links: [] },
    y: 0,
  };
  putClause(apart, newTag('Sect'), row, true);
  return apart.y;
};

/** A clause does not stand alone on the last page: the last but one goes there with it. */
const keepLastTwo = (flow: Flow, one: ClauseRow, last: ClauseRow): void => {
  const first = clauseHeight(flow, one);
  const both = first + clauseHeight(flow, last);
  const { blockHeight } = flow.page.sheet;
  if (first <= room(flow) && both > room(flow) && both <= blockHeight - 14) flow.y = blockHeight;
};

export const putClauses = (flow: Flow, parent: Tag, rows: readonly ClauseRow[]): void => {
  if (rows.length === 0) return;
  clauseHead(flow, rows.some(hasExhibits));
  rows.forEach((row, index) => {
    const last = rows[index + 1];
    if (last !== undefined && index > 0 && index === rows.length - 2) keepLastTwo(flow, row, last);
    putClause(flow, parent, row, index === 0);
  });
};

const journalRuleTop = (flow: Flow): void => rule(flow, flow.y, weights.rule);

const putEntry = (flow: Flow, parent: Tag, row: JournalRow, first: boolean): void => {
  const date = paragraph(flow, row.date, withFigures(styles.cellHead), margin);
  const kind = paragraph(flow, row.kind, styles.note, margin);
  const words = paragraph(flow, row.words, styles.text, readingWidth);
  const meta = paragraph(flow, row.meta, withFigures(styles.meta), readingWidth);
  const side = 14 + kind.height;
  const whole = padTop + Math.max(side, words.height + 3 + meta.height) + padBottom;
  const least = padTop + Math.max(side, Math.min(2, words.lines.length) * styles.text.leading) + padBottom;
  ensure(flow, whole <= flow.page.sheet.blockHeight ? whole : least);
  if (first || flow.y === 0) journalRuleTop(flow);
  else rule(flow, flow.y, weights.row, colours.hairline);

  const tag = tagIn(parent, 'Sect', { title: `${row.date}, ${row.kind}` });
  if (row.id !== undefined) mark(flow, row.id);
  flow.y += padTop;
  const top = flow.y;
  const startPage = flow.page;
  const heading = tagIn(tag, 'H3');
  putParagraph(flow, date, 0, top + 1, heading);
  putParagraph(flow, kind, 0, top + 14, heading);
  const again = (): void => continued(flow, row.date);
  putLong(flow, words, tagIn(tag, 'P'), again, () => journalRuleTop(flow));
  flow.y += 3;
  if (meta.height > room(flow)) {
    newPage(flow);
    journalRuleTop(flow);
    again();
  }
  putParagraph(flow, meta, readingLeft, flow.y, tagIn(tag, 'P'));
  flow.y += meta.height;
  if (flow.page === startPage) flow.y = Math.max(flow.y, top + side);
  flow.y += padBottom;
  flow.fresh = false;
};

export const putJournal = (flow: Flow, parent: Tag, rows: readonly JournalRow[]): void => {
  rows.forEach((row, index) => {
    putEntry(flow, parent, row, index === 0);
  });
};
