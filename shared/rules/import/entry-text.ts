/** Words from other programs, made fit for an entry without losing any of them. */
import {
  type EntryFacts,
  type EntryPrivate,
  entryFacts,
  entryPrivate,
  firstIssue,
  longTextLimit,
} from '../../model/index.ts';
import type { ReadEntry, ReadFile, Troubles } from './types.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing control characters is the purpose.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;

/** One line of text: control characters become blanks. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replace(controls, ' ').replace(/ {2,}/g, ' ').trim();

const longestLine = 300;
const mostFiles = 200;

/** Short names (tags, people): at most 100, none twice. */
export const names = (all: Iterable<string>): string[] => {
  const kept = new Set<string>();
  for (const text of all) {
    const name = oneLine(text).slice(0, longestLine).toWellFormed().trim();
    if (name !== '' && kept.size < 100) kept.add(name);
  }
  return [...kept];
};

/** A title fits in one line; a longer one goes into the text, whole. */
export const titled = (title: string, text: string): { readonly title: string; readonly text: string } => {
  const line = oneLine(title);
  if (line.length <= longestLine) return { title: line, text: text.toWellFormed() };
  return { title: '', text: `${title.toWellFormed()}\n\n${text.toWellFormed()}`.trim() };
};

/** The name of a file as an entry keeps it: one line, never empty, the ending kept. */
export const fileNameFor = (name: string): string => {
  const whole = oneLine(name.split(/[\\/]/).at(-1) ?? '') || 'file';
  if (whole.length <= longestLine) return whole;
  const ending = /\.[^.]{1,20}$/.exec(whole)?.[0] ?? '';
  return `${whole.slice(0, longestLine - ending.length)}${ending}`.toWellFormed();
};

/** The words on the side the person chose; a title beside private words is private too. */
export const onHalf = (
  facts: EntryFacts,
  half: 'facts' | 'private',
): { readonly facts: EntryFacts; readonly private: EntryPrivate | null } => {
  if (half === 'facts') return { facts, private: null };
  const text = [facts.title, facts.text].filter((part) => part !== '').join('\n\n');
  return {
    facts: { ...facts, title: '', text: '', tags: [], people: [] },
    private: text === '' ? null : { text, mood: null, energy: null },
  };
};

/** The entry when the model takes it; else null and a sentence. */
export const checkedEntry = (
  place: string,
  { facts, private: own }: { readonly facts: EntryFacts; readonly private: EntryPrivate | null },
  found: Troubles,
  files: readonly ReadFile[] = [],
): ReadEntry | null => {
  if (facts.text.length > longTextLimit || (own?.text.length ?? 0) > longTextLimit) {
    found.add(
      place,
      'holds more than 100,000 characters, which is more than an entry takes. It was left out; split it in two.',
    );
    return null;
  }
  const read = entryFacts.safeParse(facts);
  const readOwn = own === null ? null : entryPrivate.safeParse(own);
  if (!read.success) found.add(place, firstIssue(read.error).message);
  else if (readOwn !== null && !readOwn.success) found.add(place, firstIssue(readOwn.error).message);
  else {
    if (files.length > mostFiles) {
      found.add(
        place,
        `has more than ${mostFiles} photos and files, which is what an entry takes. The others stay out.`,
      );
    }
    return { place, facts: read.data, private: readOwn?.data ?? null, files: files.slice(0, mostFiles) };
  }
  return null;
};
