import { type AnswerMatch, contradictionChecks, type FactCondition, type QuestionId } from '../content/review.ts';
import type { Answer } from '../model/review.ts';
import type { Facts } from './facts.ts';
import { type FillContext, fillText } from './fill.ts';
import type { Answers } from './points.ts';

const numberIn = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

const matches = (match: AnswerMatch, answer: Answer, facts: Facts): boolean => {
  if ('in' in match) return match.in.includes(String(answer));
  if (typeof answer !== 'number') return false;
  if (!('ofMetric' in match)) return answer >= match.min && answer <= match.max;
  const recorded = numberIn(facts, match.ofMetric);
  return (
    recorded !== null &&
    (match.maxFactor === undefined || answer <= match.maxFactor * recorded) &&
    (match.minFactor === undefined || answer >= match.minFactor * recorded) &&
    (match.min === undefined || answer >= match.min)
  );
};

/** A metric that is missing makes a condition false; "is-null" needs at least one journal entry. */
const holds = (condition: FactCondition, facts: Facts): boolean => {
  if (condition.op === 'is-null') {
    return (numberIn(facts, 'entryCount') ?? 0) >= 1 && (facts[condition.metric] ?? null) === null;
  }
  const value = numberIn(facts, condition.metric);
  if (value === null) return false;
  switch (condition.op) {
    case '<':
      return value < condition.value;
    case '<=':
      return value <= condition.value;
    case '>':
      return value > condition.value;
    case '>=':
      return value >= condition.value;
    case '=':
      return value === condition.value;
  }
};

/**
 * Ids of the checks where an answer and the records do not agree, in the order of the content. The first
 * `readingModel.contradictionsMax` are shown. They never change a score. After the safety override there are none: the
 * reading leaves them out.
 */
export const contradictionsOf = (answers: Answers, facts: Facts): readonly string[] =>
  contradictionChecks
    .filter(({ question, answers: match, facts: conditions }) => {
      const answer = answers[question];
      if (answer === undefined || answer === 'na') return false;
      return matches(match, answer, facts) && conditions.every((condition) => holds(condition, facts));
    })
    .map(({ id }) => id);

export type Contradiction = { readonly id: string; readonly question: QuestionId; readonly sentence: string };

/** The sentences of the checks that hit, filled. The user can keep the answer, change it, or look at the records. */
export const contradictionSentences = (
  ids: readonly string[],
  answers: Answers,
  context: FillContext,
): readonly Contradiction[] =>
  contradictionChecks
    .filter(({ id }) => ids.includes(id))
    .map(({ id, question, text }) => ({
      id,
      question,
      sentence: fillText(text, context, { answer: String(answers[question] ?? '') }),
    }));
