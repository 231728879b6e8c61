/** Tells, outside of the window, that a day to look at a relationship again has come. */
import { checkInDue } from '#shared/rules/check-ins.ts';
import type { Host } from './host.ts';
import type { Scheduler } from './scheduler.ts';
import type { Session } from './session.ts';
import { localDate } from './state.ts';

/** Milliseconds between two looks: a day that begins while the app is open is noticed. */
const every = 60 * 60_000;

export type Reminders = { readonly start: () => void; readonly stop: () => void };

/** Only the user's own workspace reminds, never the sample. One a day for each client in this run; the host keeps it over runs. */
export const createReminders = (host: Host, session: Session, scheduler: Scheduler): Reminders => {
  const told = new Map<string, string>();
  let cancel = (): void => {};

  const look = (): void => {
    const day = localDate(host.clock());
    // Systems keep what they have shown, and show it beside a lock.
    const isOpen = session.home().access === null;
    for (const client of session.home().clients()) {
      const document = client.document();
      if (told.get(document.id) === day || !checkInDue(document, day)) continue;
      told.set(document.id, day);
      host.notify?.({
        clientId: document.id,
        day,
        title: 'Good Terms',
        body: `A day you chose has come: look at ${isOpen ? document.name : 'a client'} again.`,
      });
    }
  };

  const lookAndWait = (): void => {
    look();
    cancel = scheduler.after(every, lookAndWait);
  };

  return {
    start: () => {
      if (host.notify !== undefined) lookAndWait();
    },
    stop: () => cancel(),
  };
};
