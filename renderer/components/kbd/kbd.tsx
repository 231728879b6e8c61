import styles from './kbd.module.css';

/** Names of keys beside what they do: `<Kbd>Ctrl ,</Kbd>`. */
export const Kbd = ({ children }: { readonly children: string }) => <kbd className={styles.kbd}>{children}</kbd>;
