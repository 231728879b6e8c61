/** The state of things in one look: what the overview of a client shows. */
import type { WorkspaceDocument } from '../model/profile.ts';
import { addMonths, monthYear, startOfMonth } from './dates.ts';
import { countedEntries } from './facts-journal.ts';
import { lateInvoices } from './facts-money.ts';
import { type HourRate, hourRate } from './hour-rate.ts';
import type { ClientRecords } from './metrics.ts';
import { type MoodSeries, moodSeries } from './mood.ts';
import { type NextDate, nextDates } from './next-dates.ts';
import { rounded } from './ratio.ts';
import { countInWords, listed, plural } from './words.ts';
import { type Gap, worthFillingIn } from './worth-filling.ts';

export type Overview = {
  /** Built from counts only; names the period and says the good things too. */
  readonly sentence: string;
  /** Private. */
  readonly mood: MoodSeries;
  readonly hourRate: HourRate;
  readonly dates: readonly NextDate[];
  /** At most three. */
  readonly gaps: readonly Gap[];
};

/** The sentence of an empty journal. */
export const nothingYet =
  'Nothing written yet. Start with the last thing that happened. Two plain sentences are enough.';

/** Months the sentence looks back, besides the running one. */
const monthsBack = 3;

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${countInWords(count)} ${plural(count, one, many)}`];

const hoursText = (minutes: number): readonly string[] => {
  if (minutes === 0) return [];
  const hours = minutes < 600 ? rounded([minutes, 2], [60], 0) / 2 : rounded([minutes], [60], 0);
  if (hours < 1) return [hours === 0 ? 'less than half an unpaid hour' : 'half an unpaid hour'];
  const amount = Number.isInteger(hours) ? countInWords(hours) : String(hours);
  return [`${amount} unpaid ${plural(hours, 'hour', 'hours')}`];
};

/**
 * "Since June you have recorded 45 unpaid hours, four late payments and four kind words about your work." The period
 * begins with the month three months ago. Good records are always named when there are any.
 */
export const overviewSentence = ({ document, journal }: ClientRecords, today: string): string => {
  const entries = countedEntries(journal, today);
  if (entries.length === 0 && document.invoices.length === 0) return nothingYet;
  const start = startOfMonth(addMonths(today, -monthsBack));
  const since = `Since ${monthYear(start).split(' ')[0]}`;
  const recent = entries.filter(({ facts }) => facts.at >= start);
  const ofKind = (kind: string): number => recent.filter(({ facts }) => facts.kind === kind).length;
  const unpaid = recent.reduce((sum, { facts }) => sum + facts.minutesUnbilled, 0);
  const late = lateInvoices(document.invoices, today).filter(({ invoice }) => invoice.due >= start).length;
  const kept = recent.filter(({ facts }) => facts.agreement?.state === 'kept').length;
  const praise = ofKind('praise');
  const parts = [
    ...hoursText(unpaid),
    ...counted(late, 'late payment', 'late payments'),
    ...counted(ofKind('incident'), 'incident', 'incidents'),
    ...counted(kept, 'agreement that was kept', 'agreements that were kept'),
    ...(praise > 0 ? [`${countInWords(praise)} kind ${plural(praise, 'word', 'words')} about your work`] : []),
  ];
  if (parts.length > 0) return `${since} you have recorded ${listed(parts)}.`;
  return recent.length === 0
    ? `${since} you have written nothing about this client.`
    : `${since} you have written ${listed(counted(recent.length, 'entry', 'entries'))}.`;
};

/** Everything the overview of one client shows on a day, but the account: that is `statement.ts`. */
export const overviewOf = (
  client: ClientRecords,
  workspace: WorkspaceDocument,
  today: string,
  dismissed: readonly string[] = [],
): Overview => ({
  sentence: overviewSentence(client, today),
  mood: moodSeries(client.journal, today),
  hourRate: hourRate(client, workspace, today),
  dates: nextDates(client.document, workspace, today),
  gaps: worthFillingIn(client.document, client.journal, workspace, today, dismissed),
});
