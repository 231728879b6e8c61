import { useSyncExternalStore } from 'react';

const query = '(max-width: 760px)';

const listen = (listener: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

/** Whether the table shows number, balance and state only; the rest is in the opened row. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => window.matchMedia(query).matches);
