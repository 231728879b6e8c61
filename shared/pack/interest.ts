/** Interest on the invoices that are open and past due: counted once, printed by the worksheet and where it is mentioned. */
import type { InterestChoice } from '../model/index.ts';
import { type InterestTerms, interestOn } from '../rules/interest.ts';
import { sumMinor } from '../rules/money.ts';
import { dueDay, ledgerOn } from '../rules/statement.ts';
import { accountsOf, invoicesOf } from './account.ts';
import type { InterestAccount, InterestInvoice, PackAgreement, PackCommon, PackInterest } from './data.ts';

const termsOf = (choice: InterestChoice, currency: string): InterestTerms => ({
  method: choice.method,
  points: choice.points,
  rateOn: (day) => choice.rates.find(({ on }) => on === day)?.value ?? null,
  contract: choice.contract,
  fixedSum: choice.fixedSums?.find((sum) => sum.currency === currency)?.amount ?? choice.fixedSum,
});

const numberOf = (agreement: PackAgreement | undefined, kind: 'late-payment' | 'governing-law'): string | null =>
  agreement?.clauses.find((clause) => clause.kind === kind)?.number ?? null;

/** Null unless the user ticked one of the two places it is printed in. */
export const packInterest = (
  data: PackCommon,
  choice: InterestChoice,
  agreement: PackAgreement | undefined,
): PackInterest | null => {
  if (!choice.worksheet && !choice.mention) return null;
  const ledger = ledgerOn(invoicesOf(data), data.asOf);
  const needs = new Set<string>();
  const accounts = accountsOf(data).map(({ currency, rows }): InterestAccount => {
    const terms = termsOf(choice, currency);
    const invoices = rows
      .filter(({ daysPastDue }) => daysPastDue > 0)
      .flatMap(({ invoice, underDiscussion }): readonly InterestInvoice[] => {
        const credits = ledger.creditsOf(invoice);
        const discussed = choice.underDiscussion ? 0 : underDiscussion;
        const result = interestOn(
          {
            currency,
            gross: invoice.gross,
            due: dueDay(invoice),
            payments: invoice.payments,
            credits,
            underDiscussion: discussed,
          },
          terms,
          data.asOf,
        );
        if (!result.ok) for (const day of result.needs) needs.add(day);
        return result.ok
          ? [
              {
                number: invoice.number,
                gross: invoice.gross,
                credited: sumMinor(credits.map(({ amount }) => amount)),
                discussed,
                payments: invoice.payments.filter(({ on }) => on > dueDay(invoice)),
                interest: result.value,
              },
            ]
          : [];
      });
    const sums = invoices.map(({ interest }) => interest.compensation);
    return {
      currency,
      invoices,
      interest: sumMinor(invoices.map(({ interest }) => interest.interest)),
      compensation: sums.includes(null) ? null : sumMinor(sums.map((sum) => sum ?? 0)),
    };
  });
  return {
    choice,
    lateClause: numberOf(agreement, 'late-payment'),
    lawClause: numberOf(agreement, 'governing-law'),
    needs: choice.method === 'contract' && choice.contract === null ? ['contract'] : [...needs].sort(),
    accounts: accounts.filter(({ invoices }) => invoices.length > 0),
  };
};
