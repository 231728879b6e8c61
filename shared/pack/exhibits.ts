/** Exhibits with their letters, and what of them a pack shows. */
import { exhibitFileName, exhibitLetter } from '../rules/pack-names.ts';
import type { ExhibitFile, FileLook, LeftOut, PackExhibit } from './exhibit-data.ts';

/** Pages of one exhibit from which on the user is asked whether to show them all. */
export const manyPages = 300;
/** Pages of all exhibits together from which on the user is asked: with the rest of a file, a pack of about 800. */
export const manyPagesTogether = 760;
/** Bytes of all originals from which on they travel in the folder only. */
export const originalsInPdf = 50 * 1000 ** 2;

/** Pages a file would take, whether they are shown or not. */
export const pagesOf = (look: FileLook): number => (look.kind === 'none' ? 0 : look.pages.length);

const leftOut = (file: ExhibitFile, look: FileLook, tooMany: boolean): LeftOut => {
  const count = pagesOf(look);
  if (count === 0 || file.pages === 'all') return null;
  if (file.pages === 'slip') return 'chosen';
  return count > manyPages || tooMany ? 'many' : null;
};

const isThere = (look: FileLook): boolean => look.kind !== 'none' || (look.why !== 'missing' && look.why !== 'altered');

/**
 * The exhibits of a pack. `looks` holds what was found in each file by its digest; a file nobody has looked into counts
 * as missing. While nobody was asked, exhibits that would make the pack very long are slips only, the longest first.
 */
export const lettered = (
  files: readonly ExhibitFile[],
  looks: ReadonlyMap<string, FileLook>,
): readonly PackExhibit[] => {
  const all = files.map((file) => ({
    file,
    look: looks.get(file.sha256) ?? ({ kind: 'none', why: 'missing' } as const),
  }));
  const bytes = all.reduce((sum, { file, look }) => sum + (isThere(look) ? file.size : 0), 0);
  const together = all.reduce(
    (sum, { file, look }) => sum + (leftOut(file, look, false) === null ? pagesOf(look) : 0),
    0,
  );
  let over = Math.max(0, together - manyPagesTogether);
  const tooMany = new Set<string>();
  for (const { file, look } of [...all].sort((a, b) => pagesOf(b.look) - pagesOf(a.look))) {
    if (over <= 0) break;
    if (file.pages !== null || leftOut(file, look, false) !== null || pagesOf(look) === 0) continue;
    tooMany.add(file.sha256);
    over -= pagesOf(look);
  }
  return all.map(({ file, look }, index) => {
    const { pages: _asked, ...rest } = file;
    const letter = exhibitLetter(index + 1);
    return {
      ...rest,
      letter,
      fileName: exhibitFileName(letter, file.name),
      look,
      pagesLeftOut: leftOut(file, look, tooMany.has(file.sha256)),
      original: !isThere(look) ? 'nowhere' : bytes > originalsInPdf ? 'in-folder' : 'in-pdf',
    };
  });
};

/** Pages of an exhibit that stand in the pack. */
export const shownPages = ({ look, pagesLeftOut }: PackExhibit): number => (pagesLeftOut === null ? pagesOf(look) : 0);
