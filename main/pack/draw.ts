/** Laid-out pages to the bytes of a PDF. */
import type { PackModel } from '#shared/pack/model.ts';
import { type PackPart, pagesAhead } from './ahead.ts';
import { attachAll, type PackAttachment } from './attach.ts';
import type { PageImage } from './exhibits/page-image.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { type FaceName, type Faces, faceFiles, faceOf, facesIn } from './faces.ts';
import { facsimileOperators } from './facsimile.ts';
import { agree, type Laid, layCover, layouts, mostRounds, unsettled } from './layout.ts';
import { infoOf, writeMetadata, writeOpening } from './metadata.ts';
import { type Fonts, newState, operators } from './operators.ts';
import { openOutput, type Written } from './output.ts';
import { besideOthers, goOn, type Pace } from './pace.ts';
import type { Facsimile, Page } from './page.ts';
import { collect, openPdf, type Pdf, type SubsetFont, writeContent } from './pdf-internals.ts';
import { type Shaper, shaperOf } from './shaping.ts';
import { type Drawn, structureOf, writeBookmarks } from './structure.ts';
import type { Artifact, Slot, Tag } from './tags.ts';
import type { Writing } from './text/line.ts';

const artifacts: Readonly<Record<Artifact, string>> = {
  layout: '/Artifact <</Type /Layout>> BDC',
  header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC',
  footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
};

/** The faces that occur, in the order they are met. */
const embed = (pdf: Pdf, faces: Faces): Fonts => {
  const fonts = new Map<FaceName, SubsetFont>();
  return {
    get: (name) => {
      let font = fonts.get(name);
      if (font === undefined) {
        pdf.registerFont(faceFiles[name], faceOf(faces, name).bytes);
        font = pdf.font(faceFiles[name])._font;
        fonts.set(name, font);
      }
      return font;
    },
  };
};

/** Gives the pictures of exhibit pages, one at a time. */
export type ExhibitSource = Pick<Exhibits, 'page'>;

const facsimileOn = ({ pieces }: Page): Facsimile | null => {
  for (const { shape } of pieces) if (shape.shape === 'facsimile') return shape;
  return null;
};

/** Whether a page can be drawn as soon as it is laid out: the picture of an exhibit's page has to be fetched. */
const isAtHand = (page: Page): boolean => page.number === 1 || facsimileOn(page) === null;

/** `picture` is that of the exhibit's page on it, if it has one. */
const drawPage = (pdf: Pdf, page: Page, fonts: Fonts, shaper: Shaper, picture: PageImage | null): Drawn => {
  const { width, height } = page.sheet;
  pdf.addPage({ size: [width, height], margin: 0 });
  const drawn = { page, pdf: pdf.page };
  const state = newState();
  const out: string[] = [];
  let count = 0;
  let open: Slot | Artifact | null = null;
  for (const { shape, slot } of page.pieces) {
    if (slot !== open) {
      if (open !== null) out.push('EMC');
      open = slot;
      if (typeof slot === 'string') out.push(artifacts[slot]);
      else {
        slot.mcid = count;
        count += 1;
        out.push(`/${slot.type} <</MCID ${slot.mcid}>> BDC`);
      }
    }
    if (shape.shape === 'facsimile') out.push(facsimileOperators(pdf, shape, picture, shaper, fonts, state));
    else out.push(operators(shape, fonts, state));
  }
  if (open !== null) out.push('EMC');
  for (const name of state.used) {
    const font = fonts.get(name);
    pdf.page.fonts[font.id] = font.ref();
  }
  writeContent(pdf.page, out.join('\n'));
  return drawn;
};

const unknownWriting: Writing = { country: '', fields: [] };

/** The picture of the logo: the only one on the cover. */
const logoOf = async ({ cover }: PackModel, pictures: ExhibitSource | null): Promise<PageImage | null> =>
  cover.logo === undefined ? null : ((await pictures?.page(cover.logo.sha256, 1)) ?? null);

export type DrawOptions = {
  /** Folder with the TrueType files of the pack. */
  readonly fontsDir: string;
  readonly exhibits?: ExhibitSource | null;
  /** What is known about the words of the user, for scripts other than Latin. */
  readonly writing?: Writing;
  readonly pace?: Pace;
  /** Given the first pages while the others are laid out. */
  readonly ahead?: ((part: PackPart) => void) | undefined;
  /** Bytes of the pack that are held in memory; a larger one is written into a file. */
  readonly held?: number | undefined;
};

type Print = {
  readonly model: PackModel;
  readonly shaper: Shaper;
  readonly exhibits: ExhibitSource | null;
  readonly pace: Pace;
  readonly held: number | undefined;
  readonly logo: PageImage | null;
};

/** A document of `total` pages that takes them as they are laid out. */
const openPrint = ({ model, shaper, exhibits, pace, held, logo }: Print, total: number) => {
  const info = infoOf(model);
  const pdf = openPdf({ lang: model.locale, info });
  const output = openOutput(held);
  const written = collect(pdf, output);
  const fonts = embed(pdf, shaper.faces);
  const drawn: Drawn[] = [];
  const later: Page[] = [];
  const structure = structureOf(pdf, drawn, total);
  return {
    /** Pages of exhibits wait for their pictures, and what comes after them for its turn; the others are drawn at once. */
    add: (page: Page, document: Tag): void => {
      if (later.length === 0 && isAtHand(page)) {
        drawn.push(drawPage(pdf, page, fonts, shaper, logo));
        structure.write(document);
      } else later.push({ ...page, pieces: [...page.pieces] });
    },
    end: async (document: Tag, places: Laid['places'], attachments: readonly PackAttachment[]): Promise<Written> => {
      for (const page of later) {
        goOn(pace);
        const shown = facsimileOn(page);
        const picture = shown === null ? null : await exhibits?.page(shown.sha256, shown.of);
        drawn.push(drawPage(pdf, page, fonts, shaper, picture ?? null));
        await pace.turn();
      }
      structure.end(document);
      writeBookmarks(pdf, model, places, drawn);
      writeMetadata(pdf, info);
      writeOpening(pdf);
      attachAll(pdf, attachments, model);
      pdf.end();
      return written;
    },
    /** Leaves nothing behind of a document that is not wanted any more. */
    drop: output.drop,
  };
};

/** A document of some pages without tags, to be looked at while the pack is made. */
const openPart = ({ model, shaper, logo }: Print) => {
  const pdf = openPdf({ lang: model.locale, info: infoOf(model) });
  const output = openOutput();
  let bytes: Uint8Array = new Uint8Array();
  const end = (): Written => {
    const written = output.end();
    bytes = written.bytes;
    return written;
  };
  void collect(pdf, { ...output, end });
  const fonts = embed(pdf, shaper.faces);
  return {
    add: (page: Page): void => void drawPage(pdf, page, fonts, shaper, logo),
    end: (): Uint8Array => {
      pdf.end();
      return bytes;
    },
  };
};

const openPages = async (
  model: PackModel,
  { fontsDir, exhibits = null, pace = besideOthers, held }: DrawOptions,
): Promise<Print> => ({
  model,
  shaper: shaperOf(await facesIn(fontsDir)),
  exhibits,
  pace,
  held,
  logo: await logoOf(model, exhibits),
});

/** A document of the cover alone, drawn before anything is laid out. It knows no page numbers. */
export const printCover = async (model: PackModel, options: DrawOptions): Promise<Uint8Array> => {
  const print = await openPages(model, options);
  const { add, end } = openPart(print);
  add(layCover(model, print.shaper, options.writing ?? unknownWriting));
  return end();
};

export type Printed = Written & { readonly laid: Laid };

/**
 * Draws a model. The pages are drawn as they are laid out with the page numbers of a layout before; should a number turn
 * out to be another one, they are drawn once more. Rejects when a font file is missing.
 */
export const printPack = async (
  model: PackModel,
  options: DrawOptions,
  attachments: readonly PackAttachment[] = [],
): Promise<Printed> => {
  const print = await openPages(model, options);
  const lay = layouts(model, print.shaper, options.writing ?? unknownWriting, print.pace);
  let before = await lay.first();
  for (let round = 0; round < mostRounds; round += 1) {
    const { add, end, drop } = openPrint(print, before.pages.length);
    const ahead =
      options.ahead === undefined
        ? null
        : pagesAhead(before.pages.length, () => openPart(print), isAtHand, options.ahead);
    try {
      const { laid, document } = await lay.again(before, (page, tags) => {
        ahead?.add(page);
        add(page, tags);
      });
      if (agree(before, laid)) return { laid, ...(await end(document, laid.places, attachments)) };
      before = laid;
    } catch (error) {
      drop();
      throw error;
    }
    drop();
  }
  throw unsettled();
};

/** Lays a model out and hands over each page with what is on it; it is empty again afterwards. */
export const eachPage = async (
  model: PackModel,
  { fontsDir, writing = unknownWriting, pace = besideOthers }: DrawOptions,
  take: (page: Page) => void,
): Promise<void> => {
  const lay = layouts(model, shaperOf(await facesIn(fontsDir)), writing, pace);
  let before = await lay.first();
  for (let round = 0; round < mostRounds; round += 1) {
    const { laid } = await lay.again(before);
    if (agree(before, laid)) {
      await lay.again(before, take);
      return;
    }
    before = laid;
  }
  throw unsettled();
};
