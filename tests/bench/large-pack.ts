/** A workspace whose records edition is long: its entries are the sample's, each with a number of its own. */
import type { Invoice } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { invoice } from '../builders/pack-cases.ts';
import { sampleRecord } from '../builders/pack-record.ts';

export const someInvoices = (count: number): Invoice[] =>
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

export const largeRecord = async (entries: number, invoices: number): Promise<PackRecord> => {
  const sample = await sampleRecord();
  const journal = Array.from({ length: entries }, (_, index) => {
    const entry = sample.journal[index % sample.journal.length];
    if (entry === undefined) throw new Error('The sample has no entries.');
    const { facts } = entry;
    return { ...entry, id: `e-${index}`, number: index + 1, facts: { ...facts, text: `${facts.text} Entry${index}.` } };
  });
  return { ...sample, journal, document: { ...sample.document, invoices: someInvoices(invoices) } };
};
