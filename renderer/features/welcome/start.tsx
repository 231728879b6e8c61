import { Button, focusOnMount, TextField } from '../../components/index.ts';
import { clientPlace, go, here, useNewClient } from '../../state/index.ts';
import styles from './welcome.module.css';

/** Asks for a name and nothing else. */
export const StartWithClient = ({ onBack }: { readonly onBack: () => void }) => {
  const before = here();
  const form = useNewClient((id) => {
    // The window shows the first client by itself: nobody is taken back from where they have gone since.
    if (here() === before) go(clientPlace(id), { replace: true });
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit}>
      <TextField ref={focusOnMount} {...form.field} />
      <div className={styles.actions}>
        <Button variant="quiet" onClick={onBack}>
          Back
        </Button>
        <Button variant="primary" type="submit" busy={form.busy ? 'Starting…' : null}>
          Start
        </Button>
      </div>
    </form>
  );
};
