import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './table.module.css';

/** A table with hairlines. `caption` names it for assistive technology. Give rows as `<tr>` of `Th` and `Td`. */
export const Table = ({
  caption,
  children,
  className,
}: {
  readonly caption: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) => (
  <table className={cx(styles.table, className)}>
    <caption className={styles.caption}>{caption}</caption>
    {children}
  </table>
);

type CellProps = { /** Right aligned with even figures. */ readonly figures?: boolean };

export const Th = ({ figures, className, scope = 'col', ...rest }: ComponentProps<'th'> & CellProps) => (
  <th {...rest} scope={scope} className={cx(figures && styles.figures, className)} />
);

export const Td = ({ figures, className, ...rest }: ComponentProps<'td'> & CellProps) => (
  <td {...rest} className={cx(figures && styles.figures, className)} />
);

/** The last row, under a full line of ink. Wrap it in `<tfoot>`. */
export const TotalRow = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr {...rest} className={cx(styles.total, className)} />
);
