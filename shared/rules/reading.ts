/**
 * How answers and recorded facts become three leanings. The model is small enough to check with a pencil:
 * score = 100 × (points of answers + ½ points of facts) ÷ (largest possible of the same questions and facts).
 */
import {
  type BandId,
  type PartId,
  parts,
  type Question,
  type QuestionId,
  questions,
  readingModel,
  type SignalId,
} from '../content/review.ts';
import type { Leaning } from '../model/review.ts';
import { contradictionsOf } from './contradictions.ts';
import { addDays, daysBetween, later } from './dates.ts';
import type { Facts } from './facts.ts';
import {
  type Answers,
  chosen,
  largestPoints,
  leaningOrder,
  metric,
  metricText,
  perLeaning,
  pointsOf,
  type SignalPoints,
  signalPoints,
} from './points.ts';

type Override = 'safety' | 'payment';

/** What is named: a leaning, "steady" (mostly in order), "unclear", or an override that comes before everything. */
export type Lead = Leaning | 'steady' | 'unclear' | `override-${Override}`;

export type Reading = {
  /** Answered questions that give points. */
  readonly weighted: number;
  /** Enough answers for a reading. */
  readonly enough: boolean;
  /** Parts with too few answers. */
  readonly shortParts: readonly PartId[];
  /** 0 to 100 for each leaning; they do not add up to 100. Shown only under "Show the numbers". */
  readonly scores: Readonly<Record<Leaning, number>>;
  readonly bands: Readonly<Record<Leaning, BandId>>;
  readonly override: Override | null;
  readonly lead: Lead | null;
  /** Two or three leanings that are close, gentler step first; empty when one stands alone. */
  readonly close: readonly Leaning[];
  /** Questions whose sentence explains the lead. */
  readonly because: readonly QuestionId[];
  /** Recorded signals that explain the lead. */
  readonly signals: readonly SignalId[];
  /** Parting is named or near, and nothing shows that the client was told. */
  readonly missingTalk: boolean;
  /** Parting is named first because the talk was already tried. */
  readonly talkTried: boolean;
  /** Until when to sleep on it, a civil day, or null. */
  readonly coolUntil: string | null;
  /** The contract asks for notice before the cooling-off would end. */
  readonly deadlineShown: boolean;
  readonly contradictions: readonly string[];
};

type Contribution = { readonly question: Question; readonly points: Readonly<Record<Leaning, number>> };

const contributionsOf = (answers: Answers): readonly Contribution[] =>
  questions.flatMap((question) => {
    const points = pointsOf(question, answers[question.id]);
    return points === null ? [] : [{ question, points }];
  });

const scoresOf = (answered: readonly Contribution[], signals: readonly SignalPoints[]): Record<Leaning, number> =>
  perLeaning((leaning) => {
    const [over, under] = [
      answered.reduce((sum, { points }) => sum + points[leaning], 0) +
        readingModel.signalWeight * signals.reduce((sum, { points }) => sum + points[leaning], 0),
      answered.reduce((sum, { question }) => sum + largestPoints(question)[leaning], 0) +
        readingModel.signalWeight * signals.reduce((sum, { largest }) => sum + largest[leaning], 0),
    ];
    // Half points only, so the sums are exact; .5 rounds up.
    return under === 0 ? 0 : Math.floor((100 * over) / under + 0.5);
  });

const bandOf = (score: number): BandId =>
  readingModel.bands.find(({ from, to }) => score >= from && score <= to)?.id ?? 'low';

const tooShort = (answered: readonly Contribution[]): readonly PartId[] => {
  const minimum: Readonly<Partial<Record<PartId, number>>> = readingModel.minimum.perPart;
  return parts
    .map(({ id }) => id)
    .filter((id) => answered.filter(({ question }) => question.part === id).length < (minimum[id] ?? 0));
};

const overrideOf = (answers: Answers, facts: Facts): Override | null => {
  const { safety, payment } = readingModel.override;
  const serious: readonly string[] = safety.answers;
  if (chosen(answers[safety.question]).some((id) => serious.includes(id))) return 'safety';
  const days = metric(facts, 'maxDaysOverdue');
  const limit = metric(facts, 'limitDays') ?? payment.defaultDays;
  const share = metric(facts, 'overdueShare') ?? 0;
  return days !== null && days > limit && share >= payment.minShare ? 'payment' : null;
};

type Named = { readonly lead: Lead | null; readonly close: readonly Leaning[]; readonly talkTried: boolean };

const alone = (lead: Lead | null): Named => ({ lead, close: [], talkTried: false });

const named = (scores: Readonly<Record<Leaning, number>>, answers: Answers): Named => {
  const { steady, bands, closeWithin, talkTried } = readingModel;
  if (scores.part <= steady.partMax && scores.talk <= steady.talkMax && scores.mine <= steady.mineMax) {
    return alone('steady');
  }
  const top = Math.max(scores.mine, scores.talk, scores.part);
  if (top < bands[1].from) return alone('unclear');
  const near = leaningOrder.filter((leaning) => scores[leaning] >= top - closeWithin);
  const first = near[0] ?? 'talk';
  // Nobody is asked to repeat a talk that has failed.
  const tried =
    first === 'talk' &&
    answers['live-talk'] === talkTried.liveTalk &&
    answers['said-directly'] === talkTried.saidDirectly &&
    scores.part >= scores.talk - talkTried.within;
  if (tried) return { lead: 'part', close: [], talkTried: true };
  return { lead: first, close: near.length > 1 ? near : [], talkTried: false };
};

const isMissingTalk = (answers: Answers, facts: Facts): boolean => {
  const had = ['had-same', 'had-better'].includes(String(answers['live-talk']));
  const days = metric(facts, 'daysSinceTalk');
  return answers['said-directly'] !== 'clearly' && !had && !(days !== null && days <= 90);
};

type Cooling = { readonly coolUntil: string | null; readonly deadlineShown: boolean };

const coolingOff = (facts: Facts, reviewDate: string): Cooling => {
  const { nights, afterHardDays } = readingModel.coolingOff;
  const hard = metricText(facts, 'lastHard');
  const deadline = metricText(facts, 'lastDayForContractEnd');
  const rested = addDays(reviewDate, nights);
  const coolUntil = hard === null ? rested : later(rested, addDays(hard, afterHardDays));
  if (deadline === null) return { coolUntil, deadlineShown: false };
  const left = daysBetween(reviewDate, deadline);
  if (left < 0 || deadline > coolUntil) return { coolUntil, deadlineShown: false };
  const shortened = left <= 1 ? null : later(addDays(reviewDate, 1), addDays(deadline, -1));
  return { coolUntil: shortened, deadlineShown: true };
};

const isLeaning = (lead: Lead | null): lead is Leaning => lead === 'mine' || lead === 'talk' || lead === 'part';

const explained = (lead: Lead | null, answered: readonly Contribution[], signals: readonly SignalPoints[]) => {
  if (!isLeaning(lead)) return { because: [], signals: [] };
  const { becauseFrom, becauseMax, signalsMax } = readingModel;
  return {
    because: answered
      .filter(({ question, points }) => points[lead] >= becauseFrom && question.because[lead] !== '')
      .sort((a, b) => b.points[lead] - a.points[lead] || a.question.order - b.question.order)
      .slice(0, becauseMax)
      .map(({ question }) => question.id),
    signals: signals
      .filter(({ points }) => points[lead] >= becauseFrom)
      .slice(0, signalsMax)
      .map(({ id }) => id),
  };
};

/**
 * The reading of a set of answers beside the recorded facts of the same day (`facts.ts`). `reviewDate` is the civil day
 * of the review. Free text is never read.
 */
export const readingOf = (answers: Answers, facts: Facts, reviewDate: string): Reading => {
  const answered = contributionsOf(answers);
  const signals = signalPoints(facts);
  const scores = scoresOf(answered, signals);
  const shortParts = tooShort(answered);
  const enough = answered.length >= readingModel.minimum.weightedAnswers && shortParts.length === 0;
  const override = overrideOf(answers, facts);
  const { lead, close, talkTried } =
    override !== null ? alone(`override-${override}`) : enough ? named(scores, answers) : alone(null);
  const parting = lead === 'part' || close.includes('part');
  return {
    weighted: answered.length,
    enough,
    shortParts,
    scores,
    bands: perLeaning((leaning) => bandOf(scores[leaning])),
    override,
    lead,
    close,
    ...explained(lead, answered, signals),
    missingTalk: parting && isMissingTalk(answers, facts),
    talkTried,
    ...(lead === 'part' ? coolingOff(facts, reviewDate) : { coolUntil: null, deadlineShown: false }),
    contradictions: override === 'safety' ? [] : contradictionsOf(answers, facts),
  };
};
