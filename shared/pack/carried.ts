/** What a pack carries beside its pages: tables inside the PDF, and the files of the pack folder. */
import type { ClientFacing, PackData } from './data.ts';
import { handoverCsv, statementCsv } from './data-both.ts';
import { type NamedOptions, packJson } from './data-json.ts';
import { recordTables } from './data-records.ts';
import type { ExhibitOriginal } from './exhibit-original.ts';
import { packInfo, readme } from './folder-text.ts';

export type CarriedTable = { readonly name: string; readonly text: string; readonly says: string };

const statement = (data: ClientFacing | PackData): CarriedTable => ({
  name: 'statement.csv',
  text: statementCsv(data),
  says: 'The statement of account as printed',
});

/** Tables inside the client edition; they know no more than its pages. */
export const clientTables = (data: ClientFacing): readonly CarriedTable[] => [
  statement(data),
  { name: 'handover.csv', text: handoverCsv(data, 'client'), says: 'Materials and accesses as printed' },
];

export type RecordsCarried = {
  readonly tables: readonly CarriedTable[];
  /** To be written in the form of RFC 8785. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly info: string;
  readonly readme: string;
};

export const recordsCarried = (
  data: PackData,
  exhibits: readonly ExhibitOriginal[],
  choices: NamedOptions,
): RecordsCarried => ({
  tables: [
    statement(data),
    { name: 'handover.csv', text: handoverCsv(data, 'records'), says: 'Materials and accesses as printed' },
    ...recordTables(data),
  ],
  json: packJson(data, exhibits, choices),
  info: packInfo(data, exhibits, choices),
  readme: readme(data, exhibits),
});
