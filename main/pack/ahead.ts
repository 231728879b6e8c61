/** The first pages of a pack, handed over while the others are still laid out. */

/** A document of some pages: looked at while the pack is made, never kept. */
export type PackPart = {
  /** The page of the pack its first page is, from 1. */
  readonly from: number;
  readonly bytes: Uint8Array;
};

type OpenPart<Page> = { readonly add: (page: Page) => void; readonly end: () => Uint8Array };

// The cover at once, then more pages at a time: each document carries its own typefaces. Whoever turns so many pages
// has the whole pack by then.
const sizes = [1, 8, 16, 32, 64];
// A pack of so many pages is drawn before its pages could be shown one after the other.
const few = 60;

/**
 * Takes the pages of a pack of `total` in their order. `shows` says whether a page can be drawn yet: the first that cannot
 * is the end.
 */
export const pagesAhead = <Page>(
  total: number,
  open: () => OpenPart<Page>,
  shows: (page: Page) => boolean,
  give: (part: PackPart) => void,
) => {
  const left = total > few ? [...sizes] : sizes.slice(0, 1);
  let part: OpenPart<Page> | null = null;
  let [from, count] = [1, 0];

  const close = (): void => {
    if (part !== null) give({ from, bytes: part.end() });
    part = null;
    from += count;
    count = 0;
    left.shift();
  };
  return {
    add: (page: Page): void => {
      if (left.length > 0 && !shows(page)) {
        close();
        left.length = 0;
      }
      const [size] = left;
      if (size === undefined) return;
      part ??= open();
      part.add(page);
      count += 1;
      if (count === size) close();
    },
  };
};
