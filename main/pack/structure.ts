/** Writes the structure tree, the links and the bookmarks, once every page is drawn. */
import type { PackModel, Target } from '#shared/pack/model.ts';
import type { Place } from './flow.ts';
import type { Page } from './page.ts';
import {
  numberOperand,
  type OutlineItem,
  type Pdf,
  type PdfPage,
  type PdfRef,
  textOperand,
  writeRef,
} from './pdf-internals.ts';
import type { LinkBox, Tag } from './tags.ts';
import { isolated } from './text/directions.ts';

/** How one object refers to another. */
const nameOf = ({ id }: PdfRef): string => `${id} 0 R`;

export type Drawn = { readonly page: Page; readonly pdf: PdfPage };

const numbers = (values: readonly number[]): string => `[${values.map(numberOperand).join(' ')}]`;
const dictionary = (...lines: readonly string[]): string => `<<\n${lines.join('\n')}\n>>`;

const attributes = ({ options }: Tag, height: number | undefined): readonly string[] => {
  const { scope, colSpan = 1, numbered, summary, bbox } = options;
  const all: string[] = [];
  if (scope !== undefined || colSpan > 1 || summary !== undefined) {
    all.push(
      dictionary(
        '/O /Table',
        ...(scope === undefined ? [] : [`/Scope /${scope}`]),
        ...(colSpan > 1 ? [`/ColSpan ${colSpan}`] : []),
        ...(summary === undefined ? [] : [`/Summary ${textOperand(summary)}`]),
      ),
    );
  }
  if (numbered === true) all.push(dictionary('/O /List', '/ListNumbering /Decimal'));
  if (bbox !== undefined && height !== undefined) {
    const box = numbers([bbox[0], height - bbox[3], bbox[2], height - bbox[1]]);
    all.push(dictionary('/O /Layout', '/Placement /Block', `/BBox ${box}`));
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
  const ref = pdf.ref({});
  const top = numberOperand(to.page.sheet.height - Math.max(0, box.toY - 24));
  writeRef(pdf, ref, [
    '/Type /Annot',
    '/Subtype /Link',
    `/Rect ${numbers([box.x, height - box.y - box.height, box.x + box.width, height - box.y])}`,
    '/Border [0 0 0]',
    '/F 4',
    `/Contents ${textOperand(box.contents)}`,
    `/Dest [${nameOf(to.pdf.dictionary)} /XYZ 0 ${top} null]`,
    `/StructParent ${key}`,
  ]);
  at.pdf.annotations.push(ref);
  return ref;
};

const writeTag = (pdf: Pdf, tag: Tag, parent: PdfRef, drawn: readonly Drawn[]): PdfRef => {
  const { title, alt, actual, language } = tag.options;
  const kids: string[] = [];
  const on = firstPage(tag);
  const first = on === null ? undefined : drawn[on - 1];
  const home = first?.pdf;
  const ref = pdf.ref({});
  const lines = ['/Type /StructElem', `/S /${tag.type}`, `/P ${nameOf(parent)}`];
  if (title !== undefined) lines.push(`/T ${textOperand(title)}`);
  if (alt !== undefined) lines.push(`/Alt ${textOperand(alt)}`);
  if (actual !== undefined) lines.push(`/ActualText ${textOperand(actual)}`);
  if (language !== undefined) lines.push(`/Lang ${textOperand(language)}`);
  if (home !== undefined) lines.push(`/Pg ${nameOf(home.dictionary)}`);
  const own = attributes(tag, first?.page.sheet.height);
  if (own.length > 0) lines.push(`/A ${own.length === 1 ? own[0] : `[${own.join(' ')}]`}`);
  for (const kid of tag.kids) {
    if (kid.kind === 'tag') {
      kids.push(nameOf(writeTag(pdf, kid, ref, drawn)));
      continue;
    }
    const page = drawn[kid.page - 1]?.pdf;
    if (page === undefined) continue;
    if (kid.kind === 'slot') {
      const contents = pdf.getStructParentTree().get(page.structParentTreeKey);
      if (Array.isArray(contents)) contents[kid.mcid] = ref;
      kids.push(
        page === home
          ? String(kid.mcid)
          : dictionary('/Type /MCR', `/Pg ${nameOf(page.dictionary)}`, `/MCID ${kid.mcid}`),
      );
    } else {
      const link = annotation(pdf, kid, drawn, ref);
      if (link !== null) {
        kids.push(dictionary('/Type /OBJR', `/Obj ${nameOf(link)}`, `/Pg ${nameOf(page.dictionary)}`));
      }
    }
  }
  lines.push(`/K [${kids.join(' ')}]`);
  writeRef(pdf, ref, lines);
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
