import { describe, expect, test } from 'vitest';
import type { Invoice } from '#shared/model/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { invoicePages } from '#shared/rules/invoice-pages.ts';
import { changed, invoice, read } from '../builders/pack-cases.ts';
import { aruRecord } from '../builders/pack-record.ts';

describe('long lists', () => {
  const many = (count: number): Invoice[] =>
    Array.from({ length: count }, (_, index) => {
      const issued = addDays('2024-01-01', index);
      return invoice(`N-${index + 1}`, {
        issued,
        due: addDays(issued, 14),
        vatRate: '22',
        net: 10_000,
        vat: 2_200,
        gross: 12_200,
      });
    });

  test('300 invoices take the pages the rule names, with sums carried and brought forward', async () => {
    const record = await changed(({ document }) => {
      document.invoices = many(300);
    });
    const pdf = await read(record, 'records');
    const landscape = pdf.pages.filter(({ width, height }) => width > height);
    const perPage = landscape.map(({ text }) => text.match(/\bN-\d+ /g)?.length ?? 0);
    expect(perPage).toEqual(invoicePages(300).rowsPerPage);
    expect(landscape[0]?.text).toContain('Carried forward, EUR 2,000.00 440.00 2,440.00');
    expect(landscape[1]?.text).toContain('Brought forward, EUR 2,000.00 440.00 2,440.00');
    expect(landscape.at(-1)?.text).toContain('Total, EUR 30,000.00 6,600.00 36,600.00');
  });

  test.each([
    [27, [20, 7]],
    [21, [19, 2]],
    [43, [20, 21, 2]],
  ])('%i invoices take pages of %j, as the rule says', async (count, expected) => {
    const record = await changed(({ document }) => {
      document.invoices = many(count);
    });
    const landscape = (await read(record, 'records')).pages.filter(({ width, height }) => width > height);
    expect(landscape.map(({ text }) => text.match(/\bN-\d+ /g)?.length ?? 0)).toEqual(expected);
    expect(invoicePages(count).rowsPerPage).toEqual(expected);
  });

  test('the open invoices of the client edition go on over pages, never with one row alone', async () => {
    const record = await changed(({ document }) => {
      document.invoices = many(90);
    });
    const { pages } = await read(record, 'client');
    const rows = pages
      .filter(({ text }) => text.includes('past due'))
      .map(({ text }) => text.match(/\bN-\d+ Retainer/g)?.length ?? 0)
      .filter((count) => count > 0);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(90);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.at(-1)).toBeGreaterThan(1);
    expect(pages.find(({ text }) => text.includes('Carried forward, EUR'))).toBeDefined();
  });

  test('no clause stands alone on the last page of an agreement', async () => {
    for (const count of [10, 11]) {
      const record = await changed(({ document }) => {
        for (const agreement of document.agreements) {
          const [first] = agreement.clauses;
          if (first === undefined) throw new Error('no clause');
          agreement.clauses = Array.from({ length: count }, (_, index) => ({
            ...first,
            id: `c-${index}`,
            number: `77.${index + 1}`,
          }));
        }
      });
      const { pages } = await read(record, 'records');
      const rows = pages.slice(3).map(({ text }) => text.match(/\b77\.\d+ Payment terms/g)?.length ?? 0);
      const filled = rows.filter((some) => some > 0);
      expect(filled.reduce((sum, some) => sum + some, 0)).toBe(count);
      expect(filled.at(-1)).toBeGreaterThan(1);
    }
  });

  test('37 items to sign for fill pages, and the last ten stand with the signatures', async () => {
    const record = await changed(({ document }) => {
      const [first] = document.materials;
      if (first === undefined) throw new Error('no material');
      document.materials = Array.from({ length: 37 }, (_, index) => ({
        ...first,
        id: `m-${index}`,
        name: `Box ${String(index + 1).padStart(2, '0')}`,
      }));
    });
    const { pages } = await read(record, 'client');
    const signing = pages.filter(({ text }) => text.includes('Not received'));
    expect(signing.map(({ text }) => text.match(/Box \d\d/g)?.length)).toEqual([23, 4, 10]);
    expect(signing.at(-1)?.text).toContain('Name and position');
  });
});

describe('long texts', () => {
  const long = Array.from(
    { length: 400 },
    (_, index) => `Sentence number ${index + 1} of a very long clause stands here.`,
  ).join(' ');

  test('a very long clause is printed whole in the records edition, and shortened with a word about it for the client', async () => {
    const record = await changed(({ document }) => {
      const clause = document.agreements[0]?.clauses.find(({ kind }) => kind === 'termination');
      if (clause !== undefined) clause.quote = long;
    });
    const records = await read(record, 'records');
    const words = records.text
      .replaceAll(
        /For my records\. Confidential Aru Studio and Kaldvee Ceramics OÜ As of 19 June 2026 \d+ of \d+ /g,
        '',
      )
      .replaceAll('Clause Exact words, then what was done under them Date 11.2, continued ', '');
    for (let number = 1; number <= 400; number += 1)
      expect(words).toContain(`Sentence number ${number} of a very long clause`);
    expect(records.text).toContain('11.2, continued');
    const client = await read(record, 'client');
    expect(client.text).toContain('[…]');
    expect(client.text).toContain('Full wording in the agreement, page 2.');
    expect(client.text).not.toContain('Sentence number 20 ');
  });

  test('a long journal entry goes on over pages with its date', async () => {
    const record = await aruRecord();
    const [first, ...others] = structuredClone(record.journal);
    if (first === undefined) throw new Error('no entry');
    const { text } = await read(
      { ...record, journal: [{ ...first, facts: { ...first.facts, text: long } }, ...others] },
      'records',
    );
    expect(text).toContain('2 Sep 2024, continued');
    expect(text).toContain('Sentence number 400 of a very long clause');
  });

  test('names without spaces break inside their column and lose nothing', async () => {
    const name = `Donaudampfschifffahrt${'gesellschaft'.repeat(20)}`;
    const record = await changed(({ document }) => {
      const [material] = document.materials;
      if (material !== undefined) material.name = name;
    });
    expect((await read(record, 'client')).text.replaceAll(' ', '')).toContain(name);
  });

  test('a very long name is cut in the running header, and only there', async () => {
    const name =
      'Gesellschaft für außergewöhnlich ausführliche Firmenbezeichnungen und Vermögensverwaltung mbH & Co. KG';
    const { pages } = await read(
      await changed(({ document }) => {
        document.name = name;
      }),
      'client',
    );
    expect(pages[0]?.text).toContain(`For ${name}`);
    expect(pages[2]?.text).toContain('…');
  });
});
