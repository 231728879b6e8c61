import { Notification } from 'electron';
import type { Reminder } from '../app/host.ts';

/** Which client was last told of on which day, and which absence of which place for backups. */
export type NotifyMemory = { readonly read: () => unknown; readonly write: (days: Record<string, string>) => void };

const daysIn = (kept: unknown): Record<string, string> =>
  typeof kept === 'object' && kept !== null
    ? Object.fromEntries(Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : {};

/** Shows a reminder, at most one a day for each client and one for each absence of a place, also over restarts. `open` is called when it is clicked. */
export const createNotifier =
  (memory: NotifyMemory, open: (clientId: string | null) => void) =>
  ({ clientId, day, title, body }: Reminder): void => {
    // A notification is worth no message when the system has none or the disk refuses.
    try {
      const days = daysIn(memory.read());
      const about = clientId ?? `backups ${day.split(' ')[0]}`;
      if (days[about] === day || !Notification.isSupported()) return;
      memory.write({ ...days, [about]: day });
      const shown = new Notification({ title, body, silent: true });
      shown.on('click', () => open(clientId));
      shown.show();
    } catch {}
  };
