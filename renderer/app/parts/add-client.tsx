import { useState } from 'react';
import { Button, Checkbox, Dialog, focusOnMount, TextField } from '../../components/index.ts';
import { askForClient, clientPlace, go, planCheckIns, useNewClient, useUi } from '../../state/index.ts';

const Form = () => {
  const [looking, setLooking] = useState(false);
  const form = useNewClient((id) => {
    askForClient(false);
    go(clientPlace(id));
    if (looking) planCheckIns(true);
  });
  return (
    <form onSubmit={form.onSubmit} className="stack stack-4">
      <TextField ref={focusOnMount} {...form.field} />
      <Checkbox
        checked={looking}
        onChange={setLooking}
        description="What you expect of each other, a first day to look at it, and how often."
      >
        Plan check-ins next
      </Checkbox>
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
