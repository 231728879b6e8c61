/** What an hour really earns: net invoiced in a month ÷ all hours of that month, paid and unpaid. Facts only. */
import type { WorkspaceDocument } from '../model/profile.ts';
import { addDays, addMonths, dayMonth, endOfMonth, startOfMonth } from './dates.ts';
import { countedEntries } from './facts-journal.ts';
import { clientCurrency, countedInvoices } from './facts-money.ts';
import type { ClientRecords } from './metrics.ts';
import { sumMinor } from './money.ts';
import { rounded } from './ratio.ts';

export type MonthRate = {
  /** First day of the month. */
  readonly month: string;
  /** "Aug". */
  readonly label: string;
  /** Minor units of net invoiced in the month; credit notes count against it. */
  readonly net: number;
  readonly minutes: number;
  readonly unpaidMinutes: number;
  /** Minor units an hour, or null without hours. */
  readonly rate: number | null;
};

export type HourRate = {
  readonly currency: string;
  /** The last six full months, oldest first. */
  readonly months: readonly MonthRate[];
  /** The last three full months together: rate in minor units an hour (null without hours), first and last month. */
  readonly recent: { readonly rate: number | null; readonly from: string; readonly to: string };
  /** Minor units an hour; null when none is set or it is in another currency. */
  readonly target: number | null;
  /** True when invoices in other currencies were left out. */
  readonly partial: boolean;
};

const rateOf = (net: number, minutes: number): number | null =>
  minutes === 0 ? null : Math.max(0, rounded([net, 60], [minutes], 0));

/** The hour rate of one client, in the client's currency, for the six full months before `today`. */
export const hourRate = (client: ClientRecords, workspace: WorkspaceDocument, today: string): HourRate => {
  const currency = clientCurrency(client.document, workspace);
  const thisMonth = startOfMonth(today);
  const starts = [6, 5, 4, 3, 2, 1].map((back) => addMonths(thisMonth, -back));
  const first = starts[0] ?? thisMonth;
  const inTime = ({ issued }: { readonly issued: string }) => issued >= first && issued < thisMonth;
  const invoices = countedInvoices(client.document.invoices, today).filter(inTime);
  const entries = countedEntries(client.journal, addDays(thisMonth, -1)).filter(({ facts }) => facts.at >= first);
  const months = starts.map((month) => {
    const last = endOfMonth(month);
    const net = sumMinor(
      invoices
        .filter((each) => each.currency === currency && each.issued >= month && each.issued <= last)
        .map((each) => (each.kind === 'credit-note' ? -each.net : each.net)),
    );
    const worked = entries.filter(({ facts }) => facts.at.startsWith(month.slice(0, 7)));
    const unpaidMinutes = worked.reduce((sum, { facts }) => sum + facts.minutesUnbilled, 0);
    const minutes = worked.reduce((sum, { facts }) => sum + facts.minutesBilled, unpaidMinutes);
    return { month, label: dayMonth(month).slice(-3), net, minutes, unpaidMinutes, rate: rateOf(net, minutes) };
  });
  const last = months.slice(-3);
  return {
    currency,
    months,
    recent: {
      rate: rateOf(sumMinor(last.map(({ net }) => net)), sumMinor(last.map(({ minutes }) => minutes))),
      from: last[0]?.month ?? first,
      to: last.at(-1)?.month ?? first,
    },
    target: currency === workspace.settings.currency ? workspace.settings.targetHourlyRate : null,
    partial: invoices.some((each) => each.currency !== currency),
  };
};
