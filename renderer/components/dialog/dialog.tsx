import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog as Box, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './dialog.module.css';

/**
 * For one decision. The title is the question or the result. Focus starts on what you give `ref={focusOnMount}`, else on
 * the dialog; Escape calls `onClose`, which must mean "no change". Ctrl Enter calls `onConfirm`.
 */
export const Dialog = ({
  open,
  onClose,
  title,
  alert = false,
  wide = false,
  onConfirm,
  actions,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** An alert dialog: it is not closed by a click beside it. */
  readonly alert?: boolean;
  readonly wide?: boolean;
  readonly onConfirm?: () => void;
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onConfirm) {
      event.preventDefault();
      onConfirm();
    }
  };
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={!alert}
      className={cx(styles.scrim)}
    >
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <Box role={alert ? 'alertdialog' : 'dialog'} className={cx(styles.box)}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: carries one shortcut for the buttons inside it. */}
          <div onKeyDown={keys}>
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            <div className={styles.body}>{children}</div>
            {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
          </div>
        </Box>
      </Modal>
    </ModalOverlay>
  );
};
