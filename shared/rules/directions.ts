/** The page of the reading: three directions in fixed order, and what moved since the last review. No totals, no scores. */
import {
  directionLines,
  type EvidenceId,
  factSignals,
  type Question,
  type QuestionId,
  questions,
  readingModel,
  type SignalId,
} from '../content/review.ts';
import type { Answer, Leaning, Review } from '../model/review.ts';
import { type EvidenceInput, type EvidenceRow, evidenceRow } from './evidence.ts';
import { lastReview } from './evidence-sources.ts';
import { chosen, pointsOf, signalPoints } from './points.ts';

/** A change of one answer between two reviews, in words. */
export type Moved = {
  readonly question: QuestionId;
  readonly number: number;
  readonly text: string;
  readonly from: string;
  readonly to: string;
};

export type DirectionLine =
  | {
      /** An answer: private. */
      readonly kind: 'answer';
      readonly private: true;
      readonly question: QuestionId;
      /** Number of the question, from 1. */
      readonly number: number;
      readonly sentence: string;
      readonly answer: string;
      /** The user's own words beside the answer, or empty. */
      readonly words: string;
      /** The answer of the last review when it was another one. */
      readonly before: { readonly on: string; readonly answer: string } | null;
    }
  | { readonly kind: 'fact'; readonly private: boolean; readonly signal: SignalId; readonly evidence: EvidenceRow };

export type Direction = {
  readonly leaning: Leaning;
  readonly title: string;
  readonly line: string;
  /** Answers in the order of the questions, then recorded facts in the order of the content; never by weight. */
  readonly lines: readonly DirectionLine[];
};

const fixedAnswers: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unsure: 'Not sure' };

const optionLabel = (question: Question, id: string): string => {
  const shape = question.answer;
  if (shape.type === 'choice') return shape.options.find((option) => option.id === id)?.label ?? id;
  return fixedAnswers[id] ?? id;
};

/** An answer in the words of its question: "Yes, clearly", "2 of 5", "1 of 5: None", "6 hours per month". */
export const answerText = (question: Question, answer: Answer): string => {
  const shape = question.answer;
  if (shape.type === 'text') return String(answer);
  if (shape.type === 'number') return `${String(answer)} ${shape.unit}`;
  if (shape.type !== 'scale-5')
    return chosen(answer)
      .map((id) => optionLabel(question, id))
      .join(', ');
  if (answer === 'na') return shape.notApplicable ?? 'Not applicable';
  const end = answer === 1 ? `: ${shape.low}` : answer === 5 ? `: ${shape.high}` : '';
  return `${String(answer)} of 5${end}`;
};

const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean =>
  [...chosen(a)].sort().join('\n') === [...chosen(b)].sort().join('\n');

type Written = Pick<Review, 'answers' | 'notes'>;

const answerLines = (leaning: Leaning, review: Written, before: Review | undefined): readonly DirectionLine[] =>
  questions.flatMap((question) => {
    const answer = review.answers[question.id];
    const points = pointsOf(question, answer);
    const sentence = question.because[leaning];
    if (answer === undefined || points === null || points[leaning] < readingModel.becauseFrom || sentence === '') {
      return [];
    }
    const earlier = before?.answers[question.id];
    const moved = before !== undefined && earlier !== undefined && !sameAnswer(earlier, answer);
    return {
      kind: 'answer' as const,
      private: true as const,
      question: question.id,
      number: question.order,
      sentence,
      answer: answerText(question, answer),
      words: review.notes[question.id] ?? '',
      before: moved ? { on: before.finishedOn ?? before.startedOn, answer: answerText(question, earlier) } : null,
    };
  });

const evidenceOfSignal = (id: SignalId): EvidenceId | undefined => factSignals.find((each) => each.id === id)?.evidence;

const factLines = (leaning: Leaning, input: EvidenceInput): readonly DirectionLine[] =>
  signalPoints(input.facts).flatMap(({ id, points }) => {
    const evidence = evidenceOfSignal(id);
    if (points[leaning] < readingModel.becauseFrom || evidence === undefined) return [];
    const row = evidenceRow({ id: evidence }, input);
    return { kind: 'fact' as const, private: row.side === 'private', signal: id, evidence: row };
  });

/** What speaks for each direction. The same thing can speak for more than one; nothing is added up. */
export const directionsOf = (review: Written, input: EvidenceInput): readonly Direction[] => {
  const before = lastReview(input);
  return readingModel.leanings.map(({ id, label }) => {
    const lines = [...answerLines(id, review, before), ...factLines(id, input)];
    return { leaning: id, title: label, line: lines.length > 0 ? directionLines[id] : directionLines.none, lines };
  });
};

/** How far an answer moved: the points it gave before and gives now, over all leanings. */
const distance = (question: Question, from: Answer, to: Answer): number => {
  const [a, b] = [pointsOf(question, from), pointsOf(question, to)];
  const gap = (leaning: Leaning): number => Math.abs((a?.[leaning] ?? 0) - (b?.[leaning] ?? 0));
  return gap('mine') + gap('talk') + gap('part');
};

/** Every answer that is another one than before, in the order of the questions. Free text is left out. */
export const allMoved = (answers: Review['answers'], before: Review['answers']): readonly Moved[] =>
  questions.flatMap((question) => {
    const [from, to] = [before[question.id], answers[question.id]];
    if (question.answer.type === 'text' || from === undefined || to === undefined || sameAnswer(from, to)) return [];
    return {
      question: question.id,
      number: question.order,
      text: question.text,
      from: answerText(question, from),
      to: answerText(question, to),
    };
  });

/** The answers that moved most, at most three, in the order of the questions. */
export const whatMoved = (answers: Review['answers'], before: Review['answers']): readonly Moved[] => {
  const far = ({ question }: Moved): number => {
    const found = questions.find(({ id }) => id === question);
    const [from, to] = [before[question], answers[question]];
    return found === undefined || from === undefined || to === undefined ? 0 : distance(found, from, to);
  };
  return [...allMoved(answers, before)]
    .sort((a, b) => far(b) - far(a) || a.number - b.number)
    .slice(0, 3)
    .sort((a, b) => a.number - b.number);
};
