import { Dialog as Box, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from '../../components/index.ts';
import { closePalette, useUi } from '../../state/index.ts';
import type { Route } from '../route.ts';
import styles from './palette.module.css';
import { Panel } from './panel.tsx';

/** The search over everything and all the app can do. Ctrl K opens it, Escape closes it and changes nothing. */
export const Palette = ({ route }: { readonly route: Route }) => {
  const palette = useUi((ui) => ui.palette);
  return (
    <ModalOverlay
      isOpen={palette !== null}
      onOpenChange={(open) => {
        if (!open) closePalette();
      }}
      isDismissable
      className={cx(styles.scrim)}
    >
      <Modal className={cx(styles.modal)}>
        <Box aria-label="Search or go to" className={cx(styles.box)}>
          <Panel route={route} start={palette === 'commands' ? '>' : ''} />
        </Box>
      </Modal>
    </ModalOverlay>
  );
};
