/** Points of answers and of recorded facts: the small sums under a reading. */
import {
  factSignals,
  type Points,
  type PointsRow,
  type Question,
  readingModel,
  type SignalId,
} from '../content/review.ts';
import type { Answer, Leaning } from '../model/review.ts';
import type { Facts } from './facts.ts';
import type { MetricName } from './metrics.ts';

/** Question id to answer; a question that is absent was skipped. */
export type Answers = Readonly<Record<string, Answer>>;

export const leaningOrder: readonly Leaning[] = readingModel.tieOrder;

/** A value for each leaning. */
export const perLeaning = <T>(value: (leaning: Leaning) => T): Record<Leaning, T> => ({
  mine: value('mine'),
  talk: value('talk'),
  part: value('part'),
});

const isRows = (weights: NonNullable<Question['weights']>): weights is readonly PointsRow[] => Array.isArray(weights);

const most = (rows: readonly Points[]): Record<Leaning, number> =>
  perLeaning((leaning) => rows.reduce((top, row) => Math.max(top, row[leaning]), 0));

/** The chosen option ids of an answer; numbers as text. */
export const chosen = (answer: Answer | undefined): readonly string[] =>
  answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)];

/** Points of one answer; null when the question has no weights or the answer does not count (skipped, "na", unknown). */
export const pointsOf = (question: Question, answer: Answer | undefined): Record<Leaning, number> | null => {
  const { weights } = question;
  if (weights === null || answer === undefined || answer === 'na' || answer === '') return null;
  if (isRows(weights)) {
    if (typeof answer !== 'number') return null;
    const row = weights.find(({ from, below }) => answer >= from && (below === null || answer < below));
    return row === undefined ? null : most([row]);
  }
  const rows = chosen(answer).flatMap((key) => (Object.hasOwn(weights, key) ? (weights[key] ?? []) : []));
  return rows.length === 0 ? null : most(rows);
};

/** The largest points a question can give to each leaning; zeros without weights. */
export const largestPoints = ({ weights }: Question): Record<Leaning, number> =>
  weights === null ? most([]) : most(isRows(weights) ? weights : Object.values(weights));

/** A metric as a number, or null when it is absent or not a number. */
export const metric = (facts: Facts, name: MetricName): number | null => {
  const value = facts[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** A metric as text (a day), or null. */
export const metricText = (facts: Facts, name: MetricName): string | null => {
  const value = facts[name];
  return typeof value === 'string' ? value : null;
};

type SignalLevel = 0 | 1 | 2;
const level = (second: boolean, first: boolean): SignalLevel => (second ? 2 : first ? 1 : 0);

/** Level of each recorded signal, or null without enough data. The conditions are those of the content, in code. */
const signalRules: Readonly<Record<SignalId, (facts: Facts) => SignalLevel | null>> = {
  'sig-mood': (facts) => {
    const [mood, change] = [metric(facts, 'moodRecent'), metric(facts, 'moodChange')];
    return mood === null ? null : level(mood <= -1, mood <= -0.3 || (change !== null && change <= -0.5));
  },
  'sig-mood-gap': (facts) => {
    const gap = metric(facts, 'moodGap');
    return gap === null ? null : level(gap >= 1.5, gap >= 0.5);
  },
  'sig-rate': (facts) => {
    const ratio = metric(facts, 'rateRatio');
    return ratio === null ? null : level(ratio < 0.6, ratio < 0.9);
  },
  'sig-unbilled': (facts) => {
    const share = metric(facts, 'unbilledShare');
    return share === null ? null : level(share >= 0.25, share >= 0.1);
  },
  'sig-payment': (facts) => {
    const share = metric(facts, 'lateShare');
    return share === null ? null : level(share >= 0.5 || (metric(facts, 'maxDaysOverdue') ?? 0) > 30, share > 0);
  },
  'sig-scope': (facts) => {
    const unpaid = metric(facts, 'scopeUnpaid');
    return unpaid === null ? null : level(unpaid >= 3, unpaid >= 1);
  },
  'sig-incidents': (facts) => {
    const count = metric(facts, 'incidentCount');
    return count === null || !hasEntries(facts) ? null : level(count >= 3, count >= 1);
  },
  'sig-praise': (facts) => {
    const count = metric(facts, 'praiseCount');
    if (count === null || (metric(facts, 'entryCountRecent') ?? 0) < 5) return null;
    return level(count < 1, count < 3);
  },
  'sig-agreements': (facts) => {
    const share = metric(facts, 'keptShare');
    return share === null || (metric(facts, 'decidedCount') ?? 0) < 2 ? null : level(share < 0.4, share < 0.75);
  },
  'sig-direct-talk': (facts) => {
    const days = metric(facts, 'daysSinceTalk');
    return hasEntries(facts) ? level(days !== null && days <= 90, days !== null) : null;
  },
};

const hasEntries = (facts: Facts): boolean => (metric(facts, 'entryCount') ?? 0) >= 1;

export type SignalPoints = {
  readonly id: SignalId;
  readonly level: SignalLevel;
  readonly points: Record<Leaning, number>;
  readonly largest: Record<Leaning, number>;
};

/** Points of every signal that has enough data, in the order of the content. */
export const signalPoints = (facts: Facts): readonly SignalPoints[] =>
  factSignals.flatMap(({ id, points }) => {
    const reached = signalRules[id](facts);
    return reached === null ? [] : [{ id, level: reached, points: most([points[reached]]), largest: most(points) }];
  });
