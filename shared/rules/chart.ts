/** Geometry of the charts, in CSS pixels or points: drawn as SVG in the window. Nothing here knows a colour. */
import { moodLabels } from '../content/journal.ts';
import { daysBetween } from './dates.ts';
import type { HourRate } from './hour-rate.ts';
import type { MoodSeries } from './mood.ts';
import { smoothPath } from './smooth-path.ts';

export type Size = { readonly width: number; readonly height: number };
export type Margins = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

export type MoodChart = {
  /** The area of the lines. */
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** SVG path data; gaps in the data are gaps. A week alone between gaps has a point and no line. */
  readonly moodPath: string;
  readonly energyPath: string;
  readonly points: readonly {
    readonly week: number;
    readonly start: string;
    readonly x: number;
    readonly y: number;
    readonly mood: number;
    /** 1 to 5, for the colour of the dot. */
    readonly level: number;
  }[];
  /** The five grid lines, Heavy to Bright. */
  readonly levels: readonly { readonly level: number; readonly label: string; readonly y: number }[];
  readonly months: readonly { readonly label: string; readonly x: number }[];
  readonly events: readonly {
    readonly entryId: string;
    readonly title: string;
    readonly x: number;
    /** The side of the line its label stands on, so that it stays inside. */
    readonly anchor: 'start' | 'end';
    /** Row of the label from the top, from 0: neighbours do not overlap. */
    readonly row: number;
  }[];
  readonly silences: readonly { readonly x1: number; readonly x2: number; readonly middle: number }[];
  /** Where the direct labels stand at the right end; null without data. */
  readonly moodEnd: { readonly x: number; readonly y: number } | null;
  readonly energyEnd: { readonly x: number; readonly y: number } | null;
};

const moodMargins: Margins = { top: 34, right: 72, bottom: 24, left: 58 };
/** Estimated width of a character of a 12 px label. */
const character = 6.2;
/** Two labels at the right end stand at least this far apart. */
const labelGap = 18;

/** A straight map from one stretch of numbers to another. The charts need no ticks, which is the rest of d3-scale. */
const linear =
  ([from, to]: readonly [number, number], [low, high]: readonly [number, number]) =>
  (value: number): number =>
    low + ((value - from) / (to - from)) * (high - low);

const round = (value: number): number => Math.round(value * 100) / 100;

type EventPlace = MoodChart['events'][number];

/** Height of one row of event labels. */
export const eventRow = 15;

type Label = { readonly entryId: string; readonly title: string; readonly x: number };
type Side = 'start' | 'end';

/** Each label on its side of its line, in the highest row where it touches no other. */
const inRows = (labels: readonly Label[], sides: readonly Side[]): readonly EventPlace[] => {
  const ends: { readonly from: number; readonly to: number }[][] = [];
  return labels.map((label, index) => {
    const anchor = sides[index] ?? 'start';
    const width = widthOf(label);
    const [from, to] = anchor === 'start' ? [label.x, label.x + width] : [label.x - width, label.x];
    const free = ends.findIndex((row) => row.every((other) => other.to <= from || other.from >= to));
    const row = free === -1 ? ends.length : free;
    ends[row] = [...(ends[row] ?? []), { from, to }];
    return { ...label, anchor, row };
  });
};

const widthOf = ({ title }: Label): number => title.length * character + 8;
const rowsOf = (places: readonly EventPlace[]): number => places.reduce((most, { row }) => Math.max(most, row + 1), 0);

/** The sides that need the fewest rows; at most four labels, so every choice is tried. Labels stay inside. */
const placeEvents = (labels: readonly Label[], left: number, right: number): readonly EventPlace[] => {
  const choices = labels.reduce<readonly (readonly Side[])[]>(
    (all, label) => {
      const fits = (['start', 'end'] as const).filter((side) =>
        side === 'start' ? label.x + widthOf(label) <= right : label.x - widthOf(label) >= left,
      );
      return all.flatMap((sides) => (fits.length === 0 ? (['start'] as const) : fits).map((side) => [...sides, side]));
    },
    [[]],
  );
  return choices
    .map((sides) => inRows(labels, sides))
    .reduce((best, places) => (rowsOf(places) < rowsOf(best) ? places : best));
};

/** The mood chart: weeks from left to right, Heavy below, Bright above. */
export const moodChart = (series: MoodSeries, { width, height }: Size, margins: Margins = moodMargins): MoodChart => {
  const { weeks } = series;
  const [left, right] = [margins.left, Math.max(margins.left + 1, width - margins.right)];
  const x = linear([0, Math.max(1, weeks.length - 1)], [left, right]);
  const inside = (at: number): number => round(Math.min(right, Math.max(left, at)));
  const first = weeks[0]?.start;
  const xOfDay = (day: string): number => (first === undefined ? left : inside(x(daysBetween(first, day) / 7)));
  const events = placeEvents(
    series.events.map(({ entryId, title, on }) => ({ entryId, title, x: xOfDay(on) })),
    left,
    width,
  );
  const top = Math.max(margins.top, eventRow * (rowsOf(events) + 1));
  const plot = { left, right, top, bottom: Math.max(top + 1, height - margins.bottom) };
  const y = linear([1, 5], [plot.bottom, plot.top]);
  const path = (value: (week: (typeof weeks)[number]) => number | null): string =>
    smoothPath(
      weeks.map((week, index) => {
        const measured = value(week);
        return measured === null ? null : { x: round(x(index)), y: round(y(measured)) };
      }),
    );
  const points = weeks.flatMap(({ start, mood }, week) =>
    mood === null
      ? []
      : [
          {
            week,
            start,
            x: round(x(week)),
            y: round(y(mood)),
            mood,
            level: Math.min(5, Math.max(1, Math.round(mood))),
          },
        ],
  );
  const lastEnergy = weeks.findLastIndex(({ energy }) => energy !== null);
  const energy = weeks[lastEnergy]?.energy ?? null;
  const moodEnd = points.at(-1) ?? null;
  const energyY = energy === null ? null : round(y(energy));
  const apart =
    energyY !== null && moodEnd !== null && Math.abs(energyY - moodEnd.y) < labelGap ? moodEnd.y + labelGap : energyY;
  return {
    plot,
    moodPath: path(({ mood }) => mood),
    energyPath: path((week) => week.energy),
    points,
    levels: moodLabels.map((label, index) => ({ level: index + 1, label, y: round(y(index + 1)) })),
    months: series.months.map(({ label, at }) => ({ label, x: inside(x(at)) })),
    events,
    silences: series.silences.map((silence) => {
      const [x1, x2] = [round(x(silence.first)), round(x(silence.last))];
      return { x1, x2, middle: round((x1 + x2) / 2) };
    }),
    moodEnd: moodEnd === null ? null : { x: moodEnd.x, y: moodEnd.y },
    energyEnd: apart === null ? null : { x: round(x(lastEnergy)), y: apart },
  };
};

export type Bar = {
  readonly month: string;
  readonly label: string;
  /** Minor units an hour; null without hours: no bar. */
  readonly rate: number | null;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** Top of the hollow part, up to the target; null when the bar reaches it. */
  readonly hollowY: number | null;
  /** One of the months of the headline. */
  readonly recent: boolean;
  readonly unpaidMinutes: number;
};

export type HourChart = {
  readonly bars: readonly Bar[];
  readonly baseline: number;
  readonly targetY: number | null;
};

const hourMargins: Margins = { top: 8, right: 58, bottom: 44, left: 0 };

/** Bars of what an hour earned, month by month, with the target as a line. */
export const hourChart = (rates: HourRate, { width, height }: Size, margins: Margins = hourMargins): HourChart => {
  const { months, target, recent } = rates;
  const baseline = Math.max(margins.top + 1, height - margins.bottom);
  const most = months.reduce((top, { rate }) => Math.max(top, rate ?? 0), target ?? 0);
  const y = linear([0, most === 0 ? 1 : most], [baseline, margins.top]);
  const step = Math.max(1, width - margins.left - margins.right) / Math.max(1, months.length);
  const barWidth = round(step * 0.72);
  const bars = months.map(({ month, label, rate, unpaidMinutes }, index) => {
    const top = round(y(rate ?? 0));
    return {
      month,
      label,
      rate,
      x: round(margins.left + step * index + (step - barWidth) / 2),
      width: barWidth,
      y: top,
      height: round(baseline - top),
      hollowY: rate !== null && target !== null && rate < target ? round(y(target)) : null,
      recent: month >= recent.from,
      unpaidMinutes,
    };
  });
  return { bars, baseline, targetY: target === null ? null : round(y(target)) };
};
