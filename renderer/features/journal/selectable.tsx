import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { JournalEntry } from '#shared/model/index.ts';
import { clientPlace, go, useClient } from '../../state/index.ts';
import styles from './selectable.module.css';
import type { Selection } from './use-selection.ts';

/** An entry that can be chosen with others: by its box, and by X or Space where the entry has the focus. */
export const Selectable = ({
  entry,
  selection,
  enabled,
  children,
}: {
  readonly entry: JournalEntry;
  readonly selection: Selection;
  readonly enabled: boolean;
  readonly children: ReactNode;
}) => {
  const clientId = useClient((client) => client.id);
  if (!enabled) return children;
  const { id, facts } = entry;
  const chosen = selection.ids.has(id);
  const choose = (upTo: boolean): void => (upTo ? selection.reach(id) : selection.toggle(id));
  const keys = (event: KeyboardEvent): void => {
    // Only where the entry itself has the focus: its menu and its box have keys of their own.
    if (!(event.target instanceof HTMLElement) || event.target.id !== `entry-${id}`) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'x' || key === ' ') choose(event.shiftKey);
    else if (key === 'e' || key === 'enter') go(clientPlace(clientId, 'journal', `edit/${id}`));
    else if (key === 'escape' && selection.ids.size > 0) selection.clear();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: carries the keys of the entry inside it.
    <div
      className={styles.row}
      data-chosen={chosen || undefined}
      data-choosing={selection.ids.size > 0 || undefined}
      onKeyDown={keys}
    >
      <label className={styles.box}>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={`Select the entry of ${facts.at.replace('T', ', ')}`}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => choose(event.shiftKey)}
        />
      </label>
      {children}
    </div>
  );
};
