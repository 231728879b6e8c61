import { entryKindContent } from '#shared/content/journal.ts';
import { type EntryKind, entryKinds } from '#shared/model/index.ts';
import { cx, Icon, kindIcons, Menu } from '../../components/index.ts';
import styles from './kind-picker.module.css';
import { firstKinds } from './kinds.ts';

/** Kind of entry: five buttons, the others behind "More". Alt 1 … 9 is handled by the composer. */
export const KindPicker = ({
  value,
  onChange,
}: {
  readonly value: EntryKind;
  readonly onChange: (kind: EntryKind) => void;
}) => {
  const shown = firstKinds.includes(value) ? firstKinds : [...firstKinds.slice(0, -1), value];
  const others = entryKinds.filter((kind) => !shown.includes(kind));
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>Kind of entry</legend>
      {shown.map((kind) => (
        <label key={kind} className={cx(styles.kind, kind === value && styles.on)}>
          <input
            type="radio"
            name="entry-kind"
            className={styles.radio}
            checked={kind === value}
            onChange={() => onChange(kind)}
          />
          <Icon of={kindIcons[kind]} />
          {entryKindContent[kind].label}
        </label>
      ))}
      <Menu
        label="More kinds of entry"
        variant="quiet"
        size="sm"
        options={others.map((kind) => ({
          id: kind,
          label: entryKindContent[kind].label,
          description: entryKindContent[kind].hint,
          mark: <Icon of={kindIcons[kind]} />,
        }))}
        onAction={onChange}
      >
        More
      </Menu>
    </fieldset>
  );
};
