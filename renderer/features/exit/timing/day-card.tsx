import Check from 'lucide-react/icons/check';
import Info from 'lucide-react/icons/info';
import { useEffect, useRef } from 'react';
import type { DayRemark } from '#shared/rules/last-day.ts';
import type { WeighedDay } from '#shared/rules/timing.ts';
import { Button, buttonClass, cx, Icon } from '../../../components/index.ts';
import { clientPlace, useFormat } from '../../../state/index.ts';
import styles from './day-card.module.css';

export type CardState = 'suggested' | 'chosen' | 'tried';

const labels: Readonly<Record<CardState, string>> = {
  suggested: 'Suggested last day',
  chosen: 'Your last day',
  tried: 'The day you are looking at',
};

/** One last day with its reasons and its costs, the button that takes it, and other days to look at. */
export const DayCard = ({
  clientId,
  state,
  lastDay,
  noticeLine,
  remarks,
  others,
  onUse,
  onTry,
}: {
  readonly clientId: string;
  readonly state: CardState;
  readonly lastDay: string;
  /** "Notice by Friday, 30 October 2026, clause 11.2". */
  readonly noticeLine: string;
  readonly remarks: readonly DayRemark[];
  readonly others: readonly WeighedDay[];
  /** Absent when nothing can be changed. */
  readonly onUse?: () => void;
  readonly onTry: (day: WeighedDay) => void;
}) => {
  const format = useFormat();
  const next = useRef<HTMLAnchorElement>(null);
  const used = useRef(false);
  // The pressed button gives way to the link to the next step, which takes the focus over.
  useEffect(() => {
    if (used.current && state === 'chosen') next.current?.focus();
    used.current = false;
  }, [state]);
  const [weekday, day] = format.weekdayDate(lastDay).split(', ', 1).concat(format.longDayMonth(lastDay));
  return (
    <section className={styles.card} aria-labelledby="day-card">
      <div>
        <h2 className="label" id="day-card">
          {labels[state]}
        </h2>
        <p className={styles.big}>
          {weekday}
          <br />
          {day}
        </p>
        <p className="small muted">{noticeLine}</p>
        {state === 'chosen' ? (
          <>
            <a
              ref={next}
              className={buttonClass('primary', 'md', styles.use)}
              href={clientPlace(clientId, 'exit', 'wrap-up')}
            >
              Go to the wrap-up
            </a>
            <p className="meta">Every date of the wrap-up follows this day.</p>
          </>
        ) : onUse === undefined ? null : (
          <Button
            variant="primary"
            className={styles.use}
            onClick={() => {
              used.current = true;
              onUse();
            }}
          >
            Use {format.longDayMonth(lastDay)}
          </Button>
        )}
      </div>
      <ul className={styles.why}>
        {remarks.map(({ kind, text }) => (
          <li key={text}>
            <Icon of={kind === 'fits' ? Check : Info} className={cx(kind === 'look' && styles.look)} />
            {text}
          </li>
        ))}
      </ul>
      <div>
        {others.length === 0 ? null : (
          <ul className={styles.others} aria-label="Other days">
            {others.map((other) => (
              <li key={other.date}>
                <button type="button" onClick={() => onTry(other)}>
                  {format.dayMonth(other.date)}
                </button>
                <span>
                  Notice by {format.longDayMonth(other.noticeDate)}. {other.reasons[0] ?? other.costs[0]}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
