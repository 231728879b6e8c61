/**
 * The parts of pdfkit 0.20 the pack needs and its types do not describe, in one place: the font subset, the structure
 * tree, the outline's destination and the escaped metadata.
 */
import PDFDocument from 'pdfkit';
import type { Output, Written } from './output.ts';

export type PdfRef = {
  readonly id: number;
  offset?: number;
  data: Record<string, unknown>;
  /** Whether what is written to it is deflated. */
  compress: boolean;
  readonly end: (bytes?: Uint8Array) => void;
};

export type SubsetFont = {
  readonly id: string;
  readonly ref: () => PdfRef;
  readonly subset: { readonly includeGlyph: (glyph: number) => number; readonly glyphs: number[] };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
};

export type PdfPage = {
  readonly dictionary: PdfRef;
  readonly fonts: Record<string, PdfRef>;
  readonly xobjects: Record<string, PdfRef>;
  readonly annotations: PdfRef[];
  readonly structParentTreeKey: number;
  content: { readonly end: (bytes?: Uint8Array) => void };
};

type NumberTree = { readonly add: (key: number, value: unknown) => void };

export type OutlineItem = {
  readonly addItem: (title: string, options: OutlineOptions) => OutlineItem;
};
type OutlineOptions = {
  readonly pageNumber: number;
  readonly top: number;
  readonly left: number;
  readonly fit: boolean;
  readonly expanded: boolean;
};

export type Pdf = {
  readonly ref: (data: Record<string, unknown>) => PdfRef;
  readonly page: PdfPage;
  readonly addPage: (options: { readonly size: readonly [number, number]; readonly margin: number }) => Pdf;
  readonly registerFont: (name: string, bytes: Uint8Array) => Pdf;
  readonly font: (name: string) => Pdf;
  readonly _font: SubsetFont;
  readonly _root: PdfRef & {
    readonly data: { AF?: unknown; readonly Pages: { readonly data: { readonly Kids: readonly PdfRef[] } } };
  };
  readonly outline: OutlineItem;
  readonly addNamedEmbeddedFile: (key: string, spec: PdfRef) => void;
  readonly appendXML: (xml: string, newline?: boolean) => void;
  readonly getStructTreeRoot: () => PdfRef;
  readonly getStructParentTree: () => NumberTree;
  readonly createStructParentTreeNextKey: () => number;
  readonly metadata: { readonly append: (xml: string, newline?: boolean) => void };
  _addInfo: () => void;
  readonly info: Record<string, unknown>;
  push: (piece: Uint8Array | null) => boolean;
  _offset: number;
  _write: (data: Uint8Array | string) => void;
  readonly _refEnd: (ref: PdfRef) => void;
  /** What was written so far and not taken. */
  readonly read: () => Uint8Array | null;
  readonly end: () => void;
};

/** Text as a string of the PDF object model: Latin as it is, anything else as UTF-16 (ISO 32000-1, 7.9.2). */
export const textOperand = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  const plain = /^[\u0000-\u007f]*$/.test(text);
  const bytes = plain ? text : Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
  return `(${bytes.replaceAll(/[\n\r\t\b\f()\\]/g, (one) => escapes[one] ?? one)})`;
};
const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};

/** A number as PDF writes it: six places at most. */
export const numberOperand = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/**
 * Leads the file into an output; resolves once the document has ended. pdfkit writes every line as a piece of its own, and
 * a stream would keep hundreds of thousands of them.
 */
export const collect = (pdf: Pdf, output: Output): Promise<Written> =>
  new Promise((resolve, reject) => {
    pdf.push = (piece) => {
      if (piece !== null) output.bytes(piece);
      else {
        try {
          resolve(output.end());
        } catch (error) {
          reject(error);
        }
      }
      return piece !== null;
    };
    // Lines go in as they are, without an array of bytes for each.
    pdf._write = (data) => {
      if (typeof data === 'string') output.line(data);
      else output.bytes(data);
      pdf._offset += typeof data === 'string' ? data.length + 1 : data.length;
    };
    // The first lines are written when a document is opened.
    pdf.push(pdf.read() ?? new Uint8Array());
  });

/** Writes what is drawn on a page now; pdfkit would keep the content of all pages until the end. */
export const writeContent = (page: PdfPage, operators: string): void => {
  page.content.end(Buffer.from(`${operators}\n`, 'latin1'));
  page.content = { end: () => {} };
};

/** Writes an object given as the lines between its braces. Only its number is needed afterwards, by those who refer to it. */
export const writeRef = (pdf: Pdf, ref: PdfRef, lines: readonly string[]): void => {
  ref.offset = pdf._offset;
  pdf._write(`${ref.id} 0 obj\n<<\n${lines.join('\n')}\n>>\nendobj`);
  pdf._refEnd(ref);
};

/** Writes an object that is a list of other objects, given by their numbers. */
export const writeList = (pdf: Pdf, ref: PdfRef, ids: readonly number[]): void => {
  ref.offset = pdf._offset;
  pdf._write(`${ref.id} 0 obj\n[${ids.map((id) => `${id} 0 R`).join(' ')}]\nendobj`);
  pdf._refEnd(ref);
};

export type PdfOptions = {
  readonly lang: string;
  readonly info: Record<string, string | Date>;
};

/** A document of PDF 1.7, tagged, with the PDF/A-3a identifier and the sRGB output intent. */
export const openPdf = ({ lang, info }: PdfOptions): Pdf => {
  const document: unknown = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    compress: true,
    displayTitle: true,
    font: '',
    info,
    lang,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
  });
  return document as Pdf;
};
