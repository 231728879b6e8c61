import { useEffect, useMemo, useRef, useState } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';

export type Selection = {
  readonly ids: ReadonlySet<string>;
  /** The chosen entries in the order of the list. */
  readonly entries: readonly JournalEntry[];
  /** Number of entries shown. */
  readonly shown: number;
  readonly toggle: (id: string) => void;
  /** Chooses everything between the entry touched last and this one. */
  readonly reach: (id: string) => void;
  readonly all: () => void;
  readonly clear: () => void;
};

const none: ReadonlySet<string> = new Set();

/** Which entries of a list are chosen. An entry that leaves the list is not chosen any more. */
export const useSelection = (shown: readonly JournalEntry[]): Selection => {
  const [ids, setIds] = useState(none);
  const anchor = useRef<string | null>(null);
  const entries = useMemo(() => (ids.size === 0 ? [] : shown.filter(({ id }) => ids.has(id))), [shown, ids]);
  useEffect(() => {
    setIds((now) => (now.size === entries.length ? now : new Set(entries.map(({ id }) => id))));
  }, [entries]);

  return useMemo(() => {
    const toggle = (id: string): void => {
      anchor.current = id;
      setIds((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    };
    return {
      ids,
      entries,
      shown: shown.length,
      toggle,
      reach: (id) => {
        const from = shown.findIndex((entry) => entry.id === anchor.current);
        const to = shown.findIndex((entry) => entry.id === id);
        if (from < 0 || to < 0) return toggle(id);
        const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
        setIds((now) => new Set([...now, ...between.map((entry) => entry.id)]));
      },
      all: () => setIds(new Set(shown.map(({ id }) => id))),
      clear: () => setIds(none),
    };
  }, [ids, entries, shown]);
};
