/** Tables as text: RFC 4180 with CRLF, UTF-8 with a byte order mark, so that spreadsheets read every script. */
import { exponentOf } from '../rules/money.ts';

/** A text, which a spreadsheet must not take for a formula; or a figure or date, written as it is. Null is an empty cell. */
export type CsvCell = string | { readonly plain: string } | null;

const mark = '\ufeff';

// A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"); the apostrophe makes it a text.
const formula = /^[=+\-\u2212@\t\r]/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return quoted(cell.plain);
  const text = cell.normalize('NFC');
  return quoted(formula.test(text) ? `'${text}` : text);
};

/** The whole file; the first row names the columns. */
export const csv = (head: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  mark + [head, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');

/** "-446.40", "1250" (JPY), "1250.500" (KWD): no groups, hyphen-minus, decimals of ISO 4217. */
export const figure = (minor: number, currency: string): CsvCell => {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return { plain: `${minor < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${digits.slice(-exponent)}`}` };
};

export const count = (value: number): CsvCell => ({ plain: String(value) });

/** An ISO date or time; empty when it is not known. */
export const day = (date: string | null): CsvCell => (date === null ? null : { plain: date });
