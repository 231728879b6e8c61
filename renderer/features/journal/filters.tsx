import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { tagLabel } from '#shared/content/journal.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterCount, type JournalFilter, noFilter, tagsOf } from '#shared/rules/journal-filter.ts';
import {
  Button,
  Checkbox,
  chipClass,
  DateField,
  FilterChip,
  Icon,
  MoodMark,
  moodWord,
  Select,
} from '../../components/index.ts';
import styles from './filters.module.css';

const moods = [1, 2, 3, 4, 5];
/** Tags a list can be read through; the search finds the others. */
const listed = 200;

const Panel = ({
  entries,
  filter,
  onChange,
}: {
  readonly entries: readonly JournalEntry[];
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
}) => {
  const tags = useMemo(() => tagsOf(entries).slice(0, listed), [entries]);
  const [tag = ''] = filter.tags;
  return (
    <div className={styles.panel}>
      <Select
        label="Tag"
        size="sm"
        value={tag}
        options={[
          { value: '', label: tags.length === 0 ? 'No tags yet' : 'Any' },
          ...tags.map((each) => ({ value: each.tag, label: `${tagLabel(each.tag)} (${each.count})` })),
        ]}
        onChange={(next) => onChange({ ...filter, tags: next === '' ? [] : [next] })}
      />
      <fieldset className={styles.moods}>
        <legend>Mood</legend>
        {moods.map((mood) => (
          <FilterChip
            key={mood}
            on={filter.moods.includes(mood)}
            onChange={(on) =>
              onChange({
                ...filter,
                moods: on ? [...filter.moods, mood] : filter.moods.filter((each) => each !== mood),
              })
            }
          >
            <MoodMark mood={mood} decorative />
            {moodWord(mood)}
          </FilterChip>
        ))}
      </fieldset>
      <div className={styles.dates}>
        <DateField
          label="From"
          size="sm"
          value={filter.from ?? ''}
          onChange={(day) => onChange({ ...filter, from: day === '' ? null : day })}
        />
        <DateField
          label="Until"
          size="sm"
          value={filter.until ?? ''}
          onChange={(day) => onChange({ ...filter, until: day === '' ? null : day })}
        />
      </div>
      <Checkbox checked={filter.withFiles} onChange={(withFiles) => onChange({ ...filter, withFiles })}>
        With attachments
      </Checkbox>
      <Checkbox
        checked={filter.privateOnly}
        description="Entries where nothing is written about what happened."
        onChange={(privateOnly) => onChange({ ...filter, privateOnly })}
      >
        Private only
      </Checkbox>
      {filterCount(filter) === 0 ? null : (
        <Button size="sm" variant="quiet" onClick={() => onChange(noFilter)}>
          Clear these filters
        </Button>
      )}
    </div>
  );
};

/** The filters that are no kind: tag, mood, days, attachments, private only. They add up with all others. */
export const MoreFilters = (props: Parameters<typeof Panel>[0]) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const count = filterCount(props.filter);
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from anywhere inside.
    <div
      onKeyDown={keys}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== null) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={chipClass(count > 0)}
        aria-expanded={open}
        aria-controls={id}
        data-filters
        onClick={() => setOpen(!open)}
      >
        <Icon of={SlidersHorizontal} size="sm" />
        {count === 0 ? 'Filters' : `Filters: ${count}`}
      </button>
      <div id={id} className={styles.popover} hidden={!open}>
        {open ? <Panel {...props} /> : null}
      </div>
    </div>
  );
};
