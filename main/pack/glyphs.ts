import type { FaceName } from './faces.ts';

/** Glyphs of one face from left to right. Numbers are thousandths of the size they are set in. */
export type Glyphs = {
  readonly face: FaceName;
  /** Factor on the type size. */
  readonly scale: number;
  readonly ids: readonly number[];
  readonly codePoints: readonly (readonly number[])[];
  readonly natural: readonly number[];
  readonly advances: readonly number[];
  /** Empty when all glyphs stand at their places, as `yOffsets`. */
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  /** Thousandths of the type size. */
  readonly width: number;
};
