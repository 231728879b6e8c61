import { Button, Dialog, focusOnMount, Kbd, Table, Td, Th } from '../../components/index.ts';
import { shortcutList } from '../shortcuts.ts';

export const ShortcutList = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => (
  <Dialog
    open={open}
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
        {shortcutList.map(([keys, what]) => (
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
