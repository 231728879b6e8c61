import type { Encoding, Separator } from '#shared/model/index.ts';
import { type CsvRow, csvReader } from '#shared/rules/import/csv.ts';
import type { Heading } from '#shared/rules/import/headers.ts';
import type { Troubles } from '#shared/rules/import/types.ts';
import { countOf } from '#shared/rules/words.ts';
import { textPieces } from './text.ts';

export type Table = {
  readonly path: string;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly heading: Heading;
  /** Row number of the heading. */
  readonly headingRow: number;
};

/** Every row below the heading, piece by piece; answers the row of a quotation mark that was never closed, or null. */
export const eachRow = async (
  { path, encoding, separator, headingRow }: Omit<Table, 'heading'>,
  see: (row: CsvRow) => void,
): Promise<number | null> => {
  const reader = csvReader(separator);
  const seeAll = (rows: readonly CsvRow[]): void => {
    for (const row of rows) if (row.row > headingRow) see(row);
  };
  for await (const piece of textPieces(path, encoding)) {
    seeAll(reader.push(piece));
    if (reader.unclosed() !== null) return reader.unclosed();
  }
  seeAll(reader.end());
  return reader.unclosed();
};

export const isSeparatorLine = ({ row, cells }: CsvRow): boolean => row === 1 && /^sep=.?$/i.test(cells[0] ?? '');

/** Rows with as many cells as the heading; others are named and left out. */
export const fitting =
  (width: number, found: Troubles, take: (row: CsvRow) => void, doubtful: boolean) =>
  (row: CsvRow): void => {
    const { cells } = row;
    const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (used === 0) return;
    if (used > width || cells.length < width) {
      const why =
        used > width ? 'A separator inside a text needs quotation marks around the text.' : 'The row may be cut off.';
      found.add(
        `Row ${row.row}`,
        `has ${countOf(cells.length, 'cell')} where the heading has ${String(width)}. ${why} It was left out.`,
      );
    } else if (doubtful && cells.some((cell) => cell.includes('\ufffd'))) {
      found.add(`Row ${row.row}`, 'holds characters that are not in the encoding chosen. It was left out.');
    } else take(row);
  };
