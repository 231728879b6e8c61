import { expect, test } from 'vitest';
import { drawPack, makePack } from '#main/pack/index.ts';
import { clientPack, type PackRecord, recordsPack, toClientFacing, toPackData } from '#shared/pack/index.ts';
import { readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, sampleRecord } from '../builders/pack-record.ts';

const changed = async (change: (record: PackRecord) => void): Promise<PackRecord> => {
  const record = structuredClone(await aruRecord());
  change(record);
  return record;
};
const make = (record: PackRecord, edition: 'client' | 'records') =>
  makePack({ record, edition, asOf: record.asOf, fontsDir });

const fail = (): never => {
  throw new Error('the fixture changed');
};

test('a character no typeface has is printed as its code point and named with its text and place', async () => {
  const record = await changed(({ document }) => {
    document.materials[0] = { ...(document.materials[0] ?? fail()), name: 'Tea bowl \ue000, glazed' };
  });
  for (const edition of ['client', 'records'] as const) {
    const made = await make(record, edition);
    if (!made.ok) throw new Error(made.error.message);
    expect((await readPdf(made.value.bytes)).text).toContain('Tea bowl [U+E000], glazed');
    const where = edition === 'client' ? 'section 4, Handed over and returned' : 'section 6, Materials and accesses';
    expect(made.value.uncovered).toContainEqual({
      codePoint: 'U+E000',
      message: `U+E000 in “Tea bowl \ue000, glazed” (${where}) is in none of the typefaces of the pack. It is printed as [U+E000].`,
    });
  }
});

test.each([
  ['a private use character', '\ue000', 'U+E000'],
  ['a cuneiform sign', '\u{12000}', 'U+12000'],
  ['a character not assigned yet', '\u0378', 'U+0378'],
  ['a bell', '\u0007', 'U+0007'],
  ['a lone carriage return', '\r', 'U+000D'],
  ['half of a character', '\ud83c', 'U+D83C'],
  ['a line separator', '\u2028', 'U+2028'],
])('%s in a clause or in the name of the client never stops the pack', async (_, character, code) => {
  const record = await changed(({ document }) => {
    document.name = `Studio ${character} north`;
    const clause = document.agreements[0]?.clauses[0] ?? fail();
    clause.quote = `The Client shall pay${character} each invoice.`;
  });
  const made = await make(record, 'records');
  if (!made.ok) throw new Error(made.error.message);
  const { text } = await readPdf(made.value.bytes);
  expect(text).toContain(`pay[${code}] each invoice`);
  expect(text).toContain(`Studio [${code}] north`);
  const section = made.value.uncovered.find(({ message }) => message.includes('section 2'));
  expect(section?.codePoint).toBe(code);
  expect(made.value.uncovered.every(({ message }) => message.isWellFormed())).toBe(true);
});

test('a model drawn by itself prints what no typeface has in the same way', async () => {
  const record = await changed(({ document }) => {
    document.name = 'Studio \ue000';
  });
  const bytes = await drawPack(recordsPack(toPackData(record)), { fontsDir });
  expect((await readPdf(bytes)).text).toContain('Studio [U+E000]');
});

test('names in the languages of Europe, in Greek and in Cyrillic are printed and can be copied', async () => {
  const names = [
    'Tõnis Õunapuu',
    'Zoë Šåŷč',
    'Ștefan Țîrlea',
    'Győző Őri',
    'Łódź Żółć',
    'João Ação',
    'Straße Groß',
    'Ĳsbrand',
    'Ђорђе Шћепановић',
    'Βαγγέλης Ώρα',
    'Nguyễn Thị Ánh',
    'İstanbul ığ',
  ];
  const record = await changed(({ document }) => {
    names.forEach((name, index) => {
      const material = document.materials[index % document.materials.length] ?? fail();
      document.materials.push({ ...material, id: `extra-${index}`, name });
    });
  });
  for (const edition of ['client', 'records'] as const) {
    const made = await make(record, edition);
    if (!made.ok) throw new Error(made.error.message);
    const { text } = await readPdf(made.value.bytes);
    for (const name of names) expect(text).toContain(name);
  }
});

test('marks typed apart from their letters, no-break spaces and invisible joiners print as the letters they make', async () => {
  const record = await changed(({ document }) => {
    document.materials[0] = { ...(document.materials[0] ?? fail()), name: 'Cafe\u0301 sign,\u00a0two\u200b parts' };
  });
  const made = await make(record, 'client');
  if (!made.ok) throw new Error(made.error.message);
  expect((await readPdf(made.value.bytes)).text).toContain('Café sign, two parts');
});

test('without a last day the client edition says what is missing, and the records edition says so inside', async () => {
  const record = await sampleRecord('Papelume Books');
  const client = await make(record, 'client');
  expect(client).toMatchObject({ ok: false, error: { code: 'invalid', field: 'lastDay' } });
  expect(client.ok ? '' : client.error.message).toContain('no last day is set yet');
  expect(clientPack(toClientFacing(toPackData(record))).ok).toBe(false);
  const records = await make(record, 'records');
  if (!records.ok) throw new Error(records.error.message);
  expect((await readPdf(records.value.bytes)).text).toContain('No end date is recorded.');
  expect(records.value.missing[0]).toEqual({
    message: 'No last day is set. The client edition needs it.',
    place: 'exit',
  });
});

test('amounts too large to add up exactly stop the pack with a sentence', async () => {
  const record = await changed(({ document }) => {
    for (const invoice of document.invoices)
      Object.assign(invoice, {
        net: Number.MAX_SAFE_INTEGER - 1,
        vat: 1,
        gross: Number.MAX_SAFE_INTEGER,
        payments: [],
      });
  });
  const made = await make(record, 'records');
  expect(made).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(made.ok ? '' : made.error.message).toContain('too large to add up exactly');
});

test('a folder without the typefaces is an error, not a crash', async () => {
  const record = await aruRecord();
  const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir: `${fontsDir}/nowhere` });
  expect(made).toMatchObject({ ok: false, error: { code: 'internal' } });
});
