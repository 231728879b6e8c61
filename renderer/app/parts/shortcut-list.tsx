import { Button, Dialog, Kbd, Table, Td, Th } from '../../components/index.ts';
import { showShortcuts, useAppState, useUi } from '../../state/index.ts';
import { shortcutList } from '../actions.ts';

const onClose = (): void => showShortcuts(false);

/** The focus starts on the dialog, so that it opens at the top of a list longer than the window. */
export const ShortcutList = () => {
  const open = useUi((ui) => ui.shortcuts);
  const inBrowser = useAppState((state) => state.host === 'browser');
  return (
    <Dialog open={open} onClose={onClose} title="Keys" actions={<Button onClick={onClose}>Close</Button>}>
      <p className="small">
        Ctrl is Cmd on macOS.
        {inBrowser ? ' Ctrl N may belong to your browser; outside of a field, N alone writes an entry.' : null}
      </p>
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
};
