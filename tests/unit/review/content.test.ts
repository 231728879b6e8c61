import { describe, expect, it } from 'vitest';
import { entryKindContent, knownTags } from '#shared/content/journal.ts';
import {
  contradictionChecks,
  evidenceContent,
  evidenceIds,
  factSignals,
  type Question,
  questionIds,
  questionOf,
  questions,
  readingModel,
  readingTexts,
  signalIds,
} from '#shared/content/review.ts';
import { entryKinds } from '#shared/model/index.ts';
import { placeholdersOf } from '#shared/rules/fill.ts';
import { metricNames } from '#shared/rules/metrics.ts';
import { leaningOrder, pointsOf } from '#shared/rules/points.ts';

/** Every answer a question can be given by one press; numbers at each row of their points. */
const answersOf = ({ answer, weights }: Question): readonly (string | number)[] => {
  switch (answer.type) {
    case 'scale-5':
      return [1, 2, 3, 4, 5];
    case 'yes-no-unsure':
      return ['yes', 'no', 'unsure'];
    case 'choice':
      return answer.options.map(({ id }) => id);
    case 'number':
      return Array.isArray(weights) ? weights.map(({ from }) => from) : [answer.min];
    case 'text':
      return [];
  }
};

const ownValues = ['clauseCount', 'tagCounts', 'nextQuietMonth', 'lastReviewDate', 'lastLead', 'answer'];
const fillable = new Set<string>([...metricNames, ...ownValues]);

describe('the questions of the review', () => {
  it('are thirty, each with a place of its own and known by its id', () => {
    expect(questions.map(({ id }) => id)).toEqual([...questionIds]);
    expect(questions.map(({ order }) => order)).toEqual(questions.map((_, index) => index + 1));
    for (const question of questions) expect(questionOf(question.id)).toBe(question);
    expect(questions.filter(({ short }) => short)).toHaveLength(15);
  });

  it('give points to exactly the answers one can choose', () => {
    for (const question of questions) {
      const { weights, answer } = question;
      if (weights === null) continue;
      if (Array.isArray(weights)) {
        expect(weights[0]?.from).toBe(answer.type === 'number' ? answer.min : null);
        expect(weights.at(-1)?.below).toBeNull();
        weights.slice(1).forEach((row, index) => {
          expect(row.from).toBe(weights[index]?.below);
        });
      } else {
        expect(Object.keys(weights).sort()).toEqual(answersOf(question).map(String).sort());
      }
    }
  });

  it('have a sentence for every leaning an answer clearly points to, and none that is never said', () => {
    for (const question of questions) {
      const points = answersOf(question).map((answer) => pointsOf(question, answer));
      for (const leaning of leaningOrder) {
        const reached = points.some((each) => each !== null && each[leaning] >= readingModel.becauseFrom);
        if (question.because[leaning] !== '') expect(reached, `${question.id} ${leaning}`).toBe(true);
        if (reached) expect(question.because[leaning], `${question.id} ${leaning}`).not.toBe('');
      }
    }
  });

  it('show notes only after answers that exist', () => {
    for (const question of questions) {
      for (const key of Object.keys(question.notes)) expect(answersOf(question)).toContain(key);
    }
  });

  it('ask for evidence by tags the journal knows', () => {
    const fixed = knownTags.filter((tag) => tag.fixed).map(({ id }) => id);
    const tags = questions.flatMap(({ evidence }) => evidence.flatMap((use) => use.tags ?? []));
    for (const tag of tags) expect(fixed).toContain(tag);
    for (const { evidence } of questions) {
      for (const use of evidence) {
        if (use.id === 'entries-by-tag') expect(use.tags?.length).toBeGreaterThan(0);
        if (use.id === 'contract-clauses') expect(use.kinds?.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('the texts of the review', () => {
  it('name only figures that can be filled in', () => {
    const texts = [
      ...evidenceIds.flatMap((id) => [...Object.values(evidenceContent[id].sentences), evidenceContent[id].notEnough]),
      ...contradictionChecks.map(({ text }) => text),
      ...Object.values(readingTexts.override).flatMap(({ paragraphs }) => [...paragraphs]),
    ];
    for (const name of texts.flatMap(placeholdersOf)) expect(fillable).toContain(name);
  });

  it('keep the missing-data sentence free of figures', () => {
    for (const id of evidenceIds) expect(placeholdersOf(evidenceContent[id].notEnough)).toEqual([]);
  });

  it('check answers that exist against metrics that exist', () => {
    for (const { id, question, answers, facts } of contradictionChecks) {
      const possible = answersOf(questionOf(question)).map(String);
      if ('in' in answers) for (const each of answers.in) expect(possible, id).toContain(each);
      for (const { metric } of facts) expect(metricNames, id).toContain(metric);
    }
  });

  it('know every signal, every override answer and every question they refer to', () => {
    expect(factSignals.map(({ id }) => id)).toEqual([...signalIds]);
    const safety = questionOf(readingModel.override.safety.question);
    for (const each of readingModel.override.safety.answers) expect(answersOf(safety)).toContain(each);
    const { liveTalk, saidDirectly } = readingModel.talkTried;
    expect(answersOf(questionOf('live-talk'))).toContain(liveTalk);
    expect(answersOf(questionOf('said-directly'))).toContain(saidDirectly);
    for (const id of readingModel.coolingOff.againQuestions) expect(questionIds).toContain(id);
  });

  it('have no gap between the bands of a score', () => {
    const { bands } = readingModel;
    expect([bands[0].from, bands[2].to]).toEqual([0, 100]);
    expect([bands[1].from, bands[2].from]).toEqual([bands[0].to + 1, bands[1].to + 1]);
  });

  it('name every kind of entry', () => {
    expect(Object.keys(entryKindContent).sort()).toEqual([...entryKinds].sort());
  });
});
