import BookOpen from 'lucide-react/icons/book-open';
import type { RefObject } from 'react';
import type { QuestionId } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { evidenceFor } from '#shared/rules/evidence.ts';
import { Button, Icon, Note, Waiting } from '../../components/index.ts';
import styles from './evidence.module.css';
import { EvidenceRows } from './evidence-rows.tsx';
import { type ReviewData, useEvidenceInput } from './use-review.ts';

/** Beside the question: what the records say about it, for and against. Never a zero presented as a finding. */
export const EvidencePanel = ({
  data,
  review,
  question,
  panel,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly question: QuestionId;
  readonly panel: RefObject<HTMLElement | null>;
}) => {
  const input = useEvidenceInput(data, review);
  const rows = input === null ? null : evidenceFor(question, input);
  return (
    <aside className={styles.panel} aria-label="What you recorded" tabIndex={-1} ref={panel} key={question}>
      <p className={styles.label}>
        <Icon of={BookOpen} size="sm" />
        <b>What you recorded</b>
        {rows !== null && rows.length > 0 ? <span>newest first</span> : null}
      </p>
      {data.factsError !== null ? (
        <Note
          tone="attention"
          actions={
            <Button size="sm" onClick={data.countAgain}>
              Try again
            </Button>
          }
        >
          {data.factsError} You can answer without your records; nothing you answered is lost.
        </Note>
      ) : rows === null ? (
        <Waiting sentence="Reading your records…" lines={5} />
      ) : rows.length === 0 ? (
        <p className="small muted">No records are shown beside this question. It is about you alone.</p>
      ) : (
        <EvidenceRows clientId={data.client.id} rows={rows} />
      )}
    </aside>
  );
};
