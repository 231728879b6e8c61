import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answer } from '#shared/model/index.ts';
import { factsOf } from '#shared/rules/facts.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { sample, sampleInput } from './sample.ts';

const cases = z
  .object({
    cases: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        reviewDate: z.string(),
        intent: z.string().nullish(),
        answers: z.record(z.string(), answer),
        facts: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
        expected: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/reading-cases.json', import.meta.url), 'utf8'))).cases;

describe('the reading of a set of answers', () => {
  it.each(cases.map((one) => [one.title, one] as const))('is as worked out by hand: %s', (_, one) => {
    const reading = readingOf(one.answers, one.facts, one.reviewDate);
    expect(reading).toEqual(one.expected);
    if (one.intent) expect(reading.lead).toBe(one.intent);
  });

  it('follows the arithmetic of the example with two answers and one signal', () => {
    const { scores, lead } = readingOf({ respect: 2, 'still-earns': 'just' }, { rateRatio: 0.75 }, '2026-11-21');
    expect(scores).toEqual({ mine: 60, talk: 83, part: 64 });
    expect(lead).toBeNull();
  });

  const leads = { 'rev-ped-1': 'talk', 'rev-ond-1': 'talk', 'rev-pap-1': 'steady', 'rev-ond-2': 'part' } as const;
  const reviews = sample.clients.flatMap(({ document }) => document.reviews.map((review) => ({ document, review })));
  it.each(reviews.map(({ document, review }) => [document.name, review.finishedOn, document, review] as const))(
    'of %s on %s is the same from the stored facts and from the records',
    (_name, _day, document, review) => {
      const day = review.finishedOn ?? '';
      const stored = readingOf(review.answers, review.facts ?? {}, day);
      expect(readingOf(review.answers, factsOf(sampleInput, document.id, day), day)).toEqual(stored);
      expect(stored.lead).toBe(leads[review.id as keyof typeof leads]);
    },
  );

  it('lets Inês sleep two nights before she parts from Ondelar Stays', () => {
    const review = reviews.find((each) => each.review.id === 'rev-ond-2')?.review;
    const reading = readingOf(review?.answers ?? {}, review?.facts ?? {}, '2026-11-20');
    expect(reading).toMatchObject({
      weighted: 24,
      scores: { mine: 29, talk: 64, part: 74 },
      because: ['said-directly', 'could-improve', 'time-compared'],
      signals: ['sig-mood-gap', 'sig-unbilled'],
      coolUntil: '2026-11-22',
      contradictions: ['cx-unpaid-lower', 'cx-no-respect-but-praise', 'cx-limits-but-unpaid-changes'],
    });
  });
});
