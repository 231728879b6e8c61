/** The way in and out: what an import would do and did, what an export wrote. */
import type { ImportKind, PlainField } from '../model/index.ts';
import type { Question } from '../rules/import/types.ts';

/** One thing of a file as it would come in. */
export type ImportRow = {
  readonly what: 'entry' | 'invoice';
  readonly state: 'new' | 'known';
  /** Where it stands in the file: "Row 12". */
  readonly place: string;
  /** Civil date-time of an entry, civil date of an invoice. */
  readonly when: string;
  readonly title: string;
  readonly text: string;
  /** Whether the words are the private half. */
  readonly private: boolean;
};

export type ImportCounts = {
  readonly entries: { readonly fresh: number; readonly known: number };
  readonly invoices: { readonly fresh: number; readonly known: number };
  /** Photos and files that come with new entries, each once, and the bytes they claim to have. */
  readonly files: { readonly fresh: number; readonly bytes: number };
  /** Rows, entries or invoices that stay out because they cannot be read, or wait for a choice. */
  readonly unclear: number;
};

/** What an import would do. Nothing is written. */
export type ImportPreview = {
  readonly kind: ImportKind;
  /** Changes when the file does; sent back with `import.apply`. */
  readonly fingerprint: string;
  /** How the file is read, in sentences: "Reads 03/04/2026 as 3 April 2026." */
  readonly reading: readonly string[];
  /** What has to be chosen before anything can be imported. */
  readonly questions: readonly Question[];
  readonly counts: ImportCounts;
  /** The first five that would come in. */
  readonly first: readonly ImportRow[];
  /** Sentences that name a row, the first fifty of them. */
  readonly problems: readonly string[];
  /** The first rows of a table as they stand in it, heading first. */
  readonly raw: readonly (readonly string[])[];
  /** Columns to match, for tables of no known program; else null. */
  readonly columns:
    | readonly {
        readonly index: number;
        readonly heading: string;
        readonly samples: readonly string[];
        readonly field: PlainField | null;
      }[]
    | null;
  /** Names of photos and other files that stay out, the first two hundred. */
  readonly notTaken: readonly string[];
};

export type ImportApplied = {
  /** Takes the whole import back, as long as the app runs. */
  readonly actionId: string;
  readonly counts: ImportCounts;
  /** "18 invoices added, 2 already known, 1 unclear." */
  readonly sentence: string;
  /** Sentences about photos and files that could not be read whole; their entries came without them. */
  readonly problems: readonly string[];
};

export type ImportUndone = {
  readonly entries: number;
  readonly invoices: number;
  /** Imported invoices that were changed since and stay. */
  readonly kept: number;
};

export type ImportRedone = {
  readonly entries: number;
  readonly invoices: number;
  /** Entries that were forgotten for good since it was taken back. */
  readonly forgotten: number;
};

export type ExportMade = {
  /** Absolute path of the new folder. */
  readonly folder: string;
  /** Paths below it. */
  readonly files: readonly string[];
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
  /** Whether the private side is in it. */
  readonly private: boolean;
  /** Sentences about attached files that could not be copied. */
  readonly problems: readonly string[];
};
