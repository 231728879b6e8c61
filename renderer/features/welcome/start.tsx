import { type FormEvent, useState } from 'react';
import { Button, focusOnMount, TextField } from '../../components/index.ts';
import { clientPlace, createClient, go, here } from '../../state/index.ts';
import styles from './welcome.module.css';

/** Asks for a name and nothing else. */
export const StartWithClient = ({ onBack }: { readonly onBack: () => void }) => {
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setError('A client needs a name. You can change it later.');
      return;
    }
    const before = here();
    setBusy(true);
    const result = await createClient(name.trim());
    setBusy(false);
    if (!result.ok) setError(result.error.message);
    // The window shows the first client by itself: nobody is taken back from where they have gone since.
    else if (here() === before) go(clientPlace(result.value), { replace: true });
  };
  return (
    <form className={styles.form} onSubmit={(event) => void start(event)}>
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
      <div className={styles.actions}>
        <Button variant="quiet" onClick={onBack}>
          Back
        </Button>
        <Button variant="primary" type="submit" busy={busy ? 'Starting…' : null}>
          Start
        </Button>
      </div>
    </form>
  );
};
