/** Writes the structure tree, the links and the bookmarks, once every page is drawn. */
import type { PackModel, Target } from '#shared/pack/model.ts';
import type { Place } from './flow.ts';
import type { Page } from './page.ts';
import { type OutlineItem, type Pdf, type PdfPage, type PdfRef, pdfText, writeRef } from './pdf-internals.ts';
import type { LinkBox, Tag } from './tags.ts';
import { isolated } from './text/directions.ts';

export type Drawn = { readonly page: Page; readonly pdf: PdfPage };

const attributes = (tag: Tag, drawn: readonly Drawn[]): Record<string, unknown>[] => {
  const { scope, colSpan, numbered, summary, bbox } = tag.options;
  const all: Record<string, unknown>[] = [];
  if (scope !== undefined || (colSpan ?? 1) > 1 || summary !== undefined) {
    all.push({
      O: 'Table',
      ...(scope === undefined ? {} : { Scope: scope }),
      ...((colSpan ?? 1) > 1 ? { ColSpan: colSpan } : {}),
      ...(summary === undefined ? {} : { Summary: pdfText(summary) }),
    });
  }
  if (numbered === true) all.push({ O: 'List', ListNumbering: 'Decimal' });
  const on = firstPage(tag);
  const height = on === null ? undefined : drawn[on - 1]?.page.sheet.height;
  if (bbox !== undefined && height !== undefined) {
    all.push({ O: 'Layout', Placement: 'Block', BBox: [bbox[0], height - bbox[3], bbox[2], height - bbox[1]] });
  }
  return all;
};

const firstPage = (tag: Tag): number | null => {
  for (const kid of tag.kids) if (kid.kind !== 'tag') return kid.page;
  return null;
};

const annotation = (pdf: Pdf, box: LinkBox, drawn: readonly Drawn[], owner: PdfRef): PdfRef | null => {
  const at = drawn[box.page - 1];
  const to = drawn[box.toPage - 1];
  if (at === undefined || to === undefined) return null;
  const { height } = at.page.sheet;
  const key = pdf.createStructParentTreeNextKey();
  pdf.getStructParentTree().add(key, owner);
  const ref = pdf.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [box.x, height - box.y - box.height, box.x + box.width, height - box.y],
    Border: [0, 0, 0],
    F: 4,
    Contents: pdfText(box.contents),
    Dest: [to.pdf.dictionary, 'XYZ', 0, to.page.sheet.height - Math.max(0, box.toY - 24), null],
    StructParent: key,
  });
  writeRef(ref);
  at.pdf.annotations.push(ref);
  return ref;
};

const writeTag = (pdf: Pdf, tag: Tag, parent: PdfRef, drawn: readonly Drawn[]): PdfRef => {
  const { title, alt, actual, language } = tag.options;
  const kids: unknown[] = [];
  const on = firstPage(tag);
  const home = on === null ? undefined : drawn[on - 1]?.pdf;
  const ref = pdf.ref({ Type: 'StructElem', S: tag.type, P: parent });
  if (title !== undefined) ref.data.T = pdfText(title);
  if (alt !== undefined) ref.data.Alt = pdfText(alt);
  if (actual !== undefined) ref.data.ActualText = pdfText(actual);
  if (language !== undefined) ref.data.Lang = pdfText(language);
  if (home !== undefined) ref.data.Pg = home.dictionary;
  const own = attributes(tag, drawn);
  if (own.length > 0) ref.data.A = own.length === 1 ? own[0] : own;
  for (const kid of tag.kids) {
    if (kid.kind === 'tag') {
      kids.push(writeTag(pdf, kid, ref, drawn));
      continue;
    }
    const page = drawn[kid.page - 1]?.pdf;
    if (page === undefined) continue;
    if (kid.kind === 'slot') {
      const contents = pdf.getStructParentTree().get(page.structParentTreeKey);
      if (Array.isArray(contents)) contents[kid.mcid] = ref;
      kids.push(page === home ? kid.mcid : { Type: 'MCR', Pg: page.dictionary, MCID: kid.mcid });
    } else {
      const link = annotation(pdf, kid, drawn, ref);
      if (link !== null) kids.push({ Type: 'OBJR', Obj: link, Pg: page.dictionary });
    }
  }
  ref.data.K = kids;
  writeRef(ref);
  return ref;
};

/** The tree under one Document element. */
export const writeStructure = (pdf: Pdf, document: Tag, drawn: readonly Drawn[]): void => {
  const root = pdf.getStructTreeRoot();
  root.data.K = [writeTag(pdf, document, root, drawn)];
};

/** Bookmarks in two levels, the first one open: "1 Summary (page 3)". */
export const writeBookmarks = (
  pdf: Pdf,
  model: PackModel,
  places: ReadonlyMap<Target, Place>,
  drawn: readonly Drawn[],
): void => {
  const add = (parent: OutlineItem, title: string, target: Target, expanded: boolean): OutlineItem | null => {
    const place = places.get(target);
    const page = place === undefined ? undefined : drawn[place.page - 1]?.page;
    if (place === undefined || page === undefined) return null;
    // A title from right to left keeps its page number behind it.
    return parent.addItem(`${isolated(title, [title])} (page ${place.page})`, {
      pageNumber: place.page - 1,
      top: Math.max(0, place.y - 24),
      left: page.sheet.width,
      fit: false,
      expanded,
    });
  };
  add(pdf.outline, 'Cover', 'cover', false);
  if (model.index !== null) add(pdf.outline, model.index.title, 'index', false);
  for (const section of model.sections) {
    const item = add(pdf.outline, `${section.number} ${section.title}`, section.id, true);
    if (item === null) continue;
    for (const block of section.blocks) {
      if (block.kind === 'exhibit') add(item, `${block.letter} ${block.title}`, block.id, false);
      if (block.kind !== 'clauses') continue;
      for (const row of block.rows) add(item, row.bookmark, row.id, false);
    }
  }
};
