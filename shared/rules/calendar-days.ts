/** The dates of a client as titles for a calendar: what and with whom, nothing else. */
import type { ClientDocument } from '../model/client.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { CalendarDay } from './ics.ts';
import { type NextDate, nextDates } from './next-dates.ts';

/** What a date means is told by its kind and where it comes from, never by its day: a moved date keeps its event. */
const uidOf = (clientId: string, { kind, what }: NextDate): string => {
  const day = kind === 'last-notice' || kind === 'returns' || kind === 'accesses' ? '' : `-${what}`;
  return `${clientId}-${kind}${day}`;
};

/** All coming dates of a client. The contents of a return or an access stay in the app: their titles hold a number only. */
export const calendarDays = (
  document: ClientDocument,
  workspace: WorkspaceDocument,
  today: string,
): readonly CalendarDay[] =>
  nextDates(document, workspace, today).map((date) => ({
    uid: uidOf(document.id, date),
    on: date.on,
    title: date.what.includes(document.name) ? date.what : `${date.what} (${document.name})`,
  }));
