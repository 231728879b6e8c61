import { useId } from 'react';
import { eventRow, type MoodChart, moodChart } from '#shared/rules/chart.ts';
import type { MoodSeries } from '#shared/rules/mood.ts';
import { cx, moodFill, useWidth } from '../../components/index.ts';
import { clientPlace, go, useFormat } from '../../state/index.ts';
import styles from './charts.module.css';

const height = 236;
/** Below this width event labels become numbers with a list under the chart. */
const narrow = 480;

/** Only as many labels as stand beside each other, from the left; `width` is what one needs, in pixels. */
const apart = <T,>(labels: readonly T[], x: (label: T) => number, width: number): readonly T[] => {
  let last = Number.NEGATIVE_INFINITY;
  return labels.filter((label) => {
    if (x(label) - last < width) return false;
    last = x(label);
    return true;
  });
};

const Lines = ({ chart }: { readonly chart: MoodChart }) => {
  const { left, right, bottom } = chart.plot;
  return (
    <>
      {chart.levels.map(({ level, label, y }) => (
        <g key={level}>
          <line className={cx(styles.level, level === 3 && styles.even)} x1={left} x2={right} y1={y} y2={y} />
          <text className={styles.text} x={left - 12} y={y + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {apart(chart.months, ({ x }) => x, 28).map(({ label, x }) => (
        <text key={`${label}${x}`} className={styles.text} x={x} y={bottom + 20}>
          {label}
        </text>
      ))}
      {chart.events.map(({ entryId, title, x, anchor, row }) => (
        <g key={entryId}>
          <line className={styles.event} x1={x} x2={x} y1={6 + eventRow * row} y2={bottom} />
          <text
            className={styles.text}
            x={anchor === 'end' ? x - 6 : x + 6}
            y={15 + eventRow * row}
            textAnchor={anchor}
          >
            {title}
          </text>
        </g>
      ))}
      {apart(chart.silences, ({ middle }) => middle, 66).map(({ middle }) => (
        <text key={middle} className={cx(styles.text, styles.silence)} x={middle} y={bottom - 8} textAnchor="middle">
          no entries
        </text>
      ))}
      <path className={styles.energy} d={chart.energyPath} />
      <path className={styles.mood} d={chart.moodPath} />
      {chart.points.map(({ week, x, y, level }) => (
        <circle key={week} className={moodFill(level)} cx={x} cy={y} r="3.6" />
      ))}
      {chart.moodEnd === null ? null : (
        <text className={cx(styles.text, styles.strong)} x={chart.moodEnd.x + 11} y={chart.moodEnd.y + 4}>
          Mood
        </text>
      )}
      {chart.energyEnd === null ? null : (
        <text className={styles.text} x={chart.energyEnd.x + 11} y={chart.energyEnd.y + 4}>
          Energy
        </text>
      )}
    </>
  );
};

/** The chart at its real width. A click on a week opens it in the Journal; with the keyboard, the table does that. */
export const MoodChartFigure = ({
  clientId,
  series,
  description,
}: {
  readonly clientId: string;
  readonly series: MoodSeries;
  readonly description: string;
}) => {
  const id = useId();
  const format = useFormat();
  const [ref, width] = useWidth();
  const numbered = width > 0 && width < narrow;
  const shown = numbered
    ? { ...series, events: series.events.map((event, index) => ({ ...event, title: String(index + 1) })) }
    : series;
  const chart = moodChart(shown, { width: Math.max(width, 260), height });
  const first = series.weeks[0]?.start;
  const last = series.weeks.at(-1)?.start;
  const step = (chart.plot.right - chart.plot.left) / Math.max(1, series.weeks.length - 1);
  return (
    <div ref={ref} className={styles.figure}>
      {width === 0 ? null : (
        <svg className={styles.chart} width={width} height={height} role="img" aria-labelledby={`${id}t ${id}d`}>
          <title id={`${id}t`}>
            Mood and energy by week
            {first && last ? `, ${format.monthYear(first)} to ${format.monthYear(last)}` : ''}
          </title>
          <desc id={`${id}d`}>{description}</desc>
          <Lines chart={chart} />
          {chart.points.map(({ week, start, x }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the chart is the way by keyboard.
            <rect
              key={week}
              className={styles.week}
              x={x - step / 2}
              y={chart.plot.top}
              width={step}
              height={chart.plot.bottom - chart.plot.top}
              onClick={() => go(clientPlace(clientId, 'journal', `week/${start}`))}
            />
          ))}
        </svg>
      )}
      {numbered && series.events.length > 0 ? (
        <ol className={styles.events}>
          {series.events.map((event) => (
            <li key={event.entryId}>
              {event.title}, {format.dayMonth(event.on)}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
};
