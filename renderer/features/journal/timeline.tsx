import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';
import { type Locale, weekdayLongDate } from '#shared/rules/dates.ts';
import styles from './timeline.module.css';

/** A row of the timeline: the heading of a day, or an entry. */
type Row = { readonly key: string; readonly day: string } | { readonly key: string; readonly entry: JournalEntry };

const rowsOf = (entries: readonly JournalEntry[]): readonly Row[] => {
  const rows: Row[] = [];
  let day = '';
  for (const entry of entries) {
    const next = entry.facts.at.slice(0, 10);
    if (next !== day) {
      day = next;
      rows.push({ key: `day-${day}`, day });
    }
    rows.push({ key: entry.id, entry });
  }
  return rows;
};

type Props = {
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
  readonly locale: Locale;
  /** The entry to bring into view and focus, or null. */
  readonly focus: string | null;
  readonly onFocused: () => void;
  /** The same function as long as entries look the same. */
  readonly children: (entry: JournalEntry) => ReactNode;
};

type ListProps = Omit<Props, 'entries'> & { readonly rows: readonly Row[]; readonly margin: number };

const dayHeight = 52;
const entryHeight = 132;

/** Newest first by days. Only the rows near the window are in the page. */
export const Timeline = ({ entries, ...rest }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<{ readonly element: HTMLElement | null; readonly margin: number } | null>(
    null,
  );

  useLayoutEffect(() => {
    const measure = (): void => {
      if (place.current === null) return;
      const element = scrollerOf(place.current);
      const top = place.current.getBoundingClientRect().top;
      const margin =
        element === null ? top + window.scrollY : top - element.getBoundingClientRect().top + element.scrollTop;
      setScroller((old) =>
        old !== null && old.element === element && Math.abs(old.margin - margin) < 1 ? old : { element, margin },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    // The composer above grows with its text and moves the list.
    if (place.current?.parentElement) observer.observe(place.current.parentElement);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);

  const rows = useMemo(() => rowsOf(entries), [entries]);
  const props = { ...rest, rows };
  return (
    <div ref={place}>
      {scroller === null ? null : scroller.element === null ? (
        <InWindow {...props} margin={scroller.margin} />
      ) : (
        <InElement {...props} margin={scroller.margin} element={scroller.element} />
      )}
    </div>
  );
};

/** The element that scrolls, or null when the whole window does (narrow windows). */
const scrollerOf = (start: HTMLElement): HTMLElement | null => {
  for (
    let element = start.parentElement;
    element !== null && element !== document.body;
    element = element.parentElement
  ) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return null;
};

/**
 * The same functions as long as the rows are the same: with new ones the places of all rows would be counted anew in
 * every frame that is scrolled.
 */
const useOptions = ({ rows, margin }: ListProps) =>
  useMemo(
    () => ({
      count: rows.length,
      estimateSize: (index: number) => (rows[index] !== undefined && 'day' in rows[index] ? dayHeight : entryHeight),
      // Rows are known to the list by their place: looking fifty thousand names up takes longer than a frame.
      overscan: 4,
      scrollMargin: margin,
    }),
    [rows, margin],
  );

const InElement = (props: ListProps & { readonly element: HTMLElement }) => {
  const list = useVirtualizer({ ...useOptions(props), getScrollElement: () => props.element });
  return <Rows {...props} list={list} />;
};

const InWindow = (props: ListProps) => {
  const list = useWindowVirtualizer(useOptions(props));
  return <Rows {...props} list={list} />;
};

/** Drawn again only when the entry or the way to draw it is another, not with every frame that is scrolled. */
const OneEntry = memo(({ entry, children }: { readonly entry: JournalEntry; readonly children: Props['children'] }) =>
  children(entry),
);

const Rows = <S extends HTMLElement | Window>({
  rows,
  margin,
  locale,
  focus,
  onFocused,
  list,
  children,
}: ListProps & { readonly list: Virtualizer<S, Element> }) => {
  const known = useRef(rows);
  useLayoutEffect(() => {
    // Other rows at the same places: their heights are not those that were measured.
    if (known.current !== rows) list.measure();
    known.current = rows;
  }, [rows, list]);
  const target = focus === null ? -1 : rows.findIndex((row) => row.key === focus);
  useLayoutEffect(() => {
    if (focus === null || target < 0) return;
    const element = document.getElementById(`entry-${focus}`);
    if (element === null) list.scrollToIndex(target, { align: 'center' });
    else {
      element.scrollIntoView({ block: 'nearest' });
      element.focus({ preventScroll: true });
      onFocused();
    }
  });
  return (
    <div className={styles.list} style={{ height: list.getTotalSize() }}>
      {list.getVirtualItems().map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <div
            key={row.key}
            ref={list.measureElement}
            data-index={item.index}
            className={styles.row}
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            {'day' in row ? (
              <h2 className={styles.day}>{weekdayLongDate(row.day, locale)}</h2>
            ) : (
              <OneEntry entry={row.entry}>{children}</OneEntry>
            )}
          </div>
        );
      })}
    </div>
  );
};
