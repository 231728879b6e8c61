import type { Result } from '#shared/contract.ts';
import type { Encoding, Separator } from '#shared/model/index.ts';
import { type CsvRow, csvReader, separatorOf } from '#shared/rules/import/csv.ts';
import { findHeading, type Heading } from '#shared/rules/import/headers.ts';
import type { ColumnFields } from '#shared/rules/import/plain.ts';
import { kindNames, type Question, troubles } from '#shared/rules/import/types.ts';
import { countOf } from '#shared/rules/words.ts';
import { ok } from '../workspace/result.ts';
import { cannotRead, type FileRead, nothingRead, type ReadContext, type TableColumn } from './read.ts';
import { figures, interpret } from './table-contents.ts';
import { tableEvidence } from './table-evidence.ts';
import { eachRow, fitting, isSeparatorLine, type Table } from './table-rows.ts';
import { wayOf } from './table-way.ts';
import { type TextFacts, textPieces } from './text.ts';

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const separatorNames: Readonly<Record<Separator, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright strokes',
};

/** The first piece of text, as much as separators and headings need. */
const sampleOf = async (path: string, encoding: Encoding): Promise<string> => {
  let sample = '';
  for await (const piece of textPieces(path, encoding)) {
    sample += piece;
    if (sample.length >= 64 * 1024) break;
  }
  return sample.slice(0, 64 * 1024);
};

const columnsShown = (
  heading: Heading,
  columns: ColumnFields | null,
  rows: readonly CsvRow[],
): readonly TableColumn[] | null =>
  columns === null
    ? null
    : heading.names.map((name, index) => ({
        index,
        heading: name.trim() === '' ? `Column ${index + 1}` : name.trim().slice(0, 200),
        samples: rows.map(({ cells }) => (cells[index] ?? '').slice(0, 80)),
        field: columns.get(index) ?? null,
      }));

/** The first word with a letter beyond ASCII, by which one sees whether the encoding is right. */
const oddWord = (sample: string): string | null => {
  const at = sample.search(/(?!\ufeff)\P{ASCII}/u);
  if (at < 0) return null;
  const before = /[^\s,;|"]{0,20}$/u.exec(sample.slice(Math.max(0, at - 20), at))?.[0] ?? '';
  const after = /^[^\s,;|"]{0,20}/u.exec(sample.slice(at, at + 20))?.[0] ?? '';
  return `${before}${after}`.toWellFormed();
};

/** Reads a table. Three passes, each piece by piece: how it is encoded (done before), how it is written, what it says. */
export const readTable = async (path: string, facts: TextFacts, context: ReadContext): Promise<Result<FileRead>> => {
  const { choices } = context;
  const encoding = choices.encoding ?? facts.encoding;
  const sample = await sampleOf(path, encoding);
  if (sample.trim() === '') return cannotRead('This file is empty.');
  const separator = choices.separator ?? separatorOf(sample) ?? ',';
  const head = csvReader(separator)
    .push(`${sample}\n`)
    .filter((row) => !isSeparatorLine(row))
    .slice(0, 30);
  const heading = findHeading(head.map(({ cells }) => cells));
  const headingRow = heading === null ? undefined : head[heading.at]?.row;
  if (heading === null || headingRow === undefined || heading.names.length < 2) {
    return cannotRead(
      'This is no table Good Terms can read: its first rows have no columns. Choose a CSV file, a journal as JSON or ZIP, or a folder of Markdown notes.',
    );
  }
  const table: Table = { path, encoding, separator, heading, headingRow };
  const found = troubles();
  const way = wayOf(heading, context);
  const evidence = tableEvidence(way.places);
  const doubtful = !facts.sure || choices.encoding !== null;
  let rows = 0;
  const unclosed = await eachRow(
    table,
    fitting(
      heading.names.length,
      found,
      (row) => {
        rows += 1;
        evidence.see(row);
      },
      doubtful,
    ),
  );
  if (unclosed !== null) {
    return cannotRead(
      `Row ${figures(unclosed)} opens a quotation mark that is never closed. Close it in the file, then look again.`,
    );
  }
  const settled = evidence.settled(choices, context.clientName);
  const interpreted = await interpret(table, way, settled, context, found, doubtful);
  const first = head.filter(({ row }) => row > headingRow).slice(0, 5);
  const odd = oddWord(sample);
  const written = `${encodingNames[encoding]}${odd === null ? '' : `, so that a word reads “${odd}”`}`;
  const encodingQuestion: readonly Question[] =
    facts.sure || choices.encoding !== null
      ? []
      : [
          {
            choice: 'encoding',
            sentence: 'Some characters of this file are UTF-8 and some are not. Choose how it is read.',
            options: [
              { value: 'utf-8', label: 'As UTF-8: rows with other characters are left out' },
              { value: 'windows-1252', label: 'As Windows-1252: some characters may look odd' },
            ],
          },
        ];
  return ok({
    ...nothingRead,
    kind: heading.kind,
    fingerprint: facts.fingerprint,
    reading: [
      `This is ${kindNames[heading.kind]}: ${countOf(rows, 'row')}, columns separated by ${separatorNames[separator]}, written in ${written}.`,
      ...way.reading,
      ...settled.reading,
      ...(interpreted?.reading ?? []),
    ],
    questions: [...encodingQuestion, ...way.questions, ...settled.questions, ...(interpreted?.questions ?? [])],
    entries: interpreted?.entries ?? [],
    invoices: interpreted?.invoices ?? [],
    troubles: found.first(),
    unclear: found.count() + (interpreted === null ? rows : interpreted.waiting),
    raw: [heading.names, ...first.map(({ cells }) => cells)].map((cells) => cells.map((cell) => cell.slice(0, 80))),
    columns: columnsShown(heading, way.columns, first),
  });
};
