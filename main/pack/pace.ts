/** How a pack is made beside other work: when others get their turn, and when nobody waits for it any more. */
import { setImmediate } from 'node:timers/promises';

export type Pace = {
  /** Lets others have their turn; waited for between sections and pages. */
  readonly turn: () => Promise<void>;
  /** True when the pack is no longer wanted; asked at every page. */
  readonly left: () => boolean;
};

/** In the thread of the app: everything else runs between two pages, and the pack is made to its end. */
export const besideOthers: Pace = { turn: () => setImmediate(), left: () => false };

/** Thrown to leave a pack nobody waits for. */
export class PackLeft extends Error {
  override name = 'PackLeft';
}

/** Throws when the pack is no longer wanted. */
export const goOn = ({ left }: Pace): void => {
  if (left()) throw new PackLeft();
};
