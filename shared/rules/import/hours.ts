/** Time lists of Toggl, Clockify and Harvest: hours onto days, one note for each day and project. */
import type { DayOrder, DecimalMark } from '../../model/import.ts';
import { emptyFacts } from '../journal.ts';
import { fold } from '../search.ts';
import type { CsvRow } from './csv.ts';
import { readClock, readDay, readTime } from './days.ts';
import { readDecimal } from './decimal.ts';
import { checkedEntry, names, oneLine } from './entry-text.ts';
import { columnsOf } from './headers.ts';
import { mostEntries, type ReadEntry, type Troubles } from './types.ts';

/** Places of the columns of a time list, -1 where there is none. */
export type TimeColumns = {
  readonly day: number;
  readonly endDay: number;
  readonly time: number;
  readonly clock: number;
  readonly hours: number;
  readonly client: number;
  readonly project: number;
  readonly task: number;
  readonly words: number;
  readonly tags: number;
  readonly billable: number;
};

export const timeColumns = (heading: readonly string[]): TimeColumns => {
  const { at } = columnsOf(heading);
  return {
    day: at('start date', 'date'),
    endDay: at('end date'),
    time: at('start time'),
    clock: at('duration', 'duration (h)'),
    hours: at('hours', 'duration (decimal)'),
    client: at('client'),
    project: at('project'),
    task: at('task'),
    words: at('description', 'notes'),
    tags: at('tags'),
    billable: at('billable', 'billable?'),
  };
};

const yes = new Set(['yes', 'true', '1', 'y', 'ja', 'oui', 'si', 'sim', 'billable']);

type Day = {
  readonly row: number;
  readonly project: string;
  readonly day: string;
  time: string | null;
  billed: number;
  unbilled: number;
  readonly lines: Map<string, number>;
  more: number;
  readonly tags: Set<string>;
};

/** Different descriptions kept for a day and project; what is beyond is counted. */
const mostLines = 100;
/** Different descriptions kept in all, so that a list of a million of them fits in memory. */
const mostLinesInAll = 200_000;

const written = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

const secondsOf = (row: CsvRow, columns: TimeColumns, mark: DecimalMark): number | null => {
  const clock = row.cells[columns.clock]?.trim() ?? '';
  const read = clock === '' ? null : readClock(clock);
  if (read !== null) return read;
  const decimal = readDecimal(row.cells[columns.hours] ?? clock, mark);
  if (decimal === null || decimal.units < 0n) return null;
  return Math.round((Number(decimal.units) / 10 ** decimal.scale) * 3600);
};

export type TimeReading = {
  readonly add: (row: CsvRow) => void;
  readonly end: () => readonly ReadEntry[];
  /** Days and projects beyond the most that one import takes. */
  readonly beyond: () => number;
};

/** Folding that remembers: projects and yes or no come again on every row. */
const folding = (): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const after = fold(text);
    if (known.size < 5000) known.set(text, after);
    return after;
  };
};

/** Gathers rows; memory grows with days and projects, not with rows. */
export const timeReading = (
  columns: TimeColumns,
  {
    order,
    mark,
    takes,
  }: { readonly order: DayOrder; readonly mark: DecimalMark; readonly takes: (name: string) => boolean },
  found: Troubles,
): TimeReading => {
  const days = new Map<string, Day>();
  const folded = folding();
  let beyond = 0;
  let kept = 0;

  const add = (row: CsvRow): void => {
    const cell = (place: number): string => row.cells[place]?.trim() ?? '';
    if (!takes(cell(columns.client))) return;
    const day = readDay(cell(columns.day), order);
    if (day === null) {
      found.add(
        `Row ${row.row}`,
        `has no day that can be read (“${cell(columns.day).slice(0, 40)}”). It was left out.`,
      );
      return;
    }
    const seconds = secondsOf(row, columns, mark);
    if (seconds === null || seconds > 366 * 24 * 3600) {
      found.add(`Row ${row.row}`, 'has no time that can be read. It was left out.');
      return;
    }
    const project = oneLine(cell(columns.project));
    const key = `${day}\n${folded(project)}`;
    const known = days.get(key);
    if (known === undefined && days.size >= mostEntries) {
      beyond += 1;
      return;
    }
    const one: Day = known ?? {
      row: row.row,
      project,
      day,
      time: null,
      billed: 0,
      unbilled: 0,
      lines: new Map(),
      more: 0,
      tags: new Set(),
    };
    days.set(key, one);
    const time = readTime(cell(columns.time));
    if (time !== null && (one.time === null || time < one.time)) one.time = time;
    if (yes.has(folded(cell(columns.billable)))) one.billed += seconds;
    else one.unbilled += seconds;
    const words = [cell(columns.task), cell(columns.words)]
      .filter((part) => part !== '')
      .join(': ')
      .slice(0, 500);
    const lines = words === '' ? 'Without a description' : words;
    const before = one.lines.get(lines);
    if (before !== undefined) one.lines.set(lines, before + seconds);
    else if (one.lines.size < mostLines && kept < mostLinesInAll) {
      one.lines.set(lines, seconds);
      kept += 1;
    } else one.more += 1;
    for (const tag of cell(columns.tags).split(/[,;]\s*/)) if (tag !== '' && one.tags.size < 50) one.tags.add(tag);
  };

  const end = (): readonly ReadEntry[] =>
    [...days.values()].flatMap((one) => {
      const lines = [...one.lines].map(([words, seconds]) => `${written(seconds)} ${words}`);
      if (one.more > 0) lines.push(`and ${one.more} more`);
      const facts = {
        ...emptyFacts(`${one.day}T${one.time ?? '12:00'}`),
        title: (one.project === '' ? 'Hours' : `Hours: ${one.project}`).slice(0, 300),
        text: lines.join('\n'),
        minutesBilled: Math.round(one.billed / 60),
        minutesUnbilled: Math.round(one.unbilled / 60),
        tags: names(one.tags),
      };
      return checkedEntry(`Row ${one.row}`, { facts, private: null }, found) ?? [];
    });

  return { add, end, beyond: () => beyond };
};
