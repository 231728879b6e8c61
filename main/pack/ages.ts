/** Open amounts by age: a bar in proportion, and the same figures in a table. */
import type { Age } from '#shared/pack/model.ts';
import type { Flow } from './flow.ts';
import { put } from './page.ts';
import { write } from './prose.ts';
import { agePaints, colours, styles } from './styles.ts';
import { type Tag, tagIn } from './tags.ts';

const barHeight = 16;
const barGap = 1.5;
const leastSegment = 2;

/** Segments in proportion to the amounts; every figure is repeated in the table below. */
export const putAgeBar = (flow: Flow, ages: readonly Age[]): void => {
  const { page } = flow;
  const { left, top, blockWidth } = page.sheet;
  const shown = ages
    .map((age, index) => ({ age, paint: agePaints[index] ?? colours.ink }))
    .filter(({ age }) => age.minor > 0);
  const total = shown.reduce((sum, { age }) => sum + age.minor, 0);
  const space = blockWidth - (shown.length - 1) * barGap;
  const raw = shown.map(({ age }) => Math.max(leastSegment, (space * age.minor) / total));
  const scale = space / raw.reduce((sum, width) => sum + width, 0);
  let x = left;
  shown.forEach(({ paint }, index) => {
    const width = (raw[index] ?? 0) * scale;
    put(page, { shape: 'box', x, y: top + flow.y, width, height: barHeight, paint, stroke: 0 }, 'layout');
    x += width + barGap;
  });
  flow.y += barHeight + 6;
};

/** The five groups as figures, each head beside its colour. */
export const putAgeTable = (flow: Flow, parent: Tag, ages: readonly Age[]): void => {
  const { page } = flow;
  const { left, top, blockWidth } = page.sheet;
  const column = blockWidth / ages.length;
  const tag = tagIn(parent, 'Table', { summary: 'Open amounts by age' });
  const head = tagIn(tagIn(tag, 'THead'), 'TR');
  ages.forEach((age, index) => {
    const y = flow.y + 2;
    put(
      page,
      {
        shape: 'box',
        x: left + index * column,
        y: top + y + 1.5,
        width: 7,
        height: 7,
        paint: agePaints[index] ?? colours.ink,
        stroke: 0,
      },
      'layout',
    );
    write(flow, age.label, styles.label, index * column + 11, y, column - 11, tagIn(head, 'TH', { scope: 'Column' }));
  });
  flow.y += 17.75;
  put(
    page,
    {
      shape: 'line',
      x1: left,
      y1: top + flow.y - 0.375,
      x2: left + blockWidth,
      y2: top + flow.y - 0.375,
      weight: 0.75,
      paint: colours.ink,
    },
    'layout',
  );
  const row = tagIn(tagIn(tag, 'TBody'), 'TR');
  ages.forEach((age, index) => {
    const style = {
      ...(age.minor === 0 ? styles.cell : styles.cellHead),
      figures: true,
      colour: age.minor === 0 ? ('grey' as const) : ('ink' as const),
    };
    write(flow, age.figure, style, index * column, flow.y + 5, column, tagIn(row, 'TD'));
  });
  flow.y += 22;
  flow.fresh = false;
};
