import { posix } from 'node:path';
import type { Beside, FindBeside } from '#shared/rules/import/types.ts';

const folded = (path: string): string => path.normalize('NFC').toLowerCase();
const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '');

/** Names that belong to one file only; null where several have it. */
const unique = (files: readonly Beside[], nameOf: (path: string) => string): ReadonlyMap<string, Beside | null> => {
  const found = new Map<string, Beside | null>();
  for (const file of files) {
    const name = folded(nameOf(file.path));
    found.set(name, found.has(name) ? null : file);
  }
  return found;
};

/**
 * Finds files by what a journal calls them: a path from where the journal stands or from the top, else the only file of
 * that name, else the only one that is called so but for its ending. What could be several files is none.
 */
export const finder = (files: readonly Beside[]): ((journal: string) => FindBeside) => {
  const byPath = new Map(files.map((file) => [folded(file.path), file]));
  const byName = unique(files, posix.basename);
  const byStem = unique(files, (path) => stemOf(posix.basename(path)));
  return (journal) => (names) => {
    const folder = posix.dirname(journal);
    for (const name of names) {
      const place = name.replaceAll('\\', '/');
      const found = byPath.get(folded(posix.join(folder, place))) ?? byPath.get(folded(posix.normalize(place)));
      if (found !== undefined) return found;
    }
    for (const known of [byName, byStem]) {
      for (const name of names) {
        const found = known.get(folded(posix.basename(name.replaceAll('\\', '/'))));
        if (found !== undefined && found !== null) return found;
      }
    }
    return null;
  };
};
