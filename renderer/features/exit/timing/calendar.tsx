import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useState } from 'react';
import { type CalendarMonth, calendarMonths } from '#shared/rules/calendar.ts';
import { addDays, addMonths, later, monthYear, startOfMonth, weekday } from '#shared/rules/dates.ts';
import { cx, IconButton, VisuallyHidden } from '../../../components/index.ts';
import styles from './calendar.module.css';

export type CalendarDays = {
  readonly today: string;
  readonly noticeOn: string | null;
  /** The day the counted notice ends. */
  readonly noticeEnds: string | null;
  readonly lastDay: string;
  /** The last day to stop the renewal. */
  readonly renewalBy: string | null;
};

const weekdays = [
  ['M', 'Monday'],
  ['T', 'Tuesday'],
  ['W', 'Wednesday'],
  ['T', 'Thursday'],
  ['F', 'Friday'],
  ['S', 'Saturday'],
  ['S', 'Sunday'],
] as const;

/** What a day is, in words; the mark says the same in colour and shape. */
const meaning = (day: string, days: CalendarDays): { readonly mark: string | undefined; readonly word: string } => {
  const words: string[] = [];
  if (day === days.lastDay) words.push('last day');
  if (day === days.noticeOn) words.push('notice');
  if (day === days.renewalBy) words.push('last day to stop the renewal');
  if (day === days.noticeEnds && day !== days.lastDay) words.push('notice ends');
  if (day === days.today) words.push('today');
  const mark =
    day === days.lastDay
      ? styles.last
      : day === days.noticeOn
        ? styles.send
        : day === days.renewalBy
          ? styles.renewal
          : undefined;
  return { mark, word: words.join(', ') };
};

const runs = (day: string, { noticeOn, noticeEnds }: CalendarDays): boolean =>
  noticeOn !== null && noticeEnds !== null && day > noticeOn && day <= noticeEnds;

const Month = ({ month, days }: { readonly month: CalendarMonth; readonly days: CalendarDays }) => (
  <table className={styles.month}>
    <caption>{monthYear(month.first)}</caption>
    <thead>
      <tr>
        {weekdays.map(([letter, name]) => (
          <th key={name} scope="col" abbr={name}>
            {letter}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {month.weeks.map((week) => (
        <tr key={week.find((day) => day !== null)}>
          {week.map((day, index) => {
            if (day === null) return <td key={`${month.first}-${weekdays[index]?.[1]}`} />;
            const { mark, word } = meaning(day, days);
            return (
              <td
                key={day}
                className={cx(
                  runs(day, days) && styles.runs,
                  weekday(day) > 5 && styles.weekend,
                  day === days.today && styles.today,
                )}
              >
                <span className={mark}>
                  {Number(day.slice(8))}
                  {word === '' ? null : <VisuallyHidden>, {word}</VisuallyHidden>}
                </span>
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);

const shownMonths = 3;

/** The first month shown: the one of the notice, or later, so that the last day is in sight. */
const firstMonth = ({ noticeOn, lastDay, today }: CalendarDays): string => {
  const start = startOfMonth(noticeOn ?? today);
  const latest = addMonths(startOfMonth(lastDay), 1 - shownMonths);
  return later(latest, start);
};

/** Three months with the notice, its counting, the last day and the renewal. */
export const Calendar = (days: CalendarDays) => {
  const start = firstMonth(days);
  const [moved, setMoved] = useState({ start, by: 0 });
  const by = moved.start === start ? moved.by : 0;
  const months = calendarMonths(addMonths(start, by), shownMonths);
  const move = (months: number) => () => setMoved({ start, by: by + months });
  return (
    <div className={styles.calendar}>
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month.first} month={month} days={days} />
        ))}
      </div>
      <div className={styles.foot}>
        <ul className={styles.key}>
          <li>
            <i className={styles.send} />
            Send notice
          </li>
          <li>
            <i className={styles.runs} />
            Notice runs
          </li>
          <li>
            <i className={styles.last} />
            Last day
          </li>
          {days.renewalBy === null ? null : (
            <li>
              <i className={styles.renewal} />
              Stop renewal
            </li>
          )}
        </ul>
        <div className={styles.move}>
          <IconButton
            label={`Earlier: ${monthYear(addDays(months[0]?.first ?? start, -1))}`}
            icon={ChevronLeft}
            onClick={move(-1)}
          />
          <IconButton
            label={`Later: ${monthYear(addMonths(months.at(-1)?.first ?? start, 1))}`}
            icon={ChevronRight}
            onClick={move(1)}
          />
        </div>
      </div>
    </div>
  );
};
