import type { ClauseKind } from '../../model/records.ts';
import type { Leaning } from '../../model/review.ts';

const partIds = ['my-part', 'what-it-costs', 'fit', 'what-could-change', 'if-it-ended'] as const;
export type PartId = (typeof partIds)[number];
export type Part = { readonly id: PartId; readonly order: number; readonly title: string; readonly intro: string };

export const questionIds = [
  'source-of-strain',
  'expectations-set',
  'said-directly',
  'my-best',
  'could-improve',
  'fair-complaints',
  'limits-stated',
  'what-i-learn',
  'time-compared',
  'unpaid-hours',
  'discounts-rework',
  'energy-after',
  'others-neglected',
  'still-earns',
  'can-offer',
  'right-person',
  'respect',
  'demands',
  'budget-pressure',
  'live-talk',
  'alternatives',
  'their-response',
  'review-points',
  'client-feels-same',
  'safety',
  'good-time',
  'terms-known',
  'months-covered',
  'name-and-support',
  'imagine-after',
] as const;
export type QuestionId = (typeof questionIds)[number];

export const evidenceIds = [
  'mood-trend',
  'energy-trend',
  'mood-vs-others',
  'unbilled-hours',
  'real-hourly-rate-vs-target',
  'late-invoices',
  'overdue-balance',
  'scope-changes',
  'incidents',
  'praise',
  'agreements',
  'days-since-direct-talk',
  'revenue-share',
  'time-share',
  'discounts',
  'income-gap',
  'notice-deadline',
  'contract-end',
  'contract-clauses',
  'materials-open',
  'entries-by-tag',
  'recent-hard-days',
  'quiet-season',
  'my-position',
  'last-review',
] as const;
export type EvidenceId = (typeof evidenceIds)[number];

export const signalIds = [
  'sig-mood',
  'sig-mood-gap',
  'sig-rate',
  'sig-unbilled',
  'sig-payment',
  'sig-scope',
  'sig-incidents',
  'sig-praise',
  'sig-agreements',
  'sig-direct-talk',
] as const;
export type SignalId = (typeof signalIds)[number];

/** Points from 0 to 3 for each leaning. */
export type Points = Readonly<Record<Leaning, 0 | 1 | 2 | 3>>;

/** A row of a number answer: counts from `from` (included) to `below` (not included; null = open). */
export type PointsRow = Points & { readonly from: number; readonly below: number | null };

type AnswerOption = {
  readonly id: string;
  readonly label: string;
  /** Cannot be combined with other options. */
  readonly exclusive?: boolean;
};

export type AnswerShape =
  /** Stored as 1 to 5, or "na" where `notApplicable` is offered. */
  | { readonly type: 'scale-5'; readonly low: string; readonly high: string; readonly notApplicable?: string }
  | { readonly type: 'yes-no-unsure' }
  /** One option id, or a list of them where `multiple`. */
  | { readonly type: 'choice'; readonly options: readonly AnswerOption[]; readonly multiple?: boolean }
  | {
      readonly type: 'number';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    }
  | { readonly type: 'text'; readonly maxLength: number };

/** What is shown beside a question; tags and clause kinds narrow it to this question. */
export type EvidenceUse = {
  readonly id: EvidenceId;
  readonly tags?: readonly string[];
  readonly kinds?: readonly ClauseKind[];
};

export type Question = {
  readonly id: QuestionId;
  readonly order: number;
  readonly part: PartId;
  /** Asked in the short review too. */
  readonly short: boolean;
  readonly text: string;
  readonly why: string;
  readonly answer: AnswerShape;
  /** Invites free words beside the answer. The reading never reads them. */
  readonly prompt: string | null;
  readonly evidence: readonly EvidenceUse[];
  /** Points by answer; null = the question gives no points. */
  readonly weights: Readonly<Record<string, Points>> | readonly PointsRow[] | null;
  /** One sentence for each leaning, true for every answer that gives it 2 or more points. */
  readonly because: Readonly<Record<Leaning, string>>;
  /** Shown after a certain answer. */
  readonly notes: Readonly<Record<string, string>>;
  /** Fields elsewhere that this answer can fill in. */
  readonly feeds: readonly string[];
};

export type EvidenceContent = {
  readonly title: string;
  /** The time it looks at, in words. */
  readonly window: string;
  /** Data about moods, own rules and earlier reviews is private like its source. */
  readonly side: 'fact' | 'private';
  readonly sentences: Readonly<Record<string, string>>;
  readonly notEnough: string;
  readonly note?: string;
};

export type FactSignal = {
  readonly id: SignalId;
  readonly evidence: EvidenceId;
  /** When it is available, in words. */
  readonly rule: string;
  readonly levels: readonly string[];
  /** Points at level 0, 1 and 2. */
  readonly points: readonly [Points, Points, Points];
};

/** Which answers a check looks at: named ones, a range of a number, or a factor of a recorded metric. */
export type AnswerMatch =
  | { readonly in: readonly string[] }
  | { readonly min: number; readonly max: number }
  | {
      readonly ofMetric: string;
      readonly maxFactor?: number;
      readonly minFactor?: number;
      readonly min?: number;
    };

export type FactCondition =
  | { readonly metric: string; readonly op: 'is-null' }
  | { readonly metric: string; readonly op: '<' | '<=' | '>' | '>=' | '='; readonly value: number };

export type ContradictionCheck = {
  readonly id: string;
  readonly question: QuestionId;
  readonly answers: AnswerMatch;
  readonly facts: readonly FactCondition[];
  /** `{answer}` is the user's answer, `{metric}` a recorded metric. */
  readonly text: string;
};

export type BandId = 'low' | 'some' | 'strong';

export type ReadingModel = {
  readonly version: number;
  readonly leanings: readonly {
    readonly id: Leaning;
    readonly order: number;
    readonly label: string;
    readonly short: string;
  }[];
  /** Order in which near leanings are named: the gentler step first. */
  readonly tieOrder: readonly Leaning[];
  readonly signalWeight: number;
  readonly becauseFrom: number;
  readonly becauseMax: number;
  readonly signalsMax: number;
  readonly contradictionsMax: number;
  readonly bands: readonly {
    readonly id: BandId;
    readonly from: number;
    readonly to: number;
    readonly label: string;
  }[];
  readonly minimum: {
    readonly weightedAnswers: number;
    readonly perPart: Readonly<Partial<Record<PartId, number>>>;
    readonly text: string;
    readonly textPart: string;
  };
  readonly closeWithin: number;
  readonly steady: { readonly partMax: number; readonly talkMax: number; readonly mineMax: number };
  readonly talkTried: { readonly liveTalk: string; readonly saidDirectly: string; readonly within: number };
  readonly override: {
    readonly safety: { readonly question: QuestionId; readonly answers: readonly string[] };
    readonly payment: { readonly defaultDays: number; readonly minShare: number };
  };
  readonly coolingOff: {
    readonly nights: number;
    readonly afterHardDays: number;
    readonly text: string;
    readonly deadlineText: string;
    readonly again: string;
    readonly againQuestions: readonly QuestionId[];
  };
};
