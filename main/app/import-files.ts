import type { Result } from '#shared/contract.ts';
import type { Attachment, EntryFacts } from '#shared/model/index.ts';
import { mediaTypeOf } from '#shared/rules/attachments.ts';
import type { ReadEntry, ReadFile } from '#shared/rules/import/types.ts';
import { openBeside } from '../import/index.ts';
import type { Files } from '../workspace/files.ts';
import { fail, ok } from '../workspace/result.ts';

/** Files of an import that are in the workspace now. */
export type Brought = {
  readonly kept: readonly string[];
  readonly counts: { readonly fresh: number; readonly bytes: number };
  /** Sentences about files that could not be read whole. */
  readonly problems: readonly string[];
  /** The entry's facts with the files that came. */
  readonly factsOf: (entry: ReadEntry) => EntryFacts;
};

const factsWith = ({ facts, files }: ReadEntry, came: ReadonlyMap<string, Attachment>): EntryFacts => {
  const attachments = new Map(facts.attachments.map((one) => [one.sha256, one]));
  for (const { path, name } of files) {
    const one = came.get(path);
    if (one !== undefined && !attachments.has(one.sha256)) attachments.set(one.sha256, { ...one, name });
  }
  return { ...facts, attachments: [...attachments.values()] };
};

/**
 * Streams files from beside a journal into the workspace, each content kept once. A file that cannot be read whole is
 * named and left out; when the disk refuses one, its error is the answer and nothing may be imported.
 */
export const bringFiles = async (files: Files, path: string, wanted: readonly ReadFile[]): Promise<Result<Brought>> => {
  const came = new Map<string, Attachment>();
  const problems: string[] = [];
  if (wanted.length > 0) {
    const beside = await openBeside(path).catch(() => null);
    if (beside === null) {
      return fail('storage', 'The file cannot be opened any more. Nothing was imported; look at it again.');
    }
    try {
      for (const { path: place, name, sha256 } of wanted) {
        const unread = `“${name}” could not be read whole and was not taken. Its entry came in without it.`;
        try {
          const bytes = await beside.bytes(place);
          const kept = bytes === null ? null : await files.add(name, bytes);
          if (kept !== null && !kept.ok) {
            return { ok: false, error: { ...kept.error, message: `Nothing was imported. ${kept.error.message}` } };
          }
          if (kept === null) problems.push(unread);
          else if (sha256 !== null && kept.value.sha256 !== sha256) {
            problems.push(
              `“${name}” was changed in the export and was not taken. The record it belongs to names it as missing.`,
            );
          } else came.set(place, { ...kept.value, name, mediaType: mediaTypeOf(name) });
        } catch {
          problems.push(unread);
        }
      }
    } finally {
      beside.close();
    }
  }
  const kept = [...new Map([...came.values()].map(({ sha256, size }) => [sha256, size]))];
  return ok({
    kept: kept.map(([sha256]) => sha256),
    counts: { fresh: kept.length, bytes: kept.reduce((sum, [, size]) => sum + size, 0) },
    problems,
    factsOf: (entry) => factsWith(entry, came),
  });
};
