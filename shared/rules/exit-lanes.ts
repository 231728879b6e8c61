/** Where the things that decide a last day lie on a line of months. Positions are shares of the width, 0 to 1. */
import { addDays, addMonths, daysBetween, earlier, later, startOfMonth } from './dates.ts';

export type Span = { readonly from: number; readonly to: number };

export type LaneMonth = { readonly first: string; readonly at: number };

export type Lanes = {
  readonly months: readonly LaneMonth[];
  /** From the notice to the end of its counting. */
  readonly notice: Span | null;
  /** The running term. */
  readonly term: Span | null;
  /** Where the day to stop the renewal lies. */
  readonly renewal: number | null;
  readonly quiet: readonly Span[];
  readonly lastDay: number | null;
};

export type LanesInput = {
  readonly noticeOn: string | null;
  readonly noticeEnds: string | null;
  readonly lastDay: string | null;
  readonly termStart: string | null;
  readonly termEnd: string | null;
  readonly sendBy: string | null;
  /** 1 January … 12 December. */
  readonly quietMonths: readonly number[];
  readonly today: string;
};

const atLeastMonths = 4;
const atMostMonths = 14;

/** Months from the notice (or today) to a little after the last day and the end of the term, four to fourteen of them. */
const monthsShown = ({ noticeOn, lastDay, noticeEnds, termEnd, sendBy, today }: LanesInput): readonly string[] => {
  const first = startOfMonth(noticeOn === null ? today : earlier(noticeOn, lastDay ?? noticeOn));
  const ends = [lastDay, noticeEnds, sendBy, termEnd].filter((date): date is string => date !== null);
  const near = ends.filter((date) => date < addMonths(first, atMostMonths));
  const until = near.reduce(later, addMonths(first, atLeastMonths - 1));
  const months: string[] = [];
  for (let month = first; month <= until && months.length < atMostMonths; month = addMonths(month, 1))
    months.push(month);
  return months;
};

export const lanesOf = (input: LanesInput): Lanes => {
  const months = monthsShown(input);
  const first = months[0] ?? startOfMonth(input.today);
  const end = addMonths(months.at(-1) ?? first, 1);
  const width = daysBetween(first, end);
  const at = (date: string): number => daysBetween(first, date) / width;
  const inside = (date: string | null): number | null =>
    date === null || date < first || date >= end ? null : at(date);
  /** Whole days, cut off at both sides; null when nothing of it is shown. */
  const span = (from: string | null, to: string | null): Span | null => {
    const start = later(from ?? first, first);
    const stop = earlier(addDays(to ?? addDays(end, -1), 1), end);
    return stop <= start ? null : { from: at(start), to: at(stop) };
  };
  const { noticeOn, noticeEnds, lastDay, termStart, termEnd, sendBy, quietMonths } = input;
  return {
    months: months.map((month) => ({ first: month, at: at(month) })),
    notice: noticeOn === null || noticeEnds === null ? null : span(noticeOn, noticeEnds),
    term: termEnd === null && termStart === null ? null : span(termStart, termEnd),
    renewal: inside(sendBy),
    quiet: months
      .filter((month) => quietMonths.includes(Number(month.slice(5, 7))))
      .flatMap((month) => span(month, addDays(addMonths(month, 1), -1)) ?? []),
    lastDay: inside(lastDay),
  };
};
