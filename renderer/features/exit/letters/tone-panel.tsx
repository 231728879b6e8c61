import { type ToneMark, toneSummary } from '#shared/rules/tone.ts';
import { Button, cx } from '../../../components/index.ts';
import styles from './letters.module.css';

/** Every phrase worth a second look: the words, the reason, calmer wording, and "Keep mine". It never blocks. */
export const TonePanel = ({
  marks,
  current,
  readOnly,
  onShow,
  onKeep,
}: {
  readonly marks: readonly ToneMark[];
  readonly current: number | null;
  readonly readOnly: boolean;
  readonly onShow: (index: number) => void;
  readonly onKeep: (mark: ToneMark) => void;
}) => (
  <section aria-labelledby="tone" className={styles.tone}>
    <header>
      <h3 className="h3" id="tone">
        Tone check
      </h3>
      <span className="meta num">
        {marks.length} {marks.length === 1 ? 'phrase' : 'phrases'}
      </span>
    </header>
    <p className="small muted" role="status">
      {toneSummary(marks)}
    </p>
    <ol>
      {marks.map((mark, index) => (
        <li key={`${mark.rule}-${mark.text}-${mark.start}`} className={cx(index === current && styles.currentMark)}>
          <div className={styles.markHead}>
            <span className={styles.number}>{index + 1}</span>
            <b>{mark.name}</b>
          </div>
          <p className={styles.was}>“{mark.text}”</p>
          <p className={cx('read', styles.calm)}>{mark.suggestion}</p>
          <p className="meta">{mark.explanation}</p>
          <div className={styles.markActions}>
            <Button size="sm" aria-label={`Show in the letter: ${mark.text}`} onClick={() => onShow(index)}>
              Show in the letter
            </Button>
            {readOnly ? null : (
              <Button variant="quiet" size="sm" aria-label={`Keep mine: ${mark.text}`} onClick={() => onKeep(mark)}>
                Keep mine
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  </section>
);
