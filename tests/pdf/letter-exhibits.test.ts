import { hash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type MadePack, makePack } from '#main/pack/index.ts';
import type { PackChoices } from '#shared/model/index.ts';
import { defaultPackChoices } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import {
  attachmentOf,
  exhibitsWith,
  filesInside,
  type GivenFile,
  withAgreementFiles,
  withEntryFiles,
} from '../builders/exhibit-files.ts';
import { type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const agreement = { name: 'agreement.txt', bytes: Buffer.from('Design Services Agreement\n\fSigned in Tallinn') };
const receipt = { name: 'receipt-r1.txt', bytes: Buffer.from('Received complete and in good order.') };
const statement = { name: 'statement.txt', bytes: Buffer.from('30 April 2026: EUR 2,500.00') };
const files: readonly GivenFile[] = [agreement, receipt, statement];
const digestOf = ({ bytes }: GivenFile): string => hash('sha256', bytes, 'hex');

/** The workspace the pack was designed with: its first letter gave notice, and papers show what was done and paid. */
const withPapers = async (): Promise<PackRecord> => {
  const record = structuredClone(
    withEntryFiles(withAgreementFiles(await aruRecord(), [agreement]), [receipt, statement]),
  );
  const { document } = record;
  const [notice, request] = document.letters;
  if (notice === undefined || request === undefined) throw new Error('no letters');
  notice.letterId = 'notice-by-clause';
  notice.body = 'Dear Tõnis,\n\nI am writing to end our agreement. It ends on 30 June 2026.\n\nKind regards\nLeena Aru';
  request.body = 'Dear Tõnis,\n\nCould we meet for an hour?';
  for (const clause of document.agreements[0]?.clauses ?? []) {
    for (const action of clause.actions) {
      if (clause.number === '11.2') action.shownBy = notice.id;
      if (clause.number === '8.2') action.shownBy = digestOf(receipt);
    }
  }
  for (const invoice of document.invoices) {
    if (invoice.number === '2026-005') for (const payment of invoice.payments) payment.shownBy = digestOf(statement);
  }
  for (const material of document.materials) if (material.receipt === 'R-1') material.shownBy = digestOf(receipt);
  return record;
};

const make = async (record: PackRecord, edition: 'client' | 'records' = 'records'): Promise<MadePack> => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir, attached: exhibitsWith(files) });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

const lettersOf = (pdf: ReadPdf): readonly string[] =>
  pdf.bookmarks.find(({ title }) => title.includes('Exhibits'))?.items.map(({ title }) => title.replace(/ \(.*/, '')) ??
  [];

describe('letters that were sent', () => {
  let record: PackRecord;
  let pack: MadePack;
  let pdf: ReadPdf;
  beforeAll(async () => {
    record = await withPapers();
    pack = await make(record);
    pdf = await readPdf(pack.bytes);
  }, 60_000);

  const page = (title: string): number => pdf.bookmarks.find((mark) => mark.title.includes(title))?.page ?? 0;
  const slip = (letter: string): number =>
    pdf.bookmarks
      .find(({ title }) => title.includes('Exhibits'))
      ?.items.find(({ title }) => title.startsWith(`${letter} `))?.page ?? 0;
  /** Pages that links of these contents lead to from one page. */
  const leads = (from: number, contents: string): readonly number[] =>
    pdf.pages[from - 1]?.links.filter((link) => link.contents === contents).map(({ toPage }) => toPage) ?? [];

  test('are exhibits among the others, by their day, with what they say', () => {
    expect(lettersOf(pdf)).toEqual([
      'A agreement',
      'B receipt-r1',
      'C statement',
      'D Closing letter with notice',
      'E Meeting request, 3 June',
    ]);
    expect(pdf.pages[slip('D')]?.text).toContain('Dear Tõnis, I am writing to end our agreement.');
    expect(pdf.pages[slip('D') - 1]?.text).toContain('Letter sent to Tõnis Kaldvee by email');
  });

  test('travel along as text files whose digest is on the slip', async () => {
    const inside = await filesInside(pack.bytes);
    const file = inside.find(({ name }) => name === 'D-letter-2026-05-27.txt');
    const text = Buffer.from(file?.content ?? []).toString('utf8');
    expect(text).toBe(
      'To: Tõnis Kaldvee\nSent: 2026-05-27 by email\nSubject: Closing letter with notice\n\n' +
        `${record.document.letters[0]?.body}\n`,
    );
    const digits = hash('sha256', text, 'hex');
    expect(pdf.pages[slip('D') - 1]?.text.replaceAll(' ', '')).toContain(digits);
    expect(pack.exhibits.map(({ sha256 }) => sha256)).toContain(digits);
  });

  test('stand beside the letter in the list of letters, linked both ways', () => {
    const list = page('Letters, people and dates');
    expect(pdf.pages[list - 1]?.text).toContain('Closing letter with notice Tõnis Kaldvee Email D');
    expect(leads(list, 'Exhibit D')).toEqual([slip('D')]);
    expect(leads(list, 'Exhibit E')).toEqual([slip('E')]);
    expect(leads(slip('D'), 'letters sent')).toEqual([list]);
  });

  test('that gave notice are named in the summary and where the end is counted', () => {
    const summary = page('Summary');
    expect(pdf.pages[summary - 1]?.text).toContain(
      `Notice was sent on 27 May 2026 and acknowledged on 28 May 2026. Closing letter with notice D ${slip('D') + 1}`,
    );
    const agreementPages = pdf.pages.slice(page('The agreement') - 1, page('Account') - 1).map(({ text }) => text);
    expect(agreementPages.join(' ')).toContain('1 Notice sent by email Exhibit D Wed 27 May 2026');
  });

  test('and files show what was done under a clause, what was paid and what was returned', () => {
    const clause = pdf.bookmarks
      .find(({ title }) => title.includes('The agreement'))
      ?.items.find(({ title }) => title.startsWith('8.2'));
    const on = clause?.page ?? 0;
    expect(leads(on, 'Exhibit B')).toEqual([slip('B')]);
    expect(leads(slip('B'), 'clause 8.2')).toEqual([on]);
    const summary = pdf.pages[page('Summary') - 1]?.text ?? '';
    expect(summary).toContain('No. Point Shown by Exhibit Page');
    expect(summary).toContain(
      `EUR 2,500.00 was received towards 2026-005 on 30 April 2026. statement C ${slip('C') + 1}`,
    );
    expect(summary).toMatch(/Eight of ten items are with their owner\. .* Ledgers B \d+/);
    expect(summary).toContain(
      `The parties signed the Design Services Agreement on 2 September 2024. Agreement A ${slip('A') + 1}`,
    );
    expect(leads(page('Materials and accesses'), 'Exhibit B').length).toBeGreaterThan(0);
    const [paid = 0] = leads(slip('C'), 'payment of 2026-005');
    expect(pdf.pages[paid - 1]?.text).toContain('2026-005 31 Mar 2026');
  });

  test('are counted on the cover', () => {
    expect(pdf.pages[0]?.text).toMatch(/Contains \d+ pages, 5 exhibits, 27 invoices and credit notes, /);
  });

  test('and nothing of them or of the papers is in the client edition', async () => {
    const client = await readPdf((await make(record, 'client')).bytes);
    expect(client.text).not.toMatch(/Exhibit|Closing letter|meet for an hour|statement\.txt/);
  });

  test('stay out when the user does not want them, one by one or all', async () => {
    const none: PackChoices = { ...defaultPackChoices(), letters: false };
    const without = await readPdf((await make({ ...record, options: none })).bytes);
    expect(lettersOf(without)).toEqual(['A agreement', 'B receipt-r1', 'C statement']);
    expect(without.text).not.toContain('I am writing to end our agreement');

    const sha256 = hash('sha256', (await filesInside(pack.bytes)).at(-1)?.content ?? '', 'hex');
    const out = { sha256, leftOut: true, title: '', on: null, shows: '', pages: null };
    const one = await readPdf((await make({ ...record, document: { ...record.document, exhibits: [out] } })).bytes);
    expect(lettersOf(one)).toHaveLength(4);
    expect(one.pages[0]?.text).toContain('Left out: 1 exhibit');
  });

  test('of which only the sending was noted are no exhibits', () => {
    expect(record.document.letters).toHaveLength(6);
    expect(pdf.text).not.toContain('F Handover');
  });
});

test('the letter in which both sides agreed on the last day is named beside it', async () => {
  const record = structuredClone(await aruRecord());
  const { letters, exit } = record.document;
  const [first] = letters;
  if (first === undefined || exit === null) throw new Error('no letters');
  Object.assign(first, { letterId: 'mutual-ending', body: 'We end on 30 June.', on: '2026-05-20' });
  Object.assign(exit, { basis: 'mutual', agreedOn: '2026-05-20', lastDay: '2026-06-30' });
  const pdf = await readPdf((await make(record)).bytes);
  const summary = pdf.pages[2]?.text ?? '';
  expect(summary).toMatch(/Both sides agreed to this date on 20 May 2026\. Closing letter with notice A \d+/);
});

test('a paper that is not there any more is simply not named', async () => {
  const record = structuredClone(await aruRecord());
  for (const clause of record.document.agreements[0]?.clauses ?? []) {
    for (const action of clause.actions) action.shownBy = 'letter-that-was-removed';
  }
  const pdf = await readPdf((await make(record)).bytes);
  expect(pdf.text).toContain('No exhibits are attached.');
  expect(pdf.text).toContain('Notice sent by email to Tõnis Kaldvee.');
});

test('the same file attached twice under two names is one exhibit, whoever refers to it', async () => {
  const twin = { ...receipt, name: 'copy of receipt.txt' };
  const record = structuredClone(withEntryFiles(await aruRecord(), [receipt, twin]));
  expect(attachmentOf(twin).sha256).toBe(digestOf(receipt));
  for (const material of record.document.materials) material.shownBy = digestOf(receipt);
  const pdf = await readPdf((await make(record)).bytes);
  expect(pdf.bookmarks.find(({ title }) => title.includes('Exhibit A'))?.items).toHaveLength(1);
});
