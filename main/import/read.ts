import type { Result } from '#shared/contract.ts';
import type { ImportChoices, ImportKind, PlainField } from '#shared/model/index.ts';
import type { ExportedClient } from '#shared/rules/export/format.ts';
import type { Question, ReadEntry, ReadFile, ReadInvoice, Trouble } from '#shared/rules/import/types.ts';
import { fail } from '../workspace/result.ts';

/** What reading needs to know of the client and the machine. */
export type ReadContext = {
  readonly clientName: string;
  /** Currency of amounts that name none. */
  readonly currency: string;
  /** Days to pay of the agreement, or null. */
  readonly termsDays: number | null;
  /** IANA zone of the user. */
  readonly zone: string;
  readonly choices: ImportChoices;
};

export type TableColumn = {
  readonly index: number;
  readonly heading: string;
  readonly samples: readonly string[];
  /** What the column is taken for; null when it is left out. */
  readonly field: PlainField | null;
};

/** What a file holds, read and not yet compared with what is there. */
export type FileRead = {
  readonly kind: ImportKind;
  /** Changes when the file does. */
  readonly fingerprint: string;
  /** How it is read, in sentences. */
  readonly reading: readonly string[];
  readonly questions: readonly Question[];
  readonly entries: readonly ReadEntry[];
  readonly invoices: readonly ReadInvoice[];
  /** Files that records beside entries name, of an export of this app. */
  readonly recordFiles: readonly ReadFile[];
  /** The client of an export of this app, whose other records come in too. */
  readonly own: ExportedClient | null;
  readonly troubles: readonly Trouble[];
  readonly unclear: number;
  /** The first rows of a table as they stand in it, heading first. */
  readonly raw: readonly (readonly string[])[];
  /** Columns to match, for tables of no known program. */
  readonly columns: readonly TableColumn[] | null;
  /** Names of photos and other files that stay out. */
  readonly notTaken: readonly string[];
};

export const nothingRead = {
  reading: [],
  questions: [],
  entries: [],
  invoices: [],
  recordFiles: [],
  own: null,
  troubles: [],
  unclear: 0,
  raw: [],
  columns: null,
  notTaken: [],
} as const satisfies Partial<FileRead>;

/** A file that cannot be imported. Nothing was changed by looking at it. */
export const cannotRead = (message: string): Result<never> => fail('unreadable', `${message} Nothing was changed.`);
