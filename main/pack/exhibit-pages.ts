/** Lays out exhibits: the slip with its large letter, then one page of the pack for each page of the exhibit. */
import type { Block, ExhibitPage } from '#shared/pack/model.ts';
import { pairsHeight, putPairs } from './blocks.ts';
import { type Flow, mark, newPage } from './flow.ts';
import { put } from './page.ts';
import { paragraph, putParagraph, rule, write } from './prose.ts';
import { colours, type Style, styles, weights } from './styles.ts';
import { type Tag, tagIn } from './tags.ts';

type Exhibit = Extract<Block, { kind: 'exhibit' }>;

const letterTop = 117.75;
const titleWidth = 388;
const noteWidth = 348;
const noteIndent = 12.5;

/** Two letters are set smaller than one, three smaller still. */
const letterStyle = (letter: string): Style => {
  const size = letter.length === 1 ? 190 : letter.length === 2 ? 150 : 105;
  return { ...styles.exhibitLetter, size, leading: size };
};

type NotePlaced = { readonly height: number; readonly put: (y: number, parent: Tag) => void };

const placeNote = (flow: Flow, note: NonNullable<Exhibit['note']>): NotePlaced => {
  const title = paragraph(flow, note.title, styles.tableTitle, noteWidth - noteIndent);
  const text = paragraph(flow, note.text, styles.text, noteWidth - noteIndent);
  const height = title.height + 4 + text.height;
  return {
    height,
    put: (y, parent) => {
      const { left, top } = flow.page.sheet;
      put(
        flow.page,
        {
          shape: 'line',
          x1: left + 0.75,
          y1: top + y,
          x2: left + 0.75,
          y2: top + y + height,
          weight: 1.5,
          paint: colours.ink,
        },
        'layout',
      );
      putParagraph(flow, title, noteIndent, y, tagIn(parent, 'H3'));
      putParagraph(flow, text, noteIndent, y + title.height + 4, tagIn(parent, 'P'));
    },
  };
};

const putSlip = (flow: Flow, parent: Tag, exhibit: Exhibit): void => {
  const pairs = { kind: 'pairs', labelWidth: 120, width: 468, rows: exhibit.rows } as const;
  const { blockHeight } = flow.page.sheet;
  const pairsTop = blockHeight - pairsHeight(flow, pairs);
  const note = exhibit.note === null ? null : placeNote(flow, exhibit.note);
  const foot = note === null ? pairsTop : pairsTop - 24 - note.height;
  const style = letterStyle(exhibit.letter);
  // A very long title takes the room above the letter, and then the smaller type.
  const large = paragraph(flow, exhibit.title, styles.exhibitTitle, titleWidth);
  const fits = 24 + style.leading + 18 + large.height + 24 <= foot;
  const title = fits ? large : paragraph(flow, exhibit.title, styles.lead, titleWidth);
  const top = Math.max(24, Math.min(letterTop, foot - 24 - title.height - 18 - style.leading));

  rule(flow, 0, weights.rule);
  write(flow, 'Exhibit', styles.label, 0, weights.rule + 11, 200, 'layout');
  const heading = tagIn(parent, 'H2');
  write(flow, exhibit.letter, style, 0, top, 468, tagIn(heading, 'Span', { actual: `Exhibit ${exhibit.letter} ` }));
  putParagraph(flow, title, 0, top + style.leading + 18, heading);
  note?.put(foot, parent);
  flow.y = pairsTop;
  putPairs(flow, parent, pairs);
};

const frame = 0.4;

const putFrame = (flow: Flow): void => {
  const { left, top, blockWidth, blockHeight } = flow.page.sheet;
  put(
    flow.page,
    {
      shape: 'box',
      x: left + frame / 2,
      y: top + frame / 2,
      width: blockWidth - frame,
      height: blockHeight - frame,
      paint: colours.hairline,
      stroke: frame,
    },
    'layout',
  );
};

const putFacsimile = (flow: Flow, parent: Tag, page: Extract<ExhibitPage, { as: 'facsimile' }>): void => {
  const { left, top, blockWidth, blockHeight } = flow.page.sheet;
  const scale = Math.min(1, blockWidth / page.width, blockHeight / page.height);
  const [width, height] = [page.width * scale, page.height * scale];
  const [x, y] = [left + (blockWidth - width) / 2, top + (blockHeight - height) / 2];
  const tag = tagIn(parent, 'Figure', { alt: page.alt, bbox: [x, y, x + width, y + height] });
  put(flow.page, { shape: 'facsimile', sha256: page.sha256, of: page.page, x, y, width, height, scale }, tag);
  putFrame(flow);
};

/** Lines never wrap again: they were cut where 92 columns end. */
const unbounded = 10_000;

const putText = (flow: Flow, parent: Tag, { lines }: Extract<ExhibitPage, { as: 'text' }>): void => {
  const style = styles.exhibitText;
  const x = 13.2;
  let y = 18;
  let owner: Tag | null = null;
  for (const line of lines) {
    if (line.trim() === '') owner = null;
    else {
      owner ??= tagIn(parent, 'P');
      write(flow, line, style, x, y, unbounded, owner);
    }
    y += style.leading;
  }
  putFrame(flow);
};

/** An exhibit begins a page, unless the section has just begun one. */
export const putExhibit = (flow: Flow, parent: Tag, exhibit: Exhibit): void => {
  if (!flow.fresh) newPage(flow);
  const tag = tagIn(parent, 'Sect', { title: `Exhibit ${exhibit.letter}, ${exhibit.title}` });
  flow.page.header = exhibit.header;
  mark(flow, exhibit.id);
  putSlip(flow, tag, exhibit);
  for (const page of exhibit.pages) {
    newPage(flow);
    flow.page.header = page.header;
    mark(flow, page.id);
    if (page.as === 'facsimile') putFacsimile(flow, tag, page);
    else putText(flow, tag, page);
  }
  flow.fresh = false;
};
