import { describe, expect, it } from 'vitest';
import { questionOf, questions } from '#shared/content/review.ts';
import { newClient, type Review, review as reviewSchema } from '#shared/model/index.ts';
import { readingOf } from '#shared/rules/reading.ts';
import {
  afterChoosing,
  askedIn,
  choicesOf,
  finished,
  finishedReviews,
  neighbourIn,
  newReview,
  numberAnswer,
  numberIn,
  offerOf,
  openReview,
  questionState,
  resumeAt,
  skippedIn,
  sleepProblem,
  suggestedSleep,
  withAnswer,
  withLeftOpen,
  withNote,
  withReview,
} from '#shared/rules/review-flow.ts';
import { sample } from './sample.ts';

const today = '2026-11-21';
const short = newReview('rev-1', 'short', today);
const full = newReview('rev-2', 'full', today);
const shapeOf = (id: Parameters<typeof questionOf>[0]) => questionOf(id).answer;

describe('a review that begins', () => {
  it('asks all questions, or in the short one the fifteen that matter most', () => {
    expect(askedIn(full)).toEqual(questions);
    expect(askedIn(short)).toHaveLength(15);
    expect(reviewSchema.parse(short)).toEqual(short);
  });

  it('numbers the questions of its own length', () => {
    expect(numberIn(full, 'said-directly')).toBe(3);
    expect(numberIn(short, 'said-directly')).toBe(2);
    expect(numberIn(short, 'my-best')).toBe(0);
  });

  it('keeps an answer of the other length where it was given', () => {
    const both = withAnswer(short, 'my-best', 4);
    expect(numberIn(both, 'my-best')).toBe(3);
  });

  it('goes back and on, and ends at its ends', () => {
    expect(neighbourIn(short, 'source-of-strain', 1)).toBe('said-directly');
    expect(neighbourIn(full, 'source-of-strain', 1)).toBe('expectations-set');
    expect(neighbourIn(short, 'source-of-strain', -1)).toBeNull();
    expect(neighbourIn(short, 'imagine-after', 1)).toBeNull();
  });
});

describe('an answer', () => {
  it('is given, changed and taken back', () => {
    const given = withAnswer(short, 'respect', 2);
    expect(questionState(given, 'respect')).toBe('answered');
    expect(withAnswer(given, 'respect', 3).answers).toEqual({ respect: 3 });
    expect(withAnswer(given, 'respect', null).answers).toEqual({});
    expect(withAnswer(given, 'what-i-learn', '').answers).toEqual({ respect: 2 });
    expect(withAnswer(withAnswer(short, 'safety', ['none']), 'safety', []).answers).toEqual({});
  });

  it('can be left open on purpose, which keeps the free words and gives no points', () => {
    const open = withLeftOpen(withNote(withAnswer(short, 'respect', 2), 'respect', 'It changes.'), 'respect');
    expect(questionState(open, 'respect')).toBe('open');
    expect(open.answers).toEqual({});
    expect(open.notes).toEqual({ respect: 'It changes.' });
    expect(withLeftOpen(open, 'respect').leftOpen).toEqual(['respect']);
    expect(questionState(withAnswer(open, 'respect', 4), 'respect')).toBe('answered');
    expect(withAnswer(open, 'respect', 4).leftOpen).toEqual([]);
    expect(withNote(open, 'respect', '').notes).toEqual({});
  });

  it('is one of a few, and a second press takes it back', () => {
    expect(afterChoosing(shapeOf('respect'), undefined, 3)).toBe(3);
    expect(afterChoosing(shapeOf('respect'), 3, 3)).toBeNull();
    expect(afterChoosing(shapeOf('can-offer'), 'no', 'unsure')).toBe('unsure');
  });

  it('is several where several can be true, but never together with one that stands alone', () => {
    const shape = shapeOf('alternatives');
    expect(afterChoosing(shape, undefined, 'pause')).toEqual(['pause']);
    expect(afterChoosing(shape, ['pause'], 'smaller-scope')).toEqual(['smaller-scope', 'pause']);
    expect(afterChoosing(shape, ['smaller-scope', 'pause'], 'none')).toEqual(['none']);
    expect(afterChoosing(shape, ['none'], 'pause')).toEqual(['pause']);
    expect(afterChoosing(shape, ['pause'], 'pause')).toEqual([]);
  });

  it('offers "not applicable" only where the question does', () => {
    expect(choicesOf(shapeOf('respect')).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(choicesOf(shapeOf('fair-complaints')).at(-1)?.value).toBe('na');
    expect(choicesOf(shapeOf('months-covered'))).toEqual([]);
  });

  it('is a number in the form people write it', () => {
    const shape = shapeOf('unpaid-hours');
    if (shape.type !== 'number') throw new Error('A number is asked for');
    expect(numberAnswer('4,5', shape)).toEqual({ ok: true, value: 4.5 });
    expect(numberAnswer(' 200 ', shape)).toEqual({ ok: true, value: 200 });
    expect(numberAnswer('0', shape)).toEqual({ ok: true, value: 0 });
    expect(numberAnswer('', shape)).toEqual({ ok: true, value: null });
    expect(numberAnswer('many', shape)).toMatchObject({
      ok: false,
      message: expect.stringContaining('hours per month'),
    });
    expect(numberAnswer('-1', shape)).toMatchObject({ ok: false, message: expect.stringContaining('0 to 200') });
    expect(numberAnswer('200.5', shape)).toMatchObject({ ok: false });
  });
});

describe('a review that goes on', () => {
  it('begins again behind the last answer, and returns to what was skipped', () => {
    expect(resumeAt(short)).toBe('source-of-strain');
    const third = withAnswer(withAnswer(short, 'source-of-strain', 'both'), 'could-improve', 'small');
    expect(resumeAt(third)).toBe('fair-complaints');
    expect(skippedIn(third).map(({ id }) => id)).toContain('said-directly');
    const allButOne = askedIn(short)
      .filter(({ id }) => id !== 'respect')
      .reduce<Review>((now, { id }) => withLeftOpen(now, id), short);
    expect(resumeAt(allButOne)).toBe('respect');
    expect(resumeAt(withLeftOpen(allButOne, 'respect'))).toBeNull();
  });

  it('is the newest open one of the client, and changes nothing else', () => {
    const client = { ...newClient('cli-a', 'Amber Lane', '2026-01-01T00:00:00.000Z'), reviews: [short, full] };
    expect(openReview(client.reviews)).toBe(full);
    const changed = withReview(client, 'rev-2', (now) => withAnswer(now, 'respect', 5));
    expect(changed.reviews[0]).toBe(short);
    expect(changed.reviews[1]?.answers).toEqual({ respect: 5 });
    expect(withReview(client, 'rev-9', (now) => ({ ...now }))).toBe(client);
    expect(withReview(client, 'rev-1', (now) => now)).toBe(client);
  });
});

describe('a review that ends', () => {
  it('keeps the facts of its day, once', () => {
    const done = finished(short, { today, moodRecent: -1 }, today);
    expect(done).toMatchObject({ state: 'finished', finishedOn: today, facts: { moodRecent: -1 } });
    expect(finished(done, { moodRecent: 2 }, '2026-12-01')).toBe(done);
    expect(openReview([done])).toBeUndefined();
  });

  it('stands with the newest first', () => {
    const reviews = sample.clients[0]?.document.reviews ?? [];
    const days = finishedReviews(reviews).map(({ finishedOn }) => finishedOn);
    expect(days).toEqual([...days].sort().reverse());
    const twins = [finished(short, {}, today), finished(full, {}, today)];
    expect(finishedReviews(twins).map(({ id }) => id)).toEqual(['rev-2', 'rev-1']);
  });

  it('hides trying harder and another talk when safety comes first, and leaves the decision about money to the user', () => {
    const safe = readingOf({}, {}, today);
    expect(offerOf(safe)).toEqual({
      directions: ['mine', 'talk', 'part'],
      decisions: ['mine', 'talk', 'part', 'sleep'],
      talk: true,
    });
    const serious = readingOf({ safety: ['threats'] }, {}, today);
    expect(offerOf(serious)).toEqual({ directions: ['part'], decisions: ['part', 'sleep'], talk: false });
    const unpaid = readingOf({}, { maxDaysOverdue: 61, overdueShare: 0.05, limitDays: 60 }, today);
    expect(unpaid.override).toBe('payment');
    expect(offerOf(unpaid)).toEqual({
      directions: ['part'],
      decisions: ['mine', 'talk', 'part', 'sleep'],
      talk: true,
    });
  });

  it('can be slept on for one to thirty nights', () => {
    expect(sleepProblem('2026-11-22', today, 'en-GB')).toBeNull();
    expect(sleepProblem('2026-12-21', today, 'en-GB')).toBeNull();
    expect(sleepProblem(today, today, 'en-GB')).toMatch(/^Choose a day from 22\sNovember 2026 to 21\sDecember 2026\.$/);
    expect(sleepProblem('2026-12-22', today, 'en-GB')).not.toBeNull();
    expect(sleepProblem('', today, 'en-GB')).not.toBeNull();
    expect(suggestedSleep({ coolUntil: null }, today)).toBe('2026-11-23');
    expect(suggestedSleep({ coolUntil: '2026-11-25' }, today)).toBe('2026-11-25');
    expect(suggestedSleep({ coolUntil: '2026-11-01' }, today)).toBe('2026-11-22');
  });
});
