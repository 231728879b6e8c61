/** The sentences of a reading. Nothing here decides; `reading.ts` does. */
import { parts, type QuestionId, readingModel, readingTexts } from '../content/review.ts';
import type { Leaning } from '../model/review.ts';
import { longDate } from './dates.ts';
import { type FillContext, fillText } from './fill.ts';
import { leaningOrder, metricText } from './points.ts';
import type { Reading } from './reading.ts';
import { figureOf } from './words.ts';

const labelOf = (leaning: Leaning): string => readingModel.leanings.find(({ id }) => id === leaning)?.label ?? '';

/** One line of "Show the numbers". */
export type ScoreLine = { readonly leaning: Leaning; readonly score: number; readonly text: string };

/** "Part ways: 74 of 100 (strongly)", in the fixed order. Shown only when the user opens the numbers. */
export const scoreLines = ({ scores, bands }: Reading): readonly ScoreLine[] =>
  leaningOrder.map((leaning) => {
    const band = readingModel.bands.find(({ id }) => id === bands[leaning])?.label ?? '';
    const text = readingTexts.scoreLine
      .replace('{label}', labelOf(leaning))
      .replace('{score}', String(scores[leaning]))
      .replace('{band}', band);
    return { leaning, score: scores[leaning], text };
  });

export type ReadingWords = {
  readonly title: string;
  readonly sentence: string;
  /** What could be done next, or empty. */
  readonly next: string;
  /** Notes below: two directions close, a talk already tried, a talk still missing. */
  readonly notes: readonly string[];
  /** Steps of an override; empty otherwise. */
  readonly steps: readonly string[];
  /** "You do not need to act today …", or null. */
  readonly coolingOff: {
    readonly text: string;
    readonly again: string;
    readonly questions: readonly QuestionId[];
  } | null;
  /** The contract's last day for notice when it comes before the cooling-off ends, or null. */
  readonly deadline: string | null;
};

const missingText = ({ weighted, shortParts }: Reading): string => {
  const { weightedAnswers, text, textPart } = readingModel.minimum;
  const titles = parts.filter(({ id }) => shortParts.includes(id)).map(({ title }) => title);
  const lines = titles.map((title) => textPart.replace('{partTitle}', title));
  return weighted < weightedAnswers
    ? text.replace('{missing}', figureOf(weightedAnswers - weighted, 'answer'))
    : lines.join(' ');
};

const notesOf = ({ close, talkTried, missingTalk }: Reading): readonly string[] => {
  const [first, second] = close;
  return [
    ...(first !== undefined && second !== undefined
      ? [readingTexts.two.replace('{first}', labelOf(first)).replace('{second}', labelOf(second))]
      : []),
    ...(talkTried ? [readingTexts.talkTried] : []),
    ...(missingTalk ? [readingTexts.missingTalk] : []),
  ];
};

const main = (reading: Reading, context: FillContext): Pick<ReadingWords, 'title' | 'sentence' | 'next' | 'steps'> => {
  const { lead, override } = reading;
  if (override !== null) {
    const { title, paragraphs, steps } = readingTexts.override[override];
    const sentence = paragraphs.map((paragraph) => fillText(paragraph, context)).join(' ');
    return { title, sentence, next: '', steps };
  }
  switch (lead) {
    case 'mine':
    case 'talk':
    case 'part': {
      const { title, sentence, next } = readingTexts.lead[lead];
      return { title, sentence, next, steps: [] };
    }
    case 'steady':
      return { ...readingTexts.steady, steps: [] };
    case 'unclear':
      return { title: readingTexts.heading, sentence: readingTexts.unclear, next: '', steps: [] };
    default:
      return { title: readingTexts.heading, sentence: missingText(reading), next: '', steps: [] };
  }
};

/** What a reading says, filled with the figures and days of its facts. */
export const readingWords = (reading: Reading, context: FillContext): ReadingWords => {
  const { text, again, againQuestions, deadlineText } = readingModel.coolingOff;
  const deadline = metricText(context.facts, 'lastDayForContractEnd');
  const { coolUntil, deadlineShown } = reading;
  return {
    ...main(reading, context),
    notes: notesOf(reading),
    coolingOff:
      coolUntil === null
        ? null
        : { text: text.replace('{coolUntil}', longDate(coolUntil, context.locale)), again, questions: againQuestions },
    deadline:
      deadlineShown && deadline !== null
        ? deadlineText.replace('{deadline}', longDate(deadline, context.locale))
        : null,
  };
};
