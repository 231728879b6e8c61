import type { ComponentProps } from 'react';
import { cx } from '../cx.ts';
import { Field, type FieldProps } from '../field/field.tsx';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './control.module.css';

type InputProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'size' | 'className' | 'id'>;

export type TextFieldProps = FieldProps &
  InputProps & {
    readonly value: string;
    readonly onChange: (text: string) => void;
    readonly size?: 'sm' | 'md';
    readonly icon?: IconOf;
    /** A short word at the end of the field: a currency, a unit. */
    readonly unit?: string;
    /** Right aligned with even figures. */
    readonly figures?: boolean;
  };

/** Browsers write what stands in fields into files of their own, to fill them again, unless they are told not to. */
const unkept = 'off';

/** One line of text. All other attributes of an input pass through. */
export const TextField = ({
  label,
  hideLabel,
  hint,
  error,
  className,
  value,
  onChange,
  size = 'md',
  icon,
  unit,
  figures,
  ...rest
}: TextFieldProps) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
    {(control) => (
      <span className={styles.box}>
        {icon ? (
          <span className={styles.before}>
            <Icon of={icon} />
          </span>
        ) : null}
        <input
          type="text"
          autoComplete={unkept}
          {...rest}
          {...control}
          className={cx(
            styles.control,
            size === 'sm' && styles.small,
            icon && styles.hasBefore,
            unit !== undefined && styles.hasAfter,
            figures && styles.amount,
          )}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit === undefined ? null : <span className={styles.after}>{unit}</span>}
      </span>
    )}
  </Field>
);

/** An amount as the person writes it; reading it ("2.400,00") is the caller's, with the rules of money. */
export const AmountField = ({
  currency,
  ...rest
}: Omit<TextFieldProps, 'unit' | 'figures'> & { readonly currency?: string }) => (
  <TextField
    inputMode="decimal"
    autoComplete="off"
    figures
    {...(currency === undefined ? {} : { unit: currency })}
    {...rest}
  />
);

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'className' | 'id' | 'rows'> & {
    readonly value: string;
    readonly onChange: (text: string) => void;
    /** Lines shown when empty; the area grows with its text. */
    readonly rows?: number;
    /** `facts`: upright Newsreader. `private`: italic plum Newsreader, only inside a private area. */
    readonly voice?: 'ui' | 'facts' | 'private';
    /** Without border and ground, for a composer that draws its own. */
    readonly bare?: boolean;
  };

export const TextArea = ({
  label,
  hideLabel,
  hint,
  error,
  className,
  value,
  onChange,
  rows = 3,
  voice = 'ui',
  bare = false,
  ...rest
}: TextAreaProps) => (
  <Field label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
    {(control) => (
      <textarea
        autoComplete={unkept}
        {...rest}
        {...control}
        className={cx(
          styles.control,
          styles.area,
          voice === 'facts' && styles.facts,
          voice === 'private' && styles.mine,
          bare && styles.bare,
        )}
        style={{ minHeight: bare ? `${rows}lh` : `calc(${rows}lh + 1rem)` }}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
