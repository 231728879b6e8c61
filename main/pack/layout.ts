/**
 * A PackModel to pages. Laid out at least twice: page numbers printed in the text come from the layout before, until
 * two layouts agree. Nothing is drawn here.
 */
import type { Block, PackModel, Section, Target } from '#shared/pack/model.ts';
import { putAgeBar, putAgeTable } from './ages.ts';
import { putAsks, putBeside, putNote, putPairs, putSaid, putSteps } from './blocks.ts';
import { putChrome, putCover, putIndex, putSectionHead } from './cover.ts';
import { putExhibit } from './exhibit-pages.ts';
import { putFacts } from './facts.ts';
import { putNoticeLine } from './figures.ts';
import { type Flow, mark, newPage, type Place } from './flow.ts';
import { putParties, putSignatures } from './foot.ts';
import { coverSheet } from './geometry.ts';
import { type KeptLines, keptLines } from './lines.ts';
import { goOn, type Pace } from './pace.ts';
import type { Page } from './page.ts';
import type { Found } from './printable.ts';
import { putClauses, putJournal } from './rows.ts';
import type { Shaper } from './shaping.ts';
import { putTable, putTitle } from './table.ts';
import { newTag, type Tag, tagIn, takeComplete } from './tags.ts';
import type { Composer, Writing } from './text/line.ts';

export type Laid = {
  /** Empty once they are finished. */
  readonly pages: readonly Page[];
  readonly places: ReadonlyMap<Target, Place>;
  readonly uncovered: readonly Found[];
};

/** Told every page that is finished, and the tags so far. */
type Take = (page: Page, document: Tag) => void;

type Tagged = { readonly laid: Laid; readonly document: Tag };

const putAges = (flow: Flow, parent: Tag, { title, ages, bar }: Extract<Block, { kind: 'ages' }>): void => {
  putTitle(flow, parent, title, bar ? 62 : 40);
  if (bar) putAgeBar(flow, ages);
  putAgeTable(flow, parent, ages);
};

type Put<K extends Block['kind']> = (flow: Flow, parent: Tag, block: Extract<Block, { kind: K }>) => void;

const puts: { readonly [K in Block['kind']]: Put<K> } = {
  page: (flow) => newPage(flow),
  beside: putBeside,
  facts: putFacts,
  asks: putAsks,
  table: putTable,
  note: putNote,
  said: putSaid,
  pairs: putPairs,
  ages: putAges,
  'notice-line': putNoticeLine,
  clauses: (flow, parent, { rows }) => putClauses(flow, parent, rows),
  journal: (flow, parent, { rows }) => putJournal(flow, parent, rows),
  parties: putParties,
  signatures: putSignatures,
  steps: putSteps,
  exhibit: putExhibit,
};

const putBlock = <K extends Block['kind']>(flow: Flow, parent: Tag, block: Extract<Block, { kind: K }>): void => {
  const kind: K = block.kind;
  puts[kind](flow, parent, block);
};

const putSection = (flow: Flow, section: Section): void => {
  newPage(flow, section.landscape);
  const sect = tagIn(flow.document, 'Sect', { title: `${section.number} ${section.title}` });
  // The slips of exhibits are heads of their own.
  if (section.blocks[0]?.kind === 'exhibit') mark(flow, section.id);
  else putSectionHead(flow, sect, section.id, String(section.number), section.title);
  for (const block of section.blocks) putBlock(flow, sect, block);
};

const numbersIn = (known: ReadonlyMap<Target, Place>, pages: number): Composer['numbers'] => ({
  page: (target) => known.get(target)?.page ?? 1,
  pages,
});

const flowOf = (
  model: PackModel,
  composer: Composer,
  kept: KeptLines,
  known: ReadonlyMap<Target, Place>,
  finished: Flow['finished'],
): Flow => ({
  composer,
  kept,
  paper: model.paper,
  document: newTag('Document'),
  pages: [],
  finished,
  places: new Map(),
  known,
  page: { sheet: coverSheet(model.paper), number: 1, pieces: [], links: [] },
  y: 0,
  landscape: false,
  fresh: true,
});

const once = async (
  model: PackModel,
  shaper: Shaper,
  writing: Writing,
  kept: KeptLines,
  known: ReadonlyMap<Target, Place>,
  total: number,
  pace: Pace,
  take: Take = (_, document) => takeComplete(document, () => {}),
): Promise<Tagged> => {
  const uncovered: Found[] = [];
  let where = 'the cover';
  const missing = (character: string, text: string) => uncovered.push({ where, text, character });
  const flow = flowOf(model, { shaper, writing, numbers: numbersIn(known, total), missing }, kept, known, (page) => {
    goOn(pace);
    const here = where;
    where = 'the running header';
    putChrome(flow, model, page, total);
    where = here;
    take(page, flow.document);
    // A long pack is never whole in memory: what is on a page is needed until it is drawn.
    page.pieces.length = 0;
  });
  const { document } = flow;
  putCover(flow, model);
  putIndex(flow, model);
  for (const section of model.sections) {
    where = `section ${section.number}, ${section.title}`;
    putSection(flow, section);
    await pace.turn();
  }
  flow.finished(flow.page);
  return { laid: { pages: flow.pages, places: flow.places, uncovered }, document };
};

/** Whether two layouts came to the same pages. */
export const agree = (a: Laid, b: Laid): boolean =>
  a.pages.length === b.pages.length &&
  a.places.size === b.places.size &&
  [...a.places].every(([target, { page, y }]) => {
    const other = b.places.get(target);
    return other?.page === page && other.y === y;
  });

/** Page numbers settle in two or three rounds; a model that never settles would be an error of ours. */
export const mostRounds = 6;
export const unsettled = (): Error => new Error('The page numbers of the pack did not settle.');

const noPlaces: ReadonlyMap<Target, Place> = new Map();
const somePages = 10;

/** Layouts of one model, one after the other; what does not depend on page numbers is kept between them. */
export const layouts = (model: PackModel, shaper: Shaper, writing: Writing, pace: Pace) => {
  const kept = keptLines();
  return {
    /** A first one, with page numbers that are not known yet. */
    first: async (): Promise<Laid> => (await once(model, shaper, writing, kept, noPlaces, somePages, pace)).laid,
    /** With the page numbers of the one before, handing over each page when it is finished. */
    again: (before: Laid, take?: Take): Promise<Tagged> =>
      once(model, shaper, writing, kept, before.places, before.pages.length, pace, take),
  };
};

/** The cover alone, before any page is counted. */
export const layCover = (model: PackModel, shaper: Shaper, writing: Writing): Page => {
  const composer = { shaper, writing, numbers: numbersIn(noPlaces, somePages), missing: () => undefined };
  const flow = flowOf(model, composer, keptLines(), noPlaces, () => undefined);
  putCover(flow, model);
  return flow.page;
};
