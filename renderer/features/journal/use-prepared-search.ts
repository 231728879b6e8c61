import { useEffect } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';
import { prepareSearch } from '#shared/rules/journal-filter.ts';

/** Entries folded at a time: half a millisecond. */
const atOnce = 200;

/** Runs `work` when the window has nothing else to do; answers how to call it off. `left` is in milliseconds. */
const whenIdle = (work: (left: () => number) => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback((deadline) => work(() => deadline.timeRemaining()));
    return () => cancelIdleCallback(id);
  }
  // Safari has no such callback: a few milliseconds now and then disturb nobody either.
  const id = setTimeout(() => {
    const start = performance.now();
    work(() => 4 - (performance.now() - start));
  }, 50);
  return () => clearTimeout(id);
};

/** Readies the search before its first letter is typed, bit by bit: no key and no frame waits for it. */
export const usePreparedSearch = (entries: readonly JournalEntry[]): void =>
  useEffect(() => {
    let cancel = (): void => {};
    const goOn = (left: () => number): void => {
      let more = true;
      while (more && left() > 1) more = prepareSearch(entries, atOnce);
      if (more) cancel = whenIdle(goOn);
    };
    cancel = whenIdle(goOn);
    return () => cancel();
  }, [entries]);
