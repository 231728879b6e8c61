/** Writes the structure tree, the links and the bookmarks. */
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
  writeList,
  writeRef,
} from './pdf-internals.ts';
import { type LinkBox, type Tag, takeComplete } from './tags.ts';
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

/** A tag something was written of: its object, its children so far, and the page its content begins on. */
type Open = { readonly ref: PdfRef; readonly kids: string[]; home: number | null };

/**
 * The structure tree of a document of `total` pages, written while its pages are drawn: a tag that is complete is not
 * kept, so that the tree of a long pack is never whole in memory.
 */
export const structureOf = (pdf: Pdf, drawn: readonly Drawn[], total: number) => {
  const open = new Map<Tag, Open>();
  const links: (() => void)[] = [];
  /** The objects the marked contents of each page belong to, in their order: numbers, for there are tens of thousands. */
  const owners: number[][] = [];

  const openOf = (tag: Tag): Open => {
    const own = open.get(tag) ?? { ref: pdf.ref({}), kids: [], home: null };
    open.set(tag, own);
    return own;
  };

  /** Written last: it may lead to a page that is not drawn yet. */
  const annotation = (box: LinkBox, owner: PdfRef): PdfRef | null => {
    const at = drawn[box.page - 1];
    if (at === undefined || box.toPage > total) return null;
    const { height } = at.page.sheet;
    const key = pdf.createStructParentTreeNextKey();
    pdf.getStructParentTree().add(key, owner);
    const ref = pdf.ref({});
    at.pdf.annotations.push(ref);
    links.push(() => {
      const to = drawn[box.toPage - 1] ?? at;
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
    });
    return ref;
  };

  const take = (own: Open, kid: Tag['kids'][number]): void => {
    if (kid.kind === 'tag') {
      own.kids.push(nameOf(close(kid, own.ref)));
      return;
    }
    own.home ??= kid.page;
    const page = drawn[kid.page - 1]?.pdf;
    if (page === undefined) return;
    if (kid.kind === 'slot') {
      const marked = owners[kid.page - 1] ?? [];
      owners[kid.page - 1] = marked;
      marked[kid.mcid] = own.ref.id;
      own.kids.push(
        kid.page === own.home
          ? String(kid.mcid)
          : dictionary('/Type /MCR', `/Pg ${nameOf(page.dictionary)}`, `/MCID ${kid.mcid}`),
      );
      return;
    }
    const link = annotation(kid, own.ref);
    if (link !== null)
      own.kids.push(dictionary('/Type /OBJR', `/Obj ${nameOf(link)}`, `/Pg ${nameOf(page.dictionary)}`));
  };

  const close = (tag: Tag, parent: PdfRef): PdfRef => {
    const own = openOf(tag);
    for (const kid of tag.kids) take(own, kid);
    const { title, alt, actual, language } = tag.options;
    const home = own.home === null ? undefined : drawn[own.home - 1];
    const lines = ['/Type /StructElem', `/S /${tag.type}`, `/P ${nameOf(parent)}`];
    if (title !== undefined) lines.push(`/T ${textOperand(title)}`);
    if (alt !== undefined) lines.push(`/Alt ${textOperand(alt)}`);
    if (actual !== undefined) lines.push(`/ActualText ${textOperand(actual)}`);
    if (language !== undefined) lines.push(`/Lang ${textOperand(language)}`);
    if (home !== undefined) lines.push(`/Pg ${nameOf(home.pdf.dictionary)}`);
    const extra = attributes(tag, home?.page.sheet.height);
    if (extra.length > 0) lines.push(`/A ${extra.length === 1 ? extra[0] : `[${extra.join(' ')}]`}`);
    lines.push(`/K [${own.kids.join(' ')}]`);
    writeRef(pdf, own.ref, lines);
    open.delete(tag);
    return own.ref;
  };

  return {
    /** Writes what is complete. All that was laid out so far must be drawn. */
    write: (document: Tag): void =>
      takeComplete(document, (tag, kids) => {
        const own = openOf(tag);
        for (const kid of kids) take(own, kid);
      }),
    /** Writes the rest, once every page is drawn. */
    end: (document: Tag): void => {
      const root = pdf.getStructTreeRoot();
      root.data.K = [close(document, root)];
      for (const link of links) link();
      const tree = pdf.getStructParentTree();
      for (const [index, { pdf: page }] of drawn.entries()) {
        const list = pdf.ref({});
        writeList(pdf, list, owners[index] ?? []);
        tree.add(page.structParentTreeKey, list);
      }
    },
  };
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
