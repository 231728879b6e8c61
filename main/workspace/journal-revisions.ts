import { readFileSync } from 'node:fs';
import { type Revision, revision } from '#shared/model/index.ts';
import { errorCode } from './disk.ts';

/** Every line of a journal that can be read, in order. A journal without a file has none; anything else rejects. */
export const journalRevisions = (path: string): readonly Revision[] => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      const read = revision.safeParse(JSON.parse(line));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
};
