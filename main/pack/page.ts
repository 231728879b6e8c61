/** A laid-out page: pieces at their places in page coordinates, in reading order, each with its tag. */
import type { Sheet } from './geometry.ts';
import type { Shaped } from './shaping.ts';
import type { Style } from './styles.ts';
import type { Artifact, LinkBox, Slot, Tag } from './tags.ts';

export type Shape =
  | {
      readonly shape: 'text';
      readonly x: number;
      readonly y: number;
      readonly style: Style;
      readonly words: readonly Shaped[];
    }
  | {
      readonly shape: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly weight: number;
      readonly paint: string;
    }
  | {
      readonly shape: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly paint: string;
      readonly stroke: number;
    }
  | {
      readonly shape: 'disc';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke: string;
      readonly weight: number;
      readonly half?: true;
    };

/** A page of an exhibit: drawn from what the shelf keeps, when the page itself is drawn. */
export type Facsimile = {
  readonly shape: 'facsimile';
  readonly sha256: string;
  /** Page of the exhibit, from 1. */
  readonly of: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of what the words were measured on: points here for a point there. */
  readonly scale: number;
};

type Piece = { readonly shape: Shape | Facsimile; readonly slot: Slot | Artifact };

export type Page = {
  readonly sheet: Sheet;
  readonly number: number;
  readonly pieces: Piece[];
  readonly links: LinkBox[];
  /** What the running header says at the right, instead of the names. */
  header?: string;
};

/** Puts a shape on a page. Neighbours of one tag share a slot, so that a paragraph is one stretch of content. */
export const put = (page: Page, shape: Shape | Facsimile, owner: Tag | Artifact): void => {
  if (typeof owner === 'string') {
    page.pieces.push({ shape, slot: owner });
    return;
  }
  const last = page.pieces.at(-1)?.slot;
  const kid = owner.kids.at(-1);
  if (kid !== undefined && kid.kind === 'slot' && kid === last) {
    page.pieces.push({ shape, slot: kid });
    return;
  }
  const slot: Slot = { kind: 'slot', type: owner.type, page: page.number, mcid: -1 };
  owner.kids.push(slot);
  page.pieces.push({ shape, slot });
};
