import { questionOf } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { finishedReviews, numberIn, openReview } from '#shared/rules/review-flow.ts';
import { AnswersView } from './answers-view.tsx';
import { ChangesView } from './changes-view.tsx';
import { CheckView } from './check-view.tsx';
import { questionIdOf } from './places.ts';
import { QuestionView } from './question-view.tsx';
import { ReadingView } from './reading-view.tsx';
import { StartView } from './start-view.tsx';
import { SupportView } from './support-view.tsx';
import { TalkView } from './talk-view.tsx';
import { type ReviewData, useReviewData } from './use-review.ts';

/** The reading without a name: of the open review once it has one, else of the newest finished review. */
const currentReading = ({ client, facts, today }: ReviewData): Review | undefined => {
  const open = openReview(client.reviews);
  if (open !== undefined && readingOf(open.answers, facts ?? {}, today).lead !== null) return open;
  return finishedReviews(client.reviews)[0] ?? open;
};

/**
 * "Is it me?" `rest` is empty (begin, go on, earlier reviews), "question/<id>" and "check" of the open review,
 * "reading/<id>", "answers/<id>/<question>", "changes/<id>" of any review ("reading" alone is the newest), "talk" or
 * "support". Anything else shows the beginning.
 */
export const ReviewView = ({ rest }: { readonly clientId: string; readonly rest: string }) => {
  const data = useReviewData();
  const [place = '', target = '', inside = ''] = rest.split('/');
  const open = openReview(data.client.reviews);
  const named = data.client.reviews.find(({ id }) => id === target);

  if (place === 'support') return <SupportView data={data} />;
  if (place === 'talk') return <TalkView data={data} />;
  if (place === 'question' && open !== undefined) {
    const id = questionIdOf(target);
    if (id !== null && numberIn(open, id) > 0) {
      return <QuestionView key={id} data={data} review={open} question={questionOf(id)} />;
    }
  }
  if (place === 'check' && open !== undefined) return <CheckView data={data} review={open} />;
  if (place === 'reading') {
    const review = target === '' ? currentReading(data) : named;
    if (review !== undefined) return <ReadingView key={review.id} data={data} review={review} />;
  }
  if (place === 'answers' && named !== undefined) {
    return <AnswersView key={named.id} data={data} review={named} target={questionIdOf(inside)} />;
  }
  if (place === 'changes' && named !== undefined) return <ChangesView data={data} review={named} />;
  return <StartView data={data} />;
};
