import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './choice.module.css';

type ToggleProps = Omit<ComponentProps<'input'>, 'onChange' | 'checked' | 'type' | 'children'> & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  /** A second, quieter line. */
  readonly description?: ReactNode;
  /** The words stay for assistive technology only. */
  readonly hideLabel?: boolean;
};

/** A box to tick; `round` for steps of a list. */
export const Checkbox = ({
  round,
  checked,
  onChange,
  children,
  description,
  hideLabel,
  className,
  ...rest
}: ToggleProps & { readonly round?: boolean }) => {
  const id = useId();
  return (
    <div className={cx(styles.toggle, className)}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        className={cx(styles.input, round ? styles.round : styles.check)}
        checked={checked}
        aria-describedby={description === undefined ? undefined : `${id}-more`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={cx(hideLabel && styles.hidden)}>
        <label htmlFor={id}>{children}</label>
        {description === undefined ? null : (
          <span id={`${id}-more`} className={styles.description}>
            {description}
          </span>
        )}
      </span>
    </div>
  );
};

export type Choice<T extends string> = {
  readonly value: T;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly icon?: IconOf;
};

type GroupProps<T extends string> = {
  readonly legend: ReactNode;
  readonly hideLegend?: boolean;
  /** null: nothing chosen yet. */
  readonly value: T | null;
  readonly options: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly className?: string | undefined;
};

const RadioGroup = <T extends string>({
  legend,
  hideLegend,
  value,
  options,
  onChange,
  className,
  look,
}: GroupProps<T> & { readonly look: 'cards' | 'segmented' }) => {
  const name = useId();
  return (
    <fieldset className={cx(styles.group, className)}>
      <legend className={cx(styles.legend, hideLegend && styles.hidden)}>{legend}</legend>
      <div className={styles[look]}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.icon ? <Icon of={option.icon} /> : null}
            <span>
              <b>{option.label}</b>
              {option.description === undefined ? null : (
                <span className={styles.description}>{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** One of a few, each with a line that says what it means. */
export const RadioCards = <T extends string>(props: GroupProps<T>) => <RadioGroup look="cards" {...props} />;

/** Two or three views of the same thing. The legend is for assistive technology unless you show it. */
export const Segmented = <T extends string>({ hideLegend = true, ...props }: GroupProps<T>) => (
  <RadioGroup look="segmented" hideLegend={hideLegend} {...props} />
);

/** Two or three views that are places of their own. */
export const SegmentedLinks = ({
  label,
  links,
}: {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: ReactNode; readonly current: boolean }[];
}) => (
  <nav aria-label={label} className={styles.segmented}>
    {links.map((link) => (
      <a key={link.href} href={link.href} className={styles.option} aria-current={link.current ? 'page' : undefined}>
        {link.label}
      </a>
    ))}
  </nav>
);

/** Five marks in a row, of which at most one is chosen. Arrow keys move, Backspace clears, a second click clears. */
export const ScaleGroup = ({
  legend,
  value,
  words,
  mark,
  onChange,
  hideLegend = true,
  compact = false,
}: {
  readonly legend: string;
  readonly value: number | null;
  readonly words: readonly string[];
  readonly mark: (value: number) => ReactNode;
  readonly onChange: (value: number | null) => void;
  readonly hideLegend?: boolean;
  /** Words for assistive technology only. */
  readonly compact?: boolean;
}) => {
  const name = useId();
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    onChange(null);
  };
  return (
    <fieldset className={cx(styles.group, compact && styles.inline)} onKeyDown={clear}>
      <legend className={cx(styles.legend, hideLegend && styles.hidden)}>{legend}</legend>
      <div className={cx(styles.scale, compact && styles.compact)}>
        {words.map((word, index) => {
          const step = index + 1;
          return (
            <label key={word} className={styles.step} title={word}>
              <input
                type="radio"
                name={name}
                className={styles.radio}
                checked={value === step}
                aria-label={`${legend}: ${word}`}
                onChange={() => onChange(step)}
                onClick={() => {
                  if (value === step) onChange(null);
                }}
              />
              {mark(step)}
              <span className={cx(compact && styles.hidden)} aria-hidden="true">
                {word}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
};
