import CalendarClock from 'lucide-react/icons/calendar-clock';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import { useId } from 'react';
import type { NextDate } from '#shared/rules/next-dates.ts';
import { Button } from '../../components/index.ts';
import { clientPlace, planCheckIns, saveCalendar, useClientReadOnly, useFormat } from '../../state/index.ts';
import styles from './overview.module.css';
import { placeOf } from './place.ts';

const shown = 4;

/** What comes next, with the clause, invoice or review it comes from. */
export const NextDates = ({
  clientId,
  dates,
  today,
}: {
  readonly clientId: string;
  readonly dates: readonly NextDate[];
  readonly today: string;
}) => {
  const id = useId();
  const format = useFormat();
  const readOnly = useClientReadOnly() !== null;
  const year = (date: string): string => date.slice(0, 4);
  return (
    <section aria-labelledby={id}>
      <div className={styles.datesHead}>
        <h2 className="h3" id={id}>
          Next dates
        </h2>
        <span className="meta">
          Today, {format.weekdayDate(today).slice(0, 3)} {format.dayMonth(today)}
        </span>
      </div>
      {dates.length === 0 ? (
        <p className={styles.empty}>
          Nothing is due. Dates come from invoices, the contract and your plans.{' '}
          <a href={clientPlace(clientId, 'records', 'contract')}>Add the contract</a>
        </p>
      ) : (
        <ul className={styles.dates}>
          {dates.slice(0, shown).map((date) => (
            <li key={`${date.on}${date.kind}${date.what}`}>
              <span className={styles.day}>
                {format.dayMonth(date.on)}
                {year(date.on) === year(today) ? null : <small>{year(date.on)}</small>}
              </span>
              <p>
                <a href={placeOf(clientId, date.place)}>{date.what}</a>
                <span className="meta">{date.detail}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.datesFoot}>
        {readOnly ? null : (
          <Button size="sm" variant="quiet" icon={CalendarClock} onClick={() => planCheckIns(true)}>
            Check-ins
          </Button>
        )}
        {dates.length === 0 ? null : (
          <Button
            size="sm"
            variant="quiet"
            icon={CalendarPlus}
            title="All dates as a calendar file, titles only"
            onClick={() => void saveCalendar(clientId)}
          >
            For a calendar
          </Button>
        )}
      </div>
    </section>
  );
};
