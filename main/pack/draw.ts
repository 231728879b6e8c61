/** Laid-out pages to the bytes of a PDF. */
import type { PackModel } from '#shared/pack/model.ts';
import { attachAll, type PackAttachment } from './attach.ts';
import { type FaceName, type Faces, faceFiles, faceNames, facesIn } from './faces.ts';
import { type Laid, layAgain, layOut, type Uncovered } from './layout.ts';
import { infoOf, writeMetadata, writeOpening } from './metadata.ts';
import { type Fonts, newState, operators } from './operators.ts';
import { besideOthers, type Pace } from './pace.ts';
import type { Page } from './page.ts';
import { collect, openPdf, type Pdf, type SubsetFont, writeContent } from './pdf-internals.ts';
import { type Shaper, shaperOf } from './shaping.ts';
import { type Drawn, writeBookmarks, writeStructure } from './structure.ts';
import type { Artifact, Slot } from './tags.ts';

const artifacts: Readonly<Record<Artifact, string>> = {
  layout: '/Artifact <</Type /Layout>> BDC',
  header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC',
  footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
};

const embed = (pdf: Pdf, faces: Faces): Fonts => {
  const fonts = new Map<FaceName, SubsetFont>();
  for (const name of faceNames) {
    pdf.registerFont(faceFiles[name], faces.byName[name].bytes);
    fonts.set(name, pdf.font(faceFiles[name])._font);
  }
  return fonts;
};

const drawPage = (pdf: Pdf, page: Page, fonts: Fonts): Drawn => {
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
    out.push(operators(shape, fonts, state));
  }
  if (open !== null) out.push('EMC');
  for (const name of state.used) {
    const font = fonts.get(name);
    if (font !== undefined) pdf.page.fonts[font.id] = font.ref();
  }
  pdf.addContent(out.join('\n'));
  writeContent(pdf.page);
  return drawn;
};

const drawLaid = async (
  model: PackModel,
  laid: Laid,
  shaper: Shaper,
  pace: Pace,
  attachments: readonly PackAttachment[],
): Promise<Uint8Array> => {
  const info = infoOf(model);
  const pdf = openPdf({ lang: model.locale, info });
  const written = collect(pdf);
  const fonts = embed(pdf, shaper.faces);
  const drawn: Drawn[] = [];
  const document = await layAgain(model, shaper, laid, pace, (page) => {
    drawn.push(drawPage(pdf, page, fonts));
  });
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
  readonly pace?: Pace;
};

export type Draft = {
  /** Where everything stands; its pages are empty. */
  readonly laid: Laid;
  readonly uncovered: readonly Uncovered[];
  /** Hands over each page with what is on it; it is empty again afterwards. */
  readonly each: (take: (page: Page) => void) => Promise<void>;
  readonly draw: (attachments?: readonly PackAttachment[]) => Promise<Uint8Array>;
};

/** Lays a model out; nothing is drawn before `draw` is called. Rejects when a font file is missing. */
export const draftPack = async (model: PackModel, { fontsDir, pace = besideOthers }: DrawOptions): Promise<Draft> => {
  const shaper = shaperOf(await facesIn(fontsDir));
  const laid = await layOut(model, shaper, pace);
  return {
    laid,
    uncovered: laid.uncovered,
    each: async (take) => {
      await layAgain(model, shaper, laid, pace, take);
    },
    draw: (attachments = []) => drawLaid(model, laid, shaper, pace, attachments),
  };
};
