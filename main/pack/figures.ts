/** Drawn figures: the thread of the cover, the notice line, the age bar. Each has words that say the same. */
import type { Block, LineEvent, Thread } from '#shared/pack/model.ts';
import { ensure, type Flow, gap } from './flow.ts';
import { type Page, put } from './page.ts';
import { oneLine, putOneLine } from './prose.ts';
import { colours, styles } from './styles.ts';
import { type Tag, tagIn } from './tags.ts';

type Frame = { readonly left: number; readonly top: number };

const vertical = (page: Page, x: number, y1: number, y2: number, weight: number, paint: string, owner: Tag): void =>
  put(page, { shape: 'line', x1: x, y1, x2: x, y2, weight, paint }, owner);

/** A label at x with its line box at y, in block coordinates; `anchor` 0 starts, 0.5 centres, 1 ends there. */
const label = (
  flow: Flow,
  text: string,
  strong: boolean,
  x: number,
  y: number,
  anchor: number,
  owner: Tag,
  ink = strong,
): number => {
  const base = strong ? styles.tickStrong : styles.tick;
  const style = ink ? { ...base, colour: 'ink' as const } : base;
  const line = oneLine(flow, text, style);
  const start = Math.max(0, Math.min(x - line.width * anchor, flow.page.sheet.blockWidth - line.width));
  putOneLine(flow, line, start, y, owner, style);
  return line.width;
};

const threadHeight = 52;

/** One line from the first day of the relationship to the last. */
export const putThread = (flow: Flow, parent: Tag, thread: Thread): void => {
  const { page } = flow;
  const { left, top, blockWidth } = page.sheet;
  const at: Frame = { left, top: top + flow.y };
  const tag = tagIn(parent, 'Figure', {
    alt: thread.alt,
    bbox: [left, at.top, left + blockWidth, at.top + threadHeight],
  });
  const x = (fraction: number): number => 3.5 + fraction * (blockWidth - 7);
  for (const tick of thread.ticks) {
    const large = tick.size === 'large';
    vertical(
      page,
      left + x(tick.at),
      at.top + (large ? 21 : 25.5),
      at.top + 30,
      0.6,
      large ? colours.ink : colours.tick,
      tag,
    );
    if (tick.label !== '') label(flow, tick.label, false, x(tick.at), flow.y + 7, 0.5, tag);
  }
  put(
    page,
    {
      shape: 'line',
      x1: left + 3.5,
      y1: at.top + 30,
      x2: left + blockWidth - 3.5,
      y2: at.top + 30,
      weight: 1.5,
      paint: colours.pine,
    },
    tag,
  );
  put(
    page,
    {
      shape: 'disc',
      x: left + 3.5,
      y: at.top + 30,
      radius: 2.8,
      fill: colours.white,
      stroke: colours.pine,
      weight: 1.4,
    },
    tag,
  );
  put(
    page,
    {
      shape: 'disc',
      x: left + blockWidth - 3.5,
      y: at.top + 30,
      radius: 3.5,
      fill: colours.pine,
      stroke: colours.pine,
      weight: 0,
    },
    tag,
  );
  label(flow, thread.from, true, 0, flow.y + 39, 0, tag);
  label(flow, thread.to, true, blockWidth, flow.y + 39, 1, tag);
  flow.y += threadHeight;
};

const lineHeight = 104;
const axis = 52;

const putEvent = (flow: Flow, event: LineEvent, x: number, anchor: number, dropped: boolean, tag: Tag): void => {
  const { page } = flow;
  const { left, top } = page.sheet;
  const y = top + flow.y + axis;
  const up = event.side === 'above';
  vertical(page, left + x, up ? y - 17 : y + 4, up ? y - 4 : y + 20, 0.5, colours.grey, tag);
  const fill = event.look === 'now' ? colours.ink : event.look === 'end' ? colours.pine : colours.white;
  put(page, { shape: 'disc', x: left + x, y, radius: 3.3, fill, stroke: colours.pine, weight: 1.4 }, tag);
  const first = flow.y + axis + (up ? -40 : 23);
  const shift = anchor === 0 ? -3 : anchor === 1 ? 3 : 0;
  label(flow, event.date, true, x + shift, dropped && up ? first + 10 : first, anchor, tag);
  if (!dropped) label(flow, event.label, false, x + shift, first + 10, anchor, tag);
};

/** Labels nearer than this to their neighbour on the same side turn away from it. */
const nearLabels = 60;

export const putNoticeLine = (flow: Flow, parent: Tag, line: Extract<Block, { kind: 'notice-line' }>): void => {
  ensure(flow, lineHeight + 25);
  gap(flow, 25);
  const { page } = flow;
  const { left, top, blockWidth } = page.sheet;
  const y = top + flow.y + axis;
  const x = (fraction: number): number => 6 + fraction * (blockWidth - 12);
  const tag = tagIn(parent, 'Figure', {
    alt: line.alt,
    bbox: [left, y - axis, left + blockWidth, y - axis + lineHeight],
  });
  put(
    page,
    { shape: 'line', x1: left + 3, y1: y, x2: left + blockWidth - 3, y2: y, weight: 0.75, paint: colours.hairline },
    tag,
  );
  for (const tick of line.ticks) {
    const reach = tick.size === 'large' ? 7 : 3;
    vertical(
      page,
      left + x(tick.at),
      y - reach,
      y + reach,
      0.6,
      tick.size === 'large' ? colours.grey : colours.hairline,
      tag,
    );
    if (tick.label !== '') label(flow, tick.label, false, x(tick.at) + 3, flow.y + axis + 6, 0, tag);
  }
  put(
    page,
    { shape: 'line', x1: left + x(line.from), y1: y, x2: left + x(line.to), y2: y, weight: 1.6, paint: colours.pine },
    tag,
  );
  const sides = {
    above: line.events.filter((e) => e.side === 'above'),
    below: line.events.filter((e) => e.side === 'below'),
  };
  for (const event of line.events) {
    const row = sides[event.side];
    const index = row.indexOf(event);
    const at = x(event.at);
    const [before, after] = [row[index - 1], row[index + 1]];
    const closeBefore = before !== undefined && at - x(before.at) < nearLabels;
    const closeAfter = after !== undefined && x(after.at) - at < nearLabels;
    const anchor =
      at < 50 || (closeBefore && !closeAfter) ? 0 : at > blockWidth - 50 || (closeAfter && !closeBefore) ? 1 : 0.5;
    putEvent(flow, event, at, anchor, event.short, tag);
  }
  flow.y += lineHeight;
  flow.fresh = false;
};
