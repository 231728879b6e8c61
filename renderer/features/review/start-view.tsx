import { questions, reviewTexts } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import {
  askedIn,
  finishedReviews,
  newReview,
  numberIn,
  openReview,
  resumeAt,
  skippedIn,
} from '#shared/rules/review-flow.ts';
import { capitalised, countInWords, countOf } from '#shared/rules/words.ts';
import {
  Button,
  buttonClass,
  EmptyState,
  Note,
  PageBody,
  PrivateBlock,
  VisuallyHidden,
} from '../../components/index.ts';
import { go, newId, toast, updateClient, useFormat } from '../../state/index.ts';
import { decisionText, readingDay } from './decisions.ts';
import { questionPlace, reviewPlace } from './places.ts';
import { SafetyLink } from './safety-link.tsx';
import styles from './start.module.css';
import type { ReviewData } from './use-review.ts';

const lengthWords: Readonly<Record<Review['length'], string>> = { short: 'Short review', full: 'Full review' };
const shortCount = questions.filter(({ short }) => short).length;

const begin = ({ client, today }: ReviewData, length: Review['length']): void => {
  const review = newReview(newId('rev'), length, today);
  updateClient((document) => ({ ...document, reviews: [...document.reviews, review] }));
  const first = resumeAt(review);
  if (first !== null) go(questionPlace(client.id, first));
};

const remove = (clientId: string, review: Review): void => {
  const others = (reviews: readonly Review[]): Review[] => reviews.filter(({ id }) => id !== review.id);
  updateClient((document) => ({ ...document, reviews: others(document.reviews) }));
  const bringBack = (): void =>
    // By then another client may be open: a review never moves between clients.
    updateClient((document) =>
      document.id === clientId ? { ...document, reviews: [...others(document.reviews), review] } : document,
    );
  toast('Review removed.', [{ label: 'Undo', onPress: bringBack }]);
};

/** The review that is still open: where to go on. */
const Continue = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const format = useFormat();
  const { id: clientId } = data.client;
  const asked = askedIn(review);
  const done = asked.length - skippedIn(review).length;
  const next = resumeAt(review);
  return (
    <section className={styles.open} aria-labelledby="open-review">
      <h3 className="h3" id="open-review">
        You began on {format.longDayMonth(review.startedOn)}
      </h3>
      <p className="small muted">
        {lengthWords[review.length]}, {done} of {countOf(asked.length, 'question', 'questions')} done. Everything is as
        you left it.
      </p>
      <div className={styles.actions}>
        {next === null ? (
          <a className={buttonClass('primary')} href={reviewPlace(clientId, 'check')}>
            Go to the end
          </a>
        ) : (
          <a className={buttonClass('primary')} href={questionPlace(clientId, next)}>
            Continue with question {numberIn(review, next)}
          </a>
        )}
        {next !== null && done > 0 ? (
          <a className={buttonClass('quiet')} href={reviewPlace(clientId, 'check')}>
            Go to the end
          </a>
        ) : null}
        <Button variant="quiet" disabled={data.readOnly !== null} onClick={() => remove(clientId, review)}>
          Remove this review
        </Button>
      </div>
    </section>
  );
};

const BeginButtons = ({ data, primary }: { readonly data: ReviewData; readonly primary: boolean }) => (
  <>
    <Button
      variant={primary ? 'primary' : 'plain'}
      disabled={data.readOnly !== null}
      onClick={() => begin(data, 'full')}
    >
      Begin the full review
    </Button>
    <Button disabled={data.readOnly !== null} onClick={() => begin(data, 'short')}>
      Begin the short review
    </Button>
  </>
);

/** Earlier reviews with day and decision. Private as a whole. */
const Earlier = ({ data, reviews }: { readonly data: ReviewData; readonly reviews: readonly Review[] }) => {
  const format = useFormat();
  return (
    <PrivateBlock
      aria-labelledby="earlier"
      className={styles.earlier}
      heading={
        <h3 className="h3" id="earlier">
          Earlier reviews
        </h3>
      }
    >
      <ul>
        {reviews.map((review) => {
          const on = review.finishedOn ?? review.startedOn;
          return (
            <li key={review.id}>
              <a href={reviewPlace(data.client.id, `reading/${review.id}`)}>
                <VisuallyHidden>Reading of </VisuallyHidden>
                {format.longDate(on)}
              </a>
              <span className="muted">{lengthWords[review.length]}</span>
              <b>{decisionText(review, format)}</b>
            </li>
          );
        })}
      </ul>
    </PrivateBlock>
  );
};

/** Where the review begins, goes on, and is found again. */
export const StartView = ({ data }: { readonly data: ReviewData }) => {
  const format = useFormat();
  const { client, today } = data;
  const open = openReview(client.reviews);
  const earlier = finishedReviews(client.reviews);
  const [newest] = earlier;
  const again = newest?.decision?.choice === 'sleep' ? newest.decision.again : null;
  const lengths = `${capitalised(countInWords(questions.length))} questions, or ${countInWords(shortCount)} in the short review, in as many sittings as you like.`;
  return (
    <PageBody>
      <div className={styles.page}>
        <h2 className="h2">{reviewTexts.title}</h2>
        <p className={styles.intro}>{reviewTexts.intro}</p>
        {data.readOnly === null ? null : <Note tone="attention">{data.readOnly}</Note>}
        {newest !== undefined && again !== null && again <= today ? (
          <Note
            actions={<a href={reviewPlace(client.id, `reading/${newest.id}`)}>Open it</a>}
          >{`You wanted to decide ${again === today ? 'today' : `on ${readingDay(again, today, format)}`}. Your reading is as you left it.`}</Note>
        ) : null}
        {open !== undefined ? <Continue data={data} review={open} /> : null}
        {open === undefined && newest === undefined ? (
          <EmptyState level={3} title={lengths} actions={<BeginButtons data={data} primary />}>
            {reviewTexts.shortIntro}
          </EmptyState>
        ) : (
          <section aria-labelledby="another" className={styles.open}>
            <h3 className="h3" id="another">
              {open === undefined ? 'Look again' : 'Begin another one'}
            </h3>
            <p className="small muted">
              {lengths} {reviewTexts.shortIntro}
            </p>
            <div className={styles.actions}>
              <BeginButtons data={data} primary={open === undefined} />
            </div>
          </section>
        )}
        {earlier.length > 0 ? <Earlier data={data} reviews={earlier} /> : null}
        <SafetyLink clientId={client.id} />
      </div>
    </PageBody>
  );
};
