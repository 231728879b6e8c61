/** One pass through "Is it me?": what is asked, what an answer changes, and how it ends. Functions return new reviews. */
import { type AnswerShape, type Question, type QuestionId, questions, readingModel } from '../content/review.ts';
import type { ClientDocument } from '../model/client.ts';
import type { Answer, Leaning, Review } from '../model/review.ts';
import { addDays, earlier, type Locale, later, longDate } from './dates.ts';
import type { Facts } from './facts.ts';
import { chosen, leaningOrder } from './points.ts';
import type { Reading } from './reading.ts';

/** A review nobody has answered yet. `today` is a civil day. */
export const newReview = (id: string, length: Review['length'], today: string): Review => ({
  id,
  startedOn: today,
  length,
  state: 'open',
  finishedOn: null,
  answers: {},
  notes: {},
  leftOpen: [],
  facts: null,
  decision: null,
});

/** The review that can be continued: the newest one that is open. */
export const openReview = (reviews: readonly Review[]): Review | undefined =>
  reviews.filter(({ state }) => state === 'open').at(-1);

/** Finished reviews, newest first. */
export const finishedReviews = (reviews: readonly Review[]): readonly Review[] =>
  reviews
    .filter(({ state }) => state === 'finished')
    .reverse()
    .sort((a, b) => ((a.finishedOn ?? '') < (b.finishedOn ?? '') ? 1 : a.finishedOn === b.finishedOn ? 0 : -1));

/** Changes one review of a client; the same document when nothing changed or there is no such review. */
export const withReview = (
  client: ClientDocument,
  reviewId: string,
  change: (review: Review) => Review,
): ClientDocument => {
  const reviews = client.reviews.map((review) => (review.id === reviewId ? change(review) : review));
  return reviews.every((review, index) => review === client.reviews[index]) ? client : { ...client, reviews };
};

/** What became of a question. "open" is left open on purpose: a full answer that gives no points. */
export type QuestionState = 'answered' | 'open' | 'none';

export const questionState = ({ answers, leftOpen }: Review, id: QuestionId): QuestionState =>
  answers[id] !== undefined ? 'answered' : leftOpen.includes(id) ? 'open' : 'none';

/** The questions of a review in order. A short review keeps whatever else was answered in it. */
export const askedIn = (review: Review): readonly Question[] =>
  questions.filter(({ id, short }) => review.length === 'full' || short || questionState(review, id) !== 'none');

/** Asked, and neither answered nor left open. */
export const skippedIn = (review: Review): readonly Question[] =>
  askedIn(review).filter(({ id }) => questionState(review, id) === 'none');

/** Number of a question within its review, from 1. */
export const numberIn = (review: Review, id: QuestionId): number =>
  askedIn(review).findIndex((question) => question.id === id) + 1;

/** The question before (-1) or after (1) in the review, or null at its ends. */
export const neighbourIn = (review: Review, id: QuestionId, step: 1 | -1): QuestionId | null =>
  askedIn(review)[numberIn(review, id) - 1 + step]?.id ?? null;

/** Where to go on: the first question without an answer behind the last answered one, else the first without one. */
export const resumeAt = (review: Review): QuestionId | null => {
  const asked = askedIn(review);
  const isNew = ({ id }: Question): boolean => questionState(review, id) === 'none';
  const last = asked.findLastIndex((question) => !isNew(question));
  return (asked.slice(last + 1).find(isNew) ?? asked.find(isNew))?.id ?? null;
};

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** Gives an answer, or takes it back with null. Empty text and an empty list are no answer. */
export const withAnswer = (review: Review, id: QuestionId, answer: Answer | null): Review => {
  const empty = answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0);
  const answers = empty ? without(review.answers, id) : { ...review.answers, [id]: answer };
  return { ...review, answers, leftOpen: review.leftOpen.filter((each) => each !== id) };
};

/** Leaves a question open on purpose. An answer given before is taken back; the free words stay. */
export const withLeftOpen = (review: Review, id: QuestionId): Review => ({
  ...review,
  answers: without(review.answers, id),
  leftOpen: [...review.leftOpen.filter((each) => each !== id), id],
});

/** Keeps the free words beside an answer. */
export const withNote = (review: Review, id: QuestionId, text: string): Review => ({
  ...review,
  notes: text === '' ? without(review.notes, id) : { ...review.notes, [id]: text },
});

/** One thing that can be chosen. `value` is stored. */
export type AnswerChoice = { readonly value: number | string; readonly label: string };

/** What a question offers to choose from, in the order of the keys 1 to 9; empty for numbers and text. */
export const choicesOf = (shape: AnswerShape): readonly AnswerChoice[] => {
  switch (shape.type) {
    case 'scale-5': {
      const steps = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));
      return shape.notApplicable === undefined ? steps : [...steps, { value: 'na', label: shape.notApplicable }];
    }
    case 'yes-no-unsure':
      return [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'unsure', label: 'Not sure' },
      ];
    case 'choice':
      return shape.options.map(({ id, label }) => ({ value: id, label }));
    case 'number':
    case 'text':
      return [];
  }
};

/** Whether several things can be chosen at once. */
export const isMultiple = (shape: AnswerShape): boolean => shape.type === 'choice' && shape.multiple === true;

/**
 * The answer after something was chosen. Where several can be chosen, a second press takes one back, and an option that
 * stands alone ("None of these") takes the place of the others; elsewhere a second press takes the answer back (null).
 */
export const afterChoosing = (
  shape: AnswerShape,
  answer: Answer | undefined,
  value: number | string,
): Answer | null => {
  if (shape.type !== 'choice' || shape.multiple !== true) return answer === value ? null : value;
  const alone = new Set(shape.options.filter(({ exclusive }) => exclusive === true).map(({ id }) => id));
  const before = chosen(answer);
  const id = String(value);
  if (before.includes(id)) return before.filter((each) => each !== id);
  if (alone.has(id)) return [id];
  const kept = new Set([...before.filter((each) => !alone.has(each)), id]);
  return shape.options.map((option) => option.id).filter((each) => kept.has(each));
};

/** Reads a typed number: "4", "4.5" or "4,5". Null for an empty text. */
export const numberAnswer = (
  text: string,
  { unit, min, max }: Extract<AnswerShape, { readonly type: 'number' }>,
): { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly message: string } => {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return { ok: true, value: null };
  if (!/^-?\d{1,6}(\.\d{0,2})?$/.test(typed)) {
    return { ok: false, message: `This does not read as a number of ${unit}. Write it like 4 or 4.5.` };
  }
  const value = Number(typed);
  if (value >= min && value <= max) return { ok: true, value };
  return { ok: false, message: `This can be from ${min} to ${max} ${unit}. Write a number in between.` };
};

/** Ends a review: the facts of the day are kept with it, so that its reading stays as it was. */
export const finished = (review: Review, facts: Facts, today: string): Review =>
  review.state === 'finished' ? review : { ...review, state: 'finished', finishedOn: today, facts: { ...facts } };

export type Choice = NonNullable<Review['decision']>['choice'];

/** What the page of a reading offers. */
export type Offer = {
  readonly directions: readonly Leaning[];
  readonly decisions: readonly Choice[];
  /** Whether a conversation may be suggested. */
  readonly talk: boolean;
};

/**
 * What an override hides: both hide trying on one's own side and one more talk as directions. After the safety answer
 * neither is offered as a decision. About money that is overdue, the decision stays with the user.
 */
export const offerOf = ({ override }: Pick<Reading, 'override'>): Offer => ({
  directions: override === null ? leaningOrder : ['part'],
  decisions: override === 'safety' ? ['part', 'sleep'] : [...leaningOrder, 'sleep'],
  talk: override !== 'safety',
});

/** "Sleep on it" lasts at least one night and at most this many days. */
const sleepAtMost = 30;

/** First and last civil day one can sleep until. */
const sleepUntil = (today: string): { readonly first: string; readonly last: string } => ({
  first: addDays(today, 1),
  last: addDays(today, sleepAtMost),
});

/** What is wrong with a day to look again, or null. */
export const sleepProblem = (again: string, today: string, locale: Locale): string | null => {
  const { first, last } = sleepUntil(today);
  if (again >= first && again <= last) return null;
  return `Choose a day from ${longDate(first, locale)} to ${longDate(last, locale)}.`;
};

/** The day "Sleep on it" suggests: the end of the cooling-off when there is one, else after two nights. */
export const suggestedSleep = ({ coolUntil }: Pick<Reading, 'coolUntil'>, today: string): string => {
  const { first, last } = sleepUntil(today);
  return earlier(later(coolUntil ?? addDays(today, readingModel.coolingOff.nights), first), last);
};
