import type { ListedBackup } from '#shared/contract.ts';
import { calendarMonths } from '#shared/rules/calendar.ts';
import { addMonths, startOfMonth } from '#shared/rules/dates.ts';
import { figureOf } from '#shared/rules/words.ts';
import { cx } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import own from './backups.module.css';

const weekdays = [
  ['Mo', 'Monday'],
  ['Tu', 'Tuesday'],
  ['We', 'Wednesday'],
  ['Th', 'Thursday'],
  ['Fr', 'Friday'],
  ['Sa', 'Saturday'],
  ['Su', 'Sunday'],
] as const;

const monthsShown = 3;

/** What a day has, in words: "17 September 2026: 3 backups, one of them not verified". */
const spoken = (date: string, backups: readonly ListedBackup[]): string => {
  const bad = backups.filter(({ verified }) => !verified).length;
  const count = figureOf(backups.length, 'backup');
  return `${date}: ${count}${bad === 0 ? '' : `, ${bad} not verified`}`;
};

/** The days that have a backup: three months, and what is kept from before as days in a row. */
export const KeptCalendar = ({
  backups,
  day,
  onDay,
}: {
  readonly backups: readonly ListedBackup[];
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}) => {
  const format = useFormat();
  const byDay = new Map<string, ListedBackup[]>();
  for (const backup of backups) byDay.set(backup.day, [...(byDay.get(backup.day) ?? []), backup]);
  const newest = [...byDay.keys()].sort().at(-1) ?? '';
  if (newest === '') return null;
  const first = addMonths(startOfMonth(newest), 1 - monthsShown);
  const earlier = [...byDay.keys()]
    .filter((date) => date < first)
    .sort()
    .reverse();
  const button = (date: string, label: string, name: string) => {
    const made = byDay.get(date) ?? [];
    const words = spoken(name, made);
    return (
      <button
        type="button"
        className={cx(own.day, made.every(({ verified }) => !verified) && own.doubtful)}
        aria-pressed={day === date}
        aria-label={words}
        title={words}
        onClick={() => onDay(day === date ? null : date)}
      >
        {label}
      </button>
    );
  };
  return (
    <div className={own.calendar}>
      <div className={own.months}>
        {calendarMonths(first, monthsShown).map((month) => (
          <table key={month.first} className={own.month}>
            <caption>{format.monthYear(month.first)}</caption>
            <thead>
              <tr>
                {weekdays.map(([short, long]) => (
                  <th key={short} scope="col" abbr={long}>
                    {short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {month.weeks.map((week) => (
                <tr key={week.find((date) => date !== null)}>
                  {week.map((date, index) => {
                    const label = date === null ? '' : String(Number(date.slice(8)));
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the seven places of a week.
                      <td key={index}>
                        {date !== null && byDay.has(date) ? (
                          button(date, label, format.longDate(date))
                        ) : (
                          <span>{label}</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      {earlier.length === 0 ? null : (
        <div className={own.earlier}>
          <span className="meta">Earlier</span>
          {earlier.map((date) => (
            <span key={date} className={own.longDay}>
              {button(date, format.shortDate(date), format.shortDate(date))}
            </span>
          ))}
        </div>
      )}
    </div>
  );
};
