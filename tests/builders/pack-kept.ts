import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepPack } from '#main/app/pack-file.ts';
import { type PackDisk, packDisk } from '#main/pack/folder/disk.ts';
import { makePack } from '#main/pack/index.ts';
import type { PackForm } from '#shared/contract.ts';
import type { ExhibitOriginal, PackRecord } from '#shared/pack/index.ts';
import { temporaryFolder } from './host.ts';
import { fontsDir } from './pack-record.ts';

/** Two originals as the workspace keeps them: by their digest. */
export const someExhibits = (): readonly ExhibitOriginal[] => {
  const folder = join(temporaryFolder(), 'files');
  mkdirSync(folder);
  return (
    [
      ['A', 'agreement 2024-09-02.pdf', '%PDF-1.4 signed', 'application/pdf'],
      ['B', 'Töö/üle: antud.eml', 'From: a\r\n\r\nHello', 'message/rfc822'],
    ] as const
  ).map(([letter, name, text, mediaType]) => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = join(folder, sha256);
    writeFileSync(path, bytes);
    return { letter, name, sha256, size: bytes.length, mediaType, path };
  });
};

/** The records edition, drawn and kept in `folder`. */
export const keepRecords = async (
  record: PackRecord,
  options: {
    readonly folder?: string;
    readonly form?: PackForm;
    readonly exhibits?: readonly ExhibitOriginal[];
    readonly disk?: PackDisk;
  } = {},
) => {
  const { folder = temporaryFolder(), form = 'folder', exhibits = [], disk = packDisk } = options;
  const made = await makePack({ record, edition: 'records', asOf: record.asOf, fontsDir, exhibits });
  if (!made.ok) throw new Error(made.error.message);
  const { bytes, files, fileName } = made.value;
  const kept = await keepPack(
    {
      folder,
      createFolder: true,
      clientName: record.document.name,
      fileName,
      form,
      asOf: record.asOf,
      pdf: bytes,
      files,
      exhibits,
    },
    disk,
  );
  return { folder, kept, made: made.value };
};
