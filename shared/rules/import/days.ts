/** Days and times of other people's files. The order of day and month is learnt from all days, never from one. */
import type { DayOrder } from '../../model/import.ts';
import { isCivilDate } from '../../model/index.ts';
import { fold } from '../search.ts';

const orders: readonly DayOrder[] = ['dmy', 'mdy', 'ymd'];

/** Beginnings of month names in English, German, French, Spanish, Italian, Portuguese and Dutch, without accents. */
const monthNames: readonly (readonly [start: string, month: number])[] = [
  ['juin', 6],
  ['juil', 7],
  ['jan', 1],
  ['ene', 1],
  ['gen', 1],
  ['feb', 2],
  ['fev', 2],
  ['mar', 3],
  ['maa', 3],
  ['mrt', 3],
  ['mrz', 3],
  ['apr', 4],
  ['avr', 4],
  ['abr', 4],
  ['may', 5],
  ['mai', 5],
  ['mag', 5],
  ['mei', 5],
  ['jun', 6],
  ['giu', 6],
  ['jul', 7],
  ['lug', 7],
  ['aug', 8],
  ['ago', 8],
  ['aou', 8],
  ['sep', 9],
  ['set', 9],
  ['oct', 10],
  ['okt', 10],
  ['out', 10],
  ['ott', 10],
  ['nov', 11],
  ['dec', 12],
  ['dez', 12],
  ['dic', 12],
];

const monthOf = (name: string): number | null => {
  const folded = fold(name);
  return monthNames.find(([start]) => folded.startsWith(start))?.[1] ?? null;
};

const padded = (value: number): string => String(value).padStart(2, '0');

const dayOf = (year: number, month: number, day: number): string | null => {
  const text = `${String(year).padStart(4, '0')}-${padded(month)}-${padded(day)}`;
  return isCivilDate(text) ? text : null;
};

/** Two figures of a year: 70–99 are of the last century. */
const fullYear = (text: string): number => {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
};

const figures = /^(\d{4}|\d{1,2})([./\-\s]\s?)(\d{1,2})\.?[./\-\s]\s?(\d{4}|\d{1,2})(?![\d:])/;
const nameSecond =
  /^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?:de\s+)?(\p{L}{3,})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?![\d:])/u;
const nameFirst = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

type Readings = Readonly<Partial<Record<DayOrder, string>>>;

const named = (text: string): string | null => {
  const second = nameSecond.exec(text);
  const first = second === null ? nameFirst.exec(text) : null;
  const [day, name, year] = second === null ? [first?.[2], first?.[1], first?.[3]] : second.slice(1);
  if (day === undefined || name === undefined || year === undefined) return null;
  const month = monthOf(name);
  return month === null ? null : dayOf(fullYear(year), month, Number(day));
};

/** Every day a text can mean, by the order that gives it. */
const allReadings = (written: string): Readings => {
  const text = written.normalize('NFKC').trim();
  // A name of a weekday may stand before: "Sat, 14 Mar 2026".
  const day = text.replace(/^\p{L}{2,}\.?,\s+/u, '');
  const word = named(text) ?? named(day);
  if (word !== null) return { dmy: word, mdy: word, ymd: word };
  const parts = figures.exec(day);
  if (parts === null) {
    const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(day);
    const found = compact === null ? null : dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    return found === null ? {} : { dmy: found, mdy: found, ymd: found };
  }
  const [, a = '', sign = '', b = '', c = ''] = parts;
  if (a.length === 4) {
    const found = dayOf(Number(a), Number(b), Number(c));
    return found === null ? {} : { dmy: found, mdy: found, ymd: found };
  }
  const readings: Partial<Record<DayOrder, string>> = {};
  const take = (order: DayOrder, found: string | null): void => {
    if (found !== null) readings[order] = found;
  };
  take('dmy', dayOf(fullYear(c), Number(b), Number(a)));
  // Points between figures are written by people who begin with the day.
  if (sign.trim() !== '.') take('mdy', dayOf(fullYear(c), Number(a), Number(b)));
  if (c.length <= 2 && sign.trim() !== '.') take('ymd', dayOf(fullYear(a), Number(b), Number(c)));
  return readings;
};

// A list has few different days and many rows; remembering the last ones makes a long list several times faster.
const remembered = new Map<string, Readings>();
const mostRemembered = 5000;

const readingsOf = (written: string): Readings => {
  const known = remembered.get(written);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = allReadings(written);
  if (written.length <= 40) remembered.set(written, found);
  return found;
};

/** The day as read in this order, `YYYY-MM-DD`, or null. A year or month written out needs no order. */
export const readDay = (text: string, order: DayOrder): string | null => readingsOf(text)[order] ?? null;

export type OrderSettled =
  | { readonly order: DayOrder; readonly example: { readonly text: string; readonly day: string } | null }
  | {
      readonly order: null;
      /** The orders in which all days can be read; empty when rows contradict each other. */
      readonly possible: readonly DayOrder[];
      readonly examples: readonly { readonly text: string; readonly row: number }[];
    };

/** Learns the order from days as they come. */
export type OrderEvidence = {
  readonly see: (text: string, row: number) => void;
  readonly settled: (chosen: DayOrder | null) => OrderSettled;
};

type Seen = { readonly text: string; readonly row: number };

export const orderEvidence = (): OrderEvidence => {
  // For each order the first day that cannot be read in it; for each two orders the first day they read differently.
  const against = new Map<DayOrder, Seen>();
  const differing = new Map<string, Seen>();
  let example: Seen | null = null;
  return {
    see: (text, row) => {
      const readings = readingsOf(text);
      const found = orders.filter((order) => readings[order] !== undefined);
      if (found.length === 0) return;
      const seen = { text: text.trim(), row };
      for (const order of orders) if (readings[order] === undefined && !against.has(order)) against.set(order, seen);
      for (const a of found) {
        for (const b of found) {
          if (readings[a] !== readings[b] && !differing.has(a + b)) differing.set(a + b, seen);
        }
      }
      if (found.length < orders.length && example === null) example = seen;
    },
    settled: (chosen) => {
      const possible = orders.filter((order) => !against.has(order));
      const asked = possible.flatMap((a) => possible.flatMap((b) => differing.get(a + b) ?? []))[0];
      const order = chosen ?? (asked === undefined ? possible[0] : undefined);
      if (order === undefined) {
        return { order: null, possible, examples: asked === undefined ? [...new Set(against.values())] : [asked] };
      }
      const shown = [...differing.values()].find(({ text }) => readDay(text, order) !== null) ?? example;
      const day = shown === null ? null : readDay(shown.text, order);
      return { order, example: shown === null || day === null ? null : { text: shown.text, day } };
    },
  };
};

/** "09:05" from "9:05", "09:05:30", "9:05 AM", "2026-03-14T09:05"; null when there is no time in the text. */
export const readTime = (text: string): string | null => {
  const parts = /(?:^|[\sT,])(\d{1,2})[:h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s*(?:m\b)?/iu.exec(
    text.normalize('NFKC').trim(),
  );
  if (parts === null) return null;
  const half = parts[4]?.toLowerCase();
  const written = Number(parts[1]);
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(parts[2]);
  return hour > 23 || minute > 59 ? null : `${padded(hour)}:${padded(minute)}`;
};

/** Seconds of a length of time on a clock: "1:30:00", "01:30"; null when it is none. */
export const readClock = (text: string): number | null => {
  const parts = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/.exec(text.trim());
  return parts === null ? null : Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
};
