import { Button, Dialog, Kbd, Table, Td, Th } from '../../components/index.ts';
import { showShortcuts, useUi } from '../../state/index.ts';
import { shortcutList } from '../actions.ts';

const onClose = (): void => showShortcuts(false);

/** The focus starts on the dialog, so that it opens at the top of a list longer than the window. */
export const ShortcutList = () => (
  <Dialog
    open={useUi((ui) => ui.shortcuts)}
    onClose={onClose}
    title="Keys"
    actions={<Button onClick={onClose}>Close</Button>}
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
