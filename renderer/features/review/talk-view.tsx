import { conversationContent } from '#shared/content/conversation.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { finishedReviews, offerOf, openReview } from '#shared/rules/review-flow.ts';
import { buttonClass, Note, PageBody } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import { PageHeading } from './heading.tsx';
import { reviewPlace } from './places.ts';
import { SafetyLink } from './safety-link.tsx';
import styles from './sheet.module.css';
import type { ReviewData } from './use-review.ts';

const { title, intro, whyLive, notOffered, preparation, readiness, openingLines, agenda, dont } = conversationContent;
const list = { do: conversationContent.do, dont };

/** Lines that can be said as they are; the others wait for words of the person. */
const sayable = openingLines.filter(({ text }) => !text.includes('{'));

/** Whether a conversation may be suggested: not when safety comes first in the open or the newest review. */
const mayOffer = ({ client, today }: ReviewData): boolean => {
  const newest = finishedReviews(client.reviews)[0];
  return [openReview(client.reviews), newest].every(
    (review) => review === undefined || offerOf(readingOf(review.answers, review.facts ?? {}, today)).talk,
  );
};

/** After the decision "A conversation": one sheet to read before it. Nothing here is sent. */
export const TalkView = ({ data }: { readonly data: ReviewData }) => {
  const { id: clientId } = data.client;
  if (!mayOffer(data)) {
    return (
      <PageBody>
        <div className={styles.page}>
          <PageHeading>{title}</PageHeading>
          <Note tone="attention" actions={<a href={reviewPlace(clientId, 'support')}>Support</a>}>
            {notOffered.text}
          </Note>
        </div>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className={styles.page}>
        <PageHeading>{title}</PageHeading>
        <SafetyLink clientId={clientId} />
        <p className={styles.intro}>{intro}</p>
        <p className={styles.intro}>{whyLive}</p>
        <section aria-labelledby="prepare">
          <h3 className="h3" id="prepare">
            {preparation.title}
          </h3>
          <p className="small muted">{preparation.intro}</p>
          <dl className={styles.fields}>
            {preparation.fields
              .filter(({ help }) => help !== undefined)
              .map(({ id, label, help }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>{help}</dd>
                </div>
              ))}
          </dl>
        </section>
        <section aria-labelledby="first-words">
          <h3 className="h3" id="first-words">
            First words
          </h3>
          <ul className={styles.lines}>
            {sayable.map(({ id, text }) => (
              <li key={id}>“{text}”</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="agenda">
          <h3 className="h3" id="agenda">
            {agenda.title}
          </h3>
          <ol className={styles.agenda}>
            {agenda.items.map(({ id, minutes, text }) => (
              <li key={id}>
                <span className="num meta">{minutes} min</span>
                {text}
              </li>
            ))}
          </ol>
        </section>
        <div className={styles.pair}>
          {(['do', 'dont'] as const).map((side) => (
            <section key={side} aria-labelledby={side}>
              <h3 className="h3" id={side}>
                {side === 'do' ? 'What helps' : 'What does not'}
              </h3>
              <ul className={styles.plain}>
                {list[side].map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <section aria-labelledby="ready">
          <h3 className="h3" id="ready">
            {readiness.title}
          </h3>
          <ul className={styles.plain}>
            {readiness.checks.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
        <div className={styles.ways}>
          <a className={buttonClass('plain')} href={clientPlace(clientId, 'journal', 'new')}>
            Write down how it went
          </a>
          <a className={buttonClass('quiet')} href={reviewPlace(clientId, 'reading')}>
            Back to the reading
          </a>
        </div>
      </div>
    </PageBody>
  );
};
