import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Revision, revision } from '#shared/model/index.ts';
import { errorCode } from './disk.ts';
import { type Form, journalPlace, plainForm } from './form.ts';

const linesIn = (path: string, form: Form): readonly string[] => {
  try {
    return form.readLines(journalPlace(path), readFileSync(path)).plain.toString('utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

const revisionIn = (line: string): readonly Revision[] => {
  try {
    const read = revision.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
};

/** Every line of a journal that can be read, in order. A journal without a file has none; anything else throws. */
export const journalRevisions = (path: string, form: Form = plainForm): readonly Revision[] =>
  linesIn(path, form).flatMap(revisionIn);

/** Lines that are read without letting others have their turn: a few milliseconds. */
const linesATurn = 100;

/** The same beside other work: a journal of thousands of entries keeps nobody waiting. */
export const journalRevisionsInTurns = async (path: string, form: Form = plainForm): Promise<readonly Revision[]> => {
  const found: Revision[] = [];
  for (const [index, line] of linesIn(path, form).entries()) {
    if (index % linesATurn === linesATurn - 1) await setImmediate();
    found.push(...revisionIn(line));
  }
  return found;
};
