import { describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { Invoice } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { invoicePages } from '#shared/rules/invoice-pages.ts';
import { plain, type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const changed = async (change: (record: PackRecord) => void): Promise<PackRecord> => {
  const record = structuredClone(await aruRecord());
  change(record);
  return record;
};
const read = async (record: PackRecord, edition: 'client' | 'records'): Promise<ReadPdf> => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir });
  if (!made.ok) throw new Error(made.error.message);
  return readPdf(made.value.bytes);
};

const invoice = (number: string, over: Partial<Invoice>): Invoice => {
  const net = over.net ?? over.gross ?? 10_000;
  return {
    id: `i-${number.toLowerCase()}`,
    kind: 'invoice',
    state: 'sent',
    number,
    description: 'Retainer',
    currency: 'EUR',
    issued: '2026-05-01',
    due: '2026-05-15',
    agreedDue: null,
    net,
    vatRate: '',
    vat: 0,
    gross: net,
    discount: 0,
    payments: [],
    credits: [],
    underDiscussion: 0,
    reminders: [],
    note: '',
    ...over,
  };
};

describe('no documents, or nothing open', () => {
  test('no invoices are said in one sentence, without table, bar or payment details', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [];
    });
    const client = await read(record, 'client');
    expect(client.text).toContain('No invoices are recorded. Nothing is open on 19 June 2026.');
    expect(client.text).not.toMatch(/How to pay|By age|Open invoices/);
    const records = await read(record, 'records');
    expect(records.text).toContain('No invoices are recorded. Nothing is open on 19 June 2026.');
    expect(records.text).not.toContain('All invoices and payments');
    expect(records.bookmarks.map(({ title }) => title.replace(/ \(.*/, ''))).toEqual([
      'Cover',
      'Index',
      '1 Summary',
      '2 The agreement and what was done under it',
      '3 Account and aging',
      '4 Chronology',
      '5 Materials and accesses',
      '6 Letters, people and dates',
      '7 Integrity',
    ]);
  });

  test('everything paid is said in one sentence', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [invoice('1', { payments: [{ on: '2026-05-14', amount: 10_000, note: '' }] })];
    });
    const { text } = await read(record, 'client');
    expect(text).toContain('Everything is paid. Nothing is open on 19 June 2026.');
    expect(text).not.toContain('How to pay');
  });

  test('a record with nothing but a name still makes a records edition, one sentence for each empty part', async () => {
    const record = await changed(({ document }) => {
      Object.assign(document, {
        agreements: [],
        invoices: [],
        materials: [],
        accesses: [],
        letters: [],
        referrals: [],
        exit: null,
        contacts: [],
        mainContactId: '',
      });
    });
    const { text } = await read({ ...record, journal: [], chain: { head: '0'.repeat(64), revisions: 0 } }, 'records');
    for (const sentence of [
      'No agreement is recorded.',
      'No end date is recorded.',
      'No journal entries are recorded.',
      'No materials are recorded.',
      'No accesses are recorded.',
      'No letters are recorded.',
      'No people are recorded.',
      'No referrals are recorded.',
    ]) {
      expect(text).toContain(sentence);
    }
  });

  test('without materials there is no handover, no receipt to sign, and the sections count on', async () => {
    const { text, pages } = await read(
      await changed(({ document }) => {
        document.materials = [];
      }),
      'client',
    );
    expect(pages[0]?.text).not.toMatch(/Acknowledgement of receipt|Handed over and returned/);
    expect(text).not.toContain('Signing confirms receipt only.');
    expect(pages[0]?.text).toContain('4 Accesses and remaining dates 5 5 Contacts, referrals and thanks 6');
  });
});

describe('several currencies', () => {
  test('each stands alone, the currency of the agreement first, with its own decimals', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [
        invoice('2026-021', { gross: 120_050, underDiscussion: 44_640, description: 'Web shop, stage 3' }),
        invoice('2026-018', {
          gross: 10_000,
          issued: '2026-03-02',
          due: '2026-03-16',
          description: 'Paid twice',
          payments: [
            { on: '2026-03-16', amount: 10_000, note: '' },
            { on: '2026-03-20', amount: 10_000, note: '' },
          ],
        }),
        invoice('2026-022', {
          currency: 'JPY',
          gross: 330_000,
          issued: '2026-05-20',
          due: '2026-06-30',
          description: 'Exhibition panels, Kyoto',
        }),
        invoice('2026-003', {
          currency: 'KWD',
          gross: 1_250_500,
          issued: '2026-01-10',
          due: '2026-02-09',
          description: 'Catalogue, spring',
          payments: [{ on: '2026-03-01', amount: 250_250, note: '' }],
        }),
      ];
    });
    for (const edition of ['client', 'records'] as const) {
      const { text } = await read(record, edition);
      expect(text).toContain(
        'Three invoices are open on 19 June 2026, in three currencies. There is also a credit in EUR.',
      );
      expect(text).toContain(
        'EUR 1,100.50 1,200.50 0.00 −100.00 JPY 330,000 0 330,000 0 KWD 1,000.250 1,000.250 0.000 0.000',
      );
      expect(text).toContain('446.40 under discussion');
      expect(text).toContain('2026-018 Paid twice 2 Mar 2026 16 Mar 2026 100.00 −200.00 0 −100.00');
      expect(text).toContain('Total open, KWD 1,250.500 −250.250 1,000.250');
    }
  });
});

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

  test('27 invoices take two pages of 20 and 7', async () => {
    const record = await changed(({ document }) => {
      document.invoices = many(27);
    });
    const landscape = (await read(record, 'records')).pages.filter(({ width, height }) => width > height);
    expect(landscape.map(({ text }) => text.match(/\bN-\d+ /g)?.length ?? 0)).toEqual([20, 7]);
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

describe('how it ends', () => {
  test('by agreement of both sides, with the day they agreed', async () => {
    const record = await changed(({ document }) => {
      if (document.exit !== null)
        Object.assign(document.exit, { basis: 'mutual', agreedOn: '2026-06-03', lastDay: '2026-06-25' });
    });
    const { text } = await read(record, 'client');
    expect(text).toContain('ends on Thursday, 25 June 2026. Both sides agreed to this date on 3 June 2026.');
  });

  test('without a written agreement', async () => {
    const record = await changed(({ document }) => {
      document.agreements = [];
      if (document.exit !== null) document.exit.basis = 'no-contract';
    });
    const { text } = await read(record, 'client');
    expect(text).toContain('Our work together ends on Tuesday, 30 June 2026.');
  });

  test('a planned end before the counted end: the client reads the counted day, the records say both', async () => {
    const record = await changed(({ document }) => {
      if (document.exit !== null) document.exit.lastDay = '2026-06-20';
    });
    expect((await read(record, 'client')).text).toContain('ends on Tuesday, 30 June 2026, under clause 11.2.');
    expect((await read(record, 'records')).text).toContain(
      'The planned end, 20 June 2026, is 10 days earlier than the counted end, 30 June 2026.',
    );
  });

  test('a freelancer under their own name speaks as I, with American dates where they are set', async () => {
    const record = await changed(({ workspace }) => {
      workspace.profile.business = workspace.profile.person;
      workspace.settings.locale = 'en-US';
    });
    const { text } = await read(record, 'client');
    expect(plain(text)).toContain('I sent written notice by email on May 27, 2026.');
    expect(text).toContain('What you can expect from me');
    expect(text).not.toMatch(/\b[Ww]e sent\b/);
  });
});
