/** The texts of a pack as bytes: for the attachments of the PDF and for the files beside it. */
import { createHash } from 'node:crypto';
import type { ClientFacing, PackData } from '#shared/pack/data.ts';
import {
  type CarriedTable,
  clientTables,
  type ExhibitOriginal,
  exhibitPath,
  type NamedOptions,
  recordsCarried,
} from '#shared/pack/index.ts';
import type { PackAttachment } from '../attach.ts';
import { canonicalJson } from './canonical-json.ts';
import { wholeOriginal } from './disk.ts';

/** A file of the pack folder but for the PDF, the exhibits and the manifest. */
export type FolderFile = { readonly path: string; readonly bytes: Uint8Array };

export type Carried = {
  readonly attachments: readonly PackAttachment[];
  readonly files: readonly FolderFile[];
  /** All files beside the PDF, the originals too, as the integrity page lists them. */
  readonly listed: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const table = ({ name, text, says }: CarriedTable): PackAttachment => ({
  name,
  bytes: utf8(text),
  mediaType: 'text/csv',
  relationship: 'Data',
  says,
});

/** Bytes of all originals together up to which they are put into the PDF. */
const mostEmbedded = 50_000_000;

const original = async (exhibit: ExhibitOriginal): Promise<PackAttachment> => ({
  name: exhibitPath(exhibit).replace(/^exhibits\//, ''),
  bytes: await wholeOriginal(exhibit),
  mediaType: exhibit.mediaType === '' ? 'application/octet-stream' : exhibit.mediaType,
  relationship: 'Supplement',
  says: `Original of exhibit ${exhibit.letter}, SHA-256 ${exhibit.sha256}`,
});

/** The client edition carries tables of the sections it prints, and has no folder. */
export const carriedByClient = (data: ClientFacing, sections: readonly string[]): Carried => ({
  attachments: clientTables(data, sections).map(table),
  files: [],
  listed: [],
});

export const carriedByRecords = async (
  data: PackData,
  exhibits: readonly ExhibitOriginal[],
  choices: NamedOptions,
  sections: readonly string[],
): Promise<Carried> => {
  const { tables, json, info, readme } = recordsCarried(data, exhibits, choices, sections);
  const own: readonly PackAttachment[] = [
    ...tables.map(table),
    {
      name: 'pack.json',
      bytes: canonicalJson(json),
      mediaType: 'application/json',
      relationship: 'Data',
      says: 'Everything this pack prints, for programs',
    },
  ];
  const together = exhibits.reduce((sum, { size }) => sum + size, 0);
  const originals = together > mostEmbedded ? [] : await Promise.all(exhibits.map(original));
  const files = [
    ...own.map(({ name, bytes }) => ({ path: `data/${name}`, bytes })),
    { path: 'pack-info.txt', bytes: utf8(info) },
    { path: 'README.txt', bytes: utf8(readme) },
  ];
  return {
    attachments: [...own, ...originals],
    files,
    listed: [
      ...exhibits.map((exhibit) => ({ path: exhibitPath(exhibit), size: exhibit.size, sha256: exhibit.sha256 })),
      ...files.map(({ path, bytes }) => ({
        path,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    ],
  };
};
