import type { ComponentType, SVGProps } from 'react';
import { cx } from '../cx.ts';
import styles from './icon.module.css';

/** A Lucide icon, imported singly: `import Lock from 'lucide-react/icons/lock'`. */
export type IconOf = ComponentType<Pick<SVGProps<SVGSVGElement>, 'className'>>;

/** Always decoration: the word beside it, or the label of its button, carries the meaning. 16 px; `sm` 14, `lg` 20. */
export const Icon = ({
  of: Shape,
  size = 'md',
  className,
}: {
  readonly of: IconOf;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly className?: string | undefined;
}) => <Shape className={cx(styles.icon, styles[size], className)} />;
