import { describe, expect, it } from 'vitest';
import { questionOf } from '#shared/content/review.ts';
import type { Review } from '#shared/model/index.ts';
import { answerText, directionsOf, whatMoved } from '#shared/rules/directions.ts';
import type { EvidenceInput } from '#shared/rules/evidence.ts';
import { fillContext } from '#shared/rules/fill.ts';
import { readingOf } from '#shared/rules/reading.ts';
import { readingWords, scoreLines } from '#shared/rules/reading-words.ts';
import { sample, sampleClient } from './sample.ts';

const ondelar = sampleClient('cli-ondelar');
const [august, november] = ondelar.document.reviews as [Review, Review];
const input: EvidenceInput = {
  client: ondelar,
  workspace: sample.workspace,
  facts: november.facts ?? {},
  today: '2026-11-20',
  reviewId: november.id,
};
const context = fillContext(ondelar.document, sample.workspace, november.facts ?? {});

describe('the page of the reading', () => {
  const directions = directionsOf(november, input);

  it('shows three directions in fixed order, with answers and records', () => {
    expect(directions.map(({ title }) => title)).toEqual([
      'Change something on my side',
      'One more honest conversation',
      'Part ways',
    ]);
    expect(
      directions.map(({ lines }) => lines.map((line) => (line.kind === 'answer' ? line.number : line.signal))),
    ).toEqual([
      [1, 11, 'sig-praise'],
      [1, 5, 9, 10, 11, 12, 14, 16, 17, 18, 19, 24, 'sig-rate', 'sig-unbilled', 'sig-scope'],
      [
        ...[2, 3, 5, 6, 9, 12, 13, 14, 17, 18, 19, 20, 21, 22, 30],
        ...['sig-mood-gap', 'sig-unbilled', 'sig-payment', 'sig-incidents', 'sig-agreements'],
      ],
    ]);
  });

  it('shows no score and no total', () => {
    expect(JSON.stringify(directions)).not.toMatch(/"(score|scores|points|total|weight)"/);
  });

  it('marks every answer, and every record about moods, as private', () => {
    for (const line of directions.flatMap(({ lines }) => lines)) {
      if (line.kind === 'answer') expect(line.private).toBe(true);
      else expect(line.private).toBe(line.evidence.side === 'private');
    }
  });

  it('remembers what was answered in August', () => {
    const live = directions[2]?.lines.find((line) => line.kind === 'answer' && line.question === 'live-talk');
    expect(live).toMatchObject({
      answer: 'I had it, and nothing changed',
      before: { on: '2026-08-30', answer: 'Yes, if I prepare or have support' },
    });
  });

  it('keeps the words beside an answer', () => {
    const strain = directions[0]?.lines[0];
    expect(strain).toMatchObject({ words: 'Marta would say: you both let it grow.', before: null });
  });

  it('says calmly that nothing points to a direction', () => {
    const [mine] = directionsOf({ answers: {}, notes: {} }, { ...input, facts: {} });
    expect(mine).toMatchObject({ lines: [], line: 'Nothing you answered or recorded points here.' });
  });

  it('names at most three answers that moved', () => {
    expect(whatMoved(november.answers, august.answers).map(({ question }) => question)).toEqual([
      'could-improve',
      'live-talk',
      'alternatives',
    ]);
    expect(whatMoved(november.answers, november.answers)).toEqual([]);
    expect(whatMoved({ alternatives: ['pause', 'new-price'] }, { alternatives: ['new-price', 'pause'] })).toEqual([]);
  });

  it('writes an answer in the words of its question', () => {
    expect(answerText(questionOf('respect'), 1)).toBe('1 of 5: None');
    expect(answerText(questionOf('respect'), 3)).toBe('3 of 5');
    expect(answerText(questionOf('fair-complaints'), 'na')).toBe('The client has not criticised my work');
    expect(answerText(questionOf('unpaid-hours'), 2.5)).toBe('2.5 hours per month');
    expect(answerText(questionOf('can-offer'), 'unsure')).toBe('Not sure');
    expect(answerText(questionOf('alternatives'), ['pause', 'new-price'])).toBe('A pause, A new price');
  });
});

describe('the words of a reading', () => {
  it('name the lead, the next step and the day to look again', () => {
    const words = readingWords(readingOf(november.answers, november.facts ?? {}, '2026-11-20'), context);
    expect(words.sentence).toBe('These answers point to parting ways, in a calm and orderly manner.');
    expect(words.coolingOff?.text.replaceAll('\u00a0', ' ')).toContain('on 22 November 2026');
    expect(words.deadline).toBeNull();
  });

  it('give the numbers only as a list of their own', () => {
    const lines = scoreLines(readingOf(november.answers, november.facts ?? {}, '2026-11-20'));
    expect(lines.map(({ text }) => text)).toEqual([
      'Change something on my side: 29 of 100 (a little)',
      'One more honest conversation: 64 of 100 (strongly)',
      'Part ways: 74 of 100 (strongly)',
    ]);
  });

  it('say how many answers are missing', () => {
    const words = readingWords(readingOf({ respect: 2 }, {}, '2026-11-20'), context);
    expect(words.sentence.replaceAll('\u00a0', ' ')).toBe(
      'A reading needs a few more answers. Still missing: 11 answers.',
    );
  });

  it('name the parts that need more answers', () => {
    const { safety: _, respect: __, ...answers } = november.answers;
    const few = Object.fromEntries(
      Object.entries(answers).filter(([id]) => !['demands', 'budget-pressure', 'right-person'].includes(id)),
    );
    expect(readingWords(readingOf(few, {}, '2026-11-20'), context).sentence).toBe(
      'Please answer at least 2 questions in the part "Fit".',
    );
  });

  it('put safety first, with steps and without another conversation', () => {
    const words = readingWords(readingOf({ safety: ['threats'] }, {}, '2026-11-20'), context);
    expect(words.title).toBe('Your safety comes first');
    expect(words.steps).toHaveLength(6);
    expect([words.coolingOff, words.notes]).toEqual([null, []]);
  });

  it('say how long a payment has been open, in money and days', () => {
    const facts = { ...november.facts, maxDaysOverdue: 61, limitDays: 60, overdueShare: 0.16 };
    const words = readingWords(readingOf({}, facts, '2026-11-20'), { ...context, facts });
    expect(words.sentence).toContain('€2,706.00 has been open for up to 61 days. Your limit is 60 days.');
  });
});
