import FileText from 'lucide-react/icons/file-text';
import Lock from 'lucide-react/icons/lock';
import { useId, useState } from 'react';
import type { Review } from '#shared/model/index.ts';
import type { Direction, DirectionLine } from '#shared/rules/directions.ts';
import { numberIn } from '#shared/rules/review-flow.ts';
import { countInWords } from '#shared/rules/words.ts';
import { cx, Icon } from '../../components/index.ts';
import { clientPlace, useFormat } from '../../state/index.ts';
import { questionPlace, reviewPlace, sourcePlace } from './places.ts';
import styles from './reading.module.css';
import type { ReviewData } from './use-review.ts';

/** Shown of each kind before "Show all": always the first in their fixed order, never the heaviest. */
const first = { answer: 3, fact: 3 } as const;

const shortened = (lines: readonly DirectionLine[]): readonly DirectionLine[] => {
  const seen = { answer: 0, fact: 0 };
  return lines.filter(({ kind }) => {
    seen[kind] += 1;
    return seen[kind] <= first[kind];
  });
};

const AnswerCard = ({
  clientId,
  review,
  line,
}: {
  readonly clientId: string;
  readonly review: Review;
  readonly line: Extract<DirectionLine, { readonly kind: 'answer' }>;
}) => {
  const format = useFormat();
  const place =
    review.state === 'open'
      ? questionPlace(clientId, line.question)
      : reviewPlace(clientId, `answers/${review.id}/${line.question}`);
  return (
    <li className={cx('private', styles.card)}>
      <Icon of={Lock} size="sm" />
      <a href={place}>
        {line.sentence}
        <span>
          Question {numberIn(review, line.question)}: “{line.answer}”
          {line.before === null ? '' : `. On ${format.dayMonth(line.before.on)}: “${line.before.answer}”`}
        </span>
        {line.words === '' ? null : <q className={styles.own}>{line.words}</q>}
      </a>
    </li>
  );
};

const FactCard = ({
  clientId,
  line,
}: {
  readonly clientId: string;
  readonly line: Extract<DirectionLine, { readonly kind: 'fact' }>;
}) => {
  const [source] = line.evidence.sources;
  const place = source === undefined ? null : sourcePlace(clientId, source);
  return (
    <li className={cx(line.private ? 'private' : styles.fact, styles.card)}>
      <Icon of={line.private ? Lock : FileText} size="sm" />
      <a href={place ?? clientPlace(clientId, 'journal')}>
        {line.evidence.sentence}
        <span>
          {line.evidence.title}, {line.evidence.window}
        </span>
      </a>
    </li>
  );
};

const DirectionColumn = ({
  data,
  review,
  direction,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly direction: Direction;
}) => {
  const [all, setAll] = useState(false);
  const id = useId();
  const { id: clientId } = data.client;
  const few = shortened(direction.lines);
  const lines = all ? direction.lines : few;
  return (
    <section aria-labelledby={id} className={styles.direction}>
      <h3 id={id} className={styles.name}>
        {direction.title}
      </h3>
      <p className={styles.line}>{direction.line}</p>
      <ul>
        {lines.map((line) =>
          line.kind === 'answer' ? (
            <AnswerCard key={line.question} clientId={clientId} review={review} line={line} />
          ) : (
            <FactCard key={line.signal} clientId={clientId} line={line} />
          ),
        )}
      </ul>
      {few.length < direction.lines.length ? (
        <button type="button" className={styles.all} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${countInWords(direction.lines.length)}`}
        </button>
      ) : null}
    </section>
  );
};

/** The directions in fixed order, with nothing added up and no colour for better or worse. */
export const Directions = ({
  data,
  review,
  directions,
}: {
  readonly data: ReviewData;
  readonly review: Review;
  readonly directions: readonly Direction[];
}) => (
  <div className={cx(styles.directions, directions.length === 1 && styles.alone)}>
    {directions.map((direction) => (
      <DirectionColumn key={direction.leaning} data={data} review={review} direction={direction} />
    ))}
  </div>
);
