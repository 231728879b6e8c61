import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ComponentProps } from 'react';
import { cx } from '../cx.ts';
import { Field, type FieldProps } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import styles from './control.module.css';

export type Option<T extends string> = { readonly value: T; readonly label: string };

/** One of a known list. The browser's own list: type-ahead and keyboard come with it. */
export const Select = <T extends string>({
  label,
  hideLabel,
  hint,
  error,
  className,
  value,
  options,
  onChange,
  size = 'md',
  ...rest
}: FieldProps &
  Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'size' | 'className' | 'id' | 'children'> & {
    readonly value: T;
    readonly options: readonly Option<T>[];
    readonly onChange: (value: T) => void;
    readonly size?: 'sm' | 'md';
  }) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
    {(control) => (
      <span className={styles.box}>
        <select
          {...rest}
          {...control}
          className={cx(styles.control, styles.select, size === 'sm' && styles.small)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} size="sm" className={styles.chevron} />
      </span>
    )}
  </Field>
);
