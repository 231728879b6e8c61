/** What a pack carries beside its pages: tables inside the PDF, and the files of the pack folder. */
import type { ClientFacing, PackData } from './data.ts';
import { handoverCsv, statementCsv } from './data-both.ts';
import { packJson } from './data-json.ts';
import { recordTables } from './data-records.ts';
import type { ExhibitOriginal } from './exhibit-original.ts';
import { type NamedOptions, packInfo, readme } from './folder-text.ts';
import type { Target } from './model.ts';

export type CarriedTable = { readonly name: string; readonly text: string; readonly says: string };

const statement = (data: ClientFacing | PackData): CarriedTable => ({
  name: 'statement.csv',
  text: statementCsv(data),
  says: 'The statement of account as printed',
});

/** Tables inside the client edition; they know no more than its pages, so they follow the sections that are printed. */
export const clientTables = (data: ClientFacing, sections: readonly Target[]): readonly CarriedTable[] => {
  const shown = (id: Target): boolean => sections.includes(id);
  const materials = shown('section:materials') || shown('section:receipt');
  const accesses = shown('section:dates');
  const text = handoverCsv(data, 'client', { materials, accesses });
  return [
    ...(shown('section:account') ? [statement(data)] : []),
    ...(materials || accesses ? [{ name: 'handover.csv', text, says: 'Materials and accesses as printed' }] : []),
  ];
};

export type RecordsCarried = {
  readonly tables: readonly CarriedTable[];
  /** To be written in the form of RFC 8785. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly info: string;
  readonly readme: string;
};

/** Without the chronology in print, what happened is not carried either; the digests of the chain stay. */
export const recordsCarried = (
  whole: PackData,
  exhibits: readonly ExhibitOriginal[],
  choices: NamedOptions,
  sections: readonly Target[],
): RecordsCarried => {
  const chronology = sections.includes('section:chronology');
  const data = chronology ? whole : { ...whole, entries: [] };
  return {
    tables: [
      statement(data),
      { name: 'handover.csv', text: handoverCsv(data, 'records'), says: 'Materials and accesses as printed' },
      ...recordTables(data).filter(({ name }) => chronology || name !== 'journal.csv'),
    ],
    json: packJson(data, exhibits, choices),
    info: packInfo(data, exhibits, choices),
    readme: readme(data, exhibits),
  };
};
