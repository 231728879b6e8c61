import { type FormEvent, useState } from 'react';
import { Button, Dialog, focusOnMount, TextField } from '../../components/index.ts';
import { askForClient, clientPlace, createClient, go, useUi } from '../../state/index.ts';

const Form = () => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setError('A client needs a name. You can change it later.');
      return;
    }
    setBusy(true);
    const result = await createClient(name.trim());
    setBusy(false);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    askForClient(false);
    go(clientPlace(result.value));
  };
  return (
    <form onSubmit={(event) => void add(event)} className="stack stack-4">
      <TextField
        label="Name of the client"
        ref={focusOnMount}
        value={name}
        error={error}
        autoComplete="off"
        hint="A name is enough. The rest can wait."
        onChange={(text) => {
          setName(text);
          setError(null);
        }}
      />
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" onClick={() => askForClient(false)}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" busy={busy ? 'Adding…' : null}>
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
