import { useSyncExternalStore } from 'react';

// The same widths as in invoices.module.css.
const few = '(max-width: 760px)';
const most = '(max-width: 900px)';

const listen = (listener: () => void): (() => void) => {
  const media = [few, most].map((query) => window.matchMedia(query));
  for (const each of media) each.addEventListener('change', listener);
  return () => {
    for (const each of media) each.removeEventListener('change', listener);
  };
};

/** How many columns the table shows: all 8; without the day of issue; number, balance and state. The row holds the rest. */
export const useColumns = (): 3 | 7 | 8 =>
  useSyncExternalStore(listen, () => (window.matchMedia(few).matches ? 3 : window.matchMedia(most).matches ? 7 : 8));
