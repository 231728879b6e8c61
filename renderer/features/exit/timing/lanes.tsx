import { type Lanes as Geometry, type LanesInput, lanesOf, type Span } from '#shared/rules/exit-lanes.ts';
import { cx } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import styles from './lanes.module.css';

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;
const place = ({ from, to }: Span) => ({ left: percent(from), width: percent(to - from) });

const Lane = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div className={styles.lane}>
    <b>{name}</b>
    <div className={styles.track}>{children}</div>
  </div>
);

const monthWord = (date: string, monthYear: (date: string) => string, wide: boolean): string => {
  const word = monthYear(date).split(' ')[0] ?? '';
  return wide ? word : word.slice(0, 3);
};

/** What the picture shows, as sentences. */
const finding = (input: LanesInput, longDate: (date: string) => string): string =>
  [
    input.noticeOn === null || input.noticeEnds === null
      ? null
      : `Notice of ${longDate(input.noticeOn)} runs until ${longDate(input.noticeEnds)}.`,
    input.termEnd === null ? null : `The term ends on ${longDate(input.termEnd)}.`,
    input.sendBy === null ? null : `The renewal must be stopped by ${longDate(input.sendBy)}.`,
    input.lastDay === null ? null : `The last day is ${longDate(input.lastDay)}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');

/** The notice, the term and the quiet months on the same days, with the last day through all of them. */
export const Lanes = (input: LanesInput & { readonly noticeWords: string; readonly termWords: string }) => {
  const format = useFormat();
  const lanes: Geometry = lanesOf(input);
  if (lanes.notice === null && lanes.term === null && lanes.quiet.length === 0) return null;
  return (
    <div className={styles.lanes} role="img" aria-label={finding(input, format.longDate)}>
      <div className={styles.lane}>
        <span />
        <div className={cx(styles.track, styles.months)}>
          {lanes.months.map((month) => (
            <span key={month.first} style={{ left: percent(month.at) }}>
              {monthWord(month.first, format.monthYear, lanes.months.length <= 6)}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.rows}>
        {lanes.notice === null ? null : (
          <Lane name="Notice">
            <span className={styles.notice} style={place(lanes.notice)}>
              <span>{input.noticeWords}</span>
            </span>
          </Lane>
        )}
        {lanes.term === null ? null : (
          <Lane name="Contract">
            <span className={styles.term} style={place(lanes.term)}>
              <span>{input.termWords}</span>
            </span>
            {lanes.renewal === null ? null : (
              <span
                className={cx(styles.renewal, lanes.renewal > 0.5 && styles.before)}
                style={{ left: percent(lanes.renewal) }}
              >
                <span>stop renewal</span>
              </span>
            )}
          </Lane>
        )}
        {lanes.quiet.length === 0 ? null : (
          <Lane name="Quiet months">
            {lanes.quiet.map((span) => (
              <span key={span.from} className={styles.quiet} style={place(span)}>
                <span>quiet</span>
              </span>
            ))}
          </Lane>
        )}
        {lanes.lastDay === null ? null : (
          <div className={styles.through}>
            <i style={{ left: percent(lanes.lastDay) }} />
          </div>
        )}
      </div>
    </div>
  );
};
