import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { IconButton } from '../button/button.tsx';
import styles from './toast.module.css';

export type ToastAction = { readonly label: string; readonly onPress: () => void };
export type Toast = { readonly id: number; readonly message: string; readonly actions: readonly ToastAction[] };

const shownFor = 6000;

const ToastLine = ({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: (id: number) => void }) => {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDismiss(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [held, toast.id, onDismiss]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps the message on the screen.
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.message}</span>
      {toast.actions.map((action) => (
        <button
          key={action.label}
          type="button"
          className={styles.action}
          onClick={() => {
            onDismiss(toast.id);
            action.onPress();
          }}
        >
          {action.label}
        </button>
      ))}
      <IconButton label="Dismiss" icon={X} size="sm" className={styles.close} onClick={() => onDismiss(toast.id)} />
    </div>
  );
};

/** Bottom left of the main area. Always in the page, so that what appears in it is announced. */
export const ToastRegion = ({
  toasts,
  onDismiss,
}: {
  readonly toasts: readonly Toast[];
  readonly onDismiss: (id: number) => void;
}) => (
  <div role="status" aria-label="Messages" className={styles.region}>
    {toasts.map((toast) => (
      <ToastLine key={toast.id} toast={toast} onDismiss={onDismiss} />
    ))}
  </div>
);

/** Says things to assistive technology only: `polite` for counts and saved states, `assertive` for a failed save. */
export const Announcer = ({ polite, assertive }: { readonly polite: string; readonly assertive: string }) => (
  <div className={styles.announcer}>
    <div aria-live="polite">{polite}</div>
    <div aria-live="assertive">{assertive}</div>
  </div>
);
