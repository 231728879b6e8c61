import { describe, expect, test } from 'vitest';
import { changed, invoice, read } from '../builders/pack-cases.ts';
import { plain } from '../builders/pack-pdf.ts';

describe('the day a pack counts to', () => {
  test('an entry of the evening counts as written that day west of Greenwich, one of two days later does not', async () => {
    const pagesOf = async (writtenAt: string): Promise<string> => {
      const record = await changed(({ journal }) => {
        const last = journal.at(-1);
        if (last === undefined) throw new Error('No entry.');
        Object.assign(last, { writtenAt });
        Object.assign(last.facts, { at: '2026-06-19T18:40', title: '', text: 'They called in the evening.' });
      });
      return (await read(record, 'records')).text;
    };
    // 18:45 in California.
    expect(await pagesOf('2026-06-20T01:45:00.000Z')).toContain('They called in the evening.');
    const without = await pagesOf('2026-06-20T12:00:00.000Z');
    expect(without).not.toContain('They called in the evening.');
    expect(without).toContain('One later entry is not part of this file.');
  });
});

describe('what was taken back or never sent', () => {
  test.each(['client', 'records'] as const)('is not in the %s edition', async (edition) => {
    const record = await changed(({ document, journal }) => {
      const [entry] = journal;
      const [letter] = document.letters;
      if (entry === undefined || letter === undefined) throw new Error('Nothing to take back.');
      Object.assign(entry, { removedAt: '2026-06-01T09:00:00.000Z' });
      Object.assign(entry.facts, { title: '', text: 'Written by mistake.' });
      document.invoices.push(invoice('DRAFT-7', { state: 'draft', description: 'Not sent yet' }));
      document.letters.push({ ...letter, id: 'let-draft', state: 'draft', subject: 'A letter in the drawer' });
    });
    const { text } = await read(record, edition);
    expect(text).not.toMatch(/Written by mistake|DRAFT-7|Not sent yet|A letter in the drawer/);
  });
});

test('a journal that was changed outside of the app is not called unbroken', async () => {
  const record = await changed(() => undefined);
  const { text } = await read({ ...record, chain: { ...record.chain, brokenAt: 4 } }, 'records');
  expect(text).toContain('broken at line 4');
  expect(text).toContain('line 4 of the journal did not bear its hash');
  expect(text).not.toContain('unbroken');
});

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
    const { text } = await read(
      { ...record, journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } },
      'records',
    );
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
      expect(text).toContain('Open, KWD 1,000.250');
    }
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
