/** Sentences of the review with their figures: `{metric}` becomes the value, `{metric%}` a fraction as whole percent. */
import type { ClientDocument } from '../model/client.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import { type Locale, longDate } from './dates.ts';
import type { Facts } from './facts.ts';
import { clientCurrency, overdueByCurrency } from './facts-money.ts';
import type { MetricName } from './metrics.ts';
import { exponentOf } from './money.ts';
import { listed } from './words.ts';

/** What a sentence needs to write figures: the facts, whose money they are in, and the user's language. */
export type FillContext = {
  readonly facts: Facts;
  readonly locale: Locale;
  readonly userCurrency: string;
  readonly clientCurrency: string;
  /** Overdue amounts in minor units, one for each currency. */
  readonly overdue: readonly { readonly currency: string; readonly minor: number }[];
};

/** The context of one client's facts, old or new: money is looked up on the day of the facts. */
export const fillContext = (document: ClientDocument, workspace: WorkspaceDocument, facts: Facts): FillContext => ({
  facts,
  locale: workspace.settings.locale,
  userCurrency: workspace.settings.currency,
  clientCurrency: clientCurrency(document, workspace),
  overdue: typeof facts.today === 'string' ? overdueByCurrency(document, workspace, facts.today) : [],
});

/** "€2,706.00"; with `decimals` 0: "€1,428". `amount` has decimals. */
export const amountText = (amount: number, currency: string, locale: Locale, decimals?: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  })
    .format(amount)
    .replace('-', '\u2212');

/** "−1.2", "0.0", "+0.6". */
export const signedText = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${Math.abs(value).toFixed(1)}`;

type Writing = (value: number, context: FillContext) => string;

const mood: Writing = (value) => signedText(value);
const energy: Writing = (value) => value.toFixed(1);
const ownMoney: Writing = (value, { userCurrency, locale }) => amountText(value, userCurrency, locale);
const clientMoney: Writing = (value, context) => amountText(value, context.clientCurrency, context.locale);

/** Metrics that are not written as they are. */
const writings: Partial<Record<MetricName, Writing>> = {
  moodRecent: mood,
  moodBefore: mood,
  moodChange: mood,
  moodThis: mood,
  moodOthers: mood,
  moodGap: mood,
  energyRecent: energy,
  energyBefore: energy,
  energyChange: mood,
  realRate: ownMoney,
  targetRate: ownMoney,
  discountTotal: clientMoney,
  openAmount: clientMoney,
  overdueAmount: (value, context) => {
    const foreign = context.overdue.some(({ currency }) => currency !== context.clientCurrency);
    return foreign
      ? listed(
          context.overdue.map(({ currency, minor }) =>
            amountText(minor / 10 ** exponentOf(currency), currency, context.locale),
          ),
        )
      : clientMoney(value, context);
  },
  monthlyFromClient: (value, context) => amountText(value, context.clientCurrency, context.locale, 0),
  replacementMonthly: (value, context) => amountText(value, context.userCurrency, context.locale, 0),
};

const writingOf = (name: string): Writing | undefined =>
  Object.entries(writings).find(([metricName]) => metricName === name)?.[1];

const written = (name: string, percent: boolean, context: FillContext): string => {
  const value = context.facts[name];
  if (value === null || value === undefined) return '\u2013';
  if (typeof value === 'string') return longDate(value, context.locale);
  if (percent) return `${Math.round(value * 100)}%`;
  return writingOf(name)?.(value, context) ?? String(value).replace('-', '\u2212');
};

/** Fills a sentence. `own` are values that are no metrics, already in words. A missing metric reads "–". */
export const fillText = (text: string, context: FillContext, own: Readonly<Record<string, string>> = {}): string =>
  text.replace(/\{(\w+)(%?)\}/g, (_, name: string, percent: string) =>
    Object.hasOwn(own, name) ? (own[name] ?? '') : written(name, percent === '%', context),
  );

/** The names between braces in a text. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)%?\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
