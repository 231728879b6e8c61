import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Question, questionOf, questions, readingModel } from '#shared/content/review.ts';
import type { Answer } from '#shared/model/index.ts';
import type { Facts } from '#shared/rules/facts.ts';
import { type Answers, largestPoints, leaningOrder, pointsOf } from '#shared/rules/points.ts';
import { readingOf } from '#shared/rules/reading.ts';

const day = '2026-11-21';
const read = (answers: Answers, facts: Facts) => readingOf(answers, facts, day);
const weighted = questions.filter(({ weights }) => weights !== null);

const answerTo = ({ answer }: Question): fc.Arbitrary<Answer> => {
  switch (answer.type) {
    case 'scale-5':
      return fc.integer({ min: 1, max: 5 });
    case 'yes-no-unsure':
      return fc.constantFrom('yes', 'no', 'unsure');
    case 'number':
      return fc.integer({ min: 0, max: answer.max * 2 }).map((half) => half / 2);
    case 'text':
      return fc.string();
    case 'choice': {
      const ids = answer.options.map(({ id }) => id);
      const exclusive = answer.options.filter((option) => option.exclusive === true).map(({ id }) => [id]);
      const others = answer.options.filter((option) => option.exclusive !== true).map(({ id }) => id);
      if (answer.multiple !== true) return fc.constantFrom(...ids);
      return fc.oneof(fc.subarray(others, { minLength: 1 }), fc.constantFrom(...exclusive));
    }
  }
};

const one = (question: Question): fc.Arbitrary<readonly [string, Answer]> =>
  answerTo(question).map((answer) => [question.id, answer] as const);

/** Answers to any of the questions, but never a serious one to the question about safety. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(...questions.filter(({ id }) => id !== 'safety').map((question) => fc.option(one(question), { freq: 4 })))
  .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)));

const tenths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const recorded = fc.record({
  entryCount: fc.constant(10),
  entryCountRecent: fc.constant(8),
  moodRecent: tenths(-2, 2),
  moodGap: tenths(-1, 3),
  rateRatio: fc.integer({ min: 0, max: 150 }).map((n) => n / 100),
  unbilledShare: share,
  lateShare: share,
  maxDaysOverdue: fc.integer({ min: 0, max: 59 }),
  overdueShare: fc.constant(0.2),
  scopeUnpaid: fc.integer({ min: 0, max: 5 }),
  incidentCount: fc.integer({ min: 0, max: 5 }),
  praiseCount: fc.integer({ min: 0, max: 5 }),
  decidedCount: fc.constant(4),
  keptShare: share,
  daysSinceTalk: fc.integer({ min: 0, max: 200 }),
});
const anyFacts: fc.Arbitrary<Facts> = fc.oneof(fc.constant({}), recorded);

const holds = <T extends readonly unknown[]>(property: fc.IProperty<T>): void => {
  fc.assert(property, { numRuns: 400 });
};

describe('every reading', () => {
  it('keeps each score a whole number from 0 to 100 (P1)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, (answers, facts) => {
        for (const leaning of leaningOrder) {
          const score = read(answers, facts).scores[leaning];
          expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        }
      }),
    );
  });

  const changed = fc
    .constantFrom(...weighted)
    .chain((question) => fc.tuple(fc.constant(question), answerTo(question), answerTo(question)));

  it('never lowers a leaning when an answer changes to one with at least as many points for it (P2)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, changed, (answers, facts, [question, from, to]) => {
        const [a, b] = [
          read({ ...answers, [question.id]: from }, facts),
          read({ ...answers, [question.id]: to }, facts),
        ];
        const [before, after] = [pointsOf(question, from), pointsOf(question, to)];
        for (const leaning of leaningOrder) {
          if ((after?.[leaning] ?? 0) >= (before?.[leaning] ?? 0)) {
            expect(b.scores[leaning]).toBeGreaterThanOrEqual(a.scores[leaning]);
          }
        }
      }),
    );
  });

  it('is not lowered by a new answer with the most points, nor raised by one with none (P3, P4)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, changed, (answers, facts, [question, , answer]) => {
        const { [question.id]: _, ...without } = answers;
        const [a, b] = [read(without, facts), read({ ...without, [question.id]: answer }, facts)];
        const points = pointsOf(question, answer);
        for (const leaning of leaningOrder) {
          if (points?.[leaning] === largestPoints(question)[leaning]) {
            expect(b.scores[leaning]).toBeGreaterThanOrEqual(a.scores[leaning]);
          }
          if (points?.[leaning] === 0) expect(b.scores[leaning]).toBeLessThanOrEqual(a.scores[leaning]);
        }
      }),
    );
  });

  it('does not depend on the order of the answers, and is the same each time (P5, P14)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, (answers, facts) => {
        const reversed = Object.fromEntries(Object.entries(answers).reverse());
        expect(read(reversed, facts)).toEqual(read(answers, facts));
        expect(read(answers, facts)).toEqual(read(answers, facts));
      }),
    );
  });

  it('never reads free text (P6)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, fc.string(), fc.string(), (answers, facts, a, b) => {
        const learned = (text: string) => read({ ...answers, 'what-i-learn': text, 'name-and-support': text }, facts);
        expect(learned(a)).toEqual(learned(b));
      }),
    );
  });

  it('treats "not applicable" like an answer left out (P7)', () => {
    holds(
      fc.property(anyAnswers, anyFacts, (answers, facts) => {
        const { respect: _, ...without } = answers;
        expect(read({ ...answers, respect: 'na' }, facts)).toEqual(read(without, facts));
      }),
    );
  });

  it('puts safety before everything, quietly, and without changing a score (P8, P9)', () => {
    const serious = fc.subarray([...readingModel.override.safety.answers], { minLength: 1 });
    holds(
      fc.property(anyAnswers, anyFacts, serious, (answers, facts, safety) => {
        const reading = read({ ...answers, safety }, { ...facts, maxDaysOverdue: 200, overdueShare: 1 });
        expect(reading).toMatchObject({ lead: 'override-safety', contradictions: [], coolUntil: null });
        expect(read({ ...answers, safety }, facts).scores).toEqual(read(answers, facts).scores);
      }),
    );
  });

  it('keeps the payment override when even more days are overdue (P10)', () => {
    holds(
      fc.property(anyAnswers, fc.nat(200), fc.nat(200), (answers, days, more) => {
        const override = (maxDaysOverdue: number) => read(answers, { maxDaysOverdue, overdueShare: 0.2 }).override;
        if (override(days) === 'payment') expect(override(days + more)).toBe('payment');
        expect(override(60)).toBeNull();
        expect(override(61)).toBe('payment');
      }),
    );
  });

  it('does not speak less for parting when an hour earns less or more incidents are recorded (P11, P12)', () => {
    holds(
      fc.property(anyAnswers, recorded, (answers, facts) => {
        const part = (changes: Facts) => read(answers, { ...facts, ...changes }).scores.part;
        expect(part({ rateRatio: facts.rateRatio / 2 })).toBeGreaterThanOrEqual(part({}));
        expect(part({ incidentCount: facts.incidentCount + 2 })).toBeGreaterThanOrEqual(part({}));
      }),
    );
  });

  it('names nothing before there are enough answers (P13)', () => {
    const few = fc.subarray(weighted, { maxLength: 11 }).chain((some) => fc.tuple(...some.map(one)));
    holds(
      fc.property(few, anyFacts, (pairs, facts) => {
        const { lead, enough, close, because } = read(Object.fromEntries(pairs), facts);
        expect({ lead, enough, close, because }).toEqual({ lead: null, enough: false, close: [], because: [] });
      }),
    );
  });

  it('moves "my side" and "part ways" in one direction along every scale (P15)', () => {
    for (const question of questions.filter(({ answer }) => answer.type === 'scale-5')) {
      for (const leaning of ['mine', 'part'] as const) {
        const points = [1, 2, 3, 4, 5].map((answer) => pointsOf(question, answer)?.[leaning] ?? 0);
        const sorted = [...points].sort((a, b) => a - b);
        expect([sorted, [...sorted].reverse()]).toContainEqual(points);
      }
    }
  });

  it('can be reached by the short review alone (P16)', () => {
    const short = questions.filter((question) => question.short);
    const complete = fc.tuple(
      ...short.map((question) =>
        question.id === 'safety' ? fc.constant(['safety', ['none']] as const) : one(question),
      ),
    );
    holds(
      fc.property(complete, (pairs) => {
        expect(read(Object.fromEntries(pairs), {}).enough).toBe(true);
      }),
    );
  });

  it('ignores answers no question offers', () => {
    const odd: Answers = { respect: 'constructor', 'live-talk': '__proto__', 'unpaid-hours': 'many', nothing: 3 };
    expect(read(odd, {}).weighted).toBe(0);
    expect(pointsOf(questionOf('alternatives'), ['toString'])).toBeNull();
  });
});
