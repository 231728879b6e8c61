import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useMemo, useState } from 'react';
import { Dialog as Box, DialogTrigger, Popover, Button as PressButton } from 'react-aria-components';
import { tagLabel } from '#shared/content/journal.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterCount, type JournalFilter, noFilter, tagsOf } from '#shared/rules/journal-filter.ts';
import {
  Button,
  buttonClass,
  Checkbox,
  cx,
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
  const count = filterCount(props.filter);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <PressButton className={buttonClass(count > 0 ? 'plain' : 'quiet', 'sm')}>
        <Icon of={SlidersHorizontal} size="sm" />
        {count === 0 ? 'Filters' : `Filters: ${count}`}
      </PressButton>
      <Popover className={cx(styles.popover)} placement="bottom start" offset={6}>
        <Box aria-label="Filter entries by" className={cx(styles.box)}>
          <Panel {...props} />
        </Box>
      </Popover>
    </DialogTrigger>
  );
};
