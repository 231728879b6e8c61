/** Attached files in memory: their bytes by digest, and records that refer to them. */
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { type Exhibits, exhibitsIn } from '#main/pack/exhibits/prepare.ts';
import { openFiles } from '#main/workspace/files.ts';
import type { Attachment } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { fontsDir } from './pack-record.ts';

export type GivenFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
  readonly alt?: string;
};

export const attachmentOf = ({ name, bytes, mediaType = '', alt }: GivenFile): Attachment => ({
  sha256: hash('sha256', bytes, 'hex'),
  name,
  size: bytes.length,
  mediaType,
  ...(alt === undefined ? {} : { alt }),
});

/** A workspace's files that hold exactly these, in a folder of their own. */
export const exhibitsWith = (
  files: readonly GivenFile[],
  folder = mkdtempSync(join(tmpdir(), 'gt-exhibits-')),
): Exhibits => {
  mkdirSync(join(folder, 'files'), { recursive: true });
  for (const { bytes } of files) writeFileSync(join(folder, 'files', hash('sha256', bytes, 'hex')), bytes);
  return exhibitsIn(folder, openFiles(folder, null).read);
};

/** The record with files attached to its first entry that is printed. */
export const withEntryFiles = (record: PackRecord, files: readonly GivenFile[]): PackRecord => {
  const [first, ...rest] = record.journal;
  if (first === undefined) throw new Error('The record has no entry.');
  const facts = { ...first.facts, attachments: files.map(attachmentOf) };
  return { ...record, journal: [{ ...first, facts }, ...rest] };
};

/** The record with files kept with its first agreement. */
export const withAgreementFiles = (record: PackRecord, files: readonly GivenFile[]): PackRecord => {
  const [first, ...rest] = record.document.agreements;
  if (first === undefined) throw new Error('The record has no agreement.');
  return {
    ...record,
    document: { ...record.document, agreements: [{ ...first, files: files.map(attachmentOf) }, ...rest] },
  };
};

/** The record with files kept with its first invoice. */
export const withInvoiceFiles = (record: PackRecord, files: readonly GivenFile[]): PackRecord => {
  const [first, ...rest] = record.document.invoices;
  if (first === undefined) throw new Error('The record has no invoice.');
  return {
    ...record,
    document: { ...record.document, invoices: [{ ...first, files: files.map(attachmentOf) }, ...rest] },
  };
};

type MadePage = {
  readonly words: readonly string[];
  readonly size?: readonly [number, number];
  readonly paint?: string;
};

/** A PDF with words at known places: line n of a page stands at x 72, its top at y 72 + 20 n. */
export const pdfWith = (pages: readonly MadePage[]): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      autoFirstPage: false,
      font: `${fontsDir}/inter-regular.ttf`,
      info: { CreationDate: new Date(0) },
    });
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    for (const { words, size = [595, 842], paint = 'black' } of pages) {
      pdf.addPage({ size: [...size], margin: 0 });
      pdf.fillColor(paint).fontSize(12);
      words.forEach((line, index) => {
        pdf.text(line, 72, 72 + 20 * index, { lineBreak: false });
      });
    }
    pdf.end();
  });

/** A PDF of hand-written objects: number n of the list is object n; the first is the catalogue. */
export const rawPdf = (objects: readonly string[]): Uint8Array => {
  const parts = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(parts.join('').length);
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`);
  });
  const start = parts.join('').length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
};

/** A JPEG that says by its Exif data how it has to be turned (1 to 8). */
export const turnedJpeg = (jpeg: Uint8Array, orientation: number): Uint8Array => {
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

/** The originals of exhibits inside a PDF, as a viewer gives them out: "A-agreement.pdf". */
export const filesInside = async (
  bytes: Uint8Array,
): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const pdf = await task.promise;
    const files: { readonly name: string; readonly content: Uint8Array }[] = [];
    for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
      if (!/^[A-Z]+-/.test(filename)) continue;
      files.push({ name: filename, content: (await pdf.getAttachmentContent(id)) ?? new Uint8Array() });
    }
    return files;
  } finally {
    await task.destroy();
  }
};

/** Words of a page with their places: points from the left and from the top. */
export const wordsOn = async (
  bytes: Uint8Array,
  page: number,
): Promise<readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[]> => {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const one = await (await task.promise).getPage(page);
    const { height } = one.getViewport({ scale: 1 });
    const { items } = await one.getTextContent();
    return items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , x = 0, y = 0] = item.transform;
      return [{ text: item.str, x, y: height - y, width: item.width }];
    });
  } finally {
    await task.destroy();
  }
};
