/** When to look at a relationship again, outside of any trouble: from the first day on, in a rhythm of months. */
import type { CheckIns, ClientDocument } from '../model/client.ts';
import { addDays, addMonths } from './dates.ts';

export const noCheckIns: CheckIns = {
  expectations: '',
  next: null,
  everyMonths: null,
  snoozedUntil: null,
  done: [],
};

/** The day of the next check-in, put-off ones included, or null. */
export const checkInDay = (checkIns: CheckIns | undefined): string | null => {
  if (checkIns === undefined || checkIns.next === null) return null;
  const { next, snoozedUntil } = checkIns;
  return snoozedUntil !== null && snoozedUntil > next ? snoozedUntil : next;
};

/** Whether it is time: the day has come and the work goes on. */
export const checkInDue = (
  { checkIns, status }: Pick<ClientDocument, 'checkIns' | 'status'>,
  today: string,
): boolean => {
  const day = checkInDay(checkIns);
  return status !== 'ended' && day !== null && day <= today;
};

/** "every month", "every 3 months", "once" */
export const rhythmWords = ({ everyMonths }: Pick<CheckIns, 'everyMonths'>): string =>
  everyMonths === null ? 'once' : everyMonths === 1 ? 'every month' : `every ${everyMonths} months`;

/** The user looked: the next one is counted from today, so that a late look does not bring the next one at once. */
export const checkInDone = (checkIns: CheckIns, today: string): CheckIns => ({
  ...checkIns,
  next: checkIns.everyMonths === null ? null : addMonths(today, checkIns.everyMonths),
  snoozedUntil: null,
  done: checkIns.done.at(-1) === today ? checkIns.done : [...checkIns.done, today],
});

/** Put off by whole days, counted from today. */
export const checkInSnoozed = (checkIns: CheckIns, today: string, days: number): CheckIns => ({
  ...checkIns,
  snoozedUntil: addDays(today, days),
});

/** What a check-in offers to put off to, in days. */
export const snoozes: readonly { readonly days: number; readonly label: string }[] = [
  { days: 1, label: 'Tomorrow' },
  { days: 7, label: 'In a week' },
  { days: 30, label: 'In a month' },
];
