import { Checkbox, DateTimeField, TextField } from '../../components/index.ts';
import type { DraftMarks, EntryDraft } from '../../state/index.ts';
import styles from './composer.module.css';
import { DurationField } from './duration-field.tsx';
import { TagField } from './tag-field.tsx';

const noTags: readonly string[] = [];

/** When it was, how long it took, its tags, a title and the star. */
export const DraftDetails = ({
  draft,
  used = noTags,
  onChange,
  onUnreadable,
}: {
  readonly draft: DraftMarks;
  /** Tags of the entry before, offered first. */
  readonly used: readonly string[] | undefined;
  readonly onChange: (change: Partial<EntryDraft['facts']>) => void;
  readonly onUnreadable: (which: 'billed' | 'unbilled', problem: string | null) => void;
}) => (
  <>
    <div className={styles.bar}>
      <DateTimeField size="sm" value={draft.at} onChange={(at) => onChange({ at })} />
      <div className={styles.hours}>
        <DurationField
          label="Billed time"
          minutes={draft.minutesBilled}
          onChange={(minutesBilled) => onChange({ minutesBilled })}
          onUnreadable={(problem) => onUnreadable('billed', problem)}
        />
        <DurationField
          label="Unbilled time"
          minutes={draft.minutesUnbilled}
          onChange={(minutesUnbilled) => onChange({ minutesUnbilled })}
          onUnreadable={(problem) => onUnreadable('unbilled', problem)}
        />
      </div>
    </div>
    <TagField tags={draft.tags} used={used} onChange={(tags) => onChange({ tags })} />
    <details className={styles.more} open={draft.title !== '' || draft.notable || undefined}>
      <summary>Title and star</summary>
      <div className={styles.details}>
        <TextField
          label="Title"
          hint="A few words, shown above the entry and on the mood chart."
          size="sm"
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
        <Checkbox checked={draft.notable} onChange={(notable) => onChange({ notable })}>
          Notable: mark it on the mood chart
        </Checkbox>
      </div>
    </details>
  </>
);
