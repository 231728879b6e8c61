import styles from './overview.module.css';

/** Turns a chart into the table of its figures and back. */
export const AsTable = ({
  table,
  onChange,
}: {
  readonly table: boolean;
  readonly onChange: (table: boolean) => void;
}) => (
  <button
    type="button"
    className={styles.asTable}
    aria-label={table ? 'Show as chart' : 'Show as table'}
    onClick={() => onChange(!table)}
  >
    {table ? 'Chart' : 'Table'}
  </button>
);
