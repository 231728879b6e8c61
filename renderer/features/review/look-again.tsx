import { questionOf } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { answerText } from '#shared/rules/directions.ts';
import type { Reading } from '#shared/rules/reading.ts';
import type { ReadingWords } from '#shared/rules/reading-words.ts';
import { PrivateBlock } from '../../components/index.ts';
import { reviewPlace } from './places.ts';
import styles from './reading.module.css';
import type { ReviewData } from './use-review.ts';

/** When the nights to sleep on it have passed: the three answers that matter most, asked once more. */
export const LookAgain = ({
  data,
  review,
  reading,
  cooling,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly reading: Reading;
  readonly cooling: NonNullable<ReadingWords['coolingOff']>;
}) => {
  if (reading.coolUntil === null || data.today < reading.coolUntil) return null;
  return (
    <PrivateBlock className={styles.again} heading={<h3 className="h3">{cooling.again}</h3>}>
      <dl>
        {cooling.questions.map((id) => {
          const answer = review.answers[id];
          if (answer === undefined) return null;
          return (
            <div key={id}>
              <dt>{questionOf(id).text}</dt>
              <dd>{answerText(questionOf(id), answer)}</dd>
            </div>
          );
        })}
      </dl>
      <p className="small">
        If they have changed, <a href={reviewPlace(data.client.id)}>do the review again</a>. This reading stays as it
        is.
      </p>
    </PrivateBlock>
  );
};
