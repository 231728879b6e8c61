import type { ComponentProps, ReactNode } from 'react';
import { Button, cx } from '../../../components/index.ts';
import styles from './forms.module.css';

/** The frame of a form of the records: fields, one button that saves, one that lets go. */
export const RecordForm = ({
  label,
  save,
  dirty,
  inline = false,
  main = false,
  form,
  onDiscard,
  children,
}: {
  /** Name of the form, also its heading unless it stands in a row. */
  readonly label: string;
  readonly save: string;
  readonly dirty: boolean;
  /** In a row of a table or list: without a heading of its own. */
  readonly inline?: boolean;
  readonly main?: boolean;
  readonly form: ComponentProps<'form'>;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
}) => (
  <form {...form} aria-label={label} className={cx(styles.form, inline && styles.inline)}>
    {inline ? null : <h3 className={cx('h3', styles.title)}>{label}</h3>}
    <div className={styles.grid}>{children}</div>
    <div className={styles.actions}>
      <Button type="submit" size={inline ? 'sm' : 'md'} variant={main ? 'primary' : 'plain'}>
        {save}
      </Button>
      <Button variant="quiet" size={inline ? 'sm' : 'md'} onClick={onDiscard}>
        {dirty ? 'Discard' : 'Cancel'}
      </Button>
    </div>
  </form>
);

/** A group of fields that belong together, across the whole form. */
export const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>{title}</legend>
    <div className={styles.grid}>{children}</div>
  </fieldset>
);

/** Class of a field that takes the whole width of its form, or two columns. */
export const wide = cx(styles.wide);
export const double = cx(styles.double);
