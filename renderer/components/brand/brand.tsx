import styles from './brand.module.css';

/** The mark and the name. */
export const Brand = ({ large = false }: { readonly large?: boolean }) => (
  <span className={large ? styles.large : styles.brand}>
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
      <path d="M12 21V13.5C12 8.5 9 4.6 4 3.2" />
      <path d="M12 13.5C12 8.5 15 4.6 20 3.2" opacity=".5" />
      <circle cx="12" cy="21" r="1.1" fill="currentColor" stroke="none" />
    </svg>
    <b>Good Terms</b>
  </span>
);
