import type { Review } from '#shared/model/index.ts';
import type { Choice } from '#shared/rules/review-flow.ts';
import type { Format } from '../../state/index.ts';

/** The four decisions in the words of the decision bar. */
export const decisionWords: Readonly<Record<Choice, string>> = {
  mine: 'My side',
  talk: 'A conversation',
  part: 'Part ways',
  sleep: 'Sleep on it',
};

/** "Part ways", "Sleep on it until 20 September 2026", or a sentence when nothing is decided. */
export const decisionText = ({ decision }: Review, format: Format): string => {
  if (decision === null) return 'No decision kept';
  const until =
    decision.choice === 'sleep' && decision.again !== null ? ` until ${format.longDate(decision.again)}` : '';
  return `${decisionWords[decision.choice]}${until}`;
};

/** The day of a reading as its heading says it: "17 September", with the year when it is another one. */
export const readingDay = (on: string, today: string, format: Format): string =>
  on.slice(0, 4) === today.slice(0, 4) ? format.longDayMonth(on) : format.longDate(on);
