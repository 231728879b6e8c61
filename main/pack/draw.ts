/** Laid-out pages to the bytes of a PDF. */
import type { PackModel } from '#shared/pack/model.ts';
import { attachAll, type PackAttachment } from './attach.ts';
import type { PageImage } from './exhibits/page-image.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { type FaceName, type Faces, faceFiles, faceOf, facesIn } from './faces.ts';
import { facsimileOperators } from './facsimile.ts';
import { type Laid, layAgain, layCover, layOut } from './layout.ts';
import { infoOf, writeMetadata, writeOpening } from './metadata.ts';
import { type Fonts, newState, operators } from './operators.ts';
import { besideOthers, goOn, type Pace } from './pace.ts';
import type { Facsimile, Page } from './page.ts';
import { collect, openPdf, type Pdf, type SubsetFont, writeContent } from './pdf-internals.ts';
import { type Shaper, shaperOf } from './shaping.ts';
import { type Drawn, writeBookmarks, writeStructure } from './structure.ts';
import type { Artifact, Slot } from './tags.ts';
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

/** `picture` is that of the exhibit's page on it, if it has one. */
const drawPage = (pdf: Pdf, page: Page, fonts: Fonts, shaper: Shaper, picture: PageImage | null): Drawn => {
  const { width, height } = page.sheet;
  pdf.addPage({ size: [width, height], margin: 0 });
  const drawn = { page, pdf: pdf.page };
  const state = newState();
  const out: string[] = [];
  // The numbers given here are looked up in the tree by their place in this list.
  const contents = pdf.getStructParentTree().get(pdf.page.structParentTreeKey);
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
        if (Array.isArray(contents)) contents.push(null);
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
  pdf.addContent(out.join('\n'));
  writeContent(pdf.page);
  return drawn;
};

const unknownWriting: Writing = { country: '', fields: [] };

/** The picture of the logo: the only one on the cover. */
const logoOf = async ({ cover }: PackModel, pictures: ExhibitSource | null): Promise<PageImage | null> =>
  cover.logo === undefined ? null : ((await pictures?.page(cover.logo.sha256, 1)) ?? null);

const drawLaid = async (
  model: PackModel,
  laid: Laid,
  shaper: Shaper,
  attachments: readonly PackAttachment[],
  { exhibits = null, pace = besideOthers, writing = unknownWriting }: DrawOptions,
): Promise<Uint8Array> => {
  const info = infoOf(model);
  const pdf = openPdf({ lang: model.locale, info });
  const written = collect(pdf);
  const fonts = embed(pdf, shaper.faces);
  const drawn: Drawn[] = [];
  const later: Page[] = [];
  const logo = await logoOf(model, exhibits);
  const document = await layAgain(model, shaper, writing, laid, pace, (page) => {
    // Pages of exhibits wait for their pictures, and what comes after them for its turn; the others are drawn at once.
    const now = page.number === 1 || facsimileOn(page) === null;
    if (later.length === 0 && now) drawn.push(drawPage(pdf, page, fonts, shaper, logo));
    else later.push({ ...page, pieces: [...page.pieces] });
  });
  for (const page of later) {
    goOn(pace);
    const shown = facsimileOn(page);
    const picture = shown === null ? null : await exhibits?.page(shown.sha256, shown.of);
    drawn.push(drawPage(pdf, page, fonts, shaper, picture ?? null));
    await pace.turn();
  }
  writeStructure(pdf, document, drawn);
  writeBookmarks(pdf, model, laid.places, drawn);
  writeMetadata(pdf, info);
  writeOpening(pdf);
  attachAll(pdf, attachments, model);
  pdf.end();
  return written;
};

export type DrawOptions = {
  /** Folder with the TrueType files of the pack. */
  readonly fontsDir: string;
  readonly exhibits?: ExhibitSource | null;
  /** What is known about the words of the user, for scripts other than Latin. */
  readonly writing?: Writing;
  readonly pace?: Pace;
};

export type Draft = {
  /** Where everything stands; its pages are empty. */
  readonly laid: Laid;
  /** Hands over each page with what is on it; it is empty again afterwards. */
  readonly each: (take: (page: Page) => void) => Promise<void>;
  readonly draw: (attachments?: readonly PackAttachment[]) => Promise<Uint8Array>;
};

/** Lays a model out; nothing is drawn before `draw` is called. Rejects when a font file is missing. */
export const draftPack = async (model: PackModel, options: DrawOptions): Promise<Draft> => {
  const { pace = besideOthers, writing = unknownWriting } = options;
  const shaper = shaperOf(await facesIn(options.fontsDir));
  const laid = await layOut(model, shaper, writing, pace);
  return {
    laid,
    each: async (take) => {
      await layAgain(model, shaper, writing, laid, pace, take);
    },
    draw: (attachments = []) => drawLaid(model, laid, shaper, attachments, options),
  };
};

/** A document of the cover alone, to be looked at while the pack is made. It names the pages of what was laid out. */
export const drawCover = async (
  model: PackModel,
  { fontsDir, writing = unknownWriting, exhibits = null }: DrawOptions,
  { places, pages }: Laid,
): Promise<Uint8Array> => {
  const shaper = shaperOf(await facesIn(fontsDir));
  const { page, document } = layCover(model, shaper, writing, places, pages.length);
  const info = infoOf(model);
  const pdf = openPdf({ lang: model.locale, info });
  const written = collect(pdf);
  const logo = await logoOf(model, exhibits);
  writeStructure(pdf, document, [drawPage(pdf, page, embed(pdf, shaper.faces), shaper, logo)]);
  writeMetadata(pdf, info);
  pdf.end();
  return written;
};
