import { useSyncExternalStore } from 'react';

const places = new Map<string, string>();
const listeners = new Set<() => void>();

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Which form of a place is open ("new", "edit:<id>", "" for none), for every component that asks for the same place. It
 * is still open when one comes back to the view.
 */
export const useOpen = (place: string): readonly [string, (open: string) => void] => {
  const open = useSyncExternalStore(listen, () => places.get(place) ?? '');
  return [
    open,
    (next) => {
      places.set(place, next);
      for (const listener of listeners) listener();
    },
  ];
};
