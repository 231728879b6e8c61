import type { Agreement, NoticeRule } from '#shared/model/index.ts';
import { countNotice, noticeClauses, renewalDeadline, renewalSentence } from '#shared/rules/notice.ts';
import { countOf, plural } from '#shared/rules/words.ts';
import { settingsPlace, useAppState, useFormat } from '../../../state/index.ts';
import styles from './contract.module.css';

/** What the terms mean for notice given today, with every step of the counting. */
export const NoticeToday = ({
  rule,
  agreement,
}: {
  /** The rule as it stands in the form, or as it is recorded. */
  readonly rule: NoticeRule | null;
  /** The agreement it belongs to; undefined while it is new. */
  readonly agreement: Agreement | undefined;
}) => {
  const { longDate, shortDate, locale } = useFormat();
  const today = useAppState((state) => state.today);
  const holidays = useAppState((state) => state.workspace.settings.holidays);
  if (rule === null) {
    return (
      <p className={styles.today}>
        Write down the notice period, and the day an ending would take effect appears here.
      </p>
    );
  }
  const { end, steps } = countNotice({ sent: today, rule, holidays, clauseNumbers: noticeClauses(agreement), locale });
  const deadline =
    agreement === undefined ? null : renewalDeadline({ ...agreement, noticeRule: rule }, today, holidays);
  return (
    <div className={styles.today}>
      <p role="status">
        Notice given today, {longDate(today)}, takes effect on <b>{longDate(end)}</b>.
        {deadline === null ? null : ` ${renewalSentence(deadline, locale)}`}
      </p>
      <details className={styles.steps}>
        <summary>How it is counted</summary>
        <ol>
          {steps.map(({ rule: words, source, result }) => (
            <li key={words}>
              <span>
                {words} <span className="meta">{source}</span>
              </span>
              <span className="num nowrap">{shortDate(result)}</span>
            </li>
          ))}
        </ol>
        <p className="meta">
          {holidays.length === 0
            ? 'No closed days are entered: only weekends count as non-working. '
            : `${countOf(holidays.length, 'closed day')} from Settings ${plural(holidays.length, 'is', 'are')} taken into account. `.replace(
                /^./,
                (first) => first.toUpperCase(),
              )}
          <a href={settingsPlace('money')}>Closed days</a>
        </p>
      </details>
    </div>
  );
};
