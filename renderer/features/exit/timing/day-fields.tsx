import { useState } from 'react';
import type { ExitPlan } from '#shared/model/index.ts';
import type { NoticeCount } from '#shared/rules/notice.ts';
import { figureOf } from '#shared/rules/words.ts';
import { Checkbox, DateField } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import styles from './timing.module.css';
import type { TriedDays } from './tried-days.ts';

/** The day of the notice and the wanted last day. Every change is checked in place. */
export const DayFields = ({
  days,
  plan,
  counted,
  clause,
  today,
  onChange,
}: {
  readonly days: TriedDays;
  readonly plan: ExitPlan;
  readonly counted: NoticeCount | null;
  /** Number of the clause the length rests on. */
  readonly clause: string | undefined;
  readonly today: string;
  readonly onChange: (days: TriedDays) => void;
}) => {
  const format = useFormat();
  const [missing, setMissing] = useState(false);
  const before = days.noticeOn !== null && days.lastDay < days.noticeOn;
  const short = counted !== null && counted.daysShort > 0;
  const under = clause === undefined ? '' : ` (clause\u00a0${clause})`;
  const conflict = before
    ? 'The last day comes before the day of the notice. Choose a later last day, or an earlier notice.'
    : short && days.agreedOn === null
      ? `This last day is ${figureOf(counted.daysShort, 'day')} before notice ends${under}. You can keep it if you have agreed it with them.`
      : null;
  return (
    <section aria-labelledby="your-days" className={styles.choices}>
      <h3 className="h3" id="your-days">
        Your days
      </h3>
      <div className={styles.fields}>
        {plan.notice.sent && days.noticeOn !== null ? (
          <p className={styles.sent}>
            <span className="label">Day of the notice</span>
            {format.weekdayDate(days.noticeOn)}
            <small>Sent. It keeps its day.</small>
          </p>
        ) : (
          <DateField
            label="Day of the notice"
            value={days.noticeOn ?? ''}
            onChange={(text) => onChange({ ...days, noticeOn: text === '' ? null : text })}
          />
        )}
        <DateField
          label="Last day"
          value={days.lastDay}
          error={missing ? 'A last day is needed here. Choose one, or take a suggested day.' : null}
          onChange={(text) => {
            setMissing(text === '');
            if (text !== '') onChange({ ...days, lastDay: text, agreedOn: null });
          }}
        />
      </div>
      <div role="status">{conflict === null ? null : <p className={styles.conflict}>{conflict}</p>}</div>
      {(short && !before) || days.agreedOn !== null ? (
        <div className={styles.fields}>
          <div className={styles.ticks}>
            <Checkbox
              checked={days.agreedOn !== null}
              onChange={(agreed) => onChange({ ...days, agreedOn: agreed ? today : null })}
            >
              We have agreed on this day
            </Checkbox>
          </div>
          {days.agreedOn === null ? null : (
            <DateField
              label="Agreed on"
              value={days.agreedOn}
              onChange={(text) => onChange({ ...days, agreedOn: text === '' ? null : text })}
            />
          )}
        </div>
      ) : null}
    </section>
  );
};
