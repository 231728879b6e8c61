import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Result } from '#shared/contract.ts';
import { errorCode } from '../workspace/disk.ts';
import { fail, isDenied, isFull, ok } from '../workspace/result.ts';
import { readSealedFile } from '../workspace/sealed-file.ts';

/** A file to write, piece by piece. `path` uses `/` and stays below the export's folder. */
export type ExportPart = { readonly path: string; readonly pieces: Iterable<string> };
/** A file to copy as it is. */
export type ExportCopy = {
  readonly path: string;
  readonly from: string;
  readonly name: string;
  /** What an encrypted file is opened with: an export is plain. */
  readonly opens?: { readonly key: Uint8Array; readonly sha256: string };
};

export type ExportPlan = {
  readonly parts: readonly ExportPart[];
  readonly copies: readonly ExportCopy[];
};

const pieceSize = 256 * 1024;

const writePart = async (place: string, pieces: Iterable<string>): Promise<void> => {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  const file = await open(place, 'wx', 0o600);
  try {
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < pieceSize) continue;
      await file.writeFile(waiting);
      waiting = '';
    }
    await file.writeFile(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Takes a name nobody has: "Name", "Name (2)" … */
const claim = async (folder: string, name: string): Promise<string> => {
  for (let n = 1; ; n += 1) {
    const place = join(folder, n === 1 ? name : `${name} (${n})`);
    try {
      await mkdir(place, { mode: 0o700 });
      return place;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
};

const refused = (error: unknown, folder: string): Result<never> => {
  if (isDenied(error)) {
    return fail(
      'read-only',
      `The export was not made: the folder ${folder} cannot be written to. Your records are unchanged. Choose another folder.`,
    );
  }
  return fail(
    'storage',
    isFull(error)
      ? 'The export was not made: the disk is full. Your records are unchanged. Free some space, then export again.'
      : `The export was not made: the folder ${folder} cannot be reached. Your records are unchanged. Connect it or choose another folder, then export again.`,
  );
};

export type ExportWritten = {
  readonly folder: string;
  readonly files: readonly string[];
  readonly problems: readonly string[];
};

/** Writes an export into a new folder `name` below `folder`; on a failure nothing of it is left. */
export const writeExport = async (
  { folder, createFolder, name }: { readonly folder: string; readonly createFolder: boolean; readonly name: string },
  { parts, copies }: ExportPlan,
): Promise<Result<ExportWritten>> => {
  let place: string | null = null;
  try {
    if (createFolder) await mkdir(folder, { recursive: true });
    place = await claim(folder, name);
    const files: string[] = [];
    const problems: string[] = [];
    for (const { path, pieces } of parts) {
      await writePart(join(place, path), pieces);
      files.push(path);
    }
    for (const copy of copies) {
      const to = join(place, copy.path);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      const draft = `${to}.part`;
      try {
        if (copy.opens === undefined) await copyFile(copy.from, draft);
        else await writeFile(draft, readSealedFile(copy.from, copy.opens.key, copy.opens.sha256), { mode: 0o600 });
        await rename(draft, to);
        files.push(copy.path);
      } catch (error) {
        await rm(draft, { force: true });
        if (isFull(error)) throw error;
        problems.push(
          `The attached file “${copy.name}” could not be copied: it is not in the workspace or cannot be read.`,
        );
      }
    }
    return ok({ folder: place, files, problems });
  } catch (error) {
    if (place !== null) await rm(place, { recursive: true, force: true }).catch(() => undefined);
    return refused(error, folder);
  }
};
