import CircleAlert from 'lucide-react/icons/circle-alert';
import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon/icon.tsx';
import styles from './field.module.css';

/** What every field shows around its control. */
export type FieldProps = {
  readonly label: ReactNode;
  /** The label stays for assistive technology only. */
  readonly hideLabel?: boolean | undefined;
  readonly hint?: ReactNode;
  /** One sentence that offers the fix. Set it when the field is left, clear it while typing. */
  readonly error?: string | null | undefined;
  readonly className?: string | undefined;
};

/** Props that tie a control to its label, hint and error. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Label above, hint and error below, for a control of your own: `children` receives the ids to spread on it. */
export const Field = ({
  label,
  hideLabel,
  hint,
  error,
  className,
  children,
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) => {
  const id = useId();
  const described = cx(error && `${id}-error`, hint !== undefined && `${id}-hint`);
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={cx(styles.label, hideLabel && styles.hidden)}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
};

/** The sentence below a control. Also for errors that belong to a group. */
export const FieldError = ({ id, message }: { readonly id?: string; readonly message: string | null | undefined }) =>
  message ? (
    <p id={id} className={styles.error}>
      <Icon of={CircleAlert} size="sm" />
      <span>{message}</span>
    </p>
  ) : null;
