import { useId, useState } from 'react';
import { longText, type Review } from '#shared/model/index.ts';
import type { Reading } from '#shared/rules/reading.ts';
import { type Choice, finished, type Offer, sleepProblem, suggestedSleep } from '#shared/rules/review-flow.ts';
import { Button, buttonClass, cx, DateField, FieldError, TextArea } from '../../components/index.ts';
import { clientPlace, go, toast, useFormat } from '../../state/index.ts';
import styles from './decision.module.css';
import { decisionText, decisionWords } from './decisions.ts';
import { reviewPlace } from './places.ts';
import { changeReview, type ReviewData } from './use-review.ts';

/** What the button says: where the decision leads. */
const keepWords: Readonly<Record<Choice, string>> = {
  mine: 'Keep and see my changes',
  talk: 'Keep and prepare the talk',
  part: 'Keep and look at timing',
  sleep: 'Keep until then',
};

/** Where a decision leads; sleeping leads nowhere. */
const nextStep = (clientId: string, reviewId: string, choice: Choice): { href: string; label: string } | null => {
  switch (choice) {
    case 'mine':
      return { href: reviewPlace(clientId, `changes/${reviewId}`), label: 'My changes' };
    case 'talk':
      return { href: reviewPlace(clientId, 'talk'), label: 'Prepare the talk' };
    case 'part':
      return { href: clientPlace(clientId, 'exit', 'timing'), label: 'Go to Exit, timing' };
    case 'sleep':
      return null;
  }
};

const Kept = ({
  clientId,
  review,
  onChange,
}: {
  readonly clientId: string;
  readonly review: Review;
  readonly onChange: (() => void) | null;
}) => {
  const format = useFormat();
  const { decision } = review;
  const step = decision === null ? null : nextStep(clientId, review.id, decision.choice);
  return (
    <div className={styles.kept}>
      <p>
        <b>{decisionText(review, format)}</b>
        {decision === null ? null : <span className="meta">kept {format.moment(decision.decidedAt)}</span>}
        {decision === null || decision.words === '' ? null : <q className={styles.words}>{decision.words}</q>}
      </p>
      {step === null ? null : (
        <a className={buttonClass('primary')} href={step.href}>
          {step.label}
        </a>
      )}
      {onChange === null ? null : <Button onClick={onChange}>Change it</Button>}
    </div>
  );
};

/** The decision is the person's own. It is kept with the review and leads to its next step; the status never changes by itself. */
export const Decision = ({
  data,
  review,
  reading,
  offer,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly reading: Reading;
  readonly offer: Offer;
}) => {
  const name = useId();
  const format = useFormat();
  const { today, readOnly, facts, client } = data;
  const { decision } = review;
  const [changing, setChanging] = useState(false);
  const [choice, setChoice] = useState<Choice | null>(decision?.choice ?? null);
  const [again, setAgain] = useState(() =>
    decision?.again != null && sleepProblem(decision.again, today, format.locale) === null
      ? decision.again
      : suggestedSleep(reading, today),
  );
  const [words, setWords] = useState(decision?.words ?? '');
  const [error, setError] = useState<string | null>(null);

  const keep = (): void => {
    const problem =
      choice === null
        ? 'Choose one first. “Sleep on it” is one of them.'
        : ((choice === 'sleep' ? sleepProblem(again, today, format.locale) : null) ??
          longText.safeParse(words).error?.issues[0]?.message ??
          null);
    setError(problem);
    if (problem !== null || choice === null) return;
    const decidedAt = new Date().toISOString();
    changeReview(review.id, (now) => ({
      ...finished(now, facts ?? {}, today),
      decision: { choice, decidedAt, again: choice === 'sleep' ? again : null, words: words.trim() },
    }));
    setChanging(false);
    toast('Decision kept.', [{ label: 'Undo', onPress: () => changeReview(review.id, () => review) }]);
    const step = nextStep(client.id, review.id, choice);
    if (step !== null) go(step.href);
    else go(reviewPlace(client.id, `reading/${review.id}`), { replace: true });
  };

  return (
    <section className={styles.bar} aria-labelledby={`${name}-title`}>
      <div>
        <h3 className="h3" id={`${name}-title`}>
          Your decision
        </h3>
        <p className="meta nowrap">You can change it later.</p>
      </div>
      {decision !== null && !changing ? (
        <Kept clientId={client.id} review={review} onChange={readOnly === null ? () => setChanging(true) : null} />
      ) : (
        <>
          <fieldset className={styles.choices} disabled={readOnly !== null}>
            <legend className={styles.legend}>Your decision</legend>
            {offer.decisions.map((each) => (
              <label key={each} className={styles.choice}>
                <input
                  type="radio"
                  name={name}
                  checked={choice === each}
                  onChange={() => {
                    setChoice(each);
                    setError(null);
                  }}
                />
                <i aria-hidden="true" />
                {decisionWords[each]}
              </label>
            ))}
          </fieldset>
          <div className={styles.end}>
            {choice === 'sleep' ? (
              <DateField
                label="Look at it again on"
                hideLabel
                value={again}
                onChange={(day) => {
                  setAgain(day);
                  setError(null);
                }}
              />
            ) : null}
            <Button variant="primary" disabled={readOnly !== null} onClick={keep}>
              {choice === null ? 'Keep my decision' : keepWords[choice]}
            </Button>
          </div>
          <div className={cx('private', styles.own)}>
            <TextArea
              label="In your own words, only for you"
              hideLabel
              voice="private"
              rows={1}
              placeholder="In your own words, only for you"
              value={words}
              readOnly={readOnly !== null}
              onChange={setWords}
            />
          </div>
          <div className={styles.error} role="alert">
            <FieldError message={error ?? readOnly} />
          </div>
        </>
      )}
    </section>
  );
};
