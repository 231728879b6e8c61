import { factSignals, questionOf, readingTexts } from '#shared/content/review.ts';
import { type EvidenceInput, evidenceRow } from '#shared/rules/evidence.ts';
import type { Reading } from '#shared/rules/reading.ts';
import type { ReadingWords } from '#shared/rules/reading-words.ts';
import { SideLabel } from '../../components/index.ts';
import styles from './reading.module.css';

/** What explains the direction that is named: at most three answers and two records. */
const Because = ({ reading, input }: { readonly reading: Reading; readonly input: EvidenceInput }) => {
  const { lead, because, signals } = reading;
  if (lead !== 'mine' && lead !== 'talk' && lead !== 'part') return null;
  const records = factSignals.filter(({ id }) => signals.includes(id));
  return (
    <details className={styles.why}>
      <summary>What this rests on</summary>
      <div className={styles.because}>
        {because.length === 0 ? null : (
          <div>
            <h4 className="label">{readingTexts.becauseHeading}</h4>
            <ul>
              {because.map((id) => (
                <li key={id}>{questionOf(id).because[lead]}</li>
              ))}
            </ul>
          </div>
        )}
        {records.length === 0 ? null : (
          <div>
            <h4 className="label">{readingTexts.factsHeading}</h4>
            <ul>
              {records.map(({ id, evidence }) => (
                <li key={id}>{evidenceRow({ id: evidence }, input).sentence}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
};

/** What the answers point to, in a sentence. Built from answers, so it is private like them. */
export const PointsTo = ({
  reading,
  words,
  input,
}: {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly input: EvidenceInput;
}) => (
  <section className={`private ${styles.points ?? ''}`} aria-label={readingTexts.heading}>
    <SideLabel side="private" line="never leaves the app">
      {readingTexts.heading}
    </SideLabel>
    <h3 className={styles.title}>{words.title}</h3>
    <p className={styles.sentence}>{words.sentence}</p>
    {words.next === '' ? null : <p className={styles.next}>{words.next}</p>}
    {[...words.notes, ...(words.coolingOff === null ? [] : [words.coolingOff.text]), words.deadline ?? '']
      .filter((note) => note !== '')
      .map((note) => (
        <p key={note} className={styles.aside}>
          {note}
        </p>
      ))}
    <Because reading={reading} input={input} />
  </section>
);
