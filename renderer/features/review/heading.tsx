import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../components/index.ts';
import styles from './review.module.css';

/** The heading of a page of the review. It takes the focus when the page opens, so that reading begins there. */
export const PageHeading = ({
  id,
  className,
  children,
}: {
  readonly id?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2 id={id} ref={heading} tabIndex={-1} className={cx(styles.heading, className ?? 'h2')}>
      {children}
    </h2>
  );
};
