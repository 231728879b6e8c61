import { randomUUID } from 'node:crypto';
import type { ImportCounts, ImportPreview, ImportRow, Result } from '#shared/contract.ts';
import { type Attachment, type ClientDocument, clientDocument, firstIssue } from '#shared/model/index.ts';
import { fileSizeText } from '#shared/rules/attachments.ts';
import { type Locale, shortDate } from '#shared/rules/dates.ts';
import { type ExportedClient, filesOfRecords } from '#shared/rules/export/format.ts';
import { type Sorted, sortEntries, sortInvoices, sortOwnEntries } from '#shared/rules/import/known.ts';
import { withExport } from '#shared/rules/import/own.ts';
import type { ReadEntry, ReadFile, ReadInvoice } from '#shared/rules/import/types.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { capitalised, countOf, listed, plural } from '#shared/rules/words.ts';
import type { FileRead } from '../import/index.ts';
import type { Client } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';

/** A file compared with what a client has. */
export type ImportPlan = {
  readonly entries: Sorted<ReadEntry>;
  readonly invoices: Sorted<ReadInvoice>;
  /** Files that new entries bring, each place once; what the workspace has already is not among them. */
  readonly files: readonly ReadFile[];
  /** Names of files that new entries speak of and that are nowhere. */
  readonly missing: readonly string[];
  readonly counts: ImportCounts;
};

/** The files that are named by records an export adds. */
const namedAfter = (before: ClientDocument, own: ExportedClient): readonly Attachment[] => {
  const there = new Set(filesOfRecords(before).map(({ sha256 }) => sha256));
  return filesOfRecords(withExport(before, own)).filter(({ sha256 }) => !there.has(sha256));
};

/** `kept` holds the digests of the files the workspace has. */
export const planOf = (read: FileRead, client: Client, kept: ReadonlySet<string>): ImportPlan => {
  const sort = read.own === null ? sortEntries : sortOwnEntries;
  const entries = sort(read.entries, client.journal.entries.values());
  const invoices = sortInvoices(read.invoices, client.document());
  const isKept = (sha256: string | null): boolean => sha256 !== null && kept.has(sha256);
  // Records that stay as they are need no file of the export.
  const named = read.own === null ? [] : namedAfter(client.document(), read.own);
  const digests = new Set(named.map(({ sha256 }) => sha256));
  const brought = new Map<string, ReadFile>();
  for (const file of [
    ...entries.fresh.flatMap((entry) => entry.files),
    ...read.recordFiles.filter(({ sha256 }) => sha256 !== null && digests.has(sha256)),
  ]) {
    if (!isKept(file.sha256) && !brought.has(file.path)) brought.set(file.path, file);
  }
  const files = [...brought.values()];
  const coming = new Set(files.map(({ sha256 }) => sha256));
  const missing = [...entries.fresh.flatMap(({ facts }) => facts.attachments), ...named]
    .filter(({ sha256 }) => !kept.has(sha256) && !coming.has(sha256))
    .map(({ name }) => name);
  return {
    entries,
    invoices,
    files,
    missing: [...new Set(missing)],
    counts: {
      entries: { fresh: entries.fresh.length, known: entries.known.length },
      invoices: { fresh: invoices.fresh.length, known: invoices.known.length },
      files: { fresh: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) },
      unclear: read.unclear,
    },
  };
};

/** The client's records after the import; the same object when only entries come. Refused when they would be too many. */
export const recordsAfter = (read: FileRead, plan: ImportPlan, before: ClientDocument): Result<ClientDocument> => {
  const after =
    read.own !== null
      ? withExport(before, read.own)
      : plan.invoices.fresh.length === 0
        ? before
        : {
            ...before,
            invoices: [
              ...before.invoices,
              ...plan.invoices.fresh.map(({ invoice }) => ({ ...invoice, id: randomUUID() })),
            ],
          };
  if (after === before) return ok(before);
  const checked = clientDocument.safeParse(after);
  if (checked.success) return ok(checked.data);
  return fail(
    'invalid',
    `Nothing was imported: ${firstIssue(checked.error).message} A client holds up to 20,000 invoices.`,
  );
};

const shownText = 300;

const entryRow =
  (state: ImportRow['state']) =>
  ({ place, facts, private: own }: ReadEntry): ImportRow => ({
    what: 'entry',
    state,
    place,
    when: facts.at,
    title: facts.title,
    text: (facts.text === '' ? (own?.text ?? '') : facts.text).slice(0, shownText).toWellFormed(),
    private: own !== null && facts.text === '',
  });

const invoiceRow =
  (state: ImportRow['state'], locale: Locale) =>
  ({ place, invoice }: ReadInvoice): ImportRow => ({
    what: 'invoice',
    state,
    place,
    when: invoice.issued,
    title: invoice.number,
    text: [
      formatMoney(invoice.kind === 'credit-note' ? -invoice.gross : invoice.gross, invoice.currency),
      `due ${shortDate(invoice.due, locale)}`,
      ...(invoice.payments.length > 0
        ? [`paid ${listed(invoice.payments.map(({ on }) => shortDate(on, locale)))}`]
        : []),
      ...(invoice.description === '' ? [] : [invoice.description]),
    ].join(' · '),
    private: false,
  });

const shownRows = 5;
const shownNames = 200;

const filesSentences = (read: FileRead, { counts: { files }, missing }: ImportPlan): readonly string[] => [
  ...(files.fresh === 0
    ? []
    : [
        `${capitalised(countOf(files.fresh, 'photo or file', 'photos or files'))} (${fileSizeText(files.bytes)}) ${plural(files.fresh, 'comes', 'come')} in with the ${read.own === null ? 'entries' : 'records'}. The same content is kept once.`,
      ]),
  ...(missing.length === 0
    ? []
    : [
        `${capitalised(countOf(missing.length, 'attached file'))} ${plural(missing.length, 'is', 'are')} not in the export: the ${read.own === null ? 'entries' : 'records'} name ${plural(missing.length, 'it', 'them')} as missing.`,
      ]),
];

/** The preview of a plan: new ones first, so that one sees what would come. */
export const previewOf = (read: FileRead, plan: ImportPlan, locale: Locale): ImportPreview => {
  const rows = [
    ...plan.invoices.fresh.slice(0, shownRows).map(invoiceRow('new', locale)),
    ...plan.entries.fresh.slice(0, shownRows).map(entryRow('new')),
    ...plan.invoices.known.slice(0, shownRows).map(invoiceRow('known', locale)),
    ...plan.entries.known.slice(0, shownRows).map(entryRow('known')),
  ];
  return {
    kind: read.kind,
    fingerprint: read.fingerprint,
    reading: [...read.reading, ...filesSentences(read, plan)],
    questions: read.questions,
    counts: plan.counts,
    first: rows.slice(0, shownRows),
    problems: read.troubles.map(({ place, message }) => `${place} ${message}`),
    raw: read.raw,
    columns: read.columns,
    notTaken: [...read.notTaken, ...plan.missing].slice(0, shownNames),
  };
};
