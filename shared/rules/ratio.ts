/** Rounding without floating-point drift: everything is a fraction of whole numbers until the last step. */

const product = (factors: readonly number[]): bigint => factors.reduce((all, factor) => all * BigInt(factor), 1n);

/**
 * The product of `over` divided by the product of `under` (whole numbers, `under` not zero), rounded half up, away from
 * zero, to `digits` decimals. Throws a RangeError for a factor that is not a whole number or for a zero divisor.
 */
export const rounded = (over: readonly number[], under: readonly number[], digits: number): number => {
  const [a, b] = [product(over) * 10n ** BigInt(digits), product(under)];
  const negative = a < 0n !== b < 0n;
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const units = (2n * x + y) / (2n * y);
  return units === 0n ? 0 : (Number(units) / 10 ** digits) * (negative ? -1 : 1);
};
