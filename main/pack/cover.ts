/** The cover and the contents; the index of the records edition. Running header and footer. */
import type { CoverLogo, PackModel, Section, Target } from '#shared/pack/model.ts';

import { putThread } from './figures.ts';
import { type Flow, newPage, pageOn } from './flow.ts';
import { coverSheet, readingLeft, readingLeftAcross } from './geometry.ts';
import { type Page, put } from './page.ts';
import { oneLine, type Paragraph, paragraph, putOneLine, putParagraph, rule, write } from './prose.ts';
import { graphemesOf } from './shaping.ts';
import { colours, inColour, type Style, styles, weights } from './styles.ts';
import { putTable } from './table.ts';

import { type Tag, tagIn } from './tags.ts';

const contentsRow = 25.4;

/** Number, title and page of every section, each a link; no rule under the last. */
const putContents = (flow: Flow, parent: Tag, head: string, sections: readonly Section[]): void => {
  const width = flow.page.sheet.blockWidth;
  write(flow, head, styles.label, 0, flow.y, 200, tagIn(parent, 'P'));
  write(flow, 'Page', styles.label, 0, flow.y, width, tagIn(parent, 'P'), 'right');
  flow.y += 15.75;
  rule(flow, flow.y - weights.rule, weights.rule);
  const list = tagIn(parent, 'TOC');
  sections.forEach((section, index) => {
    const reference = tagIn(tagIn(list, 'TOCI'), 'Reference');
    const link = tagIn(reference, 'Link');
    const y = flow.y + 5.5;
    write(flow, String(section.number), styles.contentsNumber, 0, y, 30, link);
    write(flow, section.title, styles.text, 30, y, width - 90, link);
    const { page = 1, y: toY = 0 } = flow.known.get(section.id) ?? {};
    write(flow, String(page), styles.contentsPage, width - 40, y, 40, link, 'right');
    const { left, top } = flow.page.sheet;
    const box = {
      kind: 'box',
      page: flow.page.number,
      x: left,
      y: top + flow.y,
      width,
      height: contentsRow,
      contents: `${section.number} ${section.title}, page ${page}`,
      toPage: page,
      toY,
    } as const;
    link.kids.push(box);
    flow.page.links.push(box);
    flow.y += contentsRow;
    if (index < sections.length - 1) rule(flow, flow.y - weights.row, weights.row, colours.hairline);
  });
};

const logoBox = { width: 120, height: 40 };
const logoGap = 12;

/** The logo at the left, no larger than its box or itself. Returns where it ends. */
const putLogo = (flow: Flow, parent: Tag, logo: CoverLogo, y: number): number => {
  const scale = Math.min(1, logoBox.width / logo.width, logoBox.height / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  const { left: x, top } = flow.page.sheet;
  const place = { x, y: top + y, width, height };
  const tag = tagIn(parent, 'Figure', { alt: logo.alt, bbox: [x, place.y, x + width, place.y + height] });
  put(flow.page, { shape: 'facsimile', sha256: logo.sha256, of: 1, ...place, scale }, tag);
  return y + height;
};

/** Returns where the brand ends. */
const putBrand = (flow: Flow, parent: Tag, model: PackModel): number => {
  const { brand, confidential, logo } = model.cover;
  const start = confidential === '' ? 5 : 17;
  const y = logo === undefined ? start : putLogo(flow, parent, logo, start) + logoGap;
  const height = write(flow, brand, styles.brand, 0, y, confidential === '' ? 468 : 300, tagIn(parent, 'P'));
  if (confidential !== '') {
    rule(flow, 0, weights.cover);
    write(flow, confidential, styles.confidential, 200, 20, 268, tagIn(parent, 'P'), 'right');
  }
  return y + height;
};

type CoverPair = { readonly label: string; readonly text: Paragraph };

const putCoverPairs = (flow: Flow, parent: Tag, rows: readonly CoverPair[]): void => {
  rule(flow, flow.y, weights.rule);
  const list = tagIn(parent, 'L');
  rows.forEach(({ label, text }, index) => {
    const item = tagIn(list, 'LI');
    write(flow, label, { ...styles.cell, leading: 14, colour: 'grey' }, 0, flow.y + 5.5, 112, tagIn(item, 'Lbl'));
    putParagraph(flow, text, readingLeft, flow.y + 5.5, tagIn(item, 'LBody'));
    flow.y += text.height + 11;
    if (index < rows.length - 1) rule(flow, flow.y - weights.row, weights.row, colours.hairline);
  });
};

const threadSpace = 44 + 52;

export const putCover = (flow: Flow, model: PackModel): void => {
  flow.page = pageOn(flow.pages, coverSheet(model.paper));
  flow.y = 0;
  flow.landscape = false;
  const { cover } = model;
  flow.places.set('cover', { page: 1, y: 0 });
  const sect = tagIn(flow.document, 'Sect', { title: 'Cover' });
  const brandEnd = putBrand(flow, sect, model);
  flow.y = Math.max(brandEnd + 24, cover.confidential === '' ? 130 : 137);
  flow.y += write(flow, cover.title, styles.coverTitle, 0, flow.y, 468, tagIn(sect, 'H1')) + 20;
  flow.y += write(flow, cover.first, styles.coverLine, 0, flow.y, 468, tagIn(sect, 'P'));
  flow.y += write(flow, cover.second, inColour(styles.coverLine, 'grey'), 0, flow.y, 468, tagIn(sect, 'P'));
  const { blockHeight } = flow.page.sheet;
  const rows =
    cover.foot === 'contents'
      ? []
      : cover.foot.map(({ label, value }) => ({ label, text: paragraph(flow, value, styles.text, 348) }));
  const footHeight =
    cover.foot === 'contents'
      ? 15.75 + model.sections.length * contentsRow
      : rows.reduce((sum, { text }) => sum + text.height + 11, 0);
  // Very long names take the room of the thread.
  if (cover.thread !== null && flow.y + threadSpace + footHeight <= blockHeight) {
    flow.y += 44;
    putThread(flow, sect, cover.thread);
  }
  flow.y = blockHeight - footHeight;
  if (cover.foot === 'contents') putContents(flow, sect, 'Contents', model.sections);
  else putCoverPairs(flow, sect, rows);
};

/** The rule, the number in the margin, the title. */
export const putSectionHead = (flow: Flow, parent: Tag, id: Target, number: string, title: string): void => {
  const left = flow.landscape ? readingLeftAcross : readingLeft;
  rule(flow, 0, weights.rule);
  flow.places.set(id, { page: flow.page.number, y: flow.page.sheet.top });
  const heading = tagIn(parent, 'H2');
  const top = weights.rule + 11;
  if (number !== '') write(flow, number, styles.sectionNumber, 0, top, 100, heading);
  const height = write(flow, title, styles.sectionTitle, left, top, flow.page.sheet.blockWidth - left, heading);
  flow.y = top + height + 21;
  flow.fresh = true;
};

export const putIndex = (flow: Flow, model: PackModel): void => {
  if (model.index === null) return;
  newPage(flow, false);
  const sect = tagIn(flow.document, 'Sect', { title: model.index.title });
  putSectionHead(flow, sect, 'index', '', model.index.title);
  putContents(flow, sect, 'Section', model.sections);
  flow.y += 16;
  if (model.index.exhibits !== undefined) putTable(flow, sect, model.index.exhibits);
  if (model.index.exhibits !== undefined) flow.y += 7;
  for (const note of model.index.notes) flow.y += 5 + write(flow, note, styles.note, 0, flow.y, 468, tagIn(sect, 'P'));
};

const nameLimit = 220;

/** A name cut with an ellipsis where it is too wide for the running header: the only thing in the pack ever cut. */
const cutName = (flow: Flow, style: Style, name: string): string => {
  const wide = (text: string): boolean => oneLine(flow, text, style).width > nameLimit;
  if (!wide(name)) return name;
  const graphemes = graphemesOf(name);
  const cut = (count: number): string => `${graphemes.slice(0, count).join('').trimEnd()}…`;
  let [fits, not] = [1, graphemes.length];
  while (not - fits > 1) {
    const middle = (fits + not) >> 1;
    if (wide(cut(middle))) not = middle;
    else fits = middle;
  }
  return cut(fits);
};

/** Header and footer of a page. The cover has none. */
export const putChrome = (flow: Flow, model: PackModel, page: Page, total: number): void => {
  const { header, footer } = model;
  const names = [header.freelancer, header.client].filter((name) => name !== '');
  if (page.number > 1) {
    const { sheet } = page;
    const x = sheet.left;
    const line = (
      text: string,
      style: Style,
      at: number,
      y: number,
      end: boolean,
      artifact: 'header' | 'footer',
    ): number => {
      const one = oneLine(flow, text, style);
      putOneLine(flow, one, (end ? at - one.width : at) - sheet.left, y - sheet.top, artifact, style);
      return one.width;
    };
    const both = names.map((name) => cutName(flow, styles.chrome, name)).join(' and ');
    const right = x + sheet.blockWidth;
    if (header.confidential === '') line(both, styles.chrome, x, sheet.header, false, 'header');
    else {
      put(
        page,
        { shape: 'box', x, y: sheet.header + 2.4, width: 5.5, height: 5.5, paint: colours.ink, stroke: 0 },
        'header',
      );
      line(header.confidential, styles.chromeStrong, x + 10.5, sheet.header, false, 'header');
    }
    line(
      page.header ?? (header.confidential === '' ? header.right : both),
      styles.chrome,
      right,
      sheet.header,
      true,
      'header',
    );
    line(footer, styles.chrome, x, sheet.footer, false, 'footer');
    const of = `of ${total}`;
    const ofWidth = oneLine(flow, of, styles.chrome).width;
    line(String(page.number), styles.chromeStrong, right - ofWidth - 2.2, sheet.footer, true, 'footer');
    line(of, styles.chrome, right, sheet.footer, true, 'footer');
  }
};
