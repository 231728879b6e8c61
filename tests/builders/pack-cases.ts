import { makePack } from '#main/pack/index.ts';
import type { Invoice } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { type ReadPdf, readPdf } from './pack-pdf.ts';
import { aruRecord, fontsDir } from './pack-record.ts';

/** Aru Studio's record with something changed. */
export const changed = async (change: (record: PackRecord) => void): Promise<PackRecord> => {
  const record = structuredClone(await aruRecord());
  change(record);
  return record;
};
/** One edition, made and read back. */
export const read = async (record: PackRecord, edition: 'client' | 'records'): Promise<ReadPdf> => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir });
  if (!made.ok) throw new Error(made.error.message);
  return readPdf(made.value.bytes);
};

/** A sent invoice of 100.00 euros over whatever is given. */
export const invoice = (number: string, over: Partial<Invoice>): Invoice => {
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
