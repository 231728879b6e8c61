import { addMonths, longDate, monthYear, shortDate, startOfMonth } from '../rules/dates.ts';
import { countInWords } from '../rules/words.ts';
import type { PackData, PackEntry } from './data.ts';
import type { Block, Inline, JournalRow, Span, Table } from './model.ts';
import { entryPlace, exhibitLinks } from './records-exhibits.ts';
import { plainText } from './records-text.ts';

/** The instant as written, in UTC: the same on every machine. */
const writtenAt = (instant: string, data: PackData): string =>
  `${shortDate(instant.slice(0, 10), data.locale)}, ${instant.slice(11, 16)}`;

const entryRow = (data: PackData, entry: PackEntry): JournalRow => {
  const edited = entry.editedAt === null ? '' : `, edited ${writtenAt(entry.editedAt, data)}`;
  const [title, said] = [entry.title.trim(), entry.text.trim()];
  const words: readonly Span[] = [
    ...(title === '' ? [] : [{ text: said === '' ? title : `${title}\n`, tone: 'strong' } as const]),
    ...(said === '' ? [] : [{ text: said }]),
  ];
  const links = exhibitLinks(data, (use) => use.of === 'entry' && use.number === entry.number);
  const meta = `Entry\u00a0${entry.number}. Written ${writtenAt(entry.writtenAt, data)}${edited} UTC. Hash\u00a0${entry.hash.slice(0, 8)}`;
  return {
    id: entryPlace(entry.number),
    date: shortDate(entry.at.slice(0, 10), data.locale),
    kind: `${entry.kind}, ${entry.at.slice(11)}`,
    words: words.length === 0 ? 'No words are recorded.' : words,
    meta:
      links.length === 0
        ? meta
        : [
            { text: `${meta}. ` },
            ...links.map((span) => ('link' in span ? { ...span, tone: 'strong' as const } : span)),
          ],
  };
};

const hours = (minutes: number): string => {
  const hundredths = Math.round((Math.abs(minutes) * 100) / 60);
  const digits = String(hundredths).padStart(3, '0');
  return `${minutes < 0 && hundredths > 0 ? '\u2212' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const monthsShown = 6;

const timeTable = (data: PackData): Table | null => {
  const first = addMonths(startOfMonth(data.asOf), 1 - monthsShown);
  const months = Array.from({ length: monthsShown }, (_, index) => addMonths(first, index));
  const minutes = months.map((month) =>
    data.entries
      .filter(({ at }) => at.slice(0, 7) === month.slice(0, 7))
      .reduce((sum, entry) => sum + entry.minutes, 0),
  );
  if (minutes.every((total) => total === 0)) return null;
  const retainer = data.retainerMinutes;
  const last = months.length - 1;
  const name = (month: string, index: number): string =>
    index === last
      ? `${monthYear(month)}, to ${longDate(data.asOf, data.locale).replace(/[ \u00a0,]*\d{4}$/, '')}`
      : monthYear(month);
  return {
    kind: 'table',
    title: 'Time recorded, last six months',
    summary: 'Hours recorded by month',
    look: 'plain',
    columns: [
      { head: 'Month', width: 'rest' },
      ...(retainer === null
        ? []
        : [{ head: 'Hours in the retainer', width: 120, align: 'right', figures: true } as const]),
      { head: 'Hours recorded', width: 120, align: 'right', figures: true },
      ...(retainer === null ? [] : [{ head: 'Difference', width: 80, align: 'right', figures: true } as const]),
    ],
    rows: months.map((month, index): readonly Inline[] => {
      const total = minutes[index] ?? 0;
      return retainer === null
        ? [name(month, index), hours(total)]
        : [name(month, index), hours(retainer), hours(total), hours(total - retainer)];
    }),
    rowHead: 'plain',
  };
};

export const chronologyBlocks = (data: PackData): readonly Block[] => {
  const time = timeTable(data);
  const left =
    data.laterEntries === 0
      ? ''
      : ` ${data.laterEntries === 1 ? 'One later entry is' : `${countInWords(data.laterEntries).replace(/^./, (c) => c.toUpperCase())} later entries are`} not part of this file.`;
  if (data.entries.length === 0) return [plainText(`No journal entries are recorded.${left}`)];
  return [
    {
      kind: 'note',
      at: 'head',
      text: `What happened, oldest first, from the journal. The time under each date is when it happened, as the user wrote it.${left}`,
    },
    { kind: 'journal', rows: data.entries.map((entry) => entryRow(data, entry)) },
    ...(time === null ? [] : [time]),
  ];
};
