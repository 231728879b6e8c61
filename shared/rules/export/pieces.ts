/** The files of an export as text, piece by piece, so that a long journal needs no second copy in memory. */
import type { WorkspaceDocument } from '../../model/index.ts';
import type { ExportedClient } from './format.ts';
import { byMoment, timelineHeading, timelineLine } from './timeline.ts';

/** `good-terms.json`: one entry a line. */
export function* exportJson(head: {
  readonly madeAt: string;
  readonly private: boolean;
  readonly workspace: WorkspaceDocument | null;
  readonly clients: readonly ExportedClient[];
}): Generator<string> {
  const { clients, madeAt, workspace } = head;
  yield `{"format":"good-terms-export","version":1,"madeAt":${JSON.stringify(madeAt)},"private":${head.private},\n`;
  yield `"workspace":${JSON.stringify(workspace)},\n"clients":[`;
  for (const [index, { document, entries }] of clients.entries()) {
    yield `${index === 0 ? '' : ','}\n{"document":${JSON.stringify(document)},\n"entries":[`;
    for (const [place, entry] of entries.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
    yield '\n]}';
  }
  yield '\n]}\n';
}

/** The timeline of clients as a table, oldest first. Private halves are not in it, whatever the clients hold. */
export function* timelineCsv(clients: readonly ExportedClient[]): Generator<string> {
  yield timelineHeading();
  const rows = clients.flatMap(({ document, entries }) => entries.map((entry) => ({ client: document.name, entry })));
  for (const row of rows.sort(byMoment)) yield timelineLine(row);
}

const leftOut =
  'Not in it: how it was for you, moods, reviews, talks, lessons, drafts of letters, your own rules, your own remarks on records.';

/** What an export is, for whoever opens the folder. */
export const exportReadme = (made: {
  readonly on: string;
  readonly private: boolean;
  readonly what: 'workspace' | 'client';
}): string =>
  [
    `An export of Good Terms, made on ${made.on}.`,
    '',
    made.private
      ? 'THE PRIVATE SIDE IS IN IT: how it was for you, reviews, talks, lessons. Keep this folder where only you can reach it, and do not hand it on.'
      : leftOut,
    '',
    'good-terms.json holds everything in an open form and can be imported into Good Terms again.',
    made.what === 'workspace'
      ? 'clients/ holds one file for each client, to read with any program.'
      : 'The .md file holds the journal, to read with any program.',
    'files/ holds attached files, named by the SHA-256 digest of their content; the journals say which is which.',
    'Entries in the trash are left out. Amounts are in the smallest unit of their currency (cents).',
    '',
  ].join('\r\n');
