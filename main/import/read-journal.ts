import type { Result } from '#shared/contract.ts';
import type { ImportKind } from '#shared/model/index.ts';
import { fileSizeLimit } from '#shared/rules/attachments.ts';
import { exportName } from '#shared/rules/export/format.ts';
import {
  type JournalContext,
  type JournalRead,
  readDayOne,
  readJrnl,
  readMiniDiary,
} from '#shared/rules/import/journals.ts';
import { readNote } from '#shared/rules/import/markdown.ts';
import { entriesOf, readExport, recordFilesOf } from '#shared/rules/import/own.ts';
import {
  type FindBeside,
  kindNames,
  mostEntries,
  type Question,
  type ReadEntry,
  troubles,
} from '#shared/rules/import/types.ts';
import { fold } from '#shared/rules/search.ts';
import { capitalised, countOf, plural } from '#shared/rules/words.ts';
import { ok } from '../workspace/result.ts';
import { finder } from './beside.ts';
import { largestJournal, type Source, type SourceFile, visible } from './journal-source.ts';
import { cannotRead, type FileRead, nothingRead, type ReadContext } from './read.ts';

const largestNote = 2 * 1024 * 1024;
const notesBetweenBreaths = 200;

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
};

const wordsGo = (context: ReadContext): string =>
  context.choices.half === 'facts'
    ? 'The words go to “What happened”. Choose the private side if they are only for you.'
    : 'The words go to “How it was for me” and stay private.';

const written = 'Entries keep the day they are about and are noted as written today, when they came in.';

const limited = (
  entries: readonly ReadEntry[],
): { readonly entries: readonly ReadEntry[]; readonly reading: readonly string[] } =>
  entries.length <= mostEntries
    ? { entries, reading: [] }
    : {
        entries: entries.slice(0, mostEntries),
        reading: [
          `One import takes up to ${mostEntries.toLocaleString('en-GB')} entries; ${(entries.length - mostEntries).toLocaleString('en-GB')} after that stay out.`,
        ],
      };

const namesShown = 200;

const leftOut = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `${capitalised(countOf(count, 'photo or file', 'photos or files'))} ${plural(count, 'is', 'are')} not taken: ${plural(count, 'it is', 'they are')} not beside the text, or larger than 2 GB. The text keeps ${plural(count, 'its name', 'the name of each')} in brackets.`,
      ];

const readOwn = (value: unknown, source: Source, context: ReadContext, find: FindBeside): Result<FileRead> => {
  const file = readExport(value);
  if (file === null) {
    return cannotRead(
      'This export of Good Terms cannot be read: it was changed, is not whole, or comes from a newer version.',
    );
  }
  const wanted = fold((context.choices.name ?? context.clientName).trim());
  const named = file.clients.filter(({ document }) => fold(document.name.trim()) === wanted);
  const [only] = file.clients;
  const client =
    named.length === 1 ? named[0] : context.choices.name === null && file.clients.length === 1 ? only : undefined;
  if (client === undefined) {
    const question: Question = {
      choice: 'name',
      sentence: `The export holds ${countOf(file.clients.length, 'client')}. Choose whose records come here.`,
      options: file.clients.map(({ document, entries }) => ({
        value: document.name,
        label: `${document.name} (${countOf(entries.length, 'entry', 'entries')})`,
      })),
    };
    return ok({ ...nothingRead, kind: 'good-terms', fingerprint: source.fingerprint, questions: [question] });
  }
  const { document } = client;
  const entries = entriesOf(client, find);
  const side = file.private ? 'The private side is in it.' : 'The private side is not in it.';
  return ok({
    ...nothingRead,
    kind: 'good-terms',
    fingerprint: source.fingerprint,
    reading: [
      `This is an export of Good Terms. Records of “${document.name}” come here. ${side}`,
      'Records that are here already stay as they are; the others are added.',
      written,
    ],
    entries,
    invoices: document.invoices.map(({ id: _, ...invoice }) => ({ place: `Invoice ${invoice.number}`, invoice })),
    recordFiles: recordFilesOf(client, find),
    own: client,
  });
};

const journalOf = (
  kind: ImportKind,
  reads: readonly JournalRead[],
  source: Source,
  context: ReadContext,
  found: ReturnType<typeof troubles>,
): FileRead => {
  const { entries, reading } = limited(reads.flatMap((read) => read.entries));
  const notTaken = [...new Set(reads.flatMap(({ missing }) => missing))];
  const photos =
    context.choices.half === 'private' && notTaken.length > 0
      ? [
          'Photos and files are not taken: attached files stand on the side that can be shown. Choose “What happened” to take them.',
        ]
      : leftOut(notTaken.length);
  for (const problem of source.problems) found.add('The archive', `holds something that was passed over: ${problem}`);
  return {
    ...nothingRead,
    kind,
    fingerprint: source.fingerprint,
    reading: [
      `This is ${kindNames[kind]}: ${countOf(entries.length, 'entry', 'entries')}.`,
      wordsGo(context),
      written,
      ...photos,
      ...reading,
    ],
    entries,
    troubles: found.first(),
    unclear: found.count(),
    notTaken: notTaken.slice(0, namesShown),
  };
};

const readNotes = async (
  notes: readonly SourceFile[],
  source: Source,
  context: ReadContext,
  journalAt: (path: string) => JournalContext,
): Promise<FileRead> => {
  const found = troubles();
  const reads: JournalRead[] = [];
  for (const [index, note] of notes.slice(0, mostEntries).entries()) {
    if (index % notesBetweenBreaths === 0) await breath();
    if (note.size > largestNote) {
      found.add(note.path, 'is larger than 2 MB. It was left out.');
      continue;
    }
    const text = await note.text().catch(() => null);
    if (text === null) {
      found.add(note.path, 'cannot be opened. It was left out.');
      continue;
    }
    const { entry, missing } = readNote(note.path, text, journalAt(note.path), found);
    reads.push({ entries: entry === null ? [] : [entry], missing });
  }
  return journalOf('markdown', reads, source, context, found);
};

const isNote = ({ path }: SourceFile): boolean => /\.(md|markdown)$/i.test(path);

const journalKinds = ['mini-diary', 'day-one', 'jrnl'] as const;
type JournalKind = (typeof journalKinds)[number];

const readJson = async (
  files: readonly SourceFile[],
  source: Source,
  context: ReadContext,
  journalAt: (path: string) => JournalContext,
  find: FindBeside,
): Promise<Result<FileRead> | null> => {
  const found = troubles();
  const reads: JournalRead[] = [];
  let kind: JournalKind | null = null;
  let broken: string | null = null;
  for (const file of files) {
    if (file.size > largestJournal)
      return cannotRead(`${file.path} is larger than 256 MB. Export the journal in parts.`);
    const value = parsed(await file.text());
    const journal = journalAt(file.path);
    await breath();
    if (value === undefined) {
      broken ??= file.path;
      found.add(file.path, 'is not whole: its JSON breaks off or was changed. It was left out.');
      continue;
    }
    if (typeof value === 'object' && value !== null && 'format' in value && value.format === 'good-terms-export') {
      return readOwn(value, source, context, find);
    }
    const name = files.length === 1 ? 'Entry' : `${file.path.replace(/\.json$/i, '')}, entry`;
    const readers = {
      'mini-diary': () => readMiniDiary(value, journal, found),
      'day-one': () => readDayOne(value, journal, found, name),
      jrnl: () => readJrnl(value, journal, found),
    } satisfies Record<JournalKind, () => JournalRead | null>;
    // A folder holds the journals of one program; a file of another one is not taken for it.
    const tried: readonly JournalKind[] = kind === null ? journalKinds : [kind];
    for (const each of tried) {
      const read = readers[each]();
      if (read === null) continue;
      kind = each;
      reads.push(read);
      break;
    }
  }
  if (kind !== null) return ok(journalOf(kind, reads, source, context, found));
  if (broken === null) return null;
  const what = files.length === 1 ? 'This file' : broken;
  return cannotRead(`${what} is not whole: its JSON breaks off or was changed. Export it again.`);
};

/** Reads a journal or an export from a file, a folder or an archive. Nothing of it is written anywhere. */
export const readJournalSource = async (source: Source, context: ReadContext): Promise<Result<FileRead>> => {
  const files = visible(source);
  const { half } = context.choices;
  const beside = [...files, ...source.beside].filter((file) => !isNote(file) && file.size <= fileSizeLimit);
  const findFrom = finder(beside.map(({ path, size }) => ({ path, size })));
  const journalAt = (path: string): JournalContext => ({
    half,
    zone: context.zone,
    find: half === 'private' ? () => null : findFrom(path),
  });
  const depth = (file: SourceFile): number => file.path.split('/').length;
  const json = files.filter(({ path }) => /\.json$/i.test(path));
  const own = json.filter(({ path }) => path.split('/').at(-1) === exportName).sort((a, b) => depth(a) - depth(b))[0];
  const notes = files.filter(isNote);
  const top = Math.min(...json.map(depth));
  const candidates =
    own !== undefined ? [own] : notes.length > json.length ? [] : json.filter((file) => depth(file) === top);
  const find = findFrom(own?.path ?? '');
  const found = candidates.length === 0 ? null : await readJson(candidates, source, context, journalAt, find);
  if (found !== null) return found;
  if (notes.length > 0) return ok(await readNotes(notes, source, context, journalAt));
  return cannotRead(
    'There is no journal in it that Good Terms knows. It reads Day One, jrnl, Mini Diary and Markdown notes, its own exports, and tables (CSV). A spreadsheet can be saved as CSV.',
  );
};
