import { useEffect } from 'react';
import { parts, type QuestionId, questions } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { allMoved, answerText } from '#shared/rules/directions.ts';
import { lastReview } from '#shared/rules/evidence-sources.ts';
import { numberIn, questionState } from '#shared/rules/review-flow.ts';
import { cx, PageBody, SideLabel } from '../../components/index.ts';
import { useFormat } from '../../state/index.ts';
import styles from './answers.module.css';
import { readingDay } from './decisions.ts';
import { PageHeading } from './heading.tsx';
import { reviewPlace } from './places.ts';
import { SafetyLink } from './safety-link.tsx';
import { type ReviewData, useEvidenceInput } from './use-review.ts';

const written = (review: Review, id: QuestionId): string => {
  const question = questions.find((each) => each.id === id);
  const answer = review.answers[id];
  if (question !== undefined && answer !== undefined) return answerText(question, answer);
  return questionState(review, id) === 'open' ? 'Left open' : 'No answer';
};

/** All answers of a review with the words beside them, and those of the review before, in full. */
export const AnswersView = ({
  data,
  review,
  target,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  /** The question that was asked for, or null. */
  readonly target: QuestionId | null;
}) => {
  const format = useFormat();
  const input = useEvidenceInput(data, review);
  const before = input === null ? undefined : lastReview(input);
  const moved = new Set(
    before === undefined ? [] : allMoved(review.answers, before.answers).map((each) => each.question),
  );
  const day = (one: Review): string => readingDay(one.finishedOn ?? one.startedOn, data.today, format);
  const shown = questions.filter(({ id }) =>
    [review, before].some((one) => one && (questionState(one, id) !== 'none' || one.notes[id])),
  );
  useEffect(() => {
    const found = target === null ? null : document.getElementById(`answer-${target}`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'center' });
  }, [target]);
  return (
    <PageBody>
      <PageHeading>Your answers of {day(review)}</PageHeading>
      <p className="small">
        <a href={reviewPlace(data.client.id, `reading/${review.id}`)}>Back to the reading</a>
      </p>
      <SafetyLink clientId={data.client.id} />
      <div className={`private ${styles.block ?? ''}`}>
        <SideLabel side="private" line="never leaves the app">
          {before === undefined ? 'Your answers' : `Beside those of ${day(before)}`}
        </SideLabel>
        {parts.map(({ id, title }) => {
          const own = shown.filter(({ part }) => part === id);
          if (own.length === 0) return null;
          return (
            <section key={id} aria-labelledby={`part-${id}`}>
              <h3 id={`part-${id}`} className="h3">
                {title}
              </h3>
              <dl>
                {own.map((question) => (
                  <div key={question.id} id={`answer-${question.id}`} tabIndex={-1} className={styles.answer}>
                    <dt>
                      {numberIn(review, question.id) > 0 ? `${numberIn(review, question.id)}. ` : ''}
                      {question.text}
                    </dt>
                    <dd>
                      <span className={styles.now}>{written(review, question.id)}</span>
                      {review.notes[question.id] ? <q>{review.notes[question.id]}</q> : null}
                    </dd>
                    {before === undefined ? null : (
                      <dd className={cx(styles.then, moved.has(question.id) && styles.moved)}>
                        <span className="meta">
                          On {format.dayMonth(before.finishedOn ?? before.startedOn)}
                          {moved.has(question.id) ? ', moved' : ''}
                        </span>
                        <span>{written(before, question.id)}</span>
                        {before.notes[question.id] ? <q>{before.notes[question.id]}</q> : null}
                      </dd>
                    )}
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </PageBody>
  );
};
