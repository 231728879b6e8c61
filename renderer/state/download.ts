/** Files the window makes itself: the browser, or the desktop's own dialog, asks where they go. */
import { calendarDays } from '#shared/rules/calendar-days.ts';
import { calendarFile } from '#shared/rules/ics.ts';
import { useAppStore } from './app.ts';
import { send } from './bridge.ts';
import { flushClients, useClientStore } from './client.ts';
import { toast } from './ui.ts';

/** Offers a text as a file. */
export const saveText = (name: string, text: string, mediaType: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by then; the bytes need not stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** A name every system takes. */
export const fileName = (words: string, extension: string): string =>
  `${
    words
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80)
      .replace(/[. ]+$/, '') || 'Good Terms'
  }.${extension}`;

/** Saves the coming dates of a client, or of all, as titles for a calendar. */
export const saveCalendar = async (clientId: string | null): Promise<void> => {
  const { state } = useAppStore.getState();
  if (state === null) return;
  const { document } = useClientStore.getState();
  let days: Parameters<typeof calendarFile>[0];
  let name = 'Good Terms, dates';
  if (clientId !== null && document?.id === clientId) {
    days = calendarDays(document, state.workspace, state.today);
    name = `${document.name}, dates`;
  } else {
    await flushClients();
    const result = await send('calendar.days', null);
    if (!result.ok) return toast(result.error.message);
    days = result.value;
  }
  if (days.length === 0) return toast('There are no coming dates to save.');
  saveText(fileName(name, 'ics'), calendarFile(days, state.today), 'text/calendar');
  toast(`${days.length === 1 ? 'One date' : `${days.length} dates`} saved for a calendar. Titles only.`);
};
