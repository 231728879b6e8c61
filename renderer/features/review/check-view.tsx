import Check from 'lucide-react/icons/check';
import Equal from 'lucide-react/icons/equal';
import { useState } from 'react';
import { contradictionText, readingModel, reviewTexts } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { type Contradiction, contradictionSentences } from '#shared/rules/contradictions.ts';
import { type EvidenceInput, evidenceFor } from '#shared/rules/evidence.ts';
import { fillContext } from '#shared/rules/fill.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { readingWords } from '#shared/rules/reading-words.ts';
import { askedIn, finished, numberIn, skippedIn } from '#shared/rules/review-flow.ts';
import { Button, buttonClass, Note, PageBody, SideLabel, Waiting } from '../../components/index.ts';
import { go } from '../../state/index.ts';
import styles from './check.module.css';
import { EvidenceRows } from './evidence-rows.tsx';
import { PageHeading } from './heading.tsx';
import { questionPlace, reviewPlace } from './places.ts';
import { SafetyLink } from './safety-link.tsx';
import { useQuestionKeys } from './use-keys.ts';
import { changeReview, type ReviewData, useEvidenceInput } from './use-review.ts';

/** An answer and the records beside it do not agree. Both may be right; the answer can stay. */
const Difference = ({
  clientId,
  difference,
  input,
}: {
  readonly clientId: string;
  readonly difference: Contradiction;
  readonly input: EvidenceInput;
}) => {
  const [kept, setKept] = useState(false);
  return (
    <li className={`private ${styles.difference ?? ''}`}>
      <SideLabel side="private" line="never leaves the app">
        {contradictionText.heading}
      </SideLabel>
      <p className={styles.sentence}>{difference.sentence}</p>
      <div className={styles.actions}>
        <Button size="sm" aria-pressed={kept} icon={kept ? Check : Equal} onClick={() => setKept(!kept)}>
          {contradictionText.keepAnswer}
        </Button>
        <a className={buttonClass('quiet', 'sm')} href={questionPlace(clientId, difference.question)}>
          {contradictionText.changeAnswer}
        </a>
      </div>
      <details className={styles.records}>
        <summary>{contradictionText.showRecords}</summary>
        <div className={styles.sheet}>
          <EvidenceRows clientId={clientId} rows={evidenceFor(difference.question, input)} />
        </div>
      </details>
    </li>
  );
};

const Skipped = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const skipped = skippedIn(review);
  if (skipped.length === 0) return null;
  return (
    <section aria-labelledby="skipped">
      <h3 className="h3" id="skipped">
        Without an answer
      </h3>
      <p className="small muted">Nothing has to be answered. What is skipped is left out; it does not count as “no”.</p>
      <ul className={styles.skipped}>
        {skipped.map((question) => (
          <li key={question.id}>
            <span className="meta num">{numberIn(review, question.id)}</span>
            <a href={questionPlace(data.client.id, question.id)}>{question.text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** After the last question: what could be looked at again, then the reading. */
export const CheckView = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const { client, workspace, today, facts } = data;
  const input = useEvidenceInput(data, review);
  const known = facts ?? {};
  const reading = readingOf(review.answers, known, today);
  const context = fillContext(client, workspace, known);
  const shown = reading.contradictions.slice(0, readingModel.contradictionsMax);
  const differences = contradictionSentences(shown, review.answers, context);
  const canFinish = reading.enough || reading.override !== null;
  const ready = canFinish && facts !== null && data.readOnly === null;
  const finish = (): void => {
    if (!ready) return;
    changeReview(review.id, (now) => finished(now, known, today));
    go(reviewPlace(client.id, `reading/${review.id}`));
  };
  const last = askedIn(review).at(-1);
  useQuestionKeys({
    next: finish,
    back: () => last && go(questionPlace(client.id, last.id)),
    choose: () => undefined,
  });

  if (input === null && data.factsError === null) {
    return (
      <PageBody>
        <Waiting sentence="Reading your records…" />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className={styles.page}>
        <PageHeading>{reviewTexts.title} Before your reading</PageHeading>
        <SafetyLink clientId={client.id} />
        {data.factsError === null ? null : (
          <Note tone="attention" actions={<Button onClick={data.countAgain}>Try again</Button>}>
            {data.factsError} Your answers are kept. The reading needs your records of today.
          </Note>
        )}
        {differences.length > 0 && input !== null ? (
          <section aria-label="Answers and records">
            <p className="muted">{contradictionText.intro}</p>
            <ul className={styles.differences}>
              {differences.map((difference) => (
                <Difference key={difference.id} clientId={client.id} difference={difference} input={input} />
              ))}
            </ul>
          </section>
        ) : null}
        {reading.override === 'safety' ? null : <Skipped data={data} review={review} />}
        {canFinish ? (
          <p className="muted">
            Your answers are kept with the records of today, so that this reading stays as it is. You can do the review
            again at any time.
          </p>
        ) : (
          <Note>{readingWords(reading, context).sentence}</Note>
        )}
        <div className={styles.actions}>
          {canFinish ? (
            <Button variant="primary" disabled={!ready} onClick={finish} aria-keyshortcuts="Control+Enter">
              See my reading
            </Button>
          ) : review.length === 'short' ? (
            <Button
              disabled={data.readOnly !== null}
              onClick={() => changeReview(review.id, (now) => ({ ...now, length: 'full' }))}
            >
              Ask the other questions too
            </Button>
          ) : null}
          <a className={buttonClass('quiet')} href={reviewPlace(client.id)}>
            Save and leave
          </a>
        </div>
      </div>
    </PageBody>
  );
};
