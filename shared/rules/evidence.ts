/** The evidence panel: for a question, one sentence from the user's own records for each kind of evidence. */
import {
  type EvidenceId,
  type EvidenceUse,
  evidenceContent,
  type QuestionId,
  questionOf,
  readingTexts,
} from '../content/review.ts';
import { longDate, monthYear } from './dates.ts';
import { type EvidenceInput, type EvidenceSource, evidenceSources, lastReview } from './evidence-sources.ts';
import type { Facts } from './facts.ts';
import { currentAgreement } from './facts-contract.ts';
import { countedEntries } from './facts-journal.ts';
import { countedInvoices } from './facts-money.ts';
import { fillContext, fillText } from './fill.ts';
import { daysWindow, type MetricName } from './metrics.ts';
import { metric, metricText } from './points.ts';
import { type Lead, readingOf } from './reading.ts';

export type { EvidenceInput, EvidenceSource } from './evidence-sources.ts';

/** At most this many entries, invoices and things are shown behind a sentence; clauses and own rules all. */
const shown = 5;
const shownOf = (sources: readonly EvidenceSource[]): number =>
  sources.every(({ kind }) => kind === 'clause' || kind === 'rule') ? sources.length : shown;

export type EvidenceRow = {
  readonly id: EvidenceId;
  readonly title: string;
  /** The time it looks at, in words. */
  readonly window: string;
  /** False when there is not enough data: the sentence says what is missing, never a zero as a finding. */
  readonly enough: boolean;
  readonly sentence: string;
  readonly note: string | null;
  /** Evidence about moods, own rules and earlier reviews is private like its source. */
  readonly side: 'fact' | 'private';
  /** The newest records behind the sentence, at most five; every clause and every own rule. */
  readonly sources: readonly EvidenceSource[];
  /** How many more there are. */
  readonly more: number;
};

type Sentences<I extends EvidenceId> = (typeof evidenceContent)[I]['sentences'];
/** For each kind of evidence the key of its sentence, or null without enough data. Complete by its type. */
type Choices = {
  readonly [I in EvidenceId]: (
    facts: Facts,
    input: EvidenceInput,
    sources: readonly EvidenceSource[],
  ) => keyof Sentences<I> | null;
};

type Trend = 'down' | 'up' | 'same' | 'noEarlier';
const trend = (facts: Facts, recent: MetricName, before: MetricName, change: MetricName): Trend | null => {
  if (metric(facts, recent) === null) return null;
  const changed = metric(facts, change);
  if (metric(facts, before) === null || changed === null) return 'noEarlier';
  return changed <= -0.3 ? 'down' : changed >= 0.3 ? 'up' : 'same';
};

/** "some" above zero, "none" at zero, null without the metric. */
const someOrNone = (facts: Facts, name: MetricName): 'some' | 'none' | null => {
  const value = metric(facts, name);
  return value === null ? null : value > 0 ? 'some' : 'none';
};

const hasEntries = (facts: Facts): boolean => (metric(facts, 'entryCount') ?? 0) > 0;
/** Sentences that say why there is no finding. */
const missing: readonly string[] = ['nothing', 'currencies'];
const always = (holds: boolean): 'always' | null => (holds ? 'always' : null);

const inForeignCurrency = ({ client, workspace, today }: EvidenceInput, days: number): boolean => {
  const window = daysWindow(today, days);
  return countedInvoices(client.document.invoices, today).some(
    ({ issued, currency }) => window(issued) && currency !== workspace.settings.currency,
  );
};

const choices: Choices = {
  'mood-trend': (facts) => trend(facts, 'moodRecent', 'moodBefore', 'moodChange'),
  'energy-trend': (facts) => trend(facts, 'energyRecent', 'energyBefore', 'energyChange'),
  'mood-vs-others': (facts) => {
    const gap = metric(facts, 'moodGap');
    return gap === null ? null : gap >= 0.5 ? 'lowerHere' : gap > -0.5 ? 'similar' : 'higherHere';
  },
  'unbilled-hours': (facts) => someOrNone(facts, 'unbilledHours'),
  'real-hourly-rate-vs-target': (facts, input) => {
    const ratio = metric(facts, 'rateRatio');
    if (ratio === null) return inForeignCurrency(input, 180) ? 'currencies' : null;
    return ratio < 0.9 ? 'below' : 'close';
  },
  'late-invoices': (facts) => someOrNone(facts, 'lateCount'),
  'overdue-balance': (facts) => someOrNone(facts, 'overdueCount'),
  'scope-changes': (facts) => someOrNone(facts, 'scopeCount'),
  incidents: (facts) => (hasEntries(facts) ? someOrNone(facts, 'incidentCount') : null),
  praise: (facts) => {
    if (!hasEntries(facts)) return null;
    if ((metric(facts, 'praiseCount') ?? 0) > 0) return 'some';
    return metricText(facts, 'lastPraise') === null ? 'never' : 'earlier';
  },
  agreements: (facts) => {
    if (metric(facts, 'agreementCount') === null) return null;
    return (metric(facts, 'decidedCount') ?? 0) >= 1 ? 'decided' : 'undecided';
  },
  'days-since-direct-talk': (facts) => (metric(facts, 'daysSinceTalk') === null ? 'none' : 'some'),
  'revenue-share': (facts, input, sources) => {
    if (metric(facts, 'revenueShare') !== null) return sources.length > 0 ? 'always' : 'nothing';
    return inForeignCurrency(input, 365) ? 'currencies' : null;
  },
  'time-share': (facts, _input, sources) =>
    metric(facts, 'timeShare') === null ? null : sources.length > 0 ? 'always' : 'nothing',
  discounts: (facts) => someOrNone(facts, 'discountTotal'),
  'income-gap': (facts) =>
    metric(facts, 'monthlyFromClient') === null ? null : someOrNone(facts, 'replacementMonthly'),
  'notice-deadline': (facts) => {
    if (metricText(facts, 'earliestEnd') === null) return null;
    return (metric(facts, 'daysToDeadline') ?? -1) >= 0 ? 'withEnd' : 'openEnd';
  },
  'contract-end': (facts, { client, today }) => {
    const days = metric(facts, 'daysToContractEnd');
    if (days === null) return null;
    if (days < 0) return 'passed';
    const renews = currentAgreement(client.document.agreements, today)?.renewsMonths ?? null;
    return renews === null ? 'ends' : 'renews';
  },
  'contract-clauses': (_facts, _input, sources) => always(sources.length > 0),
  'materials-open': (_facts, { client: { document } }, sources) => {
    if (document.materials.length + document.accesses.length === 0) return null;
    return sources.length > 0 ? 'some' : 'none';
  },
  'entries-by-tag': (_facts, _input, sources) => always(sources.length > 0),
  'recent-hard-days': (facts) => (hasEntries(facts) ? someOrNone(facts, 'hardCount') : null),
  'quiet-season': (_facts, { workspace }) => always(workspace.settings.quietMonths.length > 0),
  'my-position': (_facts, _input, sources) => always(sources.length > 0),
  'last-review': (_facts, input) => {
    const review = lastReview(input);
    return review === undefined ? null : lastLead(input) === '' ? 'noLead' : 'always';
  },
};

/** What a reading pointed to, in words; empty when it named nothing. */
export const leadText = (lead: Lead | null): string => {
  switch (lead) {
    case 'mine':
    case 'talk':
    case 'part':
      return readingTexts.lead[lead].title;
    case 'steady':
      return readingTexts.steady.title;
    case 'override-safety':
      return readingTexts.override.safety.title;
    case 'override-payment':
      return readingTexts.override.payment.title;
    case 'unclear':
    case null:
      return '';
  }
};

const lastLead = (input: EvidenceInput): string => {
  const review = lastReview(input);
  if (review === undefined) return '';
  return leadText(readingOf(review.answers, review.facts ?? {}, review.finishedOn ?? review.startedOn).lead);
};

/** "rework (4), late-reply (2)": how many entries of the last 180 days have each tag, most first, then by name. */
const tagCounts = ({ client, today }: EvidenceInput, tags: readonly string[]): string => {
  const window = daysWindow(today, 180);
  const recent = countedEntries(client.journal, today).filter(({ facts }) => window(facts.at));
  return tags
    .map((tag) => ({ tag, count: recent.filter(({ facts }) => facts.tags.includes(tag)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
    .map(({ tag, count }) => `${tag} (${count})`)
    .join(', ');
};

/** This month when it is quiet, else the next quiet one: "January 2027". */
const nextQuietMonth = ({ workspace, today }: EvidenceInput): string => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const months = Array.from({ length: 12 }, (_, ahead) => month + ahead);
  const next = months.find((each) => workspace.settings.quietMonths.includes(((each - 1) % 12) + 1)) ?? month;
  const [nextYear, nextMonth] = [year + Math.floor((next - 1) / 12), ((next - 1) % 12) + 1];
  return monthYear(`${nextYear}-${String(nextMonth).padStart(2, '0')}-01`);
};

/** Values a sentence needs beside the metrics. */
const ownValues = (use: EvidenceUse, input: EvidenceInput, sources: readonly EvidenceSource[]) => {
  switch (use.id) {
    case 'contract-clauses':
      return { clauseCount: String(sources.length) };
    case 'entries-by-tag':
      return { tagCounts: tagCounts(input, use.tags ?? []) };
    case 'quiet-season':
      return { nextQuietMonth: nextQuietMonth(input) };
    case 'last-review': {
      const review = lastReview(input);
      const on = review?.finishedOn ?? input.today;
      return { lastReviewDate: longDate(on, input.workspace.settings.locale), lastLead: lastLead(input) };
    }
    default:
      return {};
  }
};

/** One row of evidence: its sentence by the conditions of the content, filled, with the newest records behind it. */
export const evidenceRow = (use: EvidenceUse, input: EvidenceInput): EvidenceRow => {
  const content = evidenceContent[use.id];
  const sources = evidenceSources[use.id](input, use);
  const key = choices[use.id](input.facts, input, sources);
  const sentences: Readonly<Record<string, string>> = content.sentences;
  const text = key === null ? undefined : sentences[key];
  const enough = text !== undefined && !missing.includes(String(key));
  const context = fillContext(input.client.document, input.workspace, input.facts);
  return {
    id: use.id,
    title: content.title,
    window: content.window,
    enough,
    sentence: fillText(text ?? content.notEnough, context, ownValues(use, input, sources)),
    note: enough && 'note' in content ? content.note : null,
    side: content.side,
    sources: sources.slice(0, shownOf(sources)),
    more: Math.max(0, sources.length - shownOf(sources)),
  };
};

/** The evidence beside a question, in the order of the content; empty where the records have nothing to say. */
export const evidenceFor = (question: QuestionId, input: EvidenceInput): readonly EvidenceRow[] =>
  questionOf(question).evidence.map((use) => evidenceRow(use, input));
