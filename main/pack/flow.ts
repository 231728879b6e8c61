/** The writing position: where the next block stands, and when a new page begins. */
import type { Target } from '#shared/pack/model.ts';
import { type Sheet, sheet } from './geometry.ts';
import type { KeptLines } from './lines.ts';
import type { Page } from './page.ts';
import type { Tag } from './tags.ts';
import type { Composer } from './text/line.ts';

/** Where a target stands: page number from 1, points from the top of the page. */
export type Place = { readonly page: number; readonly y: number };

export type Flow = {
  readonly composer: Composer;
  readonly kept: KeptLines;
  readonly paper: 'a4' | 'letter';
  readonly document: Tag;
  readonly pages: Page[];
  /** Told every page nothing more is put on, in their order. Throws when nobody waits for the pack any more. */
  readonly finished: (page: Page) => void;
  readonly places: Map<Target, Place>;
  /** Where targets stood in the layout before this one. */
  readonly known: ReadonlyMap<Target, Place>;
  page: Page;
  /** Points below the top of the text block. */
  y: number;
  landscape: boolean;
  /** True while nothing of the section stands on this page yet. */
  fresh: boolean;
};

export const pageOn = (pages: Page[], on: Sheet): Page => {
  const page: Page = { sheet: on, number: pages.length + 1, pieces: [], links: [] };
  pages.push(page);
  return page;
};

/** Begins a page. */
export const newPage = (flow: Flow, landscape = flow.landscape): void => {
  flow.finished(flow.page);
  flow.page = pageOn(flow.pages, sheet(flow.paper, landscape));
  flow.landscape = landscape;
  flow.y = 0;
  flow.fresh = true;
};

export const blockWidth = (flow: Flow): number => flow.page.sheet.blockWidth;
export const room = (flow: Flow): number => flow.page.sheet.blockHeight - flow.y;

/** Goes to a new page unless `height` points fit on this one. */
export const ensure = (flow: Flow, height: number): void => {
  if (height > room(flow) + 0.01 && flow.y > 0) newPage(flow);
};

/** Moves down, but leaves no gap at the top of a page. */
export const gap = (flow: Flow, height: number): void => {
  if (flow.y > 0) flow.y += height;
};

/** Remembers where a target stands. */
export const mark = (flow: Flow, target: Target): void => {
  flow.places.set(target, { page: flow.page.number, y: flow.page.sheet.top + flow.y });
};
