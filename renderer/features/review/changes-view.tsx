import { readingTexts } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { directionsOf } from '#shared/rules/directions.ts';
import { numberIn } from '#shared/rules/review-flow.ts';
import { buttonClass, PageBody, SideLabel, Waiting } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import { PageHeading } from './heading.tsx';
import { reviewPlace } from './places.ts';
import { SafetyLink } from './safety-link.tsx';
import styles from './sheet.module.css';
import { type ReviewData, useEvidenceInput } from './use-review.ts';

/** After the decision "My side": what is in one's own hands, in one's own words. */
export const ChangesView = ({ data, review }: { readonly data: ReviewData; readonly review: Review }) => {
  const input = useEvidenceInput(data, review);
  if (input === null) {
    return (
      <PageBody>
        <Waiting sentence="Reading your records…" />
      </PageBody>
    );
  }
  const lines = directionsOf(review, input).find(({ leaning }) => leaning === 'mine')?.lines ?? [];
  const { id: clientId } = data.client;
  return (
    <PageBody>
      <div className={styles.page}>
        <PageHeading>{readingTexts.lead.mine.title}</PageHeading>
        <SafetyLink clientId={clientId} />
        <p className={styles.intro}>{readingTexts.lead.mine.next}</p>
        <section className={`private ${styles.block ?? ''}`} aria-label="What is in my hands">
          <SideLabel side="private" line="never leaves the app">
            What is in my hands
          </SideLabel>
          {lines.length === 0 ? (
            <p className="small">Nothing you answered names a change of your own. Choose a small one.</p>
          ) : null}
          <ul>
            {lines.map((line) =>
              line.kind === 'answer' ? (
                <li key={line.question}>
                  {line.sentence}
                  <span className="meta">
                    Question {numberIn(review, line.question)}: “{line.answer}”
                  </span>
                  {line.words === '' ? null : <q>{line.words}</q>}
                </li>
              ) : (
                <li key={line.signal}>
                  {line.evidence.sentence}
                  <span className="meta">{line.evidence.title}</span>
                </li>
              ),
            )}
          </ul>
        </section>
        <p className="muted">
          Write the change you choose as an agreement of your own in the journal. Then it is there when you look again.
        </p>
        <div className={styles.ways}>
          <a className={buttonClass('primary')} href={clientPlace(clientId, 'journal', 'new')}>
            Write it down
          </a>
          <a className={buttonClass('quiet')} href={reviewPlace(clientId, `reading/${review.id}`)}>
            Back to the reading
          </a>
        </div>
      </div>
    </PageBody>
  );
};
