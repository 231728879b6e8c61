/** The sentences of the statement of account, word for word as both editions print them. */
import { type Locale, longDate } from './dates.ts';
import { formatMoney } from './money.ts';
import type { Account } from './statement.ts';
import { capitalised, countInWords, listed, plural } from './words.ts';

/** Heads of the five age groups, in order. */
export const agingLabels = ['Not yet due', '1–30 days', '31–60 days', '61–90 days', 'Over 90 days'] as const;

/** The sentence of an account without any document. */
export const nothingRecorded = (asOf: string, locale: Locale = 'en-GB'): string =>
  `No invoices are recorded. Nothing is open on ${longDate(asOf, locale)}.`;

const pastDue = (account: Account): string => {
  const { overdue, open, creditNotUsed, openCount, currency } = account;
  if (overdue > 0 && overdue === open && creditNotUsed === 0) {
    return plural(openCount, 'It is past its due date.', 'All of them are past their due dates.');
  }
  if (overdue > 0) return `${formatMoney(overdue, currency)} is past its due date.`;
  return plural(openCount, 'It is not yet due.', 'None is past its due date.');
};

/** What is open in one currency, in one to three sentences. */
export const statementSentence = (account: Account, asOf: string, locale: Locale = 'en-GB'): string => {
  const { open, openCount, creditNotUsed, underDiscussion, currency } = account;
  const on = longDate(asOf, locale);
  if (openCount === 0 && open < 0) {
    return `On ${on} there is a credit of ${formatMoney(-open, currency)} in the client’s favour.`;
  }
  if (openCount === 0) return `Everything is paid. Nothing is open on ${on}.`;
  const invoices = `${capitalised(countInWords(openCount))} ${plural(openCount, 'invoice is', 'invoices are')}`;
  const credit = creditNotUsed === 0 ? '' : ` after a credit of ${formatMoney(-creditNotUsed, currency)}`;
  const first = `${invoices} open on ${on}, ${formatMoney(open, currency)} in total${credit}.`;
  const discussed = underDiscussion === 0 ? [] : [`${formatMoney(underDiscussion, currency)} is under discussion.`];
  return [first, pastDue(account), ...discussed].join(' ');
};

/** One sentence for each currency, or the sentence that nothing is recorded. */
export const statementSentences = (
  accounts: readonly Account[],
  asOf: string,
  locale: Locale = 'en-GB',
): readonly string[] =>
  accounts.length === 0
    ? [nothingRecorded(asOf, locale)]
    : accounts.map((account) => statementSentence(account, asOf, locale));

/** The lead before several currencies; null with one currency or none. */
export const statementLead = (accounts: readonly Account[], asOf: string, locale: Locale = 'en-GB'): string | null => {
  if (accounts.length < 2) return null;
  const on = longDate(asOf, locale);
  const withOpen = accounts.filter((account) => account.openCount > 0);
  const count = withOpen.reduce((total, account) => total + account.openCount, 0);
  const credits = listed(accounts.filter((account) => account.creditNotUsed < 0).map((account) => account.currency));
  if (count === 0) return `Nothing is open on ${on}.${credits === '' ? '' : ` There is a credit in ${credits}.`}`;
  const currencies = withOpen.length === 1 ? 'one currency' : `${countInWords(withOpen.length)} currencies`;
  const first = `${capitalised(countInWords(count))} ${plural(count, 'invoice is', 'invoices are')} open on ${on}, in ${currencies}.`;
  return credits === '' ? first : `${first} There is also a credit in ${credits}.`;
};
