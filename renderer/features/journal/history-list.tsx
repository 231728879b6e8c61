import type { Locale } from '#shared/rules/dates.ts';
import type { HistoryStep } from '#shared/rules/history.ts';
import styles from './history.module.css';
import { localMoment } from './moments.ts';

const moved = { removed: 'Moved to the trash', restored: 'Brought back' } as const;

/** What happened to an entry, newest first; its versions can be chosen. */
export const HistoryList = ({
  steps,
  shown,
  newest,
  locale,
  onShow,
}: {
  /** Oldest first. */
  readonly steps: readonly HistoryStep[];
  /** Number of the version that is shown. */
  readonly shown: number;
  readonly newest: number;
  readonly locale: Locale;
  readonly onShow: (number: number) => void;
}) => (
  <ol className={styles.list} aria-label="Versions, newest first" reversed>
    {steps.toReversed().map((step) => (
      <li key={step.seq}>
        {step.kind === 'version' ? (
          <button
            type="button"
            className={styles.version}
            aria-current={step.number === shown ? 'true' : undefined}
            onClick={() => onShow(step.number)}
          >
            <b>
              Version {step.number}
              {step.number === newest ? ', as it is now' : ''}
            </b>
            <span className="num">{localMoment(step.writtenAt, locale)}</span>
            {step.clockWentBack ? <span>The clock of this computer was set back before this.</span> : null}
          </button>
        ) : (
          <span className={styles.moved}>
            {moved[step.kind]} <span className="num">{localMoment(step.writtenAt, locale)}</span>
          </span>
        )}
      </li>
    ))}
  </ol>
);
