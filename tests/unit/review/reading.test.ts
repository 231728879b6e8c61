import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answer } from '#shared/model/index.ts';
import { factsOf } from '#shared/rules/facts.ts';
import { signalPoints } from '#shared/rules/points.ts';
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

  const common = {
    'source-of-strain': 'both',
    'could-improve': 'no',
    'live-talk': 'with-help',
    alternatives: ['smaller-scope'],
    'imagine-after': 'unsure',
  };

  it('names the gentler of two leanings that are six points apart', () => {
    const answers = {
      ...common,
      ...{
        'said-directly': 'softly',
        'fair-complaints': 5,
        'unpaid-hours': 5,
        'energy-after': 5,
        'still-earns': 'yes',
      },
      ...{ 'right-person': 'part', respect: 5, demands: 4, 'their-response': 2 },
    };
    expect(readingOf(answers, {}, '2026-11-21')).toMatchObject({
      scores: { mine: 59, talk: 65, part: 26 },
      lead: 'mine',
      close: ['mine', 'talk'],
    });
  });

  it('names only the higher of two leanings that are seven points apart', () => {
    const answers = {
      ...common,
      ...{ 'said-directly': 'in-writing', 'fair-complaints': 1, 'unpaid-hours': 9, 'energy-after': 2 },
      ...{ 'still-earns': 'unsure', 'right-person': 'no', respect: 4, demands: 5, 'their-response': 4 },
    };
    expect(readingOf(answers, {}, '2026-11-21')).toMatchObject({
      scores: { mine: 55, talk: 62, part: 17 },
      lead: 'talk',
      close: [],
    });
  });
});

describe('the level of a recorded signal', () => {
  const some = { entryCount: 10, entryCountRecent: 5 };
  it.each([
    ['sig-mood', { moodRecent: -0.2 }, 0],
    ['sig-mood', { moodRecent: -0.3 }, 1],
    ['sig-mood', { moodRecent: 1, moodChange: -0.5 }, 1],
    ['sig-mood', { moodRecent: -1 }, 2],
    ['sig-mood-gap', { moodGap: 0.4 }, 0],
    ['sig-mood-gap', { moodGap: 0.5 }, 1],
    ['sig-mood-gap', { moodGap: 1.5 }, 2],
    ['sig-rate', { rateRatio: 0.9 }, 0],
    ['sig-rate', { rateRatio: 0.89 }, 1],
    ['sig-rate', { rateRatio: 0.6 }, 1],
    ['sig-rate', { rateRatio: 0.59 }, 2],
    ['sig-unbilled', { unbilledShare: 0.09 }, 0],
    ['sig-unbilled', { unbilledShare: 0.1 }, 1],
    ['sig-unbilled', { unbilledShare: 0.25 }, 2],
    ['sig-payment', { lateShare: 0 }, 0],
    ['sig-payment', { lateShare: 0.01, maxDaysOverdue: 30 }, 1],
    ['sig-payment', { lateShare: 0.5 }, 2],
    ['sig-payment', { lateShare: 0, maxDaysOverdue: 31 }, 2],
    ['sig-scope', { scopeUnpaid: 0 }, 0],
    ['sig-scope', { scopeUnpaid: 1 }, 1],
    ['sig-scope', { scopeUnpaid: 3 }, 2],
    ['sig-incidents', { ...some, incidentCount: 0 }, 0],
    ['sig-incidents', { ...some, incidentCount: 1 }, 1],
    ['sig-incidents', { ...some, incidentCount: 3 }, 2],
    ['sig-praise', { ...some, praiseCount: 3 }, 0],
    ['sig-praise', { ...some, praiseCount: 1 }, 1],
    ['sig-praise', { ...some, praiseCount: 0 }, 2],
    ['sig-praise', { entryCount: 10, entryCountRecent: 4, praiseCount: 0 }, null],
    ['sig-agreements', { decidedCount: 2, keptShare: 0.75 }, 0],
    ['sig-agreements', { decidedCount: 2, keptShare: 0.74 }, 1],
    ['sig-agreements', { decidedCount: 2, keptShare: 0.39 }, 2],
    ['sig-agreements', { decidedCount: 1, keptShare: 0 }, null],
    ['sig-direct-talk', { ...some, daysSinceTalk: null }, 0],
    ['sig-direct-talk', { ...some, daysSinceTalk: 91 }, 1],
    ['sig-direct-talk', { ...some, daysSinceTalk: 90 }, 2],
    ['sig-direct-talk', {}, null],
    ['sig-rate', {}, null],
  ] as const)('%s of %j is %s', (id, facts, level) => {
    expect(signalPoints(facts).find((signal) => signal.id === id)?.level ?? null).toBe(level);
  });
});
