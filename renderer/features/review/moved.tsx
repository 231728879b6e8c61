import ArrowRight from 'lucide-react/icons/arrow-right';
import type { Moved as MovedAnswer } from '#shared/rules/directions.ts';
import { Icon, SideLabel, VisuallyHidden } from '../../components/index.ts';
import { useFormat } from '../../state/index.ts';
import { reviewPlace } from './places.ts';
import styles from './reading.module.css';

/** At most three answers that moved since the last review. */
export const Moved = ({
  clientId,
  reviewId,
  since,
  moved,
}: {
  readonly clientId: string;
  readonly reviewId: string;
  /** The civil day of the last review. */
  readonly since: string;
  readonly moved: readonly MovedAnswer[];
}) => {
  const format = useFormat();
  return (
    <section className={`private ${styles.since ?? ''}`} aria-labelledby="moved">
      <h3 id="moved">
        <SideLabel side="private">What moved since {format.longDayMonth(since)}</SideLabel>
      </h3>
      {moved.length === 0 ? (
        <p className="small">No answer moved.</p>
      ) : (
        <dl>
          {moved.map(({ question, text, from, to }) => (
            <div key={question}>
              <dt>
                <a href={reviewPlace(clientId, `answers/${reviewId}/${question}`)}>{text}</a>
              </dt>
              <dd>
                {from} <Icon of={ArrowRight} size="sm" />
                <VisuallyHidden>became</VisuallyHidden> <b>{to}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};
