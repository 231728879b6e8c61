/** Metrics of the agreement, of what is still to be returned, and of the last direct talk. */
import type { ClientDocument } from '../model/client.ts';
import type { Agreement } from '../model/records.ts';
import { daysBetween } from './dates.ts';
import type { Metrics } from './metrics.ts';
import { countNotice, latestNoticeDay, renewalDeadline } from './notice.ts';

/** The agreement in force on a day: not ended yet or renewing itself; else the last one written down. */
export const currentAgreement = (agreements: readonly Agreement[], today: string): Agreement | undefined =>
  agreements.find(({ endsOn, renewsMonths }) => endsOn === null || endsOn >= today || renewsMonths !== null) ??
  agreements.at(-1);

/** The end of the running term, after the renewals there have been; null without an end. */
export const termEnd = (agreement: Agreement, today: string, holidays: readonly string[]): string | null =>
  renewalDeadline(agreement, today, holidays)?.end ?? agreement.endsOn;

export const contractFacts = (document: ClientDocument, holidays: readonly string[], today: string): Metrics => {
  const agreement = currentAgreement(document.agreements, today);
  const end = agreement === undefined ? null : termEnd(agreement, today, holidays);
  const rule = agreement?.noticeRule ?? null;
  const lastDay = rule !== null && end !== null ? latestNoticeDay({ end, rule, holidays }) : null;
  const clauses = document.agreements.flatMap((each) => each.clauses);
  return {
    ...(rule !== null ? { earliestEnd: countNotice({ sent: today, rule, holidays }).end } : {}),
    ...(lastDay !== null ? { lastDayForContractEnd: lastDay, daysToDeadline: daysBetween(today, lastDay) } : {}),
    ...(end !== null ? { contractEnd: end, daysToContractEnd: daysBetween(today, end) } : {}),
    noticeClauseCount: clauses.filter(({ kind }) => kind === 'notice' || kind === 'termination').length,
    materialsOpen: document.materials.filter(({ status }) => status === 'open').length,
    accessesOpen: document.accesses.filter(({ status }) => status === 'active').length,
  };
};
