/** Blocks about the two sides: the parties, and the signatures at the foot of a page. */
import type { Block } from '#shared/pack/model.ts';
import { ensure, type Flow, gap, room } from './flow.ts';
import { readingLeft } from './geometry.ts';
import { paragraph, putParagraph, rule, write } from './prose.ts';
import { colours, inColour, styles } from './styles.ts';
import { type Tag, tagIn } from './tags.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Goes down to where `height` points just reach the end of the text block. */
const anchor = (flow: Flow, height: number, before: number): void => {
  ensure(flow, before + height);
  flow.y += Math.max(0, room(flow) - height);
};

const putFootParties = (flow: Flow, parent: Tag, block: Of<'parties'>): void => {
  const columns = block.parties.map((party) => ({
    name: paragraph(flow, party.name, styles.cell, 168),
    lines: party.lines.length === 0 ? null : paragraph(flow, party.lines.join('\n'), styles.cell, 168),
    small: paragraph(flow, party.small, inColour(styles.cell, 'grey'), 168),
  }));
  const height = Math.max(
    ...columns.map(({ name, lines, small }) => name.height + (lines?.height ?? 0) + small.height),
  );
  anchor(flow, height, 20);
  write(flow, block.label, styles.label, 0, flow.y + 1, 108, tagIn(parent, 'P'));
  const list = tagIn(parent, 'L');
  columns.forEach(({ name, lines, small }, index) => {
    const item = tagIn(list, 'LI');
    const x = readingLeft + index * 180;
    putParagraph(flow, name, x, flow.y, tagIn(item, 'Lbl'));
    const body = tagIn(item, 'LBody');
    if (lines !== null) putParagraph(flow, lines, x, flow.y + name.height, body);
    putParagraph(flow, small, x, flow.y + name.height + (lines?.height ?? 0), body);
  });
  flow.y += height;
};

const putHeadParties = (flow: Flow, parent: Tag, block: Of<'parties'>): void => {
  gap(flow, -6);
  const list = tagIn(parent, 'L');
  let height = 0;
  block.parties.forEach((party, index) => {
    const item = tagIn(list, 'LI');
    const x = index * 240;
    let y = flow.y + write(flow, party.role, styles.label, x, flow.y, 228, tagIn(item, 'Lbl'));
    const body = tagIn(item, 'LBody');
    y += write(flow, party.name, styles.medium, x, y, 228, body);
    y += write(
      flow,
      [...party.lines, party.small].filter((line) => line !== '').join('\n'),
      styles.note,
      x,
      y,
      228,
      body,
    );
    height = Math.max(height, y - flow.y);
  });
  flow.y += height;
  flow.fresh = false;
};

export const putParties = (flow: Flow, parent: Tag, block: Of<'parties'>): void =>
  block.look === 'foot' ? putFootParties(flow, parent, block) : putHeadParties(flow, parent, block);

const remarksHeight = 9 + 11 + 19 + 21;
const sideWidth = 228;
const sideHeight = 14 + 31 + 13 + 31 + 13 + 56 + 13;

/** Remarks and two signatures: they never part from the page they confirm. */
export const putSignatures = (flow: Flow, parent: Tag, block: Of<'signatures'>): void => {
  const foot = paragraph(flow, block.foot, styles.note, 468);
  const height = (block.remarks ? remarksHeight : 0) + 24 + sideHeight + 15 + foot.height;
  ensure(flow, height);
  if (block.remarks) {
    flow.y += 9;
    write(flow, 'Remarks', styles.note, 0, flow.y, 468, tagIn(parent, 'P'));
    rule(flow, flow.y + 11 + 19, 0.4, colours.grey);
    rule(flow, flow.y + 11 + 19 + 21, 0.4, colours.grey);
    flow.y += remarksHeight - 9;
  }
  anchor(flow, sideHeight + 15 + foot.height, 0);
  block.sides.forEach(({ title, name }, index) => {
    const x = index * (sideWidth + 12);
    let y = flow.y;
    write(flow, title, styles.tableTitle, x, y, sideWidth, tagIn(parent, 'H3'));
    y += 14;
    const line = (space: number, words: string, caption: string): void => {
      const tag = tagIn(parent, 'P');
      if (words !== '') write(flow, words, styles.cell, x, y + space - 3.5 - 12, sideWidth, tag);
      rule(flow, y + space - 0.5, 0.5, colours.ink, x, sideWidth);
      write(flow, caption, styles.note, x, y + space + 2, sideWidth, tag);
      y += space + 13;
    };
    line(31, name, 'Name and position');
    line(31, '', 'Place and date');
    line(56, '', 'Signature');
  });
  flow.y += sideHeight + 15;
  putParagraph(flow, foot, 0, flow.y, tagIn(parent, 'P'));
  flow.y += foot.height;
};
