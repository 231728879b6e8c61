import FileText from 'lucide-react/icons/file-text';
import Lock from 'lucide-react/icons/lock';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon/icon.tsx';
import styles from './seam.module.css';

/** The dotted line where facts and private material touch. Lies on the left or top edge of its positioned parent. */
export const Seam = ({ edge }: { readonly edge: 'left' | 'top' }) => (
  <span className={cx(styles.seam, styles[edge])} aria-hidden="true" />
);

/** Icon, name and one line of one side of an entry. The words are never changed. */
export const SideLabel = ({
  side,
  line,
  narrowLine,
  children,
}: {
  readonly side: 'facts' | 'private';
  /** "can be used in a pack", "never leaves the app". */
  readonly line?: ReactNode;
  /** The line in a narrow window: "never shared". */
  readonly narrowLine?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <span className={cx(styles.label, side === 'private' && styles.mine)}>
    <span className={styles.side}>
      <Icon of={side === 'facts' ? FileText : Lock} size="sm" />
      <span>{children ?? (side === 'facts' ? 'What happened' : 'How it was for me')}</span>
    </span>
    {line === undefined ? null : (
      <span className={cx(styles.line, narrowLine !== undefined && styles.roomy)}>{line}</span>
    )}
    {narrowLine === undefined ? null : <span className={cx(styles.line, styles.narrow)}>{narrowLine}</span>}
  </span>
);

/** A private area that stands alone: plum, a plain plum border, and the lock line. */
export const PrivateBlock = ({
  line = 'Private. Never in a pack.',
  heading,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'section'>, 'children'> & {
  /** The lock line. */
  readonly line?: ReactNode;
  /** Shown before the lock line, on the same row. */
  readonly heading?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section {...rest} className={cx('private', styles.block, className)}>
    <div className={styles.head}>
      <div className={styles.heading}>{heading}</div>
      <SideLabel side="private">{line}</SideLabel>
    </div>
    {children}
  </section>
);
