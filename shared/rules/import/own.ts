/** Taking an export of this app in again. */
import type { ClientDocument } from '../../model/index.ts';
import { newClient } from '../../model/index.ts';
import { same } from '../carry-over.ts';
import { type ExportedClient, type ExportFile, exportFile, filesOfRecords } from '../export/format.ts';
import { fold } from '../search.ts';
import type { FindBeside, ReadEntry, ReadFile } from './types.ts';

/** The export, or null when the value is none of ours or of a newer version. */
export const readExport = (value: unknown): ExportFile | null => {
  const read = exportFile.safeParse(value);
  return read.success ? read.data : null;
};

/** A file under its digest, where it lies beside the export. */
const filesBeside = (
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  find: FindBeside,
): readonly ReadFile[] => {
  const beside = find([`files/${sha256}`]);
  return beside === null ? [] : [{ ...beside, name, sha256 }];
};

/** The entries with those of their files that lie beside the export, each under its digest. */
export const entriesOf = ({ entries }: ExportedClient, find: FindBeside): readonly ReadEntry[] =>
  entries.map(({ facts, private: own, number }) => ({
    place: `Entry ${number}`,
    facts,
    private: own,
    files: facts.attachments.flatMap((file) => filesBeside(file, find)),
  }));

/** The files agreements and invoices name, of those that lie beside the export. */
export const recordFilesOf = ({ document }: ExportedClient, find: FindBeside): readonly ReadFile[] =>
  filesOfRecords(document).flatMap((file) => filesBeside(file, find));

type Choices = NonNullable<ClientDocument['exhibits']>;
type Identified = { readonly id: string };

const merged = <T extends Identified>(own: readonly T[], other: readonly T[]): T[] => {
  const there = new Set(own.map(({ id }) => id));
  return [...own, ...other.filter(({ id }) => !there.has(id))];
};

/** Choices about exhibits belong to a file: its own stays, that of a file without one comes in. */
const withChoices = (own: Choices, other: Choices): Choices => {
  const there = new Set(own.map(({ sha256 }) => sha256));
  return [...own, ...other.filter(({ sha256 }) => !there.has(sha256))];
};

const filled = <T>(own: T, other: T, empty: T): T => (same(own, empty) ? other : own);

/**
 * The records with what the export adds: everything when nothing was written about this client yet, else the records it
 * does not have (by their id, invoices also by their number). What is filled in stays as it is.
 */
export const withExport = (own: ClientDocument, { document: other }: ExportedClient): ClientDocument => {
  const blank = newClient(own.id, own.name, own.createdAt);
  if (same(own, blank)) return { ...other, id: own.id, name: own.name, createdAt: own.createdAt };
  const numbers = new Set(own.invoices.map(({ number }) => fold(number).trim()));
  return {
    ...own,
    since: filled(own.since, other.since, null),
    summary: filled(own.summary, other.summary, ''),
    country: filled(own.country, other.country, ''),
    address: filled(own.address, other.address, []),
    taxId: filled(own.taxId, other.taxId, ''),
    mainContactId: filled(own.mainContactId, other.mainContactId, ''),
    fee: filled(own.fee, other.fee, null),
    exit: filled(own.exit, other.exit, null),
    tags: [...new Set([...own.tags, ...other.tags])],
    contacts: merged(own.contacts, other.contacts),
    agreements: merged(own.agreements, other.agreements),
    invoices: merged(
      own.invoices,
      other.invoices.filter(({ number }) => !numbers.has(fold(number).trim())),
    ),
    materials: merged(own.materials, other.materials),
    accesses: merged(own.accesses, other.accesses),
    deliverables: merged(own.deliverables, other.deliverables),
    referrals: merged(own.referrals, other.referrals),
    reviews: merged(own.reviews, other.reviews),
    talks: merged(own.talks, other.talks),
    letters: merged(own.letters, other.letters),
    lessons: merged(own.lessons, other.lessons),
    packs: merged(own.packs, other.packs),
    ...(own.checkIns === undefined && other.checkIns !== undefined ? { checkIns: other.checkIns } : {}),
    ...(own.packChoices === undefined && other.packChoices !== undefined ? { packChoices: other.packChoices } : {}),
    ...(other.exhibits === undefined ? {} : { exhibits: withChoices(own.exhibits ?? [], other.exhibits) }),
  };
};
