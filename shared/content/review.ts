import { fit } from './review/fit.ts';
import { ifItEnded } from './review/if-it-ended.ts';
import { myPart } from './review/my-part.ts';
import type { Part, Question, QuestionId } from './review/types.ts';
import { whatCouldChange } from './review/what-could-change.ts';
import { whatItCosts } from './review/what-it-costs.ts';

export { contradictionChecks, contradictionText } from './review/contradictions.ts';
export { evidenceContent } from './review/evidence.ts';
export { directionLines, readingModel, readingTexts } from './review/model.ts';
export { factSignals } from './review/signals.ts';
export { ownRules, safetyLink, supportPage } from './review/support.ts';
export type * from './review/types.ts';
export { evidenceIds, questionIds, signalIds } from './review/types.ts';

export const reviewTexts = {
  title: 'Is it me?',
  intro:
    'This review takes about 15 minutes. You can stop and continue later. You can skip any question. Your answers stay on this computer.',
  shortIntro: 'Not much time? The short review has the most important questions only.',
  yes: 'Yes',
  no: 'No',
  unsure: 'Not sure',
  skip: 'Skip this question',
  optional: 'Optional, only for you',
} as const;

export const parts: readonly Part[] = [
  {
    id: 'my-part',
    order: 1,
    title: 'My part',
    intro: 'These questions look at your side. They are not about guilt. They show what is in your hands.',
  },
  {
    id: 'what-it-costs',
    order: 2,
    title: 'What it costs',
    intro: 'These questions look at time, money and energy. Your records are shown beside them.',
  },
  { id: 'fit', order: 3, title: 'Fit', intro: 'These questions ask if you and this client still suit each other.' },
  {
    id: 'what-could-change',
    order: 4,
    title: 'What could still change',
    intro: 'These questions look at what you have not tried yet, and what you have.',
  },
  {
    id: 'if-it-ended',
    order: 5,
    title: 'If it ended',
    intro:
      'These questions prepare a plan. Most of them do not move the reading. They help you to choose the time and the way.',
  },
];

/** All questions in the order in which they are asked. */
export const questions: readonly Question[] = [...myPart, ...whatItCosts, ...fit, ...whatCouldChange, ...ifItEnded];

const byId = new Map(questions.map((question) => [question.id, question]));

export const questionOf = (id: QuestionId): Question => {
  const question = byId.get(id);
  if (question === undefined) throw new Error(`No question ${id}`);
  return question;
};
