/** The smaller blocks of a section: lead and margin note, facts strip, list of requests, pairs, notes. */
import type { Block, Pair, Reading } from '#shared/pack/model.ts';
import { blockWidth, ensure, type Flow, gap, room } from './flow.ts';
import { marginWidth, readingLeft } from './geometry.ts';
import { put } from './page.ts';
import { paragraph, putParagraph, rule, write } from './prose.ts';
import { colours, inColour, type Style, styles, weights, withFigures } from './styles.ts';
import { putTitle } from './table.ts';
import { type Tag, tagIn } from './tags.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const readingWidth = 348;
const quoteIndent = 12.5;

type Placed = { readonly height: number; readonly put: (y: number, parent: Tag) => void };

const placeReading = (flow: Flow, part: Reading): Placed => {
  if (part.as !== 'quote') {
    const text = paragraph(flow, part.text, part.as === 'lead' ? styles.lead : styles.text, readingWidth);
    return { height: text.height, put: (y, parent) => putParagraph(flow, text, readingLeft, y, tagIn(parent, 'P')) };
  }
  const width = readingWidth - quoteIndent;
  const words = paragraph(flow, part.text, styles.quote, width);
  const source = paragraph(flow, part.source, styles.note, width);
  const height = words.height + 4 + source.height;
  return {
    height,
    put: (y, parent) => {
      const { left, top } = flow.page.sheet;
      const x = left + readingLeft + 0.75;
      put(
        flow.page,
        { shape: 'line', x1: x, y1: top + y, x2: x, y2: top + y + height, weight: 1.5, paint: colours.pine },
        'layout',
      );
      putParagraph(flow, words, readingLeft + quoteIndent, y, tagIn(tagIn(parent, 'BlockQuote'), 'P'));
      putParagraph(flow, source, readingLeft + quoteIndent, y + words.height + 4, tagIn(parent, 'P'));
    },
  };
};

const spaceBetween = (before: Reading | undefined, part: Reading): number =>
  before === undefined ? 0 : part.as === 'quote' ? 11 : before.as === 'lead' ? 11 : 7;

/** Reading column with a note in the margin; the note is read after the text beside it. */
export const putBeside = (flow: Flow, parent: Tag, block: Of<'beside'>): void => {
  const style = block.look === 'label' ? styles.label : styles.note;
  const notes = block.margin.map((inline) => paragraph(flow, inline, style, marginWidth));
  const notesHeight = notes.reduce((sum, { height }, index) => sum + height + (index === 0 ? 0 : 5.5), 0);
  const placed = block.body.map((part) => placeReading(flow, part));
  const first = placed[0]?.height ?? 0;
  const whole = placed.reduce(
    (sum, { height }, index) =>
      sum + height + spaceBetween(block.body[index - 1], block.body[index] ?? { as: 'text', text: '' }),
    0,
  );
  gap(flow, flow.fresh ? 0 : 24);
  ensure(flow, Math.max(whole <= flow.page.sheet.blockHeight ? whole : first, notesHeight));
  const top = flow.y;
  const page = flow.page;
  placed.forEach((part, index) => {
    const reading = block.body[index];
    if (reading === undefined) return;
    const space = spaceBetween(block.body[index - 1], reading);
    ensure(flow, space + part.height);
    gap(flow, space);
    part.put(flow.y, parent);
    flow.y += part.height;
  });
  if (flow.page === page) {
    let y = top;
    for (const note of notes) {
      putParagraph(flow, note, 0, y, tagIn(parent, 'P'));
      y += note.height + 5.5;
    }
    flow.y = Math.max(flow.y, top + notesHeight);
  }
  flow.fresh = false;
};

const askWhen: Style = { ...styles.cell, leading: 14 };

/** Numbered requests: number, sentence, date, page. */
export const putAsks = (flow: Flow, parent: Tag, block: Of<'asks'>): void => {
  const rows = block.items.map((item) => {
    const sentence = paragraph(flow, item.sentence, styles.text, 468 - 22 - 92 - 30 - 6);
    const when = paragraph(flow, item.when, withFigures(askWhen), 88);
    return { item, sentence, when, height: Math.max(sentence.height, when.height) + 14 };
  });
  putTitle(flow, parent, block.title, (rows[0]?.height ?? 0) + (rows[1]?.height ?? 0), 24);
  rule(flow, flow.y, weights.rule);
  const list = tagIn(parent, 'L', { numbered: true });
  rows.forEach(({ item, sentence, when, height }, index) => {
    ensure(flow, height);
    const entry = tagIn(list, 'LI');
    const y = flow.y + 7;
    write(flow, String(block.first + index), inColour(askWhen, 'pine'), 0, y, 22, tagIn(entry, 'Lbl'));
    const body = tagIn(entry, 'LBody');
    putParagraph(flow, sentence, 22, y, body);
    putParagraph(flow, when, 346, y, body);
    if (item.see !== null)
      write(
        flow,
        [{ see: item.see, before: 'p. ' }],
        inColour(withFigures(askWhen), 'grey'),
        438,
        y,
        30,
        body,
        'right',
      );
    flow.y += height;
    rule(flow, flow.y - weights.row, weights.row, colours.hairline);
  });
  if (block.more !== undefined) {
    gap(flow, 7);
    flow.y += write(flow, block.more, styles.note, 22, flow.y, 420, tagIn(parent, 'P'));
  }
  flow.fresh = false;
};

const pairStyle = (look: Pair['look']): Style =>
  look === 'hash' ? styles.hash : look === 'strong' ? withFigures(styles.cellHead) : styles.cell;

const codeSize = 86;
const codeLeft = 360;
const codeTop = 10;
/** Four modules of the smallest symbol that holds a payment: nothing is drawn nearer. */
const quietZone = 8;

type Code = NonNullable<Of<'pairs'>['code']>;

/** The payment code as squares, neighbours in a row drawn as one. */
const putCode = (flow: Flow, parent: Tag, code: Code, y: number): void => {
  const { left, top } = flow.page.sheet;
  const [x0, y0] = [left + codeLeft, top + y + codeTop];
  const module = codeSize / code.modules.length;
  const tag = tagIn(parent, 'Figure', { alt: code.alt, bbox: [x0, y0, x0 + codeSize, y0 + codeSize] });
  code.modules.forEach((row, index) => {
    for (const { index: at, 0: dark } of row.matchAll(/1+/g)) {
      const box = { x: x0 + at * module, y: y0 + index * module, width: dark.length * module, height: module };
      put(flow.page, { shape: 'box', ...box, paint: colours.ink, stroke: 0 }, tag);
    }
  });
  write(flow, code.caption, styles.note, codeLeft, y + codeTop + codeSize + quietZone - 4, 108, tagIn(parent, 'P'));
};

/** Beside a payment code the pairs take the height of the code. */
const padsOf = ({ code }: Of<'pairs'>) => (code === undefined ? { pad: 4.5, before: 0 } : { pad: 6.1, before: 4.3 });

const placePairs = (flow: Flow, block: Of<'pairs'>) =>
  block.rows.map(({ label, value, look }) => {
    const text = paragraph(flow, value, pairStyle(look), block.width - block.labelWidth);
    return { label, look, text, height: Math.max(12, text.height) + 2 * padsOf(block).pad };
  });

/** Space above pairs without a title. */
const pairsGap = 20;

/** Points pairs without a title take, the space above them included. */
export const pairsHeight = (flow: Flow, block: Of<'pairs'>): number =>
  placePairs(flow, block).reduce((sum, { height }) => sum + height, pairsGap);

/** Label and value, one pair a row. */
export const putPairs = (flow: Flow, parent: Tag, block: Of<'pairs'>): void => {
  const { pad, before } = padsOf(block);
  const rows = placePairs(flow, block);
  const rowsHeight = rows.reduce((sum, { height }) => sum + height, before);
  const codeHeight = block.code === undefined ? 0 : codeTop + codeSize + quietZone + 22;
  if (block.title !== undefined) putTitle(flow, parent, block.title, Math.max(rowsHeight, codeHeight), 26);
  else {
    gap(flow, pairsGap);
    ensure(flow, Math.max(rowsHeight, codeHeight));
  }
  const start = { page: flow.page, y: flow.y };
  rule(flow, flow.y, weights.rule, colours.ink, 0, block.code === undefined ? block.width : blockWidth(flow));
  flow.y += before;
  const list = tagIn(parent, 'L');
  rows.forEach(({ label, look, text, height }, index) => {
    ensure(flow, height);
    const item = tagIn(list, 'LI');
    write(flow, label, { ...styles.note, leading: 12 }, 0, flow.y + pad, block.labelWidth - 9, tagIn(item, 'Lbl'));
    const body = tagIn(item, 'LBody');
    putParagraph(flow, text, block.labelWidth, flow.y + pad, look === 'hash' ? tagIn(body, 'Code') : body);
    flow.y += height;
    if (index < rows.length - 1) rule(flow, flow.y - weights.row, weights.row, colours.hairline, 0, block.width);
  });
  if (block.code !== undefined && flow.page === start.page) {
    putCode(flow, parent, block.code, start.y);
    flow.y = Math.max(flow.y, start.y + codeHeight);
  }
  flow.fresh = false;
};

export const putNote = (flow: Flow, parent: Tag, block: Of<'note'>): void => {
  const reading = block.at === 'reading' || block.at === 'head' || block.at === 'foot-reading';
  const x = reading ? readingLeft : 0;
  const text = paragraph(flow, block.text, styles.note, blockWidth(flow) - x);
  if (block.at === 'head') gap(flow, -10);
  else if (block.at === 'foot' || block.at === 'foot-reading') {
    ensure(flow, 14 + text.height);
    flow.y = Math.max(flow.y, flow.y + room(flow) - text.height);
  } else {
    ensure(flow, 7 + text.height);
    gap(flow, flow.fresh ? 0 : 8);
  }
  putParagraph(flow, text, x, flow.y, tagIn(parent, 'P'));
  flow.y += text.height + (block.at === 'head' ? 14 : 0);
  flow.fresh = flow.fresh && block.at === 'head';
};

/** How to check the file: numbered steps, some with a command per system. */
export const putSteps = (flow: Flow, parent: Tag, block: Of<'steps'>): void => {
  const width = blockWidth(flow) - 18;
  putTitle(flow, parent, block.title, 40);
  const list = tagIn(parent, 'L', { numbered: true });
  block.steps.forEach((step, index) => {
    const text = paragraph(flow, step.text, styles.step, width);
    ensure(flow, text.height + step.commands.length * 13);
    const item = tagIn(list, 'LI');
    write(flow, String(index + 1), inColour(styles.step, 'grey'), 0, flow.y, 18, tagIn(item, 'Lbl'));
    const body = tagIn(item, 'LBody');
    putParagraph(flow, text, 18, flow.y, body);
    flow.y += text.height;
    for (const { system, command } of step.commands) {
      write(flow, system, inColour(styles.step, 'grey'), 18, flow.y, 60, body);
      flow.y += write(flow, command, styles.command, 78, flow.y, width - 60, tagIn(body, 'Code'));
    }
    flow.y += 3;
  });
  flow.fresh = false;
};

export const putSaid = (flow: Flow, parent: Tag, block: Of<'said'>): void => {
  const text = paragraph(flow, block.text, styles.cell, blockWidth(flow));
  putTitle(flow, parent, block.title, text.height);
  putParagraph(flow, text, 0, flow.y, tagIn(parent, 'P'));
  flow.y += text.height;
  flow.fresh = false;
};
