/** The tables both editions carry inside the PDF: what their pages show, and nothing else. */

import { isDone, ledgerRows, materialDay } from '../rules/materials.ts';
import { dueDay } from '../rules/statement.ts';
import { accountsOf } from './account.ts';
import { type CsvCell, count, csv, day, figure } from './csv.ts';
import type { PackAccess, PackCommon } from './data.ts';
import { accessDay, accessesOn, materialStatus, materialsOf } from './handover.ts';

/** Open documents as printed, one currency column. */
export const statementCsv = (data: PackCommon): string =>
  csv(
    [
      'invoice',
      'for',
      'issued',
      'due',
      'currency',
      'amount',
      'paid_or_credited',
      'days_past_due',
      'open',
      'under_discussion',
    ],
    accountsOf(data).flatMap(({ currency, rows }) =>
      rows.map(({ invoice, paidOrCredited, daysPastDue, open, underDiscussion }): readonly CsvCell[] => {
        const note = invoice.kind === 'credit-note';
        return [
          invoice.number,
          invoice.description,
          day(invoice.issued),
          day(dueDay(invoice)),
          currency,
          figure(note ? 0 - invoice.gross : invoice.gross, currency),
          figure(note ? paidOrCredited : 0 - paidOrCredited, currency),
          count(daysPastDue),
          figure(open, currency),
          figure(underDiscussion, currency),
        ];
      }),
    ),
  );

const ledgerNames = {
  'to-hand-over': 'handed over',
  'theirs-with-me': 'returned to the client',
  'mine-with-them': 'returned to the freelancer',
} as const;

const sideNames = {
  'me-in-client-tool': "on the client's side",
  'client-in-my-tool': "on the freelancer's side",
} as const;

const accessRow = (access: PackAccess, end: string | null): readonly CsvCell[] => {
  const closed = access.status === 'closed';
  const by = access.side === 'me-in-client-tool' && !closed ? (accessDay(access) ?? end) : accessDay(access);
  return [
    'access',
    sideNames[access.side],
    access.system,
    access.role,
    closed ? 'Closed' : by === null ? 'No date yet' : 'Planned',
    day(by),
    null,
    null,
  ];
};

/** Materials and accesses as printed: the client edition asks only for accesses that are still open on the other side. */
export const handoverCsv = (data: PackCommon, edition: 'client' | 'records'): string => {
  const materials = (['to-hand-over', 'theirs-with-me', 'mine-with-them'] as const).flatMap((ledger) =>
    ledgerRows(materialsOf(data), ledger).map((row): readonly CsvCell[] => [
      'material',
      ledgerNames[ledger],
      row.name,
      null,
      materialStatus(row),
      day(materialDay(row)),
      row.method,
      isDone(row) ? row.receipt : null,
    ]),
  );
  const theirs = accessesOn(data, 'me-in-client-tool').filter(
    ({ status }) => edition === 'records' || status !== 'closed',
  );
  const end = edition === 'client' ? (data.ending?.end ?? null) : null;
  return csv(
    ['what', 'direction', 'item', 'role', 'status', 'date', 'how', 'receipt'],
    [...materials, ...[...theirs, ...accessesOn(data, 'client-in-my-tool')].map((access) => accessRow(access, end))],
  );
};
