/** What was measured of one number. */
export type Taken = {
  /** With its unit. */
  readonly figure: string;
  /** The figure it is compared with, taken in the same run; null where the limit is a plain number. */
  readonly reference: string | null;
  /** Whether the figure is within the limit. */
  readonly holds: boolean;
};

/** A number the app has to keep. `take` rejects when it cannot be measured. */
export type Figure = {
  readonly name: string;
  readonly limit: string;
  /** What the figure is compared with, or what it is the figure of. */
  readonly against: string;
  readonly take: () => Promise<Taken>;
};

/** "2.41 ms", from milliseconds. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** "1.31 x" */
export const times = (ratio: number): string => `${ratio.toFixed(2)} x`;
