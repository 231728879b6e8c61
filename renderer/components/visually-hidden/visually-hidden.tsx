import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for assistive technology only. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.hidden}>{children}</span>
);

/** The first stop of the focus: jumps over the sidebar. */
export const SkipLink = ({ target, children }: { readonly target: string; readonly children: ReactNode }) => (
  <a
    href={`#${target}`}
    className={styles.skip}
    onClick={(event) => {
      // The hash belongs to the routes, so the jump is made by hand.
      event.preventDefault();
      document.getElementById(target)?.focus();
    }}
  >
    {children}
  </a>
);
