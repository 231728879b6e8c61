/**
 * Metrics counted from invoices. Amounts are never converted, so every amount stands in one currency:
 * - what concerns this client alone (overdue, open, discounts, monthly income) in the client's currency, see
 *   `clientCurrency`; amounts in another currency are left out, counts and days include every invoice;
 * - what compares with the user's own figures (hourly rate, share of income, replacement) in the user's currency, and
 *   absent when one of the invoices it would need is in another one.
 */
import type { ClientDocument } from '../model/client.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { Invoice } from '../model/records.ts';
import { daysBetween } from './dates.ts';
import { daysWindow, type Metrics } from './metrics.ts';
import { exponentOf, sumMinor } from './money.ts';
import { rounded } from './ratio.ts';
import { accountOf, dueDay, ledgerOn, type StatementRow } from './statement.ts';

/** The currency a client is reckoned in: of the fee, else of the first agreement, else the user's own. */
export const clientCurrency = (document: ClientDocument, workspace: WorkspaceDocument): string =>
  document.fee?.currency ?? document.agreements[0]?.currency ?? workspace.settings.currency;

/** Invoices and credit notes that count on a day: sent, and issued by then. */
export const countedInvoices = (invoices: readonly Invoice[], today: string): readonly Invoice[] =>
  invoices.filter((invoice) => invoice.state === 'sent' && invoice.issued <= today);

const unit = (currency: string): number => 10 ** exponentOf(currency);
/** Minor units as an amount with decimals. */
const major = (minor: number, currency: string): number => rounded([minor], [unit(currency)], exponentOf(currency));

const sign = ({ kind }: Invoice): 1 | -1 => (kind === 'credit-note' ? -1 : 1);
const netOf = (invoices: readonly Invoice[]): number => sumMinor(invoices.map((i) => sign(i) * i.net));
const grossOf = (invoices: readonly Invoice[]): number => sumMinor(invoices.map((i) => sign(i) * i.gross));

const rowsOf = (invoices: readonly Invoice[], today: string): readonly StatementRow[] =>
  accountOf(invoices, today, '').flatMap(({ rows }) => rows);

/** The part of an open row that is not under discussion. */
const undisputed = (row: StatementRow): number => row.open - row.underDiscussion;

/** Rows past their day (the agreed later one counts) with an open part that is not under discussion. */
export const overdueRows = (invoices: readonly Invoice[], today: string): readonly StatementRow[] =>
  rowsOf(invoices, today).filter((row) => row.daysPastDue > 0 && undisputed(row) > 0);

/** Overdue amounts in minor units, one for each currency, the client's own currency first. */
export const overdueByCurrency = (
  document: ClientDocument,
  workspace: WorkspaceDocument,
  today: string,
): readonly { readonly currency: string; readonly minor: number }[] => {
  const rows = overdueRows(document.invoices, today);
  const own = clientCurrency(document, workspace);
  const codes = [...new Set(rows.map((row) => row.invoice.currency))].sort((a, b) =>
    a === own ? -1 : b === own ? 1 : a < b ? -1 : 1,
  );
  return codes.map((currency) => ({
    currency,
    minor: sumMinor(rows.filter((row) => row.invoice.currency === currency).map(undisputed)),
  }));
};

/** Due in the last 365 days, today not included, by the original day. */
const dueInYear = (invoices: readonly Invoice[], today: string): readonly Invoice[] => {
  const within = daysWindow(today, 365, 1);
  return countedInvoices(invoices, today).filter((invoice) => invoice.kind === 'invoice' && within(invoice.due));
};

export type LateInvoice = {
  readonly invoice: Invoice;
  /** Days from the original due day to the last payment or credit, or to today while something is open. */
  readonly days: number;
};

/** The invoices of `dueInYear` that were settled after their original day or are still open. */
export const lateInvoices = (invoices: readonly Invoice[], today: string): readonly LateInvoice[] => {
  const ledger = ledgerOn(invoices, today);
  return dueInYear(invoices, today).flatMap((invoice) => {
    const received = invoice.payments.map(({ on }) => on).filter((on) => on <= today);
    const credited = ledger.creditsOf(invoice).map(({ on }) => on);
    const settled = [...received, ...credited].sort().at(-1) ?? invoice.due;
    const end = ledger.row(invoice).open > 0 ? today : settled;
    return end > invoice.due ? [{ invoice, days: daysBetween(invoice.due, end) }] : [];
  });
};

const lateFacts = (invoices: readonly Invoice[], today: string): Metrics => {
  const due = dueInYear(invoices, today);
  if (due.length < 2) return {};
  const late = lateInvoices(invoices, today);
  const days = late.reduce((total, { days: each }) => total + each, 0);
  return {
    dueCount: due.length,
    lateCount: late.length,
    lateShare: rounded([late.length], [due.length], 2),
    averageDaysLate: late.length > 0 ? rounded([days], [late.length], 0) : 0,
  };
};

/**
 * Overdue as a share of what was invoiced in the last year. In several currencies each is set against its own, and the
 * largest share counts: money owed in a foreign currency is owed just as much.
 */
const overdueShare = (my: readonly Invoice[], overdue: readonly StatementRow[], today: string): number => {
  const year = daysWindow(today, 365);
  const shares = [...new Set(overdue.map((row) => row.invoice.currency))].map((currency) => {
    const invoiced = grossOf(my.filter((invoice) => invoice.currency === currency && year(invoice.issued)));
    const owed = sumMinor(overdue.filter((row) => row.invoice.currency === currency).map(undisputed));
    return invoiced > 0 ? rounded([owed], [invoiced], 2) : 0;
  });
  return Math.max(0, ...shares);
};

const overdueFacts = (my: readonly Invoice[], currency: string, today: string): Metrics => {
  if (my.length === 0) return {};
  const overdue = overdueRows(my, today);
  const inCurrency = overdue.filter((row) => row.invoice.currency === currency);
  const account = accountOf(my, today, currency).find((each) => each.currency === currency);
  return {
    overdueAmount: major(sumMinor(inCurrency.map(undisputed)), currency),
    overdueCount: overdue.length,
    maxDaysOverdue: overdue.reduce((most, row) => Math.max(most, daysBetween(dueDay(row.invoice), today)), 0),
    overdueShare: overdueShare(my, overdue, today),
    openAmount: major(account?.open ?? 0, currency),
  };
};

/** Net earned for each hour worked in the last 180 days, beside the user's target. */
const rateFacts = (recent: readonly Invoice[], workspace: WorkspaceDocument, minutes180: number): Metrics => {
  const { currency, targetHourlyRate } = workspace.settings;
  const comparable = recent.every((invoice) => invoice.currency === currency);
  if (recent.length < 2 || minutes180 < 20 * 60 || !targetHourlyRate || !comparable) return {};
  const earned = [netOf(recent), 60];
  return {
    realRate: rounded(earned, [minutes180, unit(currency)], 2),
    targetRate: major(targetHourlyRate, currency),
    rateRatio: rounded(earned, [minutes180, targetHourlyRate], 2),
  };
};

/** What would have to be replaced: the mean of six months, or of the days since the start when they are fewer. */
const incomeFacts = (
  recent: readonly Invoice[],
  document: ClientDocument,
  workspace: WorkspaceDocument,
  since: string,
  today: string,
): Metrics => {
  if (recent.length === 0) return {};
  const own = clientCurrency(document, workspace);
  const user = workspace.settings.currency;
  const net = netOf(recent.filter((invoice) => invoice.currency === own));
  const days = daysBetween(since, today);
  const monthly =
    days < 180 ? rounded([net, 30], [Math.max(30, days), unit(own)], 0) : rounded([net], [6, unit(own)], 0);
  // A reading of the past is not changed by a plan made later.
  const plan = document.exit;
  const replacement = plan !== null && plan.createdOn <= today ? plan.replacementMonthly : 0;
  return {
    monthlyFromClient: monthly,
    replacementMonthly: major(replacement, user),
    ...(own === user && monthly > 0 ? { replacementShare: rounded([replacement], [monthly, unit(user)], 2) } : {}),
  };
};

const discountFacts = (year: readonly Invoice[], currency: string): Metrics => {
  if (year.length === 0) return {};
  const reduced = year.filter(
    (invoice) => invoice.currency === currency && (invoice.kind === 'credit-note' || invoice.discount > 0),
  );
  const given = reduced.map((invoice) => invoice.discount + (invoice.kind === 'credit-note' ? invoice.net : 0));
  return { discountTotal: major(sumMinor(given), currency), discountCount: reduced.length };
};

/** This client's part of everything invoiced in the last year, in the user's currency. */
const revenueFacts = (
  my: readonly Invoice[],
  all: readonly ClientDocument[],
  workspace: WorkspaceDocument,
  today: string,
): Metrics => {
  const year = daysWindow(today, 365);
  const issued = all.flatMap((each) => countedInvoices(each.invoices, today).filter(({ issued: on }) => year(on)));
  const comparable = issued.every((invoice) => invoice.currency === workspace.settings.currency);
  const total = netOf(issued);
  if (issued.length < 3 || !comparable || total <= 0) return {};
  return { revenueShare: rounded([netOf(my.filter((invoice) => year(invoice.issued)))], [total], 2) };
};

export type MoneyInput = {
  readonly document: ClientDocument;
  /** All clients' documents, this one included. */
  readonly all: readonly ClientDocument[];
  readonly workspace: WorkspaceDocument;
  /** First day of the work together. */
  readonly since: string;
  /** Minutes worked for this client in the last 180 days. */
  readonly minutes180: number;
  readonly today: string;
};

/** The metrics of money. Amounts have decimals as people write them. */
export const moneyFacts = ({ document, all, workspace, since, minutes180, today }: MoneyInput): Metrics => {
  const my = countedInvoices(document.invoices, today);
  const [half, year] = [daysWindow(today, 180), daysWindow(today, 365)];
  const recent = my.filter((invoice) => half(invoice.issued));
  const currency = clientCurrency(document, workspace);
  return {
    ...rateFacts(recent, workspace, minutes180),
    ...lateFacts(my, today),
    ...overdueFacts(my, currency, today),
    ...revenueFacts(my, all, workspace, today),
    ...discountFacts(
      my.filter((invoice) => year(invoice.issued)),
      currency,
    ),
    ...incomeFacts(recent, document, workspace, since, today),
  };
};
