import FileText from 'lucide-react/icons/file-text';
import Lock from 'lucide-react/icons/lock';
import { readingTexts } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { directionsOf, whatMoved } from '#shared/rules/directions.ts';
import type { EvidenceInput } from '#shared/rules/evidence.ts';
import { lastReview } from '#shared/rules/evidence-sources.ts';
import { fillContext } from '#shared/rules/fill.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { readingWords } from '#shared/rules/reading-words.ts';
import { offerOf, resumeAt } from '#shared/rules/review-flow.ts';
import { Button, Icon, Note, PageBody, Waiting } from '../../components/index.ts';
import { useFormat } from '../../state/index.ts';
import { Decision } from './decision.tsx';
import { readingDay } from './decisions.ts';
import { Directions } from './directions.tsx';
import { PageHeading } from './heading.tsx';
import { LookAgain } from './look-again.tsx';
import { Moved } from './moved.tsx';
import { Numbers } from './numbers.tsx';
import { OverrideSteps } from './override-steps.tsx';
import { questionPlace, reviewPlace } from './places.ts';
import { PointsTo } from './points-to.tsx';
import styles from './reading.module.css';
import { SafetyLink } from './safety-link.tsx';
import { type ReviewData, useEvidenceInput } from './use-review.ts';

/** Waits for the records of an open review; a finished one holds its own. */
export const ReadingView = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const input = useEvidenceInput(data, review);
  if (input !== null) return <ReadingPage data={data} review={review} input={input} />;
  return (
    <PageBody>
      {data.factsError === null ? (
        <Waiting sentence="Reading your records…" lines={5} />
      ) : (
        <Note tone="attention" actions={<Button onClick={data.countAgain}>Try again</Button>}>
          {data.factsError} Your answers are kept.
        </Note>
      )}
    </PageBody>
  );
};

/** What an open review says about itself. */
const StillOpen = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const next = resumeAt(review);
  const place = next === null ? reviewPlace(data.client.id, 'check') : questionPlace(data.client.id, next);
  return (
    <Note actions={<a href={place}>Go on with the questions</a>}>
      This review is still open: the reading changes with your answers. Keeping a decision finishes it.
    </Note>
  );
};

const Legend = () => (
  <ul className={styles.legend}>
    <li>
      <span className={styles.lock}>
        <Icon of={Lock} size="sm" />
      </span>
      Your answer, private
    </li>
    <li>
      <Icon of={FileText} size="sm" />A fact you recorded
    </li>
  </ul>
);

/** The page of a reading: three directions in fixed order, no totals; the numbers only on request; the decision below. */
const ReadingPage = ({
  data,
  review,
  input,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly input: EvidenceInput;
}) => {
  const format = useFormat();
  const { client, workspace, today } = data;
  const reading = readingOf(review.answers, input.facts, input.today);
  const context = fillContext(client, workspace, input.facts);
  const words = readingWords(reading, context);
  const offer = offerOf(reading);
  const before = lastReview(input);
  const shown = reading.lead !== null;
  const directions = directionsOf(review, input).filter(({ leaning }) => offer.directions.includes(leaning));
  return (
    <div className={styles.page}>
      <div className={styles.body}>
        <div className={styles.head}>
          <div>
            <PageHeading>Your reading of {readingDay(input.today, today, format)}</PageHeading>
            {shown && reading.override === null ? (
              <p className={styles.lead}>
                Three directions, each with what you answered and what you recorded. The same thing can speak for more
                than one. Nothing here is added up, and you do not have to follow it.
              </p>
            ) : null}
            <SafetyLink clientId={client.id} />
          </div>
          {shown ? <Legend /> : null}
        </div>
        {review.state === 'open' ? (
          <div className={styles.stillOpen}>
            <StillOpen data={data} review={review} />
          </div>
        ) : null}
        {reading.override === null ? (
          <PointsTo reading={reading} words={words} input={input} />
        ) : (
          <OverrideSteps clientId={client.id} override={reading.override} words={words} />
        )}
        {shown ? (
          <>
            {reading.override === null ? null : <p className={styles.still}>{readingTexts.stillShown}</p>}
            <Directions data={data} review={review} directions={directions} />
            {before === undefined ? null : (
              <Moved
                clientId={client.id}
                reviewId={review.id}
                since={before.finishedOn ?? before.startedOn}
                moved={whatMoved(review.answers, before.answers)}
              />
            )}
            <Numbers reading={reading} />
            {words.coolingOff === null || review.state === 'open' ? null : (
              <LookAgain data={data} review={review} reading={reading} cooling={words.coolingOff} />
            )}
          </>
        ) : null}
        <p className={styles.answers}>
          <a href={reviewPlace(client.id, `answers/${review.id}`)}>
            {before === undefined
              ? 'All my answers'
              : `All my answers, beside those of ${readingDay(before.finishedOn ?? before.startedOn, today, format)}`}
          </a>
        </p>
      </div>
      {shown ? <Decision key={review.id} data={data} review={review} reading={reading} offer={offer} /> : null}
    </div>
  );
};
