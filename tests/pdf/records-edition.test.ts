import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { longDate, shortDate, weekdayShortDate } from '#shared/rules/dates.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { plain, type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, sampleRecord } from '../builders/pack-record.ts';

const made = async (record: PackRecord): Promise<ReadPdf> => {
  const pack = await makePack({ record, edition: 'records', asOf: record.asOf, fontsDir });
  if (!pack.ok) throw new Error(pack.error.message);
  return readPdf(pack.value.bytes);
};

describe('the records edition of Aru Studio and Kaldvee Ceramics', () => {
  let record: PackRecord;
  let pdf: ReadPdf;
  beforeAll(async () => {
    record = await aruRecord();
    pdf = await made(record);
  });

  test('names itself confidential on every page and says what it holds', () => {
    for (const { text } of pdf.pages) expect(text).toContain('For my records. Confidential');
    expect(pdf.pages[0]?.text).toContain(`${pdf.pages.length} pages, 27 invoices and credit notes, 15 journal entries`);
    expect(pdf.pages[0]?.text).not.toMatch(/private notes/i);
  });

  test('sums up each point with the page that shows it', () => {
    const summary = pdf.pages[2]?.text ?? '';
    expect(summary).toContain('The parties signed the Design Services Agreement on 2 September 2024.');
    expect(summary).toContain('Notice was sent on 27 May 2026 and acknowledged on 28 May 2026.');
    expect(summary).toContain('The agreement ends on 30 June 2026 under clause 11.2.');
    expect(summary).toContain(
      'Four invoices are open on 19 June 2026, EUR 10,073.60 in total. EUR 7,593.60 is past its due date.',
    );
    expect(summary).toContain('This file records facts and arithmetic. It is not legal advice.');
  });

  test('quotes every clause word for word, with what was done under it', () => {
    for (const clause of record.document.agreements[0]?.clauses ?? []) {
      expect(pdf.text).toContain(`“${plain(clause.quote)}”`);
      for (const { text } of clause.actions) expect(pdf.text).toContain(plain(text));
    }
  });

  test('shows each step of the counting', () => {
    for (const [step, date] of [
      ['Notice sent by email', '2026-05-27'],
      ['Received on the next working day Clause 11.4', '2026-05-28'],
      ['Add 30 days; the day of receipt is day 0 Clause 11.2', '2026-06-27'],
      ['Last day of that calendar month Clause 11.2', '2026-06-30'],
    ] as const) {
      expect(pdf.text).toContain(step);
      expect(pdf.text).toContain(plain(weekdayShortDate(date)));
    }
  });

  test('lists every document with every payment, sums carried forward and brought forward', () => {
    const pages = pdf.pages.filter(({ width, height }) => width > height);
    const text = pages.map((page) => page.text).join(' ');
    for (const invoice of record.document.invoices) {
      expect(text).toContain(invoice.number);
      expect(text).toContain(plain(shortDate(invoice.issued)));
      for (const payment of invoice.payments) {
        expect(text).toContain(formatAmount(payment.amount, 'EUR'));
        expect(text).toContain(plain(shortDate(payment.on)));
      }
    }
    expect(pages).toHaveLength(2);
    expect(pages[0]?.text).toContain('Carried forward, EUR');
    expect(pages[1]?.text).toContain('Brought forward, EUR');
    expect(text).toContain('Total, EUR 59,960.00 13,820.00 73,780.00 63,706.40 10,073.60');
    expect(text).toContain('CN-2026-01 is set against 2026-005: 4,774.00 − 2,500.00 − 446.40 = 1,827.60.');
    expect(pdf.text).toContain(
      'Invoices issued, 30 Sep 2024 to 19 Jun 2026 26 74,226.40 Credit notes 1 −446.40 Payments received 24 −63,706.40',
    );
  });

  test('tells what happened, oldest first, with the hash of each entry', () => {
    let at = pdf.text.indexOf('What happened, oldest first');
    for (const { facts, number, hash } of record.journal) {
      const next = pdf.text.indexOf(plain(facts.text), at);
      expect(next).toBeGreaterThan(at);
      at = next;
      expect(pdf.text).toContain(`Entry ${number}. Written`);
      expect(pdf.text).toContain(`Hash ${hash.slice(0, 8)}`);
    }
    expect(pdf.text).toContain('edited 12 May 2026, 18:45');
    expect(pdf.text.replaceAll(' ', '')).toContain(record.chain.head);
    expect(pdf.text).toContain('16 revisions, 15 entries, unbroken');
  });

  test('counts the hours of the last six months against the retainer', () => {
    expect(pdf.text).toContain('February 2026 24.00 24.25 0.25');
    expect(pdf.text).toContain('May 2026 24.00 25.50 1.50');
  });

  test('lists letters, people told and dates', () => {
    for (const { subject } of record.document.letters) expect(pdf.text).toContain(subject);
    expect(pdf.text).toContain('Maarja Oks Operations 3 Jun 2026 Told');
    expect(pdf.text).toContain('Photographer Rein Sild Supplier – Planned 22 June 2026');
  });
});

describe('the packs of the sample that comes with the app', () => {
  test.each(['Ondelar Stays', 'Papelume Books', 'Pedalouro Cargo Bikes'])(
    'hold every clause and invoice of %s',
    async (name) => {
      const record = await sampleRecord(name);
      const pdf = await made(record);
      for (const { quote } of record.document.agreements.flatMap(({ clauses }) => clauses)) {
        expect(pdf.text).toContain(plain(quote));
      }
      for (const { number } of record.document.invoices) expect(pdf.text).toContain(number);
      for (const { facts } of record.journal) expect(pdf.text).toContain(plain(facts.text));
      expect(pdf.text).toContain(`As of ${plain(longDate(record.asOf))}`);
    },
  );
});

describe('a pack as of an earlier day', () => {
  test('leaves out what came later, and counts the entries it leaves out', async () => {
    const record = { ...(await aruRecord()), asOf: '2026-05-15' };
    const pdf = await made(record);
    expect(pdf.text).toContain('Seven later entries are not part of this file.');
    expect(pdf.text).not.toContain('CN-2026-01');
    expect(pdf.text).not.toContain('Retainer, June (final invoice)');
    expect(pdf.text).toContain('Notice is planned for 27 May 2026.');
    expect(pdf.text).toContain('None of the ten items has been handed over or returned yet.');
    expect(pdf.text).toContain('No letters are recorded.');
  });
});
