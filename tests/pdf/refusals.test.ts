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

test('a character no typeface has is named with its text and code point, and nothing is made', async () => {
  const record = await changed(({ document }) => {
    document.materials[0] = { ...(document.materials[0] ?? fail()), name: 'Tea bowl 陶, glazed' };
  });
  for (const edition of ['client', 'records'] as const) {
    const made = await make(record, edition);
    expect(made.ok).toBe(false);
    if (made.ok) continue;
    expect(made.error.code).toBe('invalid');
    expect(made.error.message).toContain('“Tea bowl 陶, glazed”');
    expect(made.error.message).toContain('陶, U+9676');
    expect(made.error.message).toContain(
      edition === 'client' ? 'section 4, Handed over and returned' : 'section 6, Materials and accesses',
    );
    expect(made.error.message).toContain('Nothing was written');
  }
});

const fail = (): never => {
  throw new Error('the fixture changed');
};

test.each([
  ['an emoji', '🏺', 'U+1F3FA'],
  ['Arabic', 'ش', 'U+0634'],
  ['a private use character', '\ue000', 'U+E000'],
])('%s in the name of the client is refused, never printed as a box', async (_, character, code) => {
  const made = await make(
    await changed(({ document }) => {
      document.name = `Studio ${character}`;
    }),
    'client',
  );
  expect(made).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(made.ok ? '' : made.error.message).toContain(code);
});

test.each([
  ['a bell', '\u0007', 'U+0007'],
  ['a lone carriage return', '\r', 'U+000D'],
  ['half of a character', '\ud83c', 'U+D83C'],
  ['a line separator', '\u2028', 'U+2028'],
])('%s in a clause is refused with its code point', async (_, character, code) => {
  const record = await changed(({ document }) => {
    const clause = document.agreements[0]?.clauses[0] ?? fail();
    clause.quote = `The Client shall pay${character} each invoice.`;
  });
  const made = await make(record, 'records');
  expect(made).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(made.ok ? '' : made.error.message).toContain(code);
  expect(made.ok ? '' : made.error.message).toContain('section 2, The agreement and what was done under it');
});

test('drawing a model that cannot be printed rejects with the same sentence', async () => {
  const record = await changed(({ document }) => {
    document.name = 'Studio 陶';
  });
  await expect(drawPack(recordsPack(toPackData(record)), { fontsDir })).rejects.toThrow('U+9676');
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
