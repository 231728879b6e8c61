/**
 * Simple interest on one late invoice. First day = the day after the due date; last day = the day counted to, or the day
 * the balance reaches zero; both counted. A day on which money arrives counts at the old balance. A credited amount
 * carries no interest at all. A new line begins after each payment and where the rate changes; a line is
 * balance × rate × days ÷ 365, rounded half up to the minor unit, so that a calculator gives the printed figure. Always 365.
 *
 * EU: Directive 2011/7/EU, art. 2(6), 2(7), 3(2), 6(1): the reference rate in force on 1 January (1 July) for that
 * half-year plus points. UK: Late Payment of Commercial Debts (Interest) Act 1998: the base rate on 31 December (for debts
 * late from 1 January to 30 June) or 30 June, plus points, fixed for that debt. Contract: the rate of the clause.
 */
import { addDays, daysBetween, earlier } from './dates.ts';
import { formatAmount, sumMinor } from './money.ts';
import { rounded } from './ratio.ts';

export type InterestMethod = 'EU' | 'UK' | 'contract';

/** A percentage in millionths of a percent, so that it is a whole number: 10.15 % is 10_150_000. */
type Percent = number;

const millionths = 1_000_000;

/** Reads "10.15" (at most six decimals, a decimal point): null when it is not a rate from 0 to 999. */
export const parsePercent = (text: string): Percent | null => {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text.trim());
  return match === null ? null : Number(match[1]) * millionths + Number((match[2] ?? '').padEnd(6, '0'));
};

/** "10.15", "3.00", "9.125": two decimals at least. */
export const formatPercent = (percent: Percent): string => {
  const digits = String(percent).padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -6)}.${decimals}`;
};

/** The reference rate of one day, in percent as text; null when it is not known: it is never carried forward. */
export type RateOn = (day: string) => string | null;

/** Rates from their first days on; good up to the day the table was checked. */
export const rateFrom =
  (rates: readonly { readonly from: string; readonly value: string }[], until: string): RateOn =>
  (day) =>
    day > until
      ? null
      : ([...rates].sort((a, b) => (a.from < b.from ? 1 : -1)).find(({ from }) => from <= day)?.value ?? null);

export type InterestTerms = {
  readonly method: InterestMethod;
  /** Points on the reference rate, in percent as text; 8 by law. Not used by a contract. */
  readonly points: string;
  readonly rateOn: RateOn;
  /** The rate of the clause, in percent as text: a monthly rate counts twelve times. */
  readonly contract: { readonly value: string; readonly per: 'month' | 'year' } | null;
  /** Fixed sum for a late invoice where the law names none for the currency, minor units; null = not calculated. */
  readonly fixedSum: number | null;
};

export type LateInvoice = {
  readonly currency: string;
  readonly gross: number;
  readonly due: string;
  readonly payments: readonly { readonly on: string; readonly amount: number }[];
  readonly credits: readonly { readonly amount: number }[];
  /** The part that carries no interest because both sides still talk about it. */
  readonly underDiscussion: number;
};

export type InterestLine = {
  readonly from: string;
  readonly to: string;
  /** Minor units. */
  readonly balance: number;
  readonly days: number;
  readonly ratePercent: string;
  /** The day whose reference rate counts, and that rate; null for a contract. */
  readonly reference: { readonly on: string; readonly value: string } | null;
  /** "4,327.60 × 10.15 % × 16 ÷ 365 = 19.25". */
  readonly arithmetic: string;
  readonly interest: number;
};

export type Interest = {
  readonly lines: readonly InterestLine[];
  readonly interest: number;
  /** Null: the law names none for this currency and the user has entered none. */
  readonly compensation: number | null;
  readonly sum: number;
};

/** The interest, or the days whose reference rate has to be entered first. */
export type InterestResult =
  | { readonly ok: true; readonly value: Interest }
  | { readonly ok: false; readonly needs: readonly string[] };

const halfYear = (day: string): string => `${day.slice(0, 4)}-${day.slice(5) < '07-01' ? '01' : '07'}-01`;
const halfYearEnd = (day: string): string => `${day.slice(0, 4)}-${day.slice(5) < '07-01' ? '06-30' : '12-31'}`;

/** The day whose rate counts for interest on `day` of a debt late since `since`. */
const referenceDay = (method: 'EU' | 'UK', since: string, day: string): string =>
  method === 'EU' ? halfYear(day) : addDays(halfYear(since), -1);

type Stretch = { readonly from: string; readonly to: string; readonly balance: number };

/** Stretches of days with one balance. */
const stretchesOf = (invoice: LateInvoice, asOf: string): readonly Stretch[] => {
  const start = addDays(invoice.due, 1);
  const principal = invoice.gross - sumMinor(invoice.credits.map(({ amount }) => amount)) - invoice.underDiscussion;
  const paidOn = Map.groupBy(
    invoice.payments.filter(({ on }) => on >= start && on <= asOf),
    ({ on }) => on,
  );
  const early = sumMinor(invoice.payments.filter(({ on }) => on < start).map(({ amount }) => amount));
  const stretches: Stretch[] = [];
  let balance = principal - early;
  let from = start;
  for (const [on, payments] of [...paidOn].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (balance > 0) stretches.push({ from, to: on, balance });
    balance -= sumMinor(payments.map(({ amount }) => amount));
    from = addDays(on, 1);
  }
  if (balance > 0 && from <= asOf) stretches.push({ from, to: asOf, balance });
  return stretches;
};

const byHalfYear = ({ from, to, balance }: Stretch): readonly Stretch[] => {
  const parts: Stretch[] = [];
  for (let start = from; start <= to; ) {
    const end = earlier(halfYearEnd(start), to);
    parts.push({ from: start, to: end, balance });
    start = addDays(end, 1);
  }
  return parts;
};

const ukFixedSum = (debt: number): number => (debt < 100_000 ? 4_000 : debt < 1_000_000 ? 7_000 : 10_000);

const fixedSumOf = ({ method, fixedSum }: InterestTerms, { currency }: LateInvoice, debt: number): number | null => {
  if (method === 'contract') return 0;
  if (method === 'EU' && currency === 'EUR') return 4_000;
  if (method === 'UK' && currency === 'GBP') return ukFixedSum(debt);
  return fixedSum;
};

type Rate = { readonly percent: Percent; readonly reference: InterestLine['reference'] };

const rateOf = (terms: InterestTerms, since: string, day: string): Rate | string => {
  if (terms.method === 'contract') {
    const percent = parsePercent(terms.contract?.value ?? '') ?? 0;
    return { percent: terms.contract?.per === 'month' ? percent * 12 : percent, reference: null };
  }
  const on = referenceDay(terms.method, since, day);
  const value = terms.rateOn(on);
  const [rate, points] = [parsePercent(value ?? ''), parsePercent(terms.points)];
  return value === null || rate === null ? on : { percent: rate + (points ?? 0), reference: { on, value } };
};

const lineOf = ({ from, to, balance }: Stretch, { percent, reference }: Rate, currency: string): InterestLine => {
  const days = daysBetween(from, to) + 1;
  const interest = rounded([balance, percent, days], [365, 100, millionths], 0);
  const ratePercent = formatPercent(percent);
  const arithmetic = `${formatAmount(balance, currency)} × ${ratePercent} % × ${days} ÷ 365 = ${formatAmount(interest, currency)}`;
  return { from, to, balance, days, ratePercent, reference, arithmetic, interest };
};

/** Interest of one invoice, counted to `asOf`. Payments and credits after that day must not be passed in. */
export const interestOn = (invoice: LateInvoice, terms: InterestTerms, asOf: string): InterestResult => {
  const whole = stretchesOf(invoice, asOf);
  const [first] = whole;
  if (first === undefined) return { ok: true, value: { lines: [], interest: 0, compensation: 0, sum: 0 } };
  const since = addDays(invoice.due, 1);
  const stretches = terms.method === 'EU' ? whole.flatMap(byHalfYear) : whole;
  const rates = stretches.map((stretch) => rateOf(terms, since, stretch.from));
  const needs = rates.filter((rate) => typeof rate === 'string');
  if (needs.length > 0) return { ok: false, needs: [...new Set(needs)] };
  const lines = stretches.flatMap((stretch, index) => {
    const rate = rates[index];
    return rate === undefined || typeof rate === 'string' ? [] : [lineOf(stretch, rate, invoice.currency)];
  });
  const interest = sumMinor(lines.map((line) => line.interest));
  const compensation = fixedSumOf(terms, invoice, first.balance);
  return { ok: true, value: { lines, interest, compensation, sum: interest + (compensation ?? 0) } };
};
