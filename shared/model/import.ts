import { z } from 'zod';

/** Files other programs write, and what this app exports itself. */
export const importKinds = [
  'good-terms',
  'day-one',
  'jrnl',
  'mini-diary',
  'markdown',
  'toggl',
  'clockify',
  'harvest',
  'freshbooks',
  'zoho',
  'wave',
  'invoice-ninja',
  'xero',
  'quickbooks',
  'plain',
] as const;

/** What a column of a plain table may hold. */
export const entryFields = [
  'date',
  'time',
  'kind',
  'title',
  'text',
  'billed',
  'unbilled',
  'people',
  'tags',
  'private',
] as const;
export const invoiceFields = [
  'number',
  'issued',
  'due',
  'description',
  'currency',
  'net',
  'tax',
  'total',
  'paid',
  'paidOn',
  'status',
] as const;
/** `name` is the client a row is about; rows of other clients stay out. */
export const plainFields = [...entryFields, ...invoiceFields, 'name'] as const;

/** What the person decided about reading a file. Null leaves it to what the file shows; what it does not show is asked. */
export const importChoices = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  separator: z.enum([',', ';', '\t', '|']).nullable(),
  dayOrder: z.enum(['dmy', 'mdy', 'ymd']).nullable(),
  decimal: z.enum(['point', 'comma']).nullable(),
  /** Whether written words are facts or the private half. */
  half: z.enum(['facts', 'private']),
  /** What the rows of a plain table are. */
  target: z.enum(['entries', 'invoices']).nullable(),
  /** Field of each column of a plain table, by the column's place from 0; null takes the proposal. */
  columns: z.record(z.string().regex(/^\d{1,4}$/), z.enum(plainFields)).nullable(),
  /** The name in the file whose rows are taken; an empty text takes all rows. */
  name: z.string().max(1000).nullable(),
  currency: z.string().max(3).nullable(),
  /** Days from issue to due, for lists without a due day. */
  dueDays: z.int().min(0).max(365).nullable(),
  /** Payments whose day the list does not say: noted on the due day, or left out. */
  undatedPayments: z.enum(['due-day', 'leave-out']).nullable(),
});

export type ImportKind = (typeof importKinds)[number];
export type PlainField = (typeof plainFields)[number];
export type ImportChoices = z.infer<typeof importChoices>;
export type Encoding = NonNullable<ImportChoices['encoding']>;
export type Separator = NonNullable<ImportChoices['separator']>;
export type DayOrder = NonNullable<ImportChoices['dayOrder']>;
export type DecimalMark = NonNullable<ImportChoices['decimal']>;

export const noChoices: ImportChoices = {
  encoding: null,
  separator: null,
  dayOrder: null,
  decimal: null,
  half: 'facts',
  target: null,
  columns: null,
  name: null,
  currency: null,
  dueDays: null,
  undatedPayments: null,
};
