import { type Ref, useId } from 'react';
import { type Place, placesOf, stretches } from '#shared/rules/text-marks.ts';
import type { ToneMark } from '#shared/rules/tone.ts';
import { cx } from '../../../components/index.ts';
import styles from './paper.module.css';

type Drawn = Place &
  (
    | { readonly kind: 'tone'; readonly number: number; readonly current: boolean; readonly last: boolean }
    | { readonly kind: 'field' | 'missing' }
  );

/** What is drawn under the text: tone first, then open fields, then what came from the records. */
const drawnOn = (
  text: string,
  marks: readonly ToneMark[],
  current: number | null,
  open: readonly string[],
  values: readonly string[],
): readonly Drawn[] => [
  ...placesOf(text, open).map((place) => ({ ...place, kind: 'missing' as const })),
  ...marks.flatMap((mark, index) =>
    mark.places.map((place, at) => ({
      ...place,
      kind: 'tone' as const,
      number: index + 1,
      current: index === current,
      last: at === mark.places.length - 1,
    })),
  ),
  ...placesOf(text, values).map((place) => ({ ...place, kind: 'field' as const })),
];

const Stretches = ({ text, places }: { readonly text: string; readonly places: readonly Drawn[] }) => {
  let at = 0;
  return stretches(text, places).map(({ text: words, on }) => {
    const key = at;
    at += words.length;
    if (on === null) return words;
    if (on.kind !== 'tone') {
      return (
        <mark key={key} className={on.kind === 'missing' ? styles.missing : styles.field}>
          {words}
        </mark>
      );
    }
    return (
      <mark key={key} className={cx(styles.tone, on.current && styles.current)}>
        {words}
        {on.last ? <sup>{on.number}</sup> : null}
      </mark>
    );
  });
};

/** The letter as a sheet of paper. What is marked lies below the text, so that typing is never disturbed. */
export const Paper = ({
  subject,
  body,
  marks,
  current,
  open,
  values,
  readOnly,
  textRef,
  onSubject,
  onBody,
}: {
  readonly subject: string;
  readonly body: string;
  readonly marks: readonly ToneMark[];
  /** Index of the mark being looked at, or null. */
  readonly current: number | null;
  /** Open fields as they stand in the text. */
  readonly open: readonly string[];
  /** Words that came from the records. */
  readonly values: readonly string[];
  readonly readOnly: boolean;
  readonly textRef?: Ref<HTMLTextAreaElement>;
  readonly onSubject: (text: string) => void;
  readonly onBody: (text: string) => void;
}) => {
  const id = useId();
  return (
    <div className={styles.paper}>
      <div className={styles.subject}>
        <label htmlFor={`${id}-subject`}>Subject</label>
        <div className={styles.sheet}>
          <div className={styles.under} aria-hidden="true">
            <Stretches text={subject} places={drawnOn(subject, [], null, open, values)} />
            {'\u200b'}
          </div>
          <textarea
            autoComplete="off"
            id={`${id}-subject`}
            rows={1}
            value={subject}
            readOnly={readOnly}
            onChange={(event) => onSubject(event.target.value.replace(/[\r\n]+/g, ' '))}
          />
        </div>
      </div>
      <label htmlFor={`${id}-body`} className={styles.hidden}>
        Letter
      </label>
      <div className={cx(styles.sheet, styles.body)}>
        <div className={styles.under} aria-hidden="true">
          <Stretches text={body} places={drawnOn(body, marks, current, open, values)} />
          {'\u200b'}
        </div>
        <textarea
          autoComplete="off"
          id={`${id}-body`}
          ref={textRef}
          value={body}
          readOnly={readOnly}
          spellCheck
          lang="en"
          onChange={(event) => onBody(event.target.value)}
        />
      </div>
    </div>
  );
};
