/** Laid-out pages to the bytes of a PDF. */
import { setImmediate as turn } from 'node:timers/promises';
import type { PackModel } from '#shared/pack/model.ts';
import { attachAll, type PackAttachment } from './attach.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { type FaceName, type Faces, faceFiles, faceOf, facesIn } from './faces.ts';
import { facsimileOperators } from './facsimile.ts';
import { type Laid, layOut } from './layout.ts';
import { infoOf, writeMetadata, writeOpening } from './metadata.ts';
import { type Fonts, newState, operators } from './operators.ts';
import type { Page } from './page.ts';
import { openPdf, type Pdf, type SubsetFont } from './pdf-internals.ts';
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

const drawPage = async (
  pdf: Pdf,
  page: Page,
  fonts: Fonts,
  shaper: Shaper,
  exhibits: ExhibitSource | null,
): Promise<Drawn> => {
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
    if (shape.shape === 'facsimile') {
      const image = (await exhibits?.page(shape.sha256, shape.of)) ?? null;
      out.push(facsimileOperators(pdf, shape, image, shaper, fonts, state));
    } else out.push(operators(shape, fonts, state));
  }
  if (open !== null) out.push('EMC');
  for (const name of state.used) {
    const font = fonts.get(name);
    pdf.page.fonts[font.id] = font.ref();
  }
  pdf.addContent(out.join('\n'));
  return drawn;
};

const bytesOf = (pdf: Pdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.end();
  });

const drawLaid = async (
  model: PackModel,
  laid: Laid,
  faces: Faces,
  attachments: readonly PackAttachment[],
  { exhibits = null }: DrawOptions,
): Promise<Uint8Array> => {
  const info = infoOf(model);
  const pdf = openPdf({ lang: model.locale, info });
  const fonts = embed(pdf, faces);
  const drawn: Drawn[] = [];
  for (const page of laid.pages) {
    drawn.push(await drawPage(pdf, page, fonts, shaperOf(faces), exhibits));
    await turn();
  }
  writeStructure(pdf, laid.document, drawn);
  writeBookmarks(pdf, model, laid.places, drawn);
  writeMetadata(pdf, info);
  writeOpening(pdf);
  attachAll(pdf, attachments, model);
  return bytesOf(pdf);
};

export type DrawOptions = {
  /** Folder with the TrueType files of the pack. */
  readonly fontsDir: string;
  readonly exhibits?: ExhibitSource | null;
  /** What is known about the words of the user, for scripts other than Latin. */
  readonly writing?: Writing;
};

const unknownWriting: Writing = { country: '', fields: [] };

export type Draft = {
  readonly laid: Laid;
  readonly draw: (attachments?: readonly PackAttachment[]) => Promise<Uint8Array>;
};

/** Lays a model out; nothing is drawn before `draw` is called. Rejects when a font file is missing. */
export const draftPack = async (model: PackModel, options: DrawOptions): Promise<Draft> => {
  const faces = await facesIn(options.fontsDir);
  const laid = await layOut(model, shaperOf(faces), options.writing ?? unknownWriting, turn);
  return { laid, draw: (attachments = []) => drawLaid(model, laid, faces, attachments, options) };
};
