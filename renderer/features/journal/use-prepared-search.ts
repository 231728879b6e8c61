import { useEffect } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';
import { prepareSearch } from '#shared/rules/journal-filter.ts';

/** Entries folded at a time: half a millisecond. */
const atOnce = 200;

/** Milliseconds at a stretch. A still window is promised 50 of them, and a person who begins to scroll would wait for all. */
const stretch = 4;

/** Runs `work` when the window has nothing else to do; answers how to call it off. `left` is in milliseconds. */
const whenIdle = (work: (left: () => number) => void): (() => void) => {
  const begin = (promised: () => number): void => {
    const start = performance.now();
    work(() => Math.min(promised(), stretch - (performance.now() - start)));
  };
  if ('requestIdleCallback' in window) {
    const id = requestIdleCallback((deadline) => begin(() => deadline.timeRemaining()));
    return () => cancelIdleCallback(id);
  }
  // Safari has no such callback: a few milliseconds now and then disturb nobody either.
  const id = setTimeout(() => begin(() => stretch), 50);
  return () => clearTimeout(id);
};

/** Milliseconds after a key or a scroll in which nothing is readied. */
const rest = 500;
const signs = ['keydown', 'wheel', 'scroll', 'pointerdown'] as const;

/** Readies the search before its first letter is typed, bit by bit: no key and no frame waits for it. */
export const usePreparedSearch = (entries: readonly JournalEntry[]): void =>
  useEffect(() => {
    let cancel = (): void => {};
    const goOn = (left: () => number): void => {
      let more = true;
      while (more && left() > 1) more = prepareSearch(entries, atOnce);
      if (more) cancel = whenIdle(goOn);
      else stop();
    };
    const waitABit = (): void => {
      cancel();
      const id = setTimeout(() => {
        cancel = whenIdle(goOn);
      }, rest);
      cancel = () => clearTimeout(id);
    };
    const listening = { capture: true, passive: true };
    const stop = (): void => {
      cancel();
      for (const sign of signs) window.removeEventListener(sign, waitABit, listening);
    };
    for (const sign of signs) window.addEventListener(sign, waitABit, listening);
    cancel = whenIdle(goOn);
    return stop;
  }, [entries]);
