/** The packs that are held to PDF/A-3a and PDF/UA-1. Whoever adds a kind of page adds a pack here. */
import type { PackRecord } from '#shared/pack/index.ts';
import { changed, invoice } from '../builders/pack-cases.ts';
import { aruRecord, sampleRecord } from '../builders/pack-record.ts';

type Case = {
  /** Part of a file name. */
  readonly name: string;
  readonly record: () => Promise<PackRecord>;
};

const invoices = (count: number): Promise<PackRecord> =>
  changed(({ document }) => {
    document.invoices = Array.from({ length: count }, (_, index) => invoice(`N-${index + 1}`, {}));
  });

const empty = async (): Promise<PackRecord> => {
  const record = await changed(({ document }) => {
    const nothing = { agreements: [], invoices: [], materials: [], accesses: [], letters: [], referrals: [] };
    Object.assign(document, { ...nothing, contacts: [], mainContactId: '' });
  });
  return { ...record, journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } };
};

const threeCurrencies = (): Promise<PackRecord> =>
  changed(({ document }) => {
    document.invoices = [
      invoice('E-1', {}),
      invoice('U-1', { currency: 'USD', due: '2026-07-01' }),
      invoice('J-1', { currency: 'JPY', gross: 120_000, net: 120_000, underDiscussion: 20_000 }),
      invoice('U-2', { currency: 'USD', payments: [{ on: '2026-05-20', amount: 25_000, note: 'Paid twice & more' }] }),
    ];
  });

const hardMetadata = (): Promise<PackRecord> =>
  changed(({ document, workspace }) => {
    document.name = 'Light & Dark <Studio> "OÜ" ]]> \u00e9';
    workspace.profile.business = 'A < B & C';
  });

export const conformanceCases: readonly Case[] = [
  { name: 'aru', record: aruRecord },
  { name: 'sample', record: () => sampleRecord() },
  { name: 'no-invoices', record: () => invoices(0) },
  { name: 'invoices-300', record: () => invoices(300) },
  { name: 'empty', record: empty },
  { name: 'three-currencies', record: threeCurrencies },
  { name: 'metadata', record: hardMetadata },
];
