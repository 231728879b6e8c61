/** The two time lines of a pack as fractions of their length, so that they can be drawn at any size. */
import {
  addDays,
  addMonths,
  daysBetween,
  longDate,
  longDayMonth,
  monthNames,
  startOfMonth,
  weekday,
} from '../rules/dates.ts';
import { noticeLength } from '../rules/notice.ts';
import type { PackCommon, PackNotice } from './data.ts';
import type { Block, LineEvent, Thread, Tick } from './model.ts';

const monthOf = (date: string): number => Number(date.slice(5, 7));

/** First days of months after `from` and before `to`. */
const firsts = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  for (let day = addMonths(startOfMonth(from), 1); day < to; day = addMonths(day, 1)) days.push(day);
  return days;
};

/** The relationship from its first day to its last; null without a first day or when it would have no length. */
export const threadOf = (data: PackCommon): Thread | null => {
  const { start, locale } = data;
  const end = data.ending?.end ?? data.asOf;
  if (start === null || start >= end) return null;
  const length = daysBetween(start, end);
  const months = firsts(start, end);
  // Month ticks up to three years, quarters up to ten, then years.
  const every = months.length > 120 ? 12 : months.length > 36 ? 3 : 1;
  const labelEvery = Math.max(1, Math.ceil(months.length / 12 / 14));
  const ticks = months
    .filter((day) => (monthOf(day) - 1) % every === 0)
    .map((day): Tick => {
      const year = monthOf(day) === 1;
      const named = year && Number(day.slice(0, 4)) % labelEvery === 0;
      return {
        at: daysBetween(start, day) / length,
        size: year ? 'large' : 'small',
        label: named ? day.slice(0, 4) : '',
      };
    });
  const [from, to] = [longDate(start, locale), longDate(end, locale)];
  return { alt: `The working relationship from ${from} to ${to}`, from, to, ticks };
};

type Dated = { readonly on: string; readonly label: string; readonly look: LineEvent['look'] };

/** "30 days complete"; where the length is not known, "Notice complete". */
const completeLabel = (notice: PackNotice): string =>
  notice.length === null ? 'Notice complete' : `${noticeLength(notice.length)} complete`;

const eventsOf = (data: PackCommon, returnsOn: string | null): readonly Dated[] => {
  const { notice, ending, asOf, lineEvent } = data;
  const count = notice?.count ?? null;
  const events: Dated[] = [];
  if (ending !== null && ending.agreedOn !== null) {
    events.push({ on: ending.agreedOn, label: 'Both sides agreed', look: 'ring' });
  } else if (notice !== null && ending !== null && notice.on <= ending.end) {
    events.push({ on: notice.on, label: notice.sent ? 'Notice sent' : 'Notice planned', look: 'ring' });
    if (count !== null && count.received !== notice.on)
      events.push({ on: count.received, label: 'Counts as received', look: 'ring' });
  }
  if (notice !== null && count !== null && ending !== null && ending.agreedOn === null && count.complete < ending.end) {
    events.push({ on: count.complete, label: completeLabel(notice), look: 'ring' });
  }
  if (ending !== null)
    events.push({ on: ending.end, label: ending.end < asOf ? 'Agreement ended' : 'Agreement ends', look: 'end' });
  if (returnsOn !== null && ending !== null && returnsOn > ending.end)
    events.push({ on: returnsOn, label: 'Returns confirmed', look: 'ring' });
  if (lineEvent !== null) events.push({ on: lineEvent.on, label: lineEvent.label, look: 'ring' });
  events.push({ on: asOf, label: 'This pack', look: 'now' });
  return events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** Points between two labels on one side of the axis, which is about as long as the text block is wide. */
const nearLabels = 60;
const axisWidth = 456;

type Placed = Pick<LineEvent, 'side' | 'short'>;

/**
 * Labels alternate above and below; one that would stand too near its neighbour moves to the other side; where both sides
 * are taken, its second line is dropped.
 */
const placeLabels = (at: readonly number[]): readonly Placed[] => {
  const last = { above: Number.NEGATIVE_INFINITY, below: Number.NEGATIVE_INFINITY };
  let side: LineEvent['side'] = 'below';
  return at.map((fraction) => {
    const x = fraction * axisWidth;
    const other = side === 'above' ? 'below' : 'above';
    const isFree = (one: LineEvent['side']): boolean => x - last[one] >= nearLabels;
    const short = !isFree(other) && !isFree(side);
    // Without room on either side, the one whose neighbour is farther away.
    side = isFree(other) ? other : isFree(side) ? side : last.above < last.below ? 'above' : 'below';
    last[side] = x;
    return { side, short };
  });
};

/**
 * From five days before the first event to five days after the last; null when there are fewer than two days to show.
 * `returnsOn`: the day until which returns are confirmed, or null.
 */
export const noticeLineOf = (data: PackCommon, returnsOn: string | null): Block | null => {
  const events = eventsOf(data, returnsOn);
  const [first, last] = [events[0], events.at(-1)];
  if (data.ending === null || first === undefined || last === undefined || first.on === last.on) return null;
  const [start, end] = [addDays(first.on, -5), addDays(last.on, 5)];
  const length = daysBetween(start, end);
  const at = (day: string): number => daysBetween(start, day) / length;
  const months = firsts(start, end);
  const labelEvery = Math.max(1, Math.ceil(months.length / 10));
  const mondays =
    length > 150
      ? []
      : Array.from({ length: length + 1 }, (_, index) => addDays(start, index)).filter((day) => weekday(day) === 1);
  const ticks: readonly Tick[] = [
    ...mondays.filter((day) => !months.includes(day)).map((day): Tick => ({ at: at(day), size: 'small', label: '' })),
    ...months.map(
      (day, index): Tick => ({
        at: at(day),
        size: 'large',
        label: index % labelEvery === 0 ? (monthNames[monthOf(day) - 1] ?? '') : '',
      }),
    ),
  ];
  const { locale } = data;
  const places = placeLabels(events.map(({ on }) => at(on)));
  const from = data.ending.agreedOn ?? data.notice?.count?.received ?? data.notice?.on ?? first.on;
  const said = events.map(
    ({ on, label }) => `${label.charAt(0).toLowerCase()}${label.slice(1)} ${longDate(on, locale)}`,
  );
  return {
    kind: 'notice-line',
    alt: `Timeline of the ending: ${said.join(', ')}`.replaceAll('\u00a0', ' '),
    events: events.map(({ on, label, look }, index) => ({
      at: at(on),
      date: longDayMonth(on, locale),
      label,
      side: places[index]?.side ?? 'above',
      short: places[index]?.short ?? false,
      look,
    })),
    ticks,
    from: at(from > data.ending.end ? first.on : from),
    to: at(data.ending.end),
  };
};

/** How the notice was counted, in one or two sentences for the margin; null without a count. */
export const countingNote = ({ locale }: PackCommon, notice: PackNotice): string | null => {
  const { count } = notice;
  if (count === null) return null;
  const add = count.steps[2];
  if (add === undefined) return null;
  const length = add.rule.replace(/^Add /, '').replace(/;.*$/, '');
  const moved =
    count.end === count.complete
      ? ''
      : ` The last day of that ${count.steps.at(-1)?.rule.endsWith('quarter') === true ? 'quarter' : 'month'} is ${longDate(count.end, locale)}.`;
  return `${longDayMonth(count.received, locale)} plus ${length} is ${longDate(count.complete, locale)}.${moved}`;
};
