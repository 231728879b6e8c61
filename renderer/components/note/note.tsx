import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './note.module.css';

/** A remark that stays: where a rule comes from, what could not be saved. `actions` stand at its end. */
export const Note = ({
  tone = 'plain',
  icon,
  actions,
  children,
}: {
  readonly tone?: 'plain' | 'attention' | 'overdue';
  readonly icon?: IconOf;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className={cx(styles.note, styles[tone])}>
    <Icon of={icon ?? (tone === 'plain' ? Info : CircleAlert)} />
    <div className={styles.words}>{children}</div>
    {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
  </div>
);
