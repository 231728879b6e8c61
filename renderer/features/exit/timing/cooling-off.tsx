import { readingModel } from '#shared/content/review.ts';
import type { ClientDocument, ExitPlan } from '#shared/model/index.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { Note } from '../../../components/index.ts';
import { clientPlace, useFormat } from '../../../state/index.ts';

/** The day to look again: the one the user chose, else the one the newest reading asks for; null when it has come. */
const coolUntil = ({ reviews }: ClientDocument, today: string): string | null => {
  const review = reviews.filter(({ state }) => state === 'finished').at(-1);
  if (review === undefined || review.finishedOn === null) return null;
  const again = review.decision?.again ?? readingOf(review.answers, review.facts ?? {}, review.finishedOn).coolUntil;
  return again !== null && again > today ? again : null;
};

/** While the newest reading asks to sleep on it, that is said here once. Nothing is locked. */
export const CoolingOff = ({
  client,
  plan,
  today,
}: {
  readonly client: ClientDocument;
  readonly plan: ExitPlan;
  readonly today: string;
}) => {
  const format = useFormat();
  const until = plan.notice.sent || plan.urgent !== 'none' ? null : coolUntil(client, today);
  if (until === null) return null;
  return (
    <Note actions={<a href={clientPlace(client.id, 'review')}>Look at the review</a>}>
      {readingModel.coolingOff.text.replace('{coolUntil}', format.longDate(until))}
    </Note>
  );
};
