import Lock from 'lucide-react/icons/lock';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './chip.module.css';

/** A word about a state. Always a word: the colour only repeats it. */
export const Chip = ({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: 'plain' | 'on' | 'attention' | 'overdue' | 'private';
  readonly icon?: IconOf;
  readonly children: ReactNode;
}) => {
  const shown = icon ?? (tone === 'private' ? Lock : null);
  return (
    <span className={cx(styles.chip, styles[tone])}>
      {shown ? <Icon of={shown} size="sm" /> : null}
      {children}
    </span>
  );
};

/** The look of a filter for a button that opens more of them. */
export const chipClass = (on = false): string => cx(styles.chip, styles.filter, on && styles.on);

/** A filter: on or off. */
export const FilterChip = ({
  on,
  onChange,
  icon,
  children,
}: {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly icon?: IconOf;
  readonly children: ReactNode;
}) => (
  <button type="button" className={chipClass(on)} aria-pressed={on} onClick={() => onChange(!on)}>
    {icon ? <Icon of={icon} size="sm" /> : null}
    {children}
  </button>
);
