import { hash } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MadePack, makePack } from '#main/pack/index.ts';
import { defaultPackChoices } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import {
  exhibitsWith,
  filesInside,
  type GivenFile,
  pdfWith,
  withAgreementFiles,
  withEntryFiles,
  withInvoiceFiles,
  wordsOn,
} from '../builders/exhibit-files.ts';
import { type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const make = async (record: PackRecord, files: readonly GivenFile[], edition: 'client' | 'records' = 'records') => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir, attached: exhibitsWith(files) });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

const painted = (width: number, height: number): Promise<Buffer> => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#caa';
  context.fillRect(0, 0, width, height);
  return canvas.encode('jpeg');
};

describe('a records pack with exhibits', () => {
  let files: readonly GivenFile[];
  let record: PackRecord;
  let pack: MadePack;
  let pdf: ReadPdf;

  beforeAll(async () => {
    const agreement = {
      name: 'agreement-2024-09-02.pdf',
      mediaType: 'application/pdf',
      bytes: await pdfWith([
        { words: ['Design Services Agreement', 'Either party may end this Agreement.'] },
        { words: ['Signed in Tallinn, Tõnis Kaldvee'] },
      ]),
    };
    const photo = {
      name: 'receipt-r1.jpg',
      mediaType: 'image/jpeg',
      alt: 'The signed receipt',
      bytes: await painted(800, 600),
    };
    const mail = {
      name: 'notice.eml',
      bytes: Buffer.from(
        'From: Leena Aru <leena@arustudio.example>\r\nSubject: =?utf-8?Q?L=C3=B5pp?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDear T=C3=B5nis,\r\nthis is my notice.\r\n',
      ),
    };
    const brief = { name: 'brief.docx', bytes: Buffer.from('PK\u0003\u0004\u0000\u0000 not shown') };
    files = [agreement, photo, mail, brief];
    record = withAgreementFiles(await aruRecord(), [agreement]);
    record = withInvoiceFiles(withEntryFiles(record, [photo, mail]), [brief]);
    pack = await make(record, files);
    pdf = await readPdf(pack.bytes);
  }, 60_000);

  test('lists them in the index with their letters, pages and slips', () => {
    const index = pdf.pages[1]?.text ?? '';
    expect(index).toContain('Exhibits A to D');
    expect(index).toMatch(/A agreement-2024-09-02 2 Sep 2024 Design Services Agreement 2 13/);
    expect(index).toContain('not shown');
    expect(index).toContain('The pages of exhibit D cannot be shown; the file itself is attached.');
  });

  test('has a slip and then the pages of each, with the letter in the running header', () => {
    const slip = pdf.pages[12]?.text ?? '';
    expect(slip).toMatch(/A ?agreement-2024-09-02/);
    expect(slip).toContain('exhibits/A-agreement-2024-09-02.pdf');
    expect(pdf.pages[13]?.text).toContain('Exhibit A, page 1 of 2');
    expect(pdf.pages[14]?.text).toContain('Exhibit A, page 2 of 2');
    expect(pdf.pages[15]?.text).toContain('receipt-r1');
  });

  test('lets the words of a drawn page be found where they stand on it', async () => {
    const words = await wordsOn(pack.bytes, 14);
    const line = words.find(({ text }) => text.includes('Either party'));
    // The page is 595 by 842 points and is printed 468 wide in the block at 64, 88; the line stands at 72, 92 on it.
    const scale = Math.min(468 / 595, 672 / 842);
    expect(line?.x).toBeCloseTo(64 + (468 - 595 * scale) / 2 + 72 * scale, 0);
    const top = 88 + (672 - 842 * scale) / 2;
    expect(line?.y).toBeGreaterThan(top + 92 * scale);
    expect(line?.y).toBeLessThan(top + 108 * scale);
    expect(pdf.pages[14]?.text).toContain('Signed in Tallinn, Tõnis Kaldvee');
  });

  test('prints a message with its head and its words', () => {
    const page = pdf.pages.find(({ text }) => text.includes('Exhibit C, page 1 of 1'))?.text ?? '';
    expect(page).toContain('From: Leena Aru <leena@arustudio.example>');
    expect(page).toContain('Subject: Lõpp');
    expect(page).toContain('Dear Tõnis, this is my notice.');
  });

  test('leads from the clause, the invoice and the entry to the exhibit, and from its slip back', () => {
    const to = (page: number, contents: string): number | undefined =>
      pdf.pages[page - 1]?.links.find((link) => link.contents === contents)?.toPage;
    expect(to(4, 'Exhibit A, page 1')).toBe(14);
    expect(to(4, 'Exhibit A')).toBe(13);
    expect(to(7, 'Exhibit D')).toBe(20);
    expect(to(9, 'Exhibit B')).toBe(16);
    expect(to(13, 'clause 4.1')).toBe(4);
    expect(to(16, 'entry 1')).toBe(9);
    expect(pdf.pages[19]?.links.some(({ contents, toPage }) => contents.startsWith('invoice ') && toPage === 7)).toBe(
      true,
    );
    expect(to(2, 'Exhibit B')).toBe(16);
  });

  test('names every exhibit in the bookmarks below its section', () => {
    const section = pdf.bookmarks.find(({ title }) => title.includes('Exhibits A to D'));
    expect(section?.items.map(({ title, page }) => `${title} ${page}`)).toEqual([
      'A agreement-2024-09-02 (page 13) 13',
      'B receipt-r1 (page 16) 16',
      'C notice (page 18) 18',
      'D brief (page 20) 20',
    ]);
  });

  test('carries every original unchanged', async () => {
    const inside = await filesInside(pack.bytes);
    expect(inside.map(({ name }) => name).sort()).toEqual([
      'A-agreement-2024-09-02.pdf',
      'B-receipt-r1.jpg',
      'C-notice.eml',
      'D-brief.docx',
    ]);
    for (const [index, { content }] of inside.entries()) {
      const digest = hash('sha256', content, 'hex');
      expect(
        files.map(({ bytes }) => hash('sha256', bytes, 'hex')),
        `file ${index}`,
      ).toContain(digest);
      expect(pdf.text.replaceAll(' ', '')).toContain(digest);
    }
    const raw = Buffer.from(pack.bytes).toString('latin1');
    expect(raw.match(/\/AFRelationship \/Supplement/g)).toHaveLength(4);
  });

  test('is the same file, byte for byte, when it is made again on another machine', async () => {
    expect(Buffer.compare((await make(record, files)).bytes, pack.bytes)).toBe(0);
  });

  test('has none of it in the client edition', async () => {
    const client = await make(record, files, 'client');
    expect(await filesInside(client.bytes)).toEqual([]);
    expect((await readPdf(client.bytes)).text).not.toMatch(/Exhibit|agreement-2024|receipt-r1/);
  });
});

describe('exhibits the user chose', () => {
  const note = { name: 'note.txt', bytes: Buffer.from('First note') };
  const other = { name: 'other.txt', bytes: Buffer.from('Second note') };
  const choice = { leftOut: false, title: '', on: null, shows: '', pages: null } as const;

  const withChoices = async (
    ...exhibits: readonly ({ readonly of: GivenFile } & Partial<
      NonNullable<PackRecord['document']['exhibits']>[number]
    >)[]
  ): Promise<ReadPdf> => {
    const record = withEntryFiles(await aruRecord(), [note, other]);
    const chosen = exhibits.map(({ of, ...own }) => ({ ...choice, sha256: hash('sha256', of.bytes, 'hex'), ...own }));
    const pack = await make({ ...record, document: { ...record.document, exhibits: chosen } }, [note, other]);
    return readPdf(pack.bytes);
  };

  test('keep consecutive letters when one is left out', async () => {
    const pdf = await withChoices({ of: note, leftOut: true });
    expect(pdf.text).not.toContain('First note');
    expect(pdf.text).toContain('Exhibit A, page 1 of 1');
    expect(pdf.text).toContain('exhibits/A-other.txt');
  });

  test('bear the title, the date and the line the user gave them', async () => {
    const pdf = await withChoices({
      of: note,
      title: 'Note of the meeting',
      on: '2026-05-02',
      shows: 'What was agreed',
    });
    expect(pdf.text).toContain('A Note of the meeting 2 May 2026 What was agreed 1');
  });

  test('are slips only where the user said so, and their originals are attached', async () => {
    const pdf = await withChoices({ of: note, pages: 'slip' });
    expect(pdf.text).not.toContain('First note');
    expect(pdf.text).toContain('Pages left out of this file; the original is attached.');
  });

  test('stand in the order the user gave them, and those it does not name behind the others', async () => {
    const files = [note, other, { name: 'third.txt', bytes: Buffer.from('Third note') }];
    const record = withEntryFiles(await aruRecord(), files);
    const exhibitOrder = [other, note].map(({ bytes }) => hash('sha256', bytes, 'hex'));
    const packChoices = { ...defaultPackChoices(), exhibitOrder };
    const { slips } = await make({ ...record, document: { ...record.document, packChoices } }, files);
    expect(slips.map(({ name, placed }) => [placed?.letter, name])).toEqual([
      ['A', 'other.txt'],
      ['B', 'note.txt'],
      ['C', 'third.txt'],
    ]);
  });

  test('are told with their pages to those who choose, also those left out', async () => {
    const record = withEntryFiles(await aruRecord(), [note, other]);
    const exhibits = [{ ...choice, sha256: hash('sha256', note.bytes, 'hex'), leftOut: true, title: 'Mine' }];
    const made = await make({ ...record, document: { ...record.document, exhibits } }, [note, other]);
    const [out, shown] = made.slips;
    expect(out).toMatchObject({ name: 'note.txt', usual: { title: 'note' }, placed: null });
    expect(shown).toMatchObject({ name: 'other.txt', placed: { letter: 'A', shown: 1, pages: 1, asks: false } });
    const pdf = await readPdf(made.bytes);
    expect(pdf.pages[(shown?.placed?.page ?? 0) - 1]?.text).toContain('exhibits/A-other.txt');
  });
});

test('forty exhibits have letters from A to AN, each with its slip, its page and its original', async () => {
  const files = Array.from({ length: 40 }, (_, index) => ({
    name: `note ${index + 1}.txt`,
    bytes: Buffer.from(`Words of note ${index + 1}.`),
  }));
  const pack = await make(withEntryFiles(await aruRecord(), files), files);
  const pdf = await readPdf(pack.bytes);
  const section = pdf.bookmarks.find(({ title }) => title.includes('Exhibits A to AN'));
  expect(section?.items).toHaveLength(40);
  for (const { title, page } of section?.items ?? []) {
    const number = /note (\d+)/.exec(title)?.[1] ?? '';
    expect(pdf.pages[page]?.text).toContain(`Words of note ${number}.`);
  }
  expect(await filesInside(pack.bytes)).toHaveLength(40);
  expect(pdf.pages[1]?.text).toContain('Slip on page');
});
