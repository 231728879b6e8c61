/** The value below or at which `share` (0 to 1) of the values lie, by nearest rank. Throws without values. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  const value = sorted[rank - 1];
  if (value === undefined) throw new RangeError('There is nothing to measure.');
  return value;
};

/** The middle value, or the mean of the two in the middle. Throws without values. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]];
  if (low === undefined || high === undefined) throw new RangeError('There is nothing to measure.');
  return (low + high) / 2;
};
