/** Tables for spreadsheets: RFC 4180 with CRLF; no cell of text can be run as a formula. */

/** Signs a spreadsheet takes for the beginning of a formula, in their wide forms too (OWASP, CSV injection). */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell: numbers stay numbers, text beginning like a formula gets an apostrophe before it, which spreadsheets do not show. */
export const csvCell = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoted(guarded(value.toWellFormed()));

/** One row with its line end. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What a table for spreadsheets begins with, so that they read it as UTF-8. */
export const byteOrderMark = '\ufeff';
