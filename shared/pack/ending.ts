import type { Agreement } from '../model/index.ts';
import { later } from '../rules/dates.ts';
import { countNotice, endingClause, noticeClauses } from '../rules/notice.ts';
import type { PackAgreement, PackData, PackEnding, PackNotice } from './data.ts';
import type { PackRecord } from './record.ts';

/** The agreement the pack speaks of: the one that began last, on the day of the pack. */
export const currentAgreement = <A extends { readonly startsOn: string | null }>(
  agreements: readonly A[],
  asOf: string,
): A | undefined =>
  agreements
    .filter(({ startsOn }) => startsOn === null || startsOn <= asOf)
    .sort((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? 1 : -1))[0] ?? agreements[0];

/** The agreement the pack speaks of first, as the data kept it. */
export const agreementOf = ({ agreements }: Pick<PackData, 'agreements'>): PackAgreement | undefined => agreements[0];

/**
 * How one agreement ends and the notice under it; without an agreement, how the work together ends. A plan made without
 * a contract rests on no clause.
 */
export const endingOf = (
  record: PackRecord,
  recorded: Agreement | undefined,
): { ending: PackEnding | null; notice: PackNotice | null } => {
  const { document, asOf, workspace } = record;
  const plan = document.exit;
  if (plan === null) return { ending: null, notice: null };
  const agreement = plan.basis === 'no-contract' ? undefined : recorded;
  const counts = plan.basis === 'contract' || plan.basis === 'cause';
  const rule = agreement?.noticeRule ?? null;
  const agreedOn = plan.agreedOn !== null && plan.agreedOn <= asOf ? plan.agreedOn : null;
  const { locale, holidays } = workspace.settings;
  const clauseNumbers = noticeClauses(agreement);
  const count =
    counts && plan.notice.on !== null && rule !== null
      ? countNotice({
          sent: plan.notice.on,
          rule,
          holidays,
          plannedEnd: plan.lastDay,
          clauseNumbers,
          method: plan.notice.method,
          locale,
        })
      : null;
  const notice: PackNotice | null =
    plan.notice.on === null
      ? null
      : {
          from: plan.notice.from,
          method: plan.notice.method,
          on: plan.notice.on,
          sent: plan.notice.sent && plan.notice.on <= asOf,
          acknowledgedOn:
            plan.notice.acknowledgedOn !== null && plan.notice.acknowledgedOn <= asOf
              ? plan.notice.acknowledgedOn
              : null,
          receiptClause: clauseNumbers.receipt ?? null,
          length: rule?.length ?? null,
          count,
        };
  const expires = plan.basis === 'contract-end' && agreedOn === null;
  const chosen = plan.lastDay ?? (expires ? (agreement?.endsOn ?? null) : null);
  const end = agreedOn !== null || count === null ? chosen : chosen === null ? count.end : later(chosen, count.end);
  if (end === null) return { ending: null, notice };
  const how = agreedOn !== null ? 'agreed' : expires ? 'expiry' : 'notice';
  const clause = counts && agreedOn === null ? (endingClause(agreement, plan.basis === 'cause')?.number ?? null) : null;
  return { ending: { end, how, agreedOn, clause, early: agreedOn === null ? (count?.note ?? '') : '' }, notice };
};
