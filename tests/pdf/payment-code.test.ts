import { describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { clientPack, type PackModel, type PackRecord, toClientFacing, toPackData } from '#shared/pack/index.ts';
import type { Block } from '#shared/pack/model.ts';
import { changed, invoice, read } from '../builders/pack-cases.ts';
import { disguises, everyByte } from '../builders/pack-pdf.ts';
import { fontsDir } from '../builders/pack-record.ts';

const modelOf = (record: PackRecord): PackModel => {
  const made = clientPack(toClientFacing(toPackData(record)));
  if (!made.ok) throw new Error(made.message);
  return made.model;
};

const codesOf = (record: PackRecord) =>
  modelOf(record)
    .sections.flatMap(({ blocks }) => blocks)
    .filter((block): block is Extract<Block, { kind: 'pairs' }> => block.kind === 'pairs')
    .flatMap(({ code }) => (code === undefined ? [] : [code]));

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

describe('the payment code', () => {
  test('of the sample is a QR symbol of 41 modules with its three finders, and says what it is for', async () => {
    const record = await changed(() => undefined);
    const [code] = codesOf(record);
    expect(code?.alt).toBe('Payment code for a SEPA transfer of EUR 10,073.60');
    const modules = code?.modules ?? [];
    expect(modules).toHaveLength(41);
    expect(modules.every((row) => row.length === 41)).toBe(true);
    expect(modules.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(finder);
    expect(modules.slice(0, 7).map((row) => row.slice(-7))).toEqual(finder);
    expect(modules.slice(-7).map((row) => row.slice(0, 7))).toEqual(finder);
    const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir });
    if (!made.ok) throw new Error(made.error.message);
    const all = everyByte(made.value.bytes);
    expect(disguises(code?.alt ?? '-').some((words) => all.includes(words))).toBe(true);
  });

  test.each<[string, (record: PackRecord) => void]>([
    [
      'outside the euro',
      ({ document }) => {
        document.invoices = [invoice('1', { currency: 'GBP' })];
      },
    ],
    [
      'for a credit balance',
      ({ document }) => {
        document.invoices = [invoice('CN-1', { kind: 'credit-note', gross: 30_000 })];
      },
    ],
    [
      'without an IBAN',
      ({ workspace }) => {
        Object.assign(workspace.profile.bank, { iban: '', lines: ['Sort code 00-00-00', 'Account 12345678'] });
      },
    ],
  ])('is not there %s', async (_, change) => {
    expect(codesOf(await changed(change))).toEqual([]);
  });

  test('without any bank details the client is asked to write', async () => {
    const record = await changed(({ workspace }) => {
      workspace.profile.bank = { holder: '', iban: '', bic: '', lines: [] };
    });
    const { text } = await read(record, 'client');
    expect(text).toContain('Please ask leena@arustudio.example for payment details.');
    expect(text).not.toContain('Scan with a banking app.');
  });

  test('stands with the box of its own currency only', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [invoice('1', {}), invoice('2', { currency: 'JPY', gross: 5000 })];
    });
    expect(codesOf(record)).toHaveLength(1);
    const { text } = await read(record, 'client');
    expect(text).toContain('How to pay, EUR');
    expect(text).toContain('How to pay, JPY');
  });
});
