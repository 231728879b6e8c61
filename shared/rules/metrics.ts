import type { ClientDocument } from '../model/client.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import { addDays } from './dates.ts';

/** One client as the records know it. */
export type ClientRecords = { readonly document: ClientDocument; readonly journal: readonly JournalEntry[] };

/** Everything the metrics may look at. */
export type FactsInput = { readonly clients: readonly ClientRecords[]; readonly workspace: WorkspaceDocument };

/** Names of the recorded metrics. Their windows and minimums are those of the review content. */
export const metricNames = [
  'today',
  'entryCount',
  'entryCountRecent',
  'moodCount',
  'moodRecent',
  'moodBefore',
  'moodChange',
  'energyCount',
  'energyRecent',
  'energyBefore',
  'energyChange',
  'moodThis',
  'moodOthers',
  'moodGap',
  'unbilledHours',
  'unbilledPerMonth',
  'unbilledShare',
  'realRate',
  'targetRate',
  'rateRatio',
  'dueCount',
  'lateCount',
  'lateShare',
  'averageDaysLate',
  'overdueAmount',
  'overdueCount',
  'maxDaysOverdue',
  'overdueShare',
  'openAmount',
  'scopeCount',
  'scopeUnpaid',
  'incidentCount',
  'lastIncident',
  'praiseCount',
  'lastPraise',
  'agreementCount',
  'keptCount',
  'notKeptCount',
  'openCount',
  'decidedCount',
  'keptShare',
  'lastTalk',
  'daysSinceTalk',
  'revenueShare',
  'timeShare',
  'timeMinusRevenueShare',
  'discountTotal',
  'discountCount',
  'monthlyFromClient',
  'replacementMonthly',
  'replacementShare',
  'earliestEnd',
  'lastDayForContractEnd',
  'daysToDeadline',
  'contractEnd',
  'daysToContractEnd',
  'noticeClauseCount',
  'materialsOpen',
  'accessesOpen',
  'hardCount',
  'lastHard',
  'limitDays',
] as const;

export type MetricName = (typeof metricNames)[number];

/** Some of the metrics. */
export type Metrics = Partial<Record<MetricName, number | string | null>>;

/** The day part of a civil date or date-time. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** Whether a civil date or date-time lies inside. */
export type Within = (at: string) => boolean;

/** The days in (today − from, today − to]: `window(today, 90)` are today and the 89 days before it. */
export const daysWindow = (today: string, from: number, to = 0): Within => {
  const [first, after] = [addDays(today, 1 - from), addDays(today, 1 - to)];
  // Civil dates and date-times order as text, and a day stands before all of its own times.
  return (at) => at >= first && at < after;
};

/** The larger of two optional days. */
export const latest = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a > b ? a : b;
