/** The facts strip: two or three figures side by side. */
import type { Block, Fact } from '#shared/pack/model.ts';
import { ensure, type Flow, gap } from './flow.ts';
import { baseline, type Paragraph, paragraph, putParagraph, rule } from './prose.ts';
import { colours, styles, weights } from './styles.ts';
import { type Tag, tagIn } from './tags.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

type FactBox = {
  readonly fact: Fact;
  readonly label: Paragraph;
  readonly figure: Paragraph;
  readonly code: Paragraph | null;
  readonly note: Paragraph | null;
};

const factBox = (flow: Flow, fact: Fact): FactBox => {
  const inner = fact.width - 12;
  return {
    fact,
    label: paragraph(flow, fact.label, styles.label, inner),
    figure: paragraph(flow, fact.figure, fact.size === 'large' ? styles.large : styles.medium, inner),
    code: fact.code === undefined ? null : paragraph(flow, fact.code, styles.largeCode, inner),
    note: fact.note === undefined ? null : paragraph(flow, fact.note, styles.note, inner),
  };
};

/** Two or three figures side by side. The baselines of large and medium figures are the same. */
export const putFacts = (flow: Flow, parent: Tag, block: Of<'facts'>): void => {
  const boxes = block.facts.map((fact) => factBox(flow, fact));
  const hasLarge = block.facts.some(({ size }) => size === 'large');
  const strip = block.look === 'strip';
  const padTop = strip ? 8 : 0;
  const labels = Math.max(...boxes.map(({ label }) => label.height));
  const figures = Math.max(
    ...boxes.map(({ figure }) => figure.height),
    hasLarge ? styles.large.leading : styles.medium.leading,
  );
  const notes = Math.max(0, ...boxes.map(({ note }) => note?.height ?? 0));
  const height = padTop + labels + figures + notes + 9;
  gap(flow, flow.fresh ? (strip ? 0 : -10) : 23);
  ensure(flow, height);
  if (strip) rule(flow, flow.y, weights.rule);
  const list = tagIn(parent, 'L');
  let x = 0;
  for (const { fact, label, figure, code, note } of boxes) {
    const item = tagIn(list, 'LI');
    const y = flow.y + padTop;
    putParagraph(flow, label, x, y + labels - label.height, tagIn(item, 'Lbl'));
    const body = tagIn(item, 'LBody');
    const drop =
      hasLarge && fact.size === 'medium' ? baseline(flow, styles.large, 0) - baseline(flow, styles.medium, 0) : 0;
    let at = x;
    if (code !== null) {
      putParagraph(
        flow,
        code,
        x,
        y + labels + baseline(flow, styles.large, 0) - baseline(flow, styles.largeCode, 0),
        body,
      );
      at += (code.lines[0]?.width ?? 0) + 6;
    }
    putParagraph(flow, figure, at, y + labels + drop, body);
    if (note !== null) putParagraph(flow, note, x, y + labels + figures, body);
    x += fact.width;
  }
  flow.y += height;
  rule(flow, flow.y - weights.row, weights.row, colours.hairline);
  flow.fresh = false;
};
