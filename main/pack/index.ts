/** The exit pack: a client's record to the bytes of a PDF. No business rules here; what is said comes from shared/pack. */
import type { AppError, Edition, Missing, PackPreview, Result } from '#shared/contract.ts';
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
} from '#shared/pack/index.ts';
import { packFileName } from '#shared/rules/pack-names.ts';
import { type Draft, type DrawOptions, draftPack } from './draw.ts';
import { carriedByClient, carriedByRecords, type FolderFile } from './folder/carried.ts';
import { OriginalLost } from './folder/disk.ts';
import { besideOthers, type Pace, PackLeft } from './pace.ts';
import { controlSentence, firstControl, uncoveredSentence } from './printable.ts';

export type MadePack = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly sections: PackPreview['sections'];
  readonly missing: readonly Missing[];
  /** "Closing pack - {client} - {as-of}.pdf" or "MY RECORDS - {client} - {as-of}.pdf". */
  readonly fileName: string;
  /** Files that lie beside the PDF in the pack folder; none for the client edition. */
  readonly files: readonly FolderFile[];
};

const refused = (message: string): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code: 'invalid', message },
});

/** A draft that can be drawn, or the sentence why this model cannot be printed. */
const draftOf = async (model: PackModel, options: DrawOptions): Promise<Result<Draft>> => {
  const control = firstControl(model);
  if (control !== null) return refused(controlSentence(control));
  const draft = await draftPack(model, options);
  const [uncovered] = draft.uncovered;
  return uncovered === undefined ? { ok: true, value: draft } : refused(uncoveredSentence(uncovered));
};

/** Draws a model. Rejects with a sentence when it holds a character that cannot be printed, or when a font is missing. */
export const drawPack = async (model: PackModel, options: DrawOptions): Promise<Uint8Array> => {
  const draft = await draftOf(model, options);
  if (!draft.ok) throw new Error(draft.error.message);
  return draft.value.draw();
};

const sectionsOf = (model: PackModel, { laid }: Draft): PackPreview['sections'] => {
  const starts = model.sections.map(({ id }) => laid.places.get(id)?.page ?? 1);
  return model.sections.map(({ title, line }, index) => {
    const page = starts[index] ?? 1;
    return { title, line, page, pages: (starts[index + 1] ?? laid.pages.length + 1) - page };
  });
};

const replaced: Result<never> = {
  ok: false,
  error: { code: 'replaced', message: 'This pack was not finished: a newer one was asked for.' },
};

/** Everything a pack is made of, as plain data: it is sent to another thread. */
export type MakePack = {
  readonly record: Omit<PackRecord, 'asOf'>;
  readonly edition: Edition;
  /** Civil date. Everything later is left out. */
  readonly asOf: string;
  /** Folder with the TrueType files of the pack: assets/fonts. */
  readonly fontsDir: string;
  /** Originals for the records edition: inside the PDF and beside it. */
  readonly exhibits?: readonly ExhibitOriginal[];
  /** What was chosen, as `pack.json` and `pack-info.txt` name it. */
  readonly choices?: NamedOptions;
};

/**
 * Makes one edition in memory; the same record, day and version give the same bytes. An error is a value: no last day
 * for the client edition, a character no typeface has, amounts too large to add, a font file that cannot be read.
 */
export const makePack = async (
  { record, edition, asOf, fontsDir, exhibits = [], choices = {} }: MakePack,
  pace: Pace = besideOthers,
): Promise<Result<MadePack>> => {
  try {
    const data = toPackData({ ...record, asOf });
    const carried =
      edition === 'client' ? carriedByClient(toClientFacing(data)) : await carriedByRecords(data, exhibits, choices);
    const made =
      edition === 'client'
        ? clientPack(toClientFacing(data))
        : { ok: true as const, model: recordsPack({ ...data, carried: carried.listed }) };
    if (!made.ok) return { ok: false, error: { code: 'invalid', message: made.message, field: 'lastDay' } };
    const draft = await draftOf(made.model, { fontsDir, pace });
    if (!draft.ok) return draft;
    return {
      ok: true,
      value: {
        bytes: await draft.value.draw(carried.attachments),
        files: carried.files,
        pages: draft.value.laid.pages.length,
        sections: sectionsOf(made.model, draft.value),
        missing: packMissing(data),
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
