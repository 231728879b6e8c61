import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './page.module.css';

/** The padded, left-aligned body of a view. Views with panels of their own fill their place without it. */
export const PageBody = ({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) => <div className={cx(styles.body, className)}>{children}</div>;
