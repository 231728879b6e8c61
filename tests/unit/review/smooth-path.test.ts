import { curveMonotoneX, line } from 'd3-shape';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Point, smoothPath } from '#shared/rules/smooth-path.ts';

const theirs = (points: readonly (Point | null)[]): string =>
  line<Point | null>()
    .defined((point) => point !== null)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0)
    .curve(curveMonotoneX)
    .digits(2)([...points]) ?? '';

const numbersOf = (path: string): readonly number[] => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

const shape = (path: string): string => path.replaceAll(/[^MCLZ]/g, '');

test('the mood line is the monotone curve that d3 draws, whatever the weeks say and wherever they are missing', () => {
  const week = fc.option(fc.integer({ min: 0, max: 240 }));
  fc.assert(
    fc.property(fc.array(week, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (heights, step) => {
      const points = heights.map((y, index) => (y === null ? null : { x: index * step, y }));
      const [ours, other] = [smoothPath(points), theirs(points)];
      expect(shape(ours)).toBe(shape(other));
      const wanted = numbersOf(other);
      expect(numbersOf(ours)).toHaveLength(wanted.length);
      // d3 rounds once more: the last digit may be another.
      for (const [index, number] of numbersOf(ours).entries()) {
        expect(Math.abs(number - (wanted[index] ?? Number.NaN))).toBeLessThan(0.011);
      }
    }),
  );
});

test('two weeks alone are joined by a straight line, one week alone is a dot and no weeks are nothing', () => {
  const two = [
    { x: 0, y: 0 },
    { x: 3, y: 30 },
  ];
  expect(smoothPath(two)).toBe('M0,0L3,30');
  expect(smoothPath([null, { x: 4, y: 5 }, null])).toBe('M4,5Z');
  expect(smoothPath([null])).toBe('');
});
