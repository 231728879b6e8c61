/** Tables as text (RFC 4180 and what programs make of it), read piece by piece so that a long file needs little memory. */
import type { Separator } from '../../model/import.ts';

/** `row` counts from 1 as a spreadsheet shows it: blank rows count, a line break inside a cell does not. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

export type CsvReader = {
  /** The rows completed by this piece of text. */
  readonly push: (text: string) => readonly CsvRow[];
  /** The last row, when the text does not end in a line break. */
  readonly end: () => readonly CsvRow[];
  /** The row in which a quotation mark was opened and not closed, or null. Nothing after it is read. */
  readonly unclosed: () => number | null;
};

/** Characters of the longest cell; a longer one is a quotation mark that was never closed. */
const longestCell = 500_000;

type Place = 'start' | 'bare' | 'quoted' | 'after-quote';

/** A reader for one text. Blank rows are counted and left out. */
export const csvReader = (separator: Separator): CsvReader => {
  let place: Place = 'start';
  let cell = '';
  let cells: string[] = [];
  let row = 1;
  let afterReturn = false;
  let stopped: number | null = null;
  let first = true;

  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    place = 'start';
  };
  const endRow = (rows: CsvRow[]): void => {
    endCell();
    if (cells.length > 1 || cells[0] !== '') rows.push({ row, cells });
    cells = [];
    row += 1;
  };

  const push = (piece: string): readonly CsvRow[] => {
    const rows: CsvRow[] = [];
    let at = 0;
    if (first && piece !== '') {
      first = false;
      if (piece.startsWith('\ufeff')) at = 1;
    }
    while (at < piece.length && stopped === null) {
      if (place === 'quoted') {
        const quote = piece.indexOf('"', at);
        const end = quote < 0 ? piece.length : quote;
        cell += piece.slice(at, end);
        if (cell.length > longestCell) stopped = row;
        if (quote >= 0) place = 'after-quote';
        at = end + 1;
        continue;
      }
      const character = piece.charAt(at);
      const wasReturn = afterReturn;
      afterReturn = false;
      at += 1;
      if (character === '\n' && wasReturn) continue;
      if (character === separator) endCell();
      else if (character === '\n' || character === '\r') {
        endRow(rows);
        afterReturn = character === '\r';
      } else if (character === '"' && place === 'start') place = 'quoted';
      else if (character === '"' && place === 'after-quote') {
        cell += '"';
        place = 'quoted';
      } else {
        // Text goes on to the next separator or line break; a quotation mark inside it is a character like others.
        const from = at - 1;
        while (at < piece.length) {
          const next = piece.charAt(at);
          if (next === separator || next === '\n' || next === '\r') break;
          at += 1;
        }
        cell += piece.slice(from, at);
        place = 'bare';
        if (cell.length > longestCell) stopped = row;
      }
    }
    return rows;
  };

  const end = (): readonly CsvRow[] => {
    const rows: CsvRow[] = [];
    if (place === 'quoted') stopped ??= row;
    if (stopped === null && (cell !== '' || cells.length > 0 || place !== 'start')) endRow(rows);
    return rows;
  };

  return { push, end, unclosed: () => stopped };
};

const separators: readonly Separator[] = [',', ';', '\t', '|'];

/** Rows of a sample; a last row that may be cut off is left out. */
const sampleRows = (sample: string, separator: Separator): readonly CsvRow[] => {
  const rows = csvReader(separator).push(sample);
  return rows.slice(0, 30);
};

const score = (rows: readonly CsvRow[]): { readonly agreeing: number; readonly columns: number } => {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { agreeing: 0, columns: 1 };
  for (const [columns, agreeing] of counts) {
    if (columns > 1 && (agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))) {
      best = { agreeing, columns };
    }
  }
  return best;
};

/**
 * What separates the columns of a text that begins with `sample`: the character that gives most rows the same number of
 * cells. Excel's own first line (`sep=;`) decides where it is there. Null when nothing separates anything.
 */
export const separatorOf = (sample: string): Separator | null => {
  const named = /^\ufeff?sep=(.)\r?\n/i.exec(sample)?.[1];
  const known = separators.find((separator) => separator === named);
  if (known !== undefined) return known;
  let found: { readonly separator: Separator; readonly agreeing: number; readonly columns: number } | null = null;
  for (const separator of separators) {
    const rows = sampleRows(`${sample}\n`, separator);
    const { agreeing, columns } = score(rows);
    if (agreeing === 0) continue;
    if (found === null || agreeing > found.agreeing || (agreeing === found.agreeing && columns > found.columns)) {
      found = { separator, agreeing, columns };
    }
  }
  return found?.separator ?? null;
};
