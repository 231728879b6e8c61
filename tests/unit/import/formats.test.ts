import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { zip } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { fileWith, fixtureBytes, importFixture, read, refusal } from '../../builders/imports.ts';

const sentences = (found: { readonly troubles: readonly { place: string; message: string }[] }): readonly string[] =>
  found.troubles.map(({ place, message }) => `${place} ${message}`);

describe('Invoice lists of other programs', () => {
  test('FreshBooks: the lines of a number are one invoice, and a due day is asked for', async () => {
    const asked = await read(importFixture('freshbooks.csv'));
    expect(asked.kind).toBe('freshbooks');
    expect(asked.questions.map(({ choice }) => choice)).toEqual(['dueDays']);
    expect(asked.invoices).toEqual([]);
    expect(asked.reading.join(' ')).toContain(
      'Takes the three rows about “Hollis & Wren”. One row about others stays out.',
    );
    const { invoices, questions } = await read(importFixture('freshbooks.csv'), { choices: { dueDays: 30 } });
    expect(questions).toEqual([]);
    expect(invoices.map(({ invoice }) => invoice)).toMatchObject([
      {
        number: '0001041',
        issued: '2026-01-14',
        due: '2026-02-13',
        net: 92000,
        vat: 21160,
        gross: 113160,
        currency: 'EUR',
        payments: [{ on: '2026-02-10', amount: 113160 }],
      },
      { number: '0001042', gross: 49200, payments: [] },
    ]);
  });

  test('FreshBooks: the days to pay of the agreement need no question', async () => {
    const { invoices, questions, reading } = await read(importFixture('freshbooks.csv'), { termsDays: 14 });
    expect(questions).toEqual([]);
    expect(reading).toContain('The list has no due days: 14 days after issue, as in the agreement.');
    expect(invoices[0]?.invoice.due).toBe('2026-01-28');
  });

  test('Zoho: what was paid is the total without the balance; void ones stay out and are counted', async () => {
    const { kind, invoices, reading } = await read(importFixture('zoho.csv'));
    expect(kind).toBe('zoho');
    expect(invoices.map(({ invoice }) => invoice)).toMatchObject([
      {
        number: 'INV-000031',
        net: 100000,
        vat: 23000,
        gross: 123000,
        payments: [{ on: '2026-03-30', amount: 123000 }],
      },
      { number: 'INV-000032', due: '2026-05-02', payments: [] },
    ]);
    expect(reading).toContain('One void or deleted invoice left out.');
  });

  test('Wave: columns in any order, a payment in part', async () => {
    const { kind, invoices } = await read(importFixture('wave.csv'));
    expect(kind).toBe('wave');
    expect(invoices[0]?.invoice).toMatchObject({
      number: '7',
      net: 100000,
      vat: 23000,
      payments: [{ on: '2026-05-20', amount: 100000 }],
    });
  });

  test('Invoice Ninja: lines before the heading, dollars of a country that is asked for, payments without a day', async () => {
    const path = importFixture('invoice-ninja.csv');
    const asked = await read(path);
    expect(asked.kind).toBe('invoice-ninja');
    expect(asked.questions.map(({ choice }) => choice)).toEqual(['currency']);
    const dollars = await read(path, { choices: { currency: 'USD' } });
    expect(dollars.questions.map(({ choice }) => choice)).toEqual(['undatedPayments']);
    expect(dollars.invoices.map(({ invoice }) => invoice.gross)).toEqual([1350]);
    const { invoices } = await read(path, { currency: 'USD', choices: { undatedPayments: 'due-day' } });
    expect(invoices[1]?.invoice).toMatchObject({
      issued: '2026-07-04',
      gross: 240000,
      payments: [
        { on: '2026-08-03', amount: 240000, note: 'The list names no day of payment; the due day stands here.' },
      ],
    });
    const without = await read(path, { currency: 'USD', choices: { undatedPayments: 'leave-out' } });
    expect(without.invoices[1]?.invoice.payments).toEqual([]);
  });

  test('Xero: stars in the heading, lines by quantity, price and discount', async () => {
    const { kind, invoices, reading } = await read(importFixture('xero.csv'));
    expect(kind).toBe('xero');
    expect(reading).toContain('Reads 12/04/2026 as 12 April 2026.');
    expect(invoices.map(({ invoice }) => invoice)).toMatchObject([
      {
        number: 'INV-0101',
        issued: '2026-03-13',
        due: '2026-04-12',
        net: 100000,
        vat: 20000,
        gross: 120000,
        currency: 'GBP',
      },
    ]);
  });

  test('QuickBooks: customer and days stand on the first line only', async () => {
    const { kind, invoices } = await read(importFixture('quickbooks.csv'));
    expect(kind).toBe('quickbooks');
    expect(invoices.map(({ invoice }) => invoice)).toMatchObject([
      { number: '1001', issued: '2026-05-25', due: '2026-06-24', gross: 62000, description: 'May' },
      { number: '1002', issued: '2026-06-25', gross: 8000 },
    ]);
  });
});

describe('Time lists', () => {
  test('Toggl: one note for each day and project, billed and unbilled apart, other clients left out', async () => {
    const { kind, entries } = await read(importFixture('toggl.csv'));
    expect(kind).toBe('toggl');
    expect(entries.map(({ facts }) => facts)).toMatchObject([
      {
        at: '2026-03-12T09:15',
        kind: 'note',
        title: 'Hours: Website',
        text: '1:30 Homepage draft\n0:30 Call about the draft',
        minutesBilled: 90,
        minutesUnbilled: 30,
        tags: ['design', 'draft'],
      },
      { at: '2026-03-12T13:00', title: 'Hours: Shop', minutesBilled: 60, minutesUnbilled: 0 },
    ]);
    expect(entries.every((entry) => entry.private === null)).toBe(true);
  });

  test('Clockify: American days and hours with AM and PM', async () => {
    const { kind, entries } = await read(importFixture('clockify.csv'));
    expect(kind).toBe('clockify');
    expect(entries.map(({ facts }) => [facts.at, facts.minutesBilled, facts.minutesUnbilled])).toEqual([
      ['2026-03-04T14:30', 90, 0],
      ['2026-03-14T09:00', 0, 20],
    ]);
  });

  test('Harvest: a decimal comma is a decimal comma, and the missing time of day is said', async () => {
    const { kind, entries, reading } = await read(importFixture('harvest.csv'));
    expect(kind).toBe('harvest');
    expect(entries.map(({ facts }) => [facts.at, facts.minutesBilled, facts.minutesUnbilled])).toEqual([
      ['2026-03-12T12:00', 90, 45],
    ]);
    expect(reading).toContain('The list has no times of day: its notes stand at 12:00.');
    expect(reading).toContain('Reads 1,5 as 1.5.');
  });
});

describe('Journals of other programs', () => {
  test('jrnl: titles, words, tags and stars; an entry without a day is named', async () => {
    const found = await read(importFixture('jrnl.json'));
    expect(found.kind).toBe('jrnl');
    expect(found.entries.map(({ facts }) => facts)).toMatchObject([
      {
        at: '2026-03-14T09:02',
        title: 'The kickoff call.',
        text: 'We agreed on two rounds of changes.',
        tags: ['scope'],
        notable: true,
      },
      { at: '2026-03-22T18:40', text: 'By message, on a Sunday.\nNo word about the price.' },
    ]);
    expect(sentences(found)).toEqual(['Entry 3 has no date that can be read. It was left out.']);
  });

  test('jrnl: the words go to the private side when the person says so', async () => {
    const { entries, reading } = await read(importFixture('jrnl.json'), { choices: { half: 'private' } });
    expect(entries[0]).toMatchObject({
      facts: { title: '', text: '', tags: [] },
      private: { text: 'The kickoff call.\n\nWe agreed on two rounds of changes.', mood: null, energy: null },
    });
    expect(reading.join(' ')).toContain('stay private');
  });

  test('Mini Diary: one entry a day, and a day that is none is named', async () => {
    const found = await read(importFixture('mini-diary.json'));
    expect(found.kind).toBe('mini-diary');
    expect(found.entries.map(({ facts }) => [facts.at, facts.title, facts.text])).toEqual([
      ['2026-03-14T12:00', 'Kickoff', 'Two rounds of changes.'],
    ]);
    expect(sentences(found)).toEqual(['The entry of 2026-13-45 has no date that can be read. It was left out.']);
  });

  test('Day One: an archive with photos; each entry on the clock of its own place', async () => {
    const path = join(temporaryFolder(), 'export.zip');
    await zip(path, [
      ['Journal.json', fixtureBytes('day-one.json')],
      ['photos/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpeg', Buffer.from('pictured')],
    ]);
    const found = await read(path);
    expect(found.kind).toBe('day-one');
    expect(found.entries.map(({ facts }) => facts)).toMatchObject([
      {
        at: '2026-03-14T09:02',
        title: 'The kickoff call',
        text: 'Two rounds. See the board:\n\n[photo 0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpeg]',
        tags: ['scope'],
        notable: true,
      },
      { at: '2026-03-16T08:30', title: '', text: '漢字 stay, and so does ü.' },
    ]);
    const photo = '0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpeg';
    expect(found.entries[0]?.files).toEqual([{ path: `photos/${photo}`, name: photo, size: 8, sha256: null }]);
    expect(found.notTaken).toEqual([]);
    expect(sentences(found)).toEqual(['Entry 3 has no date that can be read. It was left out.']);
  });

  test('Markdown: a folder of Joplin and Obsidian notes', async () => {
    const found = await read(importFixture('notes'));
    expect(found.kind).toBe('markdown');
    expect(found.entries.map(({ facts }) => [facts.at, facts.title, facts.text, facts.tags])).toEqual([
      ['2026-03-22T12:00', 'Sunday message', 'A third round, see the client. [photo photo 1.jpg]', []],
      ['2026-03-14T09:02', 'A call: the shop', 'They asked for a shop. [photo board.png]', ['scope', 'call']],
    ]);
    expect(found.notTaken).toEqual(['photo 1.jpg', 'board.png']);
    expect(sentences(found)[0]).toMatch(/^clients\/hollis\.md names no day/);
  });
});

describe('Tables of no known program', () => {
  test('Windows-1252 with semicolons and decimal commas reads as written, and 35,00 is never 3,500', async () => {
    const { kind, entries, reading, columns } = await read(importFixture('german-1252.csv'));
    expect(kind).toBe('plain');
    expect(columns?.map(({ field }) => field)).toEqual(['date', 'title', 'text', 'billed']);
    expect(entries.map(({ facts }) => [facts.at, facts.title, facts.text, facts.minutesBilled])).toEqual([
      ['2026-03-14T12:00', 'Müller rief an', 'Zwei Runden, "wie besprochen"', 35 * 60],
      ['2026-03-22T12:00', 'Nachtrag', 'Dritte Runde', 90],
    ]);
    expect(reading.join(' ')).toMatch(
      /columns separated by semicolons, written in Windows-1252, so that a word reads “Müller”/,
    );
    expect(reading).toContain('Reads 35,00 as 35.00.');
  });

  test('days that can be read in two ways are asked for, never guessed', async () => {
    const path = fileWith('Date,Text\n03/04/2026,One\n05/06/2026,Two\n');
    const asked = await read(path);
    expect(asked.entries).toEqual([]);
    expect(asked.unclear).toBe(2);
    expect(asked.questions).toEqual([
      {
        choice: 'dayOrder',
        sentence:
          '03/04/2026 can be read in more than one way, and no other day of the file says which. Choose how its days are written.',
        options: [
          { value: 'dmy', label: 'Day first: 03/04/2026 is 3 April 2026' },
          { value: 'mdy', label: 'Month first: 03/04/2026 is 4 March 2026' },
        ],
      },
    ]);
    const american = await read(path, { choices: { dayOrder: 'mdy' } });
    expect(american.entries.map(({ facts }) => facts.at.slice(0, 10))).toEqual(['2026-03-04', '2026-05-06']);
    expect(american.reading).toContain('Reads 03/04/2026 as 4 March 2026.');
  });

  test('one day that fits only one order settles all others', async () => {
    const { entries, questions } = await read(fileWith('Date,Text\n03/04/2026,One\n25/06/2026,Two\n'));
    expect(questions).toEqual([]);
    expect(entries.map(({ facts }) => facts.at.slice(0, 10))).toEqual(['2026-04-03', '2026-06-25']);
  });

  test('rows in different orders are asked about by their rows, and those that do not fit are named', async () => {
    const path = fileWith('Date,Text\n13/04/2026,One\n04/25/2026,Two\n');
    const [question] = (await read(path)).questions;
    expect(question?.sentence).toMatch(/^Days are written in different orders: .*04\/25\/2026 in row 3/);
    const found = await read(path, { choices: { dayOrder: 'dmy' } });
    expect(found.entries).toHaveLength(1);
    expect(sentences(found)).toEqual(['Row 3 has a date that cannot be read (“04/25/2026”). It was left out.']);
  });

  test('an amount like 1,234 alone is asked about', async () => {
    const path = fileWith('Number;Date;Due;Total\nA-1;2026-03-01;2026-03-31;1,234\n');
    const [question] = (await read(path)).questions;
    expect(question).toMatchObject({
      choice: 'decimal',
      options: [{ label: 'A point: 1,234 is 1,234' }, { label: 'A comma: 1,234 is 1.234' }],
    });
    const { invoices } = await read(path, { choices: { decimal: 'point' } });
    expect(invoices[0]?.invoice.gross).toBe(123400);
  });

  test('columns are matched by the person, and what the rows are is asked for', async () => {
    const path = fileWith('When,What,Mine\n2026-03-14,A call,Tired\n');
    const asked = await read(path);
    expect(asked.questions.map(({ choice }) => choice)).toEqual(['target']);
    const { entries } = await read(path, {
      choices: { target: 'entries', columns: { '0': 'date', '1': 'text', '2': 'private' } },
    });
    expect(entries).toMatchObject([{ facts: { at: '2026-03-14T12:00', text: 'A call' }, private: { text: 'Tired' } }]);
  });

  test('a file about other clients asks whose rows are meant', async () => {
    const path = fileWith('Client,Date,Text\nAmber,2026-03-14,One\nBasil,2026-03-15,Two\n');
    const [question] = (await read(path)).questions;
    expect(question?.choice).toBe('name');
    expect((await read(path, { choices: { name: 'Basil' } })).entries.map(({ facts }) => facts.text)).toEqual(['Two']);
    expect((await read(path, { choices: { name: '' } })).entries).toHaveLength(2);
  });
});

describe('Files with something wrong', () => {
  test('in a folder of journals: the broken one is named, the others are read', async () => {
    const folder = temporaryFolder();
    const first = fixtureBytes('jrnl.json').toString('utf8');
    writeFileSync(join(folder, 'a.json'), first);
    writeFileSync(join(folder, 'b.json'), first.replace('The kickoff call.', 'Another journal.'));
    writeFileSync(join(folder, 'c.json'), first.slice(0, 60));
    const found = await read(folder);
    expect(found.kind).toBe('jrnl');
    expect(found.entries.map(({ facts }) => facts.title)).toEqual(
      expect.arrayContaining(['The kickoff call.', 'Another journal.']),
    );
    expect(found.troubles).toContainEqual({
      place: 'c.json',
      message: 'is not whole: its JSON breaks off or was changed. It was left out.',
    });
    rmSync(join(folder, 'a.json'));
    writeFileSync(join(folder, 'b.json'), first.slice(0, 60));
    expect(await refusal(folder)).toBe(
      'b.json is not whole: its JSON breaks off or was changed. Export it again. Nothing was changed.',
    );
  });

  test('ragged rows are named and the others are read', async () => {
    const found = await read(
      fileWith('Date,Text,Tags\n2026-03-14,One,a\n2026-03-15,Two, more,b\n2026-03-16\n2026-03-17,Four,\n'),
    );
    expect(found.entries.map(({ facts }) => facts.text)).toEqual(['One', 'Four']);
    expect(sentences(found)).toEqual([
      'Row 3 has four cells where the heading has 3. A separator inside a text needs quotation marks around the text. It was left out.',
      'Row 4 has one cell where the heading has 3. The row may be cut off. It was left out.',
    ]);
  });

  test('a quotation mark that is never closed names its row', async () => {
    expect(await refusal(fileWith('Date,Text\n2026-03-14,"One\n2026-03-15,Two\n'))).toBe(
      'Row 2 opens a quotation mark that is never closed. Close it in the file, then look again. Nothing was changed.',
    );
  });

  test('UTF-16 and byte order marks are seen', async () => {
    const text = 'Date,Text\n2026-03-14,Grüße\n';
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big, Buffer.from(text, 'utf16le'), Buffer.from(`\ufeff${text}`), Buffer.from(text)]) {
      expect((await read(fileWith(bytes))).entries[0]?.facts.text).toBe('Grüße');
    }
  });

  test('a file in two encodings is asked about, and rows that do not fit are named', async () => {
    const path = fileWith(
      Buffer.concat([
        Buffer.from('Date,Text\n2026-03-14,Grüße größer\n2026-03-15,'),
        Buffer.from([0xfc]),
        Buffer.from('\n'),
      ]),
    );
    expect((await read(path)).questions.map(({ choice }) => choice)).toEqual(['encoding']);
    const found = await read(path, { choices: { encoding: 'utf-8' } });
    expect(found.entries.map(({ facts }) => facts.text)).toEqual(['Grüße größer']);
    expect(sentences(found)).toEqual(['Row 3 holds characters that are not in the encoding chosen. It was left out.']);
  });

  test('names that leave the archive are named and nothing is written', async () => {
    const path = join(temporaryFolder(), 'notes.zip');
    await zip(path, [
      ['2026-03-14 good.md', Buffer.from('Fine.')],
      ['2026-03-15 climb.md', Buffer.from('Not fine.')],
      ['2026-03-16 drive.md', Buffer.from('Not fine.')],
    ]);
    // The writer refuses such names, so names of the same length are put in afterwards.
    const altered = readFileSync(path, 'latin1')
      .replaceAll('2026-03-15 climb.md', '../../../../evil.md')
      .replaceAll('2026-03-16 drive.md', 'C:\\Windows\\evils.md');
    const folder = temporaryFolder();
    const evil = join(folder, 'deep', 'evil.zip');
    mkdirSync(join(folder, 'deep'));
    writeFileSync(evil, altered, 'latin1');
    const found = await read(evil);
    expect(found.entries.map(({ facts }) => facts.title)).toEqual(['good']);
    expect(sentences(found)).toEqual([
      'The archive holds something that was passed over: "../../../../evil.md" names a place outside the archive.',
      'The archive holds something that was passed over: "C:\\\\Windows\\\\evils.md" has a backslash in its name.',
    ]);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['deep', join('deep', 'evil.zip')]);
  });

  test('what is no import is refused in a sentence', async () => {
    expect(await refusal(fileWith(''))).toMatch(/^This file is empty\./);
    expect(await refusal(fileWith('{"entries": [', 'x.json'))).toMatch(/^This file is not whole/);
    expect(await refusal(fileWith('{"a": 1}', 'x.json'))).toMatch(/^There is no journal in it/);
    expect(await refusal(fileWith(Buffer.from([0x50, 0x4b, 3, 4, 9, 9])))).toMatch(/^This archive is damaged/);
    expect(await refusal(fileWith(Buffer.from([0xd0, 0xcf, 0, 0xe0, 1, 0, 0, 9])))).toMatch(/^This is no text/);
    expect(await refusal('/nowhere/list.csv')).toMatch(/^There is nothing at this place/);
    expect(await refusal('list.csv')).toMatch(/^Write the whole path/);
    expect(await refusal(fileWith('one line of words\nand another\n'))).toMatch(/^This is no table/);
  });
});
