import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type ReadPage = {
  /** All words in reading order, single spaces. */
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** `toY`: points from the bottom of the page it leads to. */
  readonly links: readonly { readonly contents: string; readonly toPage: number; readonly toY: number }[];
  /** Runs as they are drawn: points from the left edge of the page, and of the baseline from its bottom. */
  readonly placed: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
};
type ReadBookmark = { readonly title: string; readonly page: number; readonly items: readonly ReadBookmark[] };
export type ReadPdf = {
  readonly pages: readonly ReadPage[];
  /** Text of all pages. */
  readonly text: string;
  readonly bookmarks: readonly ReadBookmark[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly marked: boolean;
  readonly structure: readonly string[];
  /** Languages of the tags. */
  readonly languages: readonly string[];
};

/** No-break spaces and line ends as plain spaces: as a person would copy it. */
export const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

const placeOf = async (
  pdf: PDFDocumentProxy,
  dest: unknown,
): Promise<{ readonly page: number; readonly y: number }> => {
  const explicit: unknown = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) return { page: 0, y: 0 };
  // [page /XYZ left top zoom]
  return { page: (await pdf.getPageIndex(explicit[0])) + 1, y: Number(explicit[3]) };
};

type StructNode = { readonly role?: string; readonly lang?: string; readonly children?: readonly unknown[] };
const isNode = (value: unknown): value is StructNode => typeof value === 'object' && value !== null;

const rolesIn = (node: unknown): readonly string[] =>
  isNode(node)
    ? [...(node.role === undefined ? [] : [node.role]), ...(node.children ?? []).flatMap((child) => rolesIn(child))]
    : [];

const languagesIn = (node: unknown): readonly string[] =>
  isNode(node)
    ? [...(node.lang === undefined ? [] : [node.lang]), ...(node.children ?? []).flatMap((child) => languagesIn(child))]
    : [];

type Tags = { readonly roles: readonly string[]; readonly languages: readonly string[] };

const readPage = async (pdf: PDFDocumentProxy, number: number): Promise<ReadPage & Tags> => {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const text = plain(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''));
  const annotations: readonly { subtype?: string; contentsObj?: { str?: string }; dest?: unknown }[] =
    await page.getAnnotations();
  const links = await Promise.all(
    annotations
      .filter(({ subtype }) => subtype === 'Link')
      .map(async ({ contentsObj, dest }) => {
        const { page: toPage, y: toY } = await placeOf(pdf, dest);
        return { contents: contentsObj?.str ?? '', toPage, toY };
      }),
  );
  const placed = items.flatMap((item) =>
    'str' in item
      ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
      : [],
  );
  const tree: unknown = await page.getStructTree();
  return { text, width, height, links, placed, roles: rolesIn(tree), languages: languagesIn(tree) };
};

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
const readOutline = (pdf: PDFDocumentProxy, outline: Outline): Promise<readonly ReadBookmark[]> =>
  Promise.all(
    (outline ?? []).map(async ({ title, dest, items }) => ({
      title,
      page: (await placeOf(pdf, dest)).page,
      items: await readOutline(pdf, items),
    })),
  );

/** Reads a PDF back as a viewer does. */
export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  try {
    const pages: (ReadPage & Tags)[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
    const { info } = await pdf.getMetadata();
    const mark: unknown = await pdf.getMarkInfo();
    return {
      pages,
      text: pages.map(({ text }) => text).join(' '),
      bookmarks: await readOutline(pdf, await pdf.getOutline()),
      info: { ...info },
      marked: mark instanceof Map && mark.get('Marked') === true,
      structure: [...new Set(pages.flatMap(({ roles }) => roles))].sort(),
      languages: [...new Set(pages.flatMap(({ languages }) => languages))].sort(),
    };
  } finally {
    await loading.destroy();
  }
};

const latin1 = new TextDecoder('latin1');

/** Everything in the file as text: raw bytes, and every compressed stream unpacked. */
export const everyByte = (bytes: Uint8Array): string => {
  const raw = Buffer.from(bytes).toString('latin1');
  const parts = [raw];
  let at = 0;
  for (;;) {
    const start = raw.indexOf('stream\n', at);
    if (start < 0) break;
    const end = raw.indexOf('\nendstream', start);
    if (end < 0) break;
    try {
      parts.push(latin1.decode(inflateSync(bytes.subarray(start + 7, end))));
    } catch {
      // Not compressed: already part of the raw bytes.
    }
    at = end + 10;
  }
  return parts.join('\n');
};

/** How a text could stand in a file: as it is, as UTF-16, as hexadecimal. */
export const disguises = (text: string): readonly string[] => {
  const utf8 = Buffer.from(text, 'utf8').toString('latin1');
  const utf16 = Buffer.from(text, 'utf16le').swap16().toString('latin1');
  const hex = Buffer.from(text, 'utf8').toString('hex');
  return [utf8, utf16, hex, hex.toUpperCase()];
};
