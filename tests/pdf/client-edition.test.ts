import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { shortDate } from '#shared/rules/dates.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { accountOf } from '#shared/rules/statement.ts';
import { plain, type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

describe('the client edition of Aru Studio and Kaldvee Ceramics', () => {
  let record: PackRecord;
  let pdf: ReadPdf;
  const page = (number: number): string => pdf.pages[number - 1]?.text ?? '';

  beforeAll(async () => {
    record = await aruRecord();
    const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir });
    if (!made.ok) throw new Error(made.error.message);
    pdf = await readPdf(made.value.bytes);
    expect(made.value.fileName).toBe('Closing pack - Kaldvee Ceramics OÜ - 2026-06-19.pdf');
  });

  test('has the eight pages of the design, each section on the page the cover names', () => {
    expect(pdf.pages).toHaveLength(8);
    expect(page(1)).toContain('Closing our work together For Kaldvee Ceramics OÜ Prepared by Leena Aru, 19 June 2026');
    for (const [number, title] of [
      [2, 'At a glance'],
      [3, 'How the agreement ends'],
      [4, 'Statement of account'],
      [5, 'Handed over and returned'],
      [6, 'Acknowledgement of receipt'],
      [7, 'Accesses and remaining dates'],
      [8, 'Contacts, referrals and thanks'],
    ] as const) {
      expect(page(1)).toContain(`${number - 1} ${title} ${number}`);
      expect(page(number)).toContain(`${number - 1} ${title}`);
    }
  });

  test('says at a glance when it ends, what is owed and what remains', () => {
    expect(page(2)).toContain(
      'Our Design Services Agreement ends on Tuesday, 30 June 2026. Most of the handover is done.',
    );
    expect(page(2)).toContain('Open account EUR 10,073.60 7,593.60 past its due date. Page 4');
    expect(page(2)).toContain('8 of 10 items Two have a date. Page 5');
    expect(page(2)).toContain(
      'Pay EUR 7,593.60, now past its due date, and EUR 2,480.00 when it falls due. Now, then 3 July p. 4',
    );
    expect(page(2)).toContain('Remove our accounts from your four systems. 1 July 2026 p. 7');
  });

  test('says how the agreement ends, in the words of the clauses', () => {
    expect(page(3)).toContain(
      'The Design Services Agreement of 2 September 2024 ends on Tuesday, 30 June 2026, under clause 11.2.',
    );
    expect(page(3)).toContain(
      'We sent written notice by email on 27 May 2026. Under clause 11.4 it counts as received on 28 May 2026.',
    );
    expect(page(3)).toContain('28 May plus 30 days is 27 June 2026. The last day of that month is 30 June 2026.');
    const clauses = record.document.agreements[0]?.clauses ?? [];
    for (const number of ['11.2', '11.4']) {
      const quote = clauses.find((clause) => clause.number === number)?.quote ?? '';
      expect(page(3)).toContain(plain(quote));
    }
    expect(page(3)).toContain(
      '8.2 Materials Each side returns or deletes the other’s materials and confirms this in writing. 14 Jul 2026',
    );
  });

  test('lists every open invoice with its dates and amounts, and the total', () => {
    const [account] = accountOf(record.document.invoices, record.asOf, 'EUR');
    expect(account?.rows.map(({ invoice }) => invoice.number)).toEqual([
      '2026-005',
      '2026-009',
      '2026-011',
      '2026-013',
    ]);
    for (const { invoice, open, daysPastDue, paidOrCredited } of account?.rows ?? []) {
      const row = [
        shortDate(invoice.issued),
        shortDate(invoice.due),
        formatAmount(invoice.gross, 'EUR'),
        formatAmount(-paidOrCredited, 'EUR'),
        daysPastDue,
        formatAmount(open, 'EUR'),
      ];
      expect(page(4)).toContain(plain(row.join(' ')).replace('−0.00', '0.00'));
    }
    expect(page(4)).toContain('Total open, EUR 13,020.00 −2,946.40 10,073.60');
    expect(page(4)).toContain(
      'Not yet due 1–30 days 31–60 days 61–90 days Over 90 days 2,480.00 3,286.00 2,480.00 1,827.60 0.00',
    );
    expect(page(4)).toContain('payment of 2,500.00 on 30 April 2026, credit note CN-2026-01 of 446.40 on 9 June 2026.');
    expect(page(4)).toContain('All 22 other invoices since September 2024 are paid in full.');
    expect(page(4)).toContain('EE38 2200 2210 2014 5685');
    expect(page(4)).not.toMatch(/interest/i);
  });

  test('lists materials, their receipts and the acknowledgement to sign', () => {
    expect(page(5)).toContain('Eight of ten items are with their owner. Two follow on 25 June 2026 and 26 June 2026.');
    for (const { name } of record.document.materials) {
      expect(page(5)).toContain(name);
      expect(page(6)).toContain(name);
    }
    expect(page(6)).toContain('For Kaldvee Ceramics OÜ');
    expect(page(6)).toContain(
      'Signing confirms receipt only. It does not change the agreement or waive any right of either side.',
    );
  });

  test('lists accesses, remaining dates, thanks and people who agreed to be named', () => {
    for (const { system } of record.document.accesses) expect(page(7)).toContain(system);
    for (const { what } of record.document.exit?.schedule ?? []) expect(page(7)).toContain(what);
    expect(page(8)).toContain('Thank you for twenty-two months of good work.');
    expect(page(8)).toContain('Joosep Raud Raud Vorm Brand and packaging joosep@raudvorm.example');
    expect(page(8)).toContain('Two people we recommend');
  });
});
