/** Mood and energy by week. Private, like what they come from. */
import { moodLabels } from '../content/journal.ts';
import type { JournalEntry } from '../model/journal.ts';
import { addDays, dayMonth, daysBetween, earlier, longDayMonth, startOfMonth, weekday } from './dates.ts';
import { countedEntries } from './facts-journal.ts';
import { dayOf, daysWindow } from './metrics.ts';
import { countOf } from './words.ts';

/** The name of a mood or a mean of moods, 1 to 5: the nearest of Heavy, Low, Even, Good, Bright. */
export const moodName = (mood: number): string => moodLabels[Math.min(5, Math.max(1, Math.round(mood))) - 1] ?? '';

/** One week, Monday to Sunday. Means are 1 to 5; null where nothing was recorded: a gap stays a gap. */
export type MoodWeek = {
  readonly start: string;
  readonly mood: number | null;
  readonly energy: number | null;
  readonly entries: number;
};

/** A starred entry. */
export type NotableEvent = { readonly entryId: string; readonly on: string; readonly title: string };

export type MoodSeries = {
  /** Oldest first; the last one holds `today`. */
  readonly weeks: readonly MoodWeek[];
  /** At most four starred entries, oldest first. */
  readonly events: readonly NotableEvent[];
  /** Two or more weeks without any entry between weeks that have some: index of the first and last of them. */
  readonly silences: readonly { readonly first: number; readonly last: number }[];
  /** Months that begin inside, with the week they begin in, counted from 0 and with decimals. */
  readonly months: readonly { readonly label: string; readonly at: number }[];
  /** Four weeks make a line. */
  readonly enough: boolean;
};

const longest = 28;
const shortest = 8;
const eventLimit = 4;

const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));
const weeksBetween = (monday: string, day: string): number => Math.floor(daysBetween(monday, day) / 7);

type Sum = { total: number; count: number };
const meanOf = ({ total, count }: Sum): number | null => (count === 0 ? null : total / count);

const silencesIn = (weeks: readonly MoodWeek[]): MoodSeries['silences'] => {
  const silences: { first: number; last: number }[] = [];
  let last = -1;
  weeks.forEach(({ entries }, index) => {
    if (entries === 0) return;
    if (last >= 0 && index - last > 2) silences.push({ first: last + 1, last: index - 1 });
    last = index;
  });
  return silences;
};

const monthsIn = (start: string, today: string): MoodSeries['months'] => {
  const months: { label: string; at: number }[] = [];
  for (let day = startOfMonth(start); day <= today; day = startOfMonth(addDays(day, 32))) {
    const at = daysBetween(start, day) / 7;
    if (at >= 0) months.push({ label: dayMonth(day).slice(-3), at });
  }
  return months;
};

/** Weekly means of the last 28 weeks, fewer when the journal is younger, and the starred entries in that time. */
export const moodSeries = (journal: readonly JournalEntry[], today: string): MoodSeries => {
  const thisMonday = mondayOf(today);
  const counted = countedEntries(journal, today);
  const oldest = counted.reduce((first, { facts }) => earlier(first, facts.at), today);
  const count = Math.min(longest, Math.max(shortest, weeksBetween(mondayOf(dayOf(oldest)), thisMonday) + 1));
  const start = addDays(thisMonday, -7 * (count - 1));
  const sums = Array.from({ length: count }, () => ({
    mood: { total: 0, count: 0 },
    energy: { total: 0, count: 0 },
    entries: 0,
  }));
  const within = daysWindow(today, daysBetween(start, today) + 1);
  const inside = counted.filter(({ facts }) => within(facts.at));
  // One look-up a day: a journal of thousands of entries has far fewer days.
  const weekOf = new Map<string, number>();
  for (const { facts, private: own } of inside) {
    const day = dayOf(facts.at);
    const index = weekOf.get(day) ?? weeksBetween(start, day);
    weekOf.set(day, index);
    const week = sums[index];
    if (week === undefined) continue;
    week.entries += 1;
    for (const scale of ['mood', 'energy'] as const) {
      const value = own?.[scale] ?? null;
      if (value === null) continue;
      week[scale].total += value;
      week[scale].count += 1;
    }
  }
  const weeks = sums.map(({ mood, energy, entries }, index) => ({
    start: addDays(start, 7 * index),
    mood: meanOf(mood),
    energy: meanOf(energy),
    entries,
  }));
  const events = inside
    .filter(({ facts }) => facts.notable)
    .sort((a, b) => (a.facts.at < b.facts.at ? -1 : 1))
    .slice(-eventLimit)
    .map(({ id, facts }) => ({ entryId: id, on: dayOf(facts.at), title: facts.title }));
  return {
    weeks,
    events,
    silences: silencesIn(weeks),
    months: monthsIn(start, today),
    enough: weeks.filter(({ mood }) => mood !== null).length >= 4,
  };
};

type Known = { readonly start: string; readonly mood: number };
const atWeek = ({ start, mood }: Known): string => `${moodName(mood)} in the week of ${longDayMonth(start)}`;

/** What the chart shows, in sentences, for those who do not see it: first, last, lowest, and weeks without entries. */
export const moodDescription = ({ weeks }: MoodSeries): string => {
  const known = weeks.flatMap(({ start, mood }) => (mood === null ? [] : [{ start, mood }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'No moods are recorded in this time.';
  const lowest = known.reduce((low, week) => (week.mood < low.mood ? week : low), first);
  const empty = weeks.filter(({ entries }) => entries === 0).length;
  const silence = empty === 0 ? '' : ` No entries in ${countOf(empty, 'week')}.`;
  if (known.length === 1) return `Mood was ${atWeek(first)}.${silence}`;
  if (known.every(({ mood }) => moodName(mood) === moodName(first.mood))) {
    return `Mood stayed near ${moodName(first.mood)}.${silence}`;
  }
  return `Mood went from ${atWeek(first)} to ${atWeek(last)}. It was lowest, ${atWeek(lowest)}.${silence}`;
};
