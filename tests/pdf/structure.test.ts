import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MadePack, makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { everyByte, type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, root } from '../builders/pack-record.ts';

const make = async (record: PackRecord, edition: 'client' | 'records'): Promise<MadePack> => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

describe.each(['client', 'records'] as const)('the %s edition as a file', (edition) => {
  let record: PackRecord;
  let made: MadePack;
  let pdf: ReadPdf;
  let bytes: string;
  beforeAll(async () => {
    record = await aruRecord();
    made = await make(record, edition);
    pdf = await readPdf(made.bytes);
    bytes = everyByte(made.bytes);
  });

  test('prints on each page its place in the file, counted from the cover', () => {
    expect(made.pages).toBe(pdf.pages.length);
    pdf.pages.slice(1).forEach(({ text }, index) => {
      expect(text).toContain(`${index + 2} of ${pdf.pages.length}`);
    });
    expect(pdf.pages[0]?.text).not.toContain(` of ${pdf.pages.length}`);
  });

  test('has links that lead to the page they print', () => {
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(pdf.bookmarks.length - 2);
    for (const { contents, toPage } of links) {
      const printed = /(\d+)$/.exec(contents)?.[1];
      expect(toPage).toBe(Number(printed));
    }
  });

  test('has bookmarks that lead to the page they name, where their section begins', () => {
    const flat = pdf.bookmarks.flatMap((item) => [item, ...item.items]);
    for (const { title, page } of flat) expect(title).toMatch(new RegExp(`\\(page ${page}\\)$`));
    expect(pdf.bookmarks[0]?.title).toBe('Cover (page 1)');
    for (const { title, page } of made.sections) {
      expect(pdf.pages[page - 1]?.text).toContain(title);
      expect(flat.some((item) => item.page === page && item.title.includes(title))).toBe(true);
    }
    expect(made.sections.at(-1)).toMatchObject({ page: made.pages - (made.sections.at(-1)?.pages ?? 0) + 1 });
    if (edition === 'records') {
      expect(pdf.bookmarks[1]?.title).toBe('Index (page 2)');
      expect(pdf.bookmarks.flatMap(({ items }) => items).map(({ title }) => title)).toContainEqual(
        expect.stringMatching(/^11\.2 Termination for convenience \(page 5\)$/),
      );
    }
  });

  test('is tagged, in its language, with one title, tables with heads and figures with words', () => {
    expect(pdf.marked).toBe(true);
    expect(pdf.info).toMatchObject({ Language: 'en-GB', IsAcroFormPresent: false });
    for (const role of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'H3',
      'P',
      'Table',
      'TR',
      'TH',
      'TD',
      'Figure',
      'Link',
      'TOC',
      'TOCI',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'BlockQuote',
    ]) {
      expect(pdf.structure).toContain(role);
    }
    expect(bytes.match(/\/S \/H1\b/g)).toHaveLength(1);
    const figures = bytes.split('/S /Figure').slice(1);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(figure.slice(0, 400)).toMatch(/\/Alt \(/);
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).toMatch(/\/Tabs \/S/);
    expect(bytes).toMatch(/\/DisplayDocTitle true/);
  });

  test('marks every piece of content as part of the structure or as an artifact', () => {
    const contents = bytes.split('1 0 0 -1 0 ').slice(1);
    expect(contents.length).toBeGreaterThanOrEqual(made.pages);
    for (const content of contents) {
      const [page = ''] = content.split('endstream');
      const opened = page.match(/ BDC$/gm)?.length ?? 0;
      expect(page.match(/^EMC$/gm)?.length ?? 0).toBe(opened);
      const outside = page.replace(/^\/[^\n]* BDC\n[\s\S]*?^EMC$/gm, '');
      expect(outside).not.toMatch(/\bTJ\b|\bre\b| l S| c /);
    }
  });

  test('embeds every typeface and never falls back to a missing glyph', () => {
    const fonts = bytes.match(/\/BaseFont \/(\S+)/g) ?? [];
    expect(fonts.length).toBeGreaterThan(4);
    expect(bytes.match(/\/FontFile2 /g)?.length).toBe(bytes.match(/\/Type \/FontDescriptor/g)?.length);
    expect(bytes).not.toMatch(/Helvetica|Times-Roman/);
    expect(bytes).not.toMatch(/<0000[0-9a-f]*>\]?TJ/);
    expect(pdf.text).not.toContain('\ufffd');
  });

  test('says what it is, and nothing about the computer it was made on', async () => {
    const title =
      edition === 'client'
        ? 'Closing pack. Aru Studio and Kaldvee Ceramics OÜ, 19 June 2026'
        : 'For my records. Kaldvee Ceramics OÜ, complete file, 19 June 2026';
    const kit: unknown = JSON.parse(await readFile(`${root}node_modules/pdfkit/package.json`, 'utf8'));
    const version = typeof kit === 'object' && kit !== null && 'version' in kit ? kit.version : '';
    expect(pdf.info).toMatchObject({
      Title: title,
      Author: 'Leena Aru, Aru Studio',
      Subject: edition === 'client' ? 'Client edition' : 'Records edition',
      Creator: 'Good Terms 1.0.0',
      Producer: `pdfkit ${String(version)}`,
      CreationDate: 'D:20260619120000Z',
      PDFFormatVersion: '1.7',
    });
    expect(pdf.info).not.toHaveProperty('ModDate');
    expect(pdf.info).not.toHaveProperty('Keywords');
    expect(bytes).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(bytes).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(bytes).not.toContain(root);
    expect(bytes).not.toContain('file:');
  });

  test('is the same file, byte for byte, when it is made again', async () => {
    const again = await make(structuredClone(record), edition);
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
  });

  test('has the same pages on US Letter', async () => {
    const letter = structuredClone(record);
    letter.workspace.settings.paper = 'letter';
    const other = await readPdf((await make(letter, edition)).bytes);
    expect(other.pages.map(({ width, height }) => [width, height])[0]).toEqual([612, 792]);
    expect(pdf.pages[0]?.width).toBeCloseTo(595.28);
    // The files beside the PDF name the paper: their sizes and digests differ.
    const same = (text: string): string =>
      text.replaceAll('US Letter', 'A4').replace(/[\d,]+ [0-9a-f]{8}(?: [0-9a-f]{8})+/g, 'digest');
    expect(other.pages.map(({ text }) => same(text))).toEqual(pdf.pages.map(({ text }) => same(text)));
  });
});

test('a title with an ampersand and angle brackets keeps the metadata readable', async () => {
  const record = structuredClone(await aruRecord());
  record.document.name = 'Light & Dark <Studio> "OÜ"';
  const made = await make(record, 'client');
  const xmp = everyByte(made.bytes).match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/)?.[0] ?? '';
  expect(xmp).toContain('Light &amp; Dark &lt;Studio&gt;');
  expect(made.fileName).toBe('Closing pack - Light & Dark Studio OÜ - 2026-06-19.pdf');
});
