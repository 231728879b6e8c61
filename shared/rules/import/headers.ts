/** Which program wrote a table, told by its headings. The headings are those of the programs' own exports in 2026. */
import type { ImportKind } from '../../model/import.ts';
import { fold } from '../search.ts';

/** A heading as it is compared: no star for "required", no accents, no case, single blanks. */
export const headingOf = (text: string): string => fold(text).replace(/^\*/, '').replace(/\s+/g, ' ').trim();

type TableKind = Exclude<ImportKind, 'good-terms' | 'day-one' | 'jrnl' | 'mini-diary' | 'markdown'>;

/** Headings that are all there in a table of the kind. The first kind that fits is taken. */
const marks: readonly (readonly [Exclude<TableKind, 'plain'>, readonly string[]])[] = [
  ['freshbooks', ['client name', 'invoice #', 'date issued', 'line total']],
  ['zoho', ['invoice date', 'invoice number', 'customer name', 'due date', 'total', 'balance']],
  ['wave', ['invoice number', 'invoice date', 'customer name', 'invoice total', 'invoice paid']],
  ['xero', ['contactname', 'invoicenumber', 'invoicedate', 'duedate', 'unitamount']],
  ['quickbooks', ['invoiceno', 'customer', 'invoicedate', 'duedate', 'itemamount']],
  ['invoice-ninja', ['client', 'invoice number', 'amount', 'paid', 'invoice date', 'due date']],
  ['toggl', ['client', 'project', 'description', 'billable', 'start date', 'duration']],
  ['clockify', ['project', 'client', 'description', 'billable', 'start date', 'duration (h)']],
  ['clockify', ['project', 'client', 'description', 'billable', 'start date', 'duration (decimal)']],
  ['harvest', ['date', 'client', 'project', 'task', 'hours']],
];

export type Heading = {
  readonly kind: TableKind;
  /** Which of the rows looked at is the heading, from 0. */
  readonly at: number;
  readonly names: readonly string[];
};

/**
 * Finds the heading among the first rows: Invoice Ninja writes up to three lines before it. A table nobody knows has its
 * heading in the first row with as many cells as most rows.
 */
export const findHeading = (rows: readonly (readonly string[])[]): Heading | null => {
  for (const [at, cells] of rows.slice(0, 6).entries()) {
    const names = cells.map(headingOf);
    const found = marks.find(([, needed]) => needed.every((name) => names.includes(name)));
    if (found !== undefined) return { kind: found[0], at, names: cells };
  }
  const widths = new Map<number, number>();
  for (const cells of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const usual = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
  const at = rows.findIndex((cells) => cells.length === usual);
  const names = rows[at];
  return names === undefined ? null : { kind: 'plain', at, names };
};

/** Looks cells up by heading; the first of the names that the table has. */
export type Columns = {
  readonly at: (...names: readonly string[]) => number;
  readonly has: (...names: readonly string[]) => boolean;
};

export const columnsOf = (names: readonly string[]): Columns => {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) if (!places.has(headingOf(name))) places.set(headingOf(name), index);
  const at = (...wanted: readonly string[]): number =>
    wanted.map((name) => places.get(name)).find((place) => place !== undefined) ?? -1;
  return { at, has: (...wanted) => at(...wanted) >= 0 };
};
