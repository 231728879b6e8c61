/** The exit pack: a client's record to the bytes of a PDF. No business rules here; what is said comes from shared/pack. */
import { hash } from 'node:crypto';
import type { AppError, Edition, Missing, PackPreview, Result, Uncovered } from '#shared/contract.ts';
import type { PackData } from '#shared/pack/data.ts';
import type { ExhibitFile, FileLook } from '#shared/pack/exhibit-data.ts';
import { exhibitFilesOf, exhibitsOffered } from '#shared/pack/exhibit-files.ts';
import { textPages } from '#shared/pack/exhibit-text.ts';
import {
  clientPack,
  type ExhibitOriginal,
  type NamedOptions,
  type PackModel,
  type PackRecord,
  packMissing,
  recordsPack,
  toClientFacing,
  toPackData,
  uncounted,
} from '#shared/pack/index.ts';
import { packFileName } from '#shared/rules/pack-names.ts';
import type { PackPart } from './ahead.ts';
import { type DrawOptions, printCover, printPack } from './draw.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { carriedByClient, carriedByRecords, type FolderFile } from './folder/carried.ts';
import { OriginalLost } from './folder/disk.ts';
import type { Laid } from './layout.ts';
import type { LargeFile } from './output.ts';
import { besideOthers, goOn, type Pace, PackLeft } from './pace.ts';
import { uncoveredNotes } from './printable.ts';
import { slipsOf } from './slips.ts';
import { fieldsIn } from './text/directions.ts';

export type MadePack = {
  /** Empty when the pack is so large that it lies in `file`. */
  readonly bytes: Uint8Array;
  /** The PDF on the disk, in a folder of its own, to be removed by whoever asked for it. */
  readonly file?: LargeFile;
  readonly sha256: string;
  readonly pages: number;
  readonly sections: PackPreview['sections'];
  readonly missing: readonly Missing[];
  /** Characters no typeface has, printed as their code points. */
  readonly uncovered: readonly Uncovered[];
  readonly slips: PackPreview['slips'];
  /** "Closing pack - {client} - {as-of}.pdf" or "MY RECORDS - {client} - {as-of}.pdf". */
  readonly fileName: string;
  /** Files that lie beside the PDF in the pack folder; none for the client edition. */
  readonly files: readonly FolderFile[];
  /** Originals that lie beside the PDF in the pack folder. */
  readonly exhibits: readonly ExhibitOriginal[];
};

const refused = (message: string): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code: 'invalid', message },
});

/** Draws a model that is not large. Rejects when a font file is missing. */
export const drawPack = async (model: PackModel, options: DrawOptions): Promise<Uint8Array> =>
  (await printPack(model, options)).bytes;

const sectionsOf = (model: PackModel, laid: Laid): PackPreview['sections'] => {
  const starts = model.sections.map(({ id }) => laid.places.get(id)?.page ?? 1);
  return model.sections.map(({ title, line }, index) => {
    const page = starts[index] ?? 1;
    return { title, line, page, pages: (starts[index + 1] ?? laid.pages.length + 1) - page };
  });
};

const sectionIds = ({ sections }: PackModel): readonly string[] => sections.map(({ id }) => id);

/** The answer of a pack nobody waits for any more. */
export const replaced: Result<never> = {
  ok: false,
  error: { code: 'replaced', message: 'This pack was not finished: a newer one was asked for.' },
};

export type MakePack = {
  readonly record: Omit<PackRecord, 'asOf'>;
  readonly edition: Edition;
  /** Civil date. Everything later is left out. */
  readonly asOf: string;
  /** Folder with the TrueType files of the pack: assets/fonts. */
  readonly fontsDir: string;
  /** The files of the workspace: without them a pack has neither logo nor exhibits. The client edition never has exhibits. */
  readonly attached?: Exhibits;
  /** Originals the records edition carries besides: inside the PDF and beside it. */
  readonly exhibits?: readonly ExhibitOriginal[];
  /** What was chosen, as `pack.json` and `pack-info.txt` name it. */
  readonly choices?: NamedOptions;
  /** Given the first pages as PDFs of their own, while the others are laid out. */
  readonly ahead?: (part: PackPart) => void;
  /** Bytes of the PDF that are held in memory; a larger one is written into a file. */
  readonly held?: number;
};

const sha256Of = (text: string): string => hash('sha256', text, 'hex');

/** The words of a letter are at hand; a file has to be opened. */
const lookAt = ({ text }: ExhibitFile): FileLook | null =>
  text === undefined ? null : { kind: 'text', encoding: 'UTF-8', pages: textPages(text) };

/** What is in each file that becomes an exhibit, one file after the other: each may need much memory. */
const looksInto = async (
  record: PackRecord,
  exhibits: Exhibits,
  pace: Pace,
): Promise<ReadonlyMap<string, FileLook>> => {
  const looks = new Map<string, FileLook>();
  for (const file of exhibitFilesOf(record)) {
    goOn(pace);
    looks.set(file.sha256, lookAt(file) ?? (await exhibits.look(file)));
  }
  return looks;
};

/** The size of the logo's picture, where there is one. */
const logoIn = async (
  { workspace }: Omit<PackRecord, 'asOf'>,
  files: Exhibits | undefined,
): Promise<Pick<PackRecord, 'logo'>> => {
  const { logo } = workspace.profile;
  if (logo === undefined || files === undefined) return {};
  const look = await files.look({ ...logo, pages: null });
  const [size] = look.kind === 'pages' ? look.pages : [];
  return { logo: size ?? 'lost' };
};

/**
 * The cover of the records edition before its journal is read and its exhibits are looked into, as a PDF; what has to be
 * counted is not on it.
 */
export const drawUncounted = async ({ record, asOf, fontsDir, attached }: MakePack): Promise<Uint8Array> => {
  const data = toPackData({ ...record, asOf, ...(await logoIn(record, attached)) });
  const writing = { country: record.document.country, fields: fieldsIn(data) };
  return printCover(uncounted(recordsPack(data)), { fontsDir, writing, exhibits: attached ?? null });
};

const originalsOf = (data: PackData, exhibits: Exhibits | undefined): readonly ExhibitOriginal[] =>
  exhibits === undefined
    ? []
    : data.exhibits
        .filter(({ original }) => original !== 'nowhere')
        .map(({ letter, name, sha256, size, mediaType, text }) => ({
          letter,
          name,
          sha256,
          size,
          mediaType,
          ...(text === undefined ? { path: exhibits.path(sha256) } : { path: '', text }),
          ...(exhibits.opens === undefined ? {} : { opens: exhibits.opens }),
        }));

/**
 * Makes one edition in memory; the same record, day and version give the same bytes. An error is a value: no last day
 * for the client edition, amounts too large to add, a font file that cannot be read.
 */
export const makePack = async (
  { record, edition, asOf, fontsDir, attached, exhibits = [], choices = {}, ahead, held }: MakePack,
  pace: Pace = besideOthers,
): Promise<Result<MadePack>> => {
  try {
    const digest = attached === undefined ? {} : { digest: sha256Of };
    const whole = { ...record, asOf, ...digest, ...(await logoIn(record, attached)) };
    const looks = edition === 'records' && attached !== undefined ? await looksInto(whole, attached, pace) : null;
    goOn(pace);
    const data = toPackData(looks === null ? whole : { ...whole, looks });
    const originals = [...exhibits, ...originalsOf(data, attached)];
    const writing = { country: record.document.country, fields: fieldsIn(data) };
    // What is carried follows the sections in print, and the last section lists what is carried.
    const files =
      edition === 'client' ? null : await carriedByRecords(data, originals, choices, sectionIds(recordsPack(data)));
    const made =
      files === null
        ? clientPack(toClientFacing(data))
        : { ok: true as const, model: recordsPack({ ...data, carried: files.listed }) };
    if (!made.ok) return { ok: false, error: { code: 'invalid', message: made.message, field: 'lastDay' } };
    const carried = files ?? carriedByClient(toClientFacing(data), sectionIds(made.model));
    const drawing = { fontsDir, writing, exhibits: attached ?? null, pace, ahead, held };
    const { bytes, file, sha256, laid } = await printPack(made.model, drawing, carried.attachments);
    return {
      ok: true,
      value: {
        bytes,
        ...(file === null ? {} : { file }),
        sha256,
        files: carried.files,
        exhibits: edition === 'client' ? [] : originals,
        pages: laid.pages.length,
        sections: sectionsOf(made.model, laid),
        missing: packMissing(data),
        uncovered: uncoveredNotes(laid.uncovered),
        slips: looks === null ? [] : slipsOf(exhibitsOffered(whole), data, laid),
        fileName: packFileName({ edition, client: data.client.name, asOf }),
      },
    };
  } catch (error) {
    if (error instanceof PackLeft) return replaced;
    if (error instanceof OriginalLost) {
      return refused(
        `The pack was not made: the original of exhibit ${error.letter} is missing or damaged. Your records are unchanged. Leave the exhibit out or restore a backup that holds it, then make the pack again.`,
      );
    }
    if (error instanceof RangeError) return refused(`The pack was not made. ${error.message}`);
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      ok: false,
      error: {
        code: 'internal',
        message: missing
          ? 'The pack was not made: a typeface of the app is missing. Install the app again. Your records are unchanged.'
          : 'The pack could not be drawn. Nothing was written and your records are unchanged. Please report this with the version of the app.',
      },
    };
  }
};
