/** Materials in three ledgers, and the sentence about them. */
import type { Ledger, Material } from '../model/records.ts';
import { type Locale, longDate } from './dates.ts';
import { capitalised, countInWords, plural } from './words.ts';

/** One item as the sentence counts it. */
export type HandoverItem = { readonly done: boolean /** The day it is planned for. */; readonly date: string | null };

/** Returned, handed over or deleted: it is where it belongs. */
export const isDone = (material: Material): boolean => material.status !== 'open';

export const handoverItem = (material: Material): HandoverItem => ({
  done: isDone(material),
  date: material.plannedOn,
});

/** The day a row shows: when it was done, else when it is planned. */
export const materialDay = (material: Material): string | null =>
  isDone(material) ? material.doneOn : material.plannedOn;

const rank = (material: Material): number => (isDone(material) ? 0 : material.plannedOn === null ? 2 : 1);

/** One ledger as printed: done first by date, then planned by date, then without a date; equal ones as recorded. */
export const ledgerRows = (materials: readonly Material[], ledger: Ledger): readonly Material[] =>
  materials
    .filter((material) => material.ledger === ledger)
    .sort((a, b) => {
      const [x, y] = [materialDay(a) ?? '9999', materialDay(b) ?? '9999'];
      return rank(a) - rank(b) || (x < y ? -1 : x > y ? 1 : 0);
    });

const whenThey = (dates: readonly string[], locale: Locale): string => {
  const [firstDay, lastDay] = [longDate(dates[0] ?? '', locale), longDate(dates.at(-1) ?? '', locale)];
  if (dates.length === 1) return `on ${firstDay}`;
  return dates.length === 2 ? `on ${firstDay} and ${lastDay}` : `between ${firstDay} and ${lastDay}`;
};

/** How many items are with their owner, and when the others follow. */
export const materialsSentence = (items: readonly HandoverItem[], locale: Locale = 'en-GB'): string => {
  const all = items.length;
  const done = items.filter((item) => item.done).length;
  if (all === 0) return 'No materials are recorded.';
  if (done === all) {
    const they = all === 2 ? 'Both items' : `All ${countInWords(all)} items`;
    return all === 1 ? 'The one item is with its owner.' : `${they} are with their owner.`;
  }
  const left = items.filter((item) => !item.done);
  const dates = [...new Set(left.flatMap((item) => (item.date === null ? [] : [item.date])))].sort();
  const undated = left.filter((item) => item.date === null).length;
  const dated = left.length - undated;
  const count = (n: number): string => capitalised(countInWords(n));
  const sentences =
    done === 0
      ? [
          all === 1
            ? 'The one item has not been handed over or returned yet.'
            : `None of the ${countInWords(all)} items has been handed over or returned yet.`,
        ]
      : [`${count(done)} of ${countInWords(all)} items ${plural(done, 'is with its', 'are with their')} owner.`];
  if (dated > 0) sentences.push(`${count(dated)} ${plural(dated, 'follows', 'follow')} ${whenThey(dates, locale)}.`);
  if (undated > 0) sentences.push(`${count(undated)} ${plural(undated, 'has', 'have')} no date yet.`);
  return sentences.join(' ');
};
