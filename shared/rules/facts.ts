import type { ClientDocument } from '../model/client.ts';
import type { JournalEntry } from '../model/journal.ts';
import { daysBetween } from './dates.ts';
import { contractFacts } from './facts-contract.ts';
import { countedEntries, isDirectTalk, journalTotals, othersTotals } from './facts-journal.ts';
import { moneyFacts } from './facts-money.ts';
import { dayOf, type FactsInput, latest, type Metrics } from './metrics.ts';
import { rounded } from './ratio.ts';

/**
 * Recorded metrics that the review sets beside the answers: metric name to value. A metric without enough data is absent;
 * `null` means "looked for and not there" (no incident, no direct talk). Names and windows are those of the review content.
 */
export type Facts = Readonly<Record<string, number | string | null>>;

/** The day of the latest direct talk: a meeting or call with that tag, or a finished talk of the planner; else null. */
const lastTalkDay = (document: ClientDocument, entries: readonly JournalEntry[], today: string): string | null => {
  const talks = document.talks.filter(({ state, on }) => state === 'done' && on <= today).map(({ on }) => on);
  return [...entries.filter(isDirectTalk).map(({ facts }) => dayOf(facts.at)), ...talks].reduce<string | null>(
    latest,
    null,
  );
};

/** The first day of the work together: as the user wrote it, else of the oldest record, else `today`. */
const startOf = (document: ClientDocument, entries: readonly JournalEntry[], today: string): string =>
  document.since ??
  [...entries.map(({ facts }) => dayOf(facts.at)), ...document.invoices.map(({ issued }) => issued)].reduce(
    (first, day) => (day < first ? day : first),
    today,
  );

const shares = (timeShare: number | null, revenueShare: Metrics['revenueShare']): Metrics => ({
  ...(timeShare !== null ? { timeShare } : {}),
  ...(timeShare !== null && typeof revenueShare === 'number'
    ? { timeMinusRevenueShare: (Math.round(timeShare * 100) - Math.round(revenueShare * 100)) / 100 }
    : {}),
});

/**
 * The recorded metrics of one client, counted to the end of `today`. Removed entries and everything dated later do not
 * count; states without a date (materials, accesses, agreements) are those of now. Moods count as −2 to +2, times are
 * hours, amounts have decimals; `facts-money.ts` says which currency they stand in. Throws a RangeError for a client
 * that is not in `clients`.
 */
export const factsOf = ({ clients, workspace }: FactsInput, clientId: string, today: string): Facts => {
  const client = clients.find(({ document }) => document.id === clientId);
  if (client === undefined) throw new RangeError(`No client ${clientId}`);
  const { document } = client;
  const entries = countedEntries(client.journal, today);
  const others = othersTotals(
    clients.filter((each) => each !== client),
    today,
  );
  const since = startOf(document, entries, today);
  const { metrics, minutes180, minutes365 } = journalTotals(entries, others, since, today);
  const all = clients.map((each) => each.document);
  const money = moneyFacts({ document, all, workspace, since, minutes180, today });
  const minutesOfAll = minutes365 + others.minutes365;
  const timeShare = minutesOfAll >= 40 * 60 ? rounded([minutes365], [minutesOfAll], 2) : null;
  const lastTalk = lastTalkDay(document, entries, today);
  return {
    today,
    ...metrics,
    ...money,
    lastTalk,
    daysSinceTalk: lastTalk === null ? null : daysBetween(lastTalk, today),
    ...shares(timeShare, money.revenueShare),
    ...contractFacts(document, workspace.settings.holidays, today),
    limitDays: workspace.position.maxOverdueDays,
  };
};
