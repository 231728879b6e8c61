import { moodFill } from '../mood/mood.tsx';
import styles from './sparkline.module.css';

const width = 50;
const x = (index: number, count: number): number => 3 + (index * (width - 8)) / Math.max(1, count - 1);
const y = (value: number): number => 18 - 3 * value;

/** Runs of neighbouring points: a gap in the data is a gap in the line. */
const runs = (values: readonly (number | null)[]): readonly string[] => {
  const all: string[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) all.push([]);
    else all.at(-1)?.push(`${x(index, values.length).toFixed(1)},${y(value).toFixed(1)}`);
  });
  return all.filter((run) => run.length > 0).map((run) => run.join(' '));
};

/** Values of 1 to 5, oldest first, null where there is none. No data: no line, not a flat one. */
export const Sparkline = ({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}) => {
  const last = values.findLastIndex((value) => value !== null);
  const latest = values[last];
  if (latest === undefined || latest === null) return null;
  return (
    <svg className={styles.spark} viewBox={`0 0 ${width} 18`} role="img" aria-label={label}>
      {runs(values).map((points) => (
        <polyline key={points} points={points} />
      ))}
      <circle cx={x(last, values.length)} cy={y(latest)} r="2.4" className={moodFill(latest)} />
    </svg>
  );
};
