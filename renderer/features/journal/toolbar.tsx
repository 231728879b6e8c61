import Search from 'lucide-react/icons/search';
import Trash from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';
import { buttonClass, FilterChip, Icon, kindIcons, Menu, TextField } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import { kindFilters } from './kinds.ts';
import styles from './toolbar.module.css';

/** Filters that stand in the bar; the others stand behind "More" until they are chosen. */
const alwaysShown = 5;

/** Filters and search. Filters add up; "All" clears them. */
export const Toolbar = ({
  clientId,
  total,
  shown,
  removed,
  chosen,
  query,
  filtering,
  onChosen,
  onQuery,
  onReset,
  children,
}: {
  readonly clientId: string;
  readonly total: number;
  readonly shown: number;
  readonly removed: number;
  /** Ids of `kindFilters`. */
  readonly chosen: readonly string[];
  readonly query: string;
  /** Whether anything but the search narrows the list. */
  readonly filtering: boolean;
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly onQuery: (query: string) => void;
  /** "All": takes every filter off. */
  readonly onReset: () => void;
  /** More filters, after those of the bar. */
  readonly children: ReactNode;
}) => {
  const shownFilters = kindFilters.filter(({ id }, index) => index < alwaysShown || chosen.includes(id));
  const others = kindFilters.filter((filter) => !shownFilters.includes(filter));
  const searching = query.trim() !== '' || filtering;
  return (
    <search className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of filter buttons, not fields. */}
      <div className={styles.chips} role="group" aria-label="Filter entries">
        <FilterChip on={!filtering} onChange={onReset}>
          All {total}
        </FilterChip>
        {shownFilters.map(({ id, label, kinds }) => (
          <FilterChip
            key={id}
            icon={kindIcons[kinds[0] ?? 'note']}
            on={chosen.includes(id)}
            onChange={(on) => onChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
          >
            {label}
          </FilterChip>
        ))}
        {others.length === 0 ? null : (
          <Menu
            label="More kinds"
            variant="chip"
            options={others.map(({ id, label, kinds }) => ({
              id,
              label,
              mark: <Icon of={kindIcons[kinds[0] ?? 'note']} />,
            }))}
            onAction={(id) => onChosen([...chosen, id])}
          >
            More
          </Menu>
        )}
        {children}
      </div>
      <div className={styles.end}>
        {removed > 0 ? (
          <a className={buttonClass('quiet', 'sm')} href={clientPlace(clientId, 'journal', 'trash')}>
            <Icon of={Trash} size="sm" />
            Trash {removed}
          </a>
        ) : null}
        <TextField
          label="Search this journal"
          hideLabel
          type="search"
          size="sm"
          icon={Search}
          placeholder="Search"
          autoComplete="off"
          data-search
          className={styles.search}
          value={query}
          onChange={onQuery}
        />
        <span role="status" className={styles.count}>
          {searching ? `${shown} of ${total}` : ''}
        </span>
      </div>
    </search>
  );
};
