/**
 * A smooth line through points that never rises above or falls below what was measured: monotone cubic interpolation
 * after M. Steffen, "A Simple Method for Monotonic Interpolation in One Dimension", Astronomy and Astrophysics 239 (1990).
 */

export type Point = { readonly x: number; readonly y: number };

const places = (value: number): number => Math.round(value * 100) / 100;

const slopeOf = (from: Point, to: Point): number => (to.y - from.y) / (to.x - from.x);

const sign = (value: number): number => (value < 0 ? -1 : 1);

/** The slope of the line at `here`. */
const inner = (before: Point, here: Point, after: Point): number => {
  const [s0, s1] = [slopeOf(before, here), slopeOf(here, after)];
  const [h0, h1] = [here.x - before.x, after.x - here.x];
  const p = (s0 * h1 + s1 * h0) / (h0 + h1);
  return (sign(s0) + sign(s1)) * Math.min(Math.abs(s0), Math.abs(s1), 0.5 * Math.abs(p));
};

const slopes = (points: readonly Point[]): readonly number[] => {
  const known = points.map((here, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return before === undefined || after === undefined ? null : inner(before, here, after);
  });
  // At the ends the curve bends as the stretch beside it does.
  return points.map((here, index) => {
    const own = known[index];
    if (own != null) return own;
    const beside = points[index === 0 ? 1 : index - 1];
    if (beside === undefined) return 0;
    const stretch = slopeOf(here, beside);
    return (3 * stretch - (known[index === 0 ? 1 : index - 1] ?? stretch)) / 2;
  });
};

const run = (points: readonly Point[]): string => {
  const [first, second] = points;
  if (first === undefined) return '';
  const start = `M${places(first.x)},${places(first.y)}`;
  if (second === undefined) return `${start}Z`;
  if (points.length === 2) return `${start}L${places(second.x)},${places(second.y)}`;
  const at = slopes(points);
  const curves = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const third = (to.x - from.x) / 3;
    const [leaving, coming] = [at[index] ?? 0, at[index + 1] ?? 0];
    return [from.x + third, from.y + third * leaving, to.x - third, to.y - third * coming, to.x, to.y]
      .map(places)
      .join(',');
  });
  return `${start}${curves.map((curve) => `C${curve}`).join('')}`;
};

/** SVG path data through points from left to right, rounded to hundredths; a null is a gap. A point alone is a dot. */
export const smoothPath = (points: readonly (Point | null)[]): string => {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.map(run).join('');
};
