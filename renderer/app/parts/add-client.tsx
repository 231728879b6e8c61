import { Button, Dialog, focusOnMount, TextField } from '../../components/index.ts';
import { askForClient, clientPlace, go, useNewClient, useUi } from '../../state/index.ts';

const Form = () => {
  const form = useNewClient((id) => {
    askForClient(false);
    go(clientPlace(id));
  });
  return (
    <form onSubmit={form.onSubmit} className="stack stack-4">
      <TextField ref={focusOnMount} {...form.field} />
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" onClick={() => askForClient(false)}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" busy={form.busy ? 'Adding…' : null}>
          Add client
        </Button>
      </div>
    </form>
  );
};

export const AddClientDialog = () => {
  const open = useUi((ui) => ui.addingClient);
  return (
    <Dialog open={open} onClose={() => askForClient(false)} title="Who is the client?">
      <Form />
    </Dialog>
  );
};
