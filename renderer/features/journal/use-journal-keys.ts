import { useEffect } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';

const entryAt = (target: EventTarget | null): string | null =>
  target instanceof HTMLElement ? (target.closest('article')?.id.replace(/^entry-/, '') ?? null) : null;

const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=alertdialog]') !==
    null;

/** J and K go to the next and the previous entry, from wherever one is outside of a field. */
export const useJournalKeys = (shown: readonly JournalEntry[], focus: (id: string) => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, altKey, ctrlKey, metaKey } = event;
      if ((key !== 'j' && key !== 'k') || altKey || ctrlKey || metaKey || event.defaultPrevented) return;
      if (takesKeys(event.target) || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const at = shown.findIndex(({ id }) => id === entryAt(document.activeElement));
      const next = shown[at < 0 ? 0 : Math.max(0, at + (key === 'j' ? 1 : -1))];
      if (next === undefined) return;
      event.preventDefault();
      focus(next.id);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shown, focus]);
};
