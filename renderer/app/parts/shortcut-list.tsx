import { Button, Dialog, focusOnMount, Kbd, Table, Td, Th } from '../../components/index.ts';
import { showShortcuts, useUi } from '../../state/index.ts';
import { shortcutList } from '../actions.ts';

const onClose = (): void => showShortcuts(false);

export const ShortcutList = () => (
  <Dialog
    open={useUi((ui) => ui.shortcuts)}
    onClose={onClose}
    title="Keys"
    actions={
      <Button ref={focusOnMount} onClick={onClose}>
        Close
      </Button>
    }
  >
    <p className="small">Ctrl is Cmd on macOS.</p>
    <Table caption="Keys and what they do">
      <tbody>
        {shortcutList().map(([keys, what]) => (
          <tr key={keys}>
            <Th scope="row">
              <Kbd>{keys}</Kbd>
            </Th>
            <Td>{what}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  </Dialog>
);
