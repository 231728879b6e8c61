import { type Revision, revision } from '#shared/model/index.ts';

/** Every line of a journal that can be read, in order. */
export const allRevisions = (journal: Buffer): readonly Revision[] =>
  journal
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const read = revision.safeParse(JSON.parse(line));
        return read.success ? [read.data] : [];
      } catch {
        return [];
      }
    });
