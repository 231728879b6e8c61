import { type PartId, parts, type QuestionId } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { askedIn, questionState } from '#shared/rules/review-flow.ts';
import { cx } from '../../components/index.ts';
import { questionPlace } from './places.ts';
import styles from './progress.module.css';

/** Where the review stands, part by part. Every part can be gone to, in any order. */
export const Progress = ({
  clientId,
  review,
  current,
}: {
  readonly clientId: string;
  readonly review: Review;
  readonly current: { readonly part: PartId; readonly question: QuestionId } | null;
}) => (
  <nav className={styles.progress} aria-label="Parts of the review">
    {parts.map(({ id, title }) => {
      const asked = askedIn(review).filter(({ part }) => part === id);
      const done = asked.filter((question) => questionState(review, question.id) !== 'none');
      const next = asked.find((question) => questionState(review, question.id) === 'none') ?? asked[0];
      if (next === undefined) return null;
      const here = current?.part === id;
      return (
        <a
          key={id}
          href={questionPlace(clientId, next.id)}
          className={cx(here && styles.here)}
          aria-current={here ? 'step' : undefined}
          aria-label={`${title}, ${done.length} of ${asked.length} done`}
          style={{ flexGrow: asked.length }}
        >
          <span className={styles.segments} aria-hidden="true">
            {asked.map((question) => (
              <i
                key={question.id}
                className={cx(
                  questionState(review, question.id) !== 'none' && styles.done,
                  question.id === current?.question && styles.now,
                )}
              />
            ))}
          </span>
          <span className={styles.title}>{title}</span>
        </a>
      );
    })}
  </nav>
);
