import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export type TabLink = {
  readonly href: string;
  readonly label: ReactNode;
  readonly current: boolean;
  readonly keys?: string;
};

/** Places of one page, as links: the current one is marked. `keys` is an `aria-keyshortcuts` value. */
export const TabLinks = ({ label, links }: { readonly label: string; readonly links: readonly TabLink[] }) => (
  <nav aria-label={label} className={styles.tabs}>
    {links.map((link) => (
      <a
        key={link.href}
        href={link.href}
        aria-current={link.current ? 'page' : undefined}
        aria-keyshortcuts={link.keys}
      >
        {link.label}
      </a>
    ))}
  </nav>
);
