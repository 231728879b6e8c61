import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon, type IconOf } from '../icon/icon.tsx';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'permanent';
export type ButtonSize = 'sm' | 'md' | 'lg';

/** The look of a button for an anchor that goes somewhere: `<a className={buttonClass('primary')} href={…}>`. */
export const buttonClass = (variant: ButtonVariant = 'plain', size: ButtonSize = 'md', extra?: string): string =>
  cx(styles.button, styles[variant], styles[size], extra);

type Props = Omit<ComponentProps<'button'>, 'aria-busy'> & {
  /** One `primary` per view; `permanent` only inside its own dialog. */
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconOf;
  /** The verb while it works: "Saving…". Set, the button keeps its width, shows a ring and ignores presses. */
  readonly busy?: string | null | undefined;
};

export const Button = ({
  variant = 'plain',
  size = 'md',
  icon,
  busy,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Props) => {
  const working = busy !== null && busy !== undefined;
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (working) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, size, cx(working && styles.busy, className))}
      onClick={press}
      aria-busy={working || undefined}
      aria-disabled={working || undefined}
    >
      {working ? (
        <>
          <span className={styles.resting} aria-hidden="true">
            <Content icon={icon}>{children}</Content>
          </span>
          <span className={styles.working}>
            <i className={styles.ring} aria-hidden="true" />
            {busy}
          </span>
        </>
      ) : (
        <Content icon={icon}>{children}</Content>
      )}
    </button>
  );
};

const Content = ({ icon, children }: { readonly icon: IconOf | undefined; readonly children: ReactNode }) => (
  <>
    {icon ? <Icon of={icon} /> : null}
    {children}
  </>
);

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & {
  /** Its name, also shown as its tooltip. */
  readonly label: string;
  readonly icon: IconOf;
  readonly size?: 'sm' | 'md';
};

export const IconButton = ({ label, icon, size = 'md', className, ...rest }: IconButtonProps) => (
  <button
    type="button"
    title={label}
    {...rest}
    aria-label={label}
    className={cx(styles.iconButton, size === 'sm' && styles.iconSmall, className)}
  >
    <Icon of={icon} />
  </button>
);
