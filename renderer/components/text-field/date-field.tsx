import { type ComponentProps, useState } from 'react';
import { cx } from '../cx.ts';
import { Field, type FieldProps } from '../field/field.tsx';
import styles from './control.module.css';

const noSuchDay = 'This day does not exist or is incomplete. Write day, month and a year of four digits, or clear it.';
const noSuchTime = 'This time is incomplete. Write hours and minutes, or clear it.';

type CivilProps = FieldProps &
  Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'size' | 'className' | 'id' | 'type'> & {
    /** `YYYY-MM-DD` or `HH:mm`; empty when there is none. */
    readonly value: string;
    readonly onChange: (text: string) => void;
    readonly size?: 'sm' | 'md';
    /** The form says itself what is wrong with a half-written day, so this field does not. */
    readonly quiet?: boolean;
  };

// While a year is typed the browser reports years like 0002 and, with a digit too many, like 22026: they are kept in the
// field and not passed on.
const isComplete = (type: 'date' | 'time', text: string): boolean => type === 'time' || /^[1-9]\d{3}-/.test(text);

const CivilField = ({
  type,
  label,
  hideLabel,
  hint,
  error,
  className,
  value,
  onChange,
  onBlur,
  size = 'md',
  quiet = false,
  ...rest
}: CivilProps & { readonly type: 'date' | 'time' }) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [unfinished, setUnfinished] = useState(false);
  const own = unfinished && !quiet ? (type === 'date' ? noSuchDay : noSuchTime) : null;
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error ?? own} className={className}>
      {(control) => (
        <input
          autoComplete="off"
          {...rest}
          {...control}
          type={type}
          className={cx(styles.control, styles[type], size === 'sm' && styles.small)}
          value={typed ?? value}
          onChange={(event) => {
            const text = event.target.value;
            setUnfinished(false);
            if (text === '' ? !event.target.validity.badInput : isComplete(type, text)) {
              setTyped(null);
              onChange(text);
            } else setTyped(text);
          }}
          onBlur={(event) => {
            setUnfinished(event.target.validity.badInput || typed !== null);
            onBlur?.(event);
          }}
        />
      )}
    </Field>
  );
};

/** A civil day, `YYYY-MM-DD` in and out. Half-typed days stay in the field and are never passed on. */
export const DateField = (props: CivilProps) => <CivilField type="date" {...props} />;

/** A time on the user's own clock, `HH:mm` in and out. */
export const TimeField = (props: CivilProps) => <CivilField type="time" {...props} />;

/** A civil day and time, `YYYY-MM-DDTHH:mm` in and out; emits only whole values. */
export const DateTimeField = ({
  value,
  onChange,
  dateLabel = 'Date',
  timeLabel = 'Time',
  error,
  size,
  hideLabels,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly dateLabel?: string;
  readonly timeLabel?: string;
  readonly error?: string | null;
  readonly size?: 'sm' | 'md';
  readonly hideLabels?: boolean;
}) => {
  const [date = '', time = ''] = value.split('T');
  const sized = size === undefined ? {} : { size };
  return (
    <div className={styles.pair}>
      <DateField
        {...sized}
        label={dateLabel}
        hideLabel={hideLabels}
        value={date}
        error={error}
        onChange={(next) => {
          if (next !== '') onChange(`${next}T${time || '12:00'}`);
        }}
      />
      <TimeField
        {...sized}
        label={timeLabel}
        hideLabel={hideLabels}
        value={time}
        onChange={(next) => {
          if (next !== '' && date !== '') onChange(`${date}T${next}`);
        }}
      />
    </div>
  );
};
