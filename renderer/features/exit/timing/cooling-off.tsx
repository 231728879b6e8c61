import { readingModel } from '#shared/content/review.ts';
import type { ClientDocument, ExitPlan } from '#shared/model/index.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { PrivateBlock } from '../../../components/index.ts';
import { clientPlace, useFormat } from '../../../state/index.ts';

type Pause = { readonly until: string; readonly text: string };

/** The day to look again and why: the user's own, else the one the newest reading asks for; null when it has come. */
const pauseOf = ({ reviews }: ClientDocument, today: string): Pause | null => {
  const review = reviews.filter(({ state }) => state === 'finished').at(-1);
  if (review === undefined || review.finishedOn === null) return null;
  const asked = readingOf(review.answers, review.facts ?? {}, review.finishedOn).coolUntil;
  const until = review.decision?.again ?? asked;
  if (until === null || until <= today) return null;
  const own = 'You wanted to sleep on your decision until {coolUntil}. Your reading stays as you left it.';
  return { until, text: asked === null ? own : readingModel.coolingOff.text };
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
  const pause = plan.notice.sent || plan.urgent !== 'none' ? null : pauseOf(client, today);
  if (pause === null) return null;
  // What the answers point to is as private as the answers.
  return (
    <PrivateBlock line="Private. Never in a pack.">
      <p className="small">
        {pause.text.replace('{coolUntil}', format.longDate(pause.until))}{' '}
        <a href={clientPlace(client.id, 'review')}>Look at the review</a>
      </p>
    </PrivateBlock>
  );
};
