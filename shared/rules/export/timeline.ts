import { entryKindContent } from '../../content/journal.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import type { ExportedEntry } from './format.ts';

const heading = [
  'Client',
  'Date',
  'Time',
  'Kind',
  'Title',
  'What happened',
  'Billed minutes',
  'Unbilled minutes',
  'People',
  'Tags',
  'Agreed by',
  'Agreement',
  'Look again on',
  'Starred',
  'Files',
  'Written (UTC)',
] as const;

/** The first line of a timeline. */
export const timelineHeading = (): string => `${byteOrderMark}${csvLine(heading)}`;

type Timed = { readonly client: string; readonly entry: Pick<ExportedEntry, 'number' | 'writtenAt' | 'facts'> };

/** One entry as a row. Its private half cannot come in: it is not among what this takes. */
export const timelineLine = ({ client, entry }: Timed): string => {
  const { facts, writtenAt } = entry;
  return csvLine([
    client,
    facts.at.slice(0, 10),
    facts.at.slice(11),
    entryKindContent[facts.kind].label,
    facts.title,
    facts.text,
    facts.minutesBilled,
    facts.minutesUnbilled,
    facts.people.join(', '),
    facts.tags.join(', '),
    facts.agreement?.by ?? '',
    facts.agreement?.state ?? '',
    facts.agreement?.checkOn ?? '',
    facts.notable ? 'yes' : '',
    facts.attachments.map(({ name }) => name).join(', '),
    writtenAt,
  ]);
};

/** Oldest first; entries of the same moment in the order they were written. */
export const byMoment = (a: Timed, b: Timed): number =>
  a.entry.facts.at < b.entry.facts.at ? -1 : a.entry.facts.at > b.entry.facts.at ? 1 : a.entry.number - b.entry.number;

/** Entries of one client as a whole table. */
export const timelineTable = (client: string, entries: readonly Timed['entry'][]): string =>
  timelineHeading() +
  entries
    .map((entry) => ({ client, entry }))
    .sort(byMoment)
    .map(timelineLine)
    .join('');
