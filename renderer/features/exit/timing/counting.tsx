import type { NoticeCount } from '#shared/rules/notice.ts';
import { Button } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import styles from './counting.module.css';

/** Each step of counting the notice, with the clause it rests on and the day it leads to. */
export const Counting = ({
  counted,
  lastDay,
  onUse,
}: {
  readonly counted: NoticeCount;
  readonly lastDay: string;
  /** Takes the counted day as the last day; absent when that is not possible. */
  readonly onUse?: () => void;
}) => {
  const format = useFormat();
  return (
    <section aria-labelledby="counting" className={styles.counting}>
      <h3 className="h3" id="counting">
        How the last day is counted
      </h3>
      <ol className={styles.steps}>
        {counted.steps.map((step, index) => (
          <li key={step.rule}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <span className={styles.rule}>
              {step.rule}
              <small>{step.source}</small>
            </span>
            <time dateTime={step.result}>{format.weekdayDate(step.result)}</time>
          </li>
        ))}
        <li className={styles.end}>
          <span />
          <span className={styles.rule}>Notice ends</span>
          <time dateTime={counted.end}>{format.weekdayDate(counted.end)}</time>
        </li>
      </ol>
      {counted.end === lastDay || onUse === undefined ? null : (
        <Button variant="quiet" size="sm" onClick={onUse}>
          Set the last day to {format.longDayMonth(counted.end)}
        </Button>
      )}
    </section>
  );
};
