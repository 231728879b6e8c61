import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './empty-state.module.css';

/** A plain sentence, what to do first, two or three starting points. */
export const EmptyState = ({
  title,
  children,
  actions,
  level = 2,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly level?: 1 | 2 | 3;
}) => {
  const Title = `h${level}` as const;
  return (
    <div className={styles.empty}>
      <Title className="h3">{title}</Title>
      {children === undefined ? null : <p className={cx('small muted', styles.text)}>{children}</p>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
};
