import { type FormEvent, useState } from 'react';
import { Button, FieldError, focusOnMount, TextField } from '../../components/index.ts';
import { askToRestore, openBackup } from '../../state/index.ts';

/** Asks for the passphrase or the recovery code a backup had in its time. */
export const OpenBackup = ({
  path,
  why,
  onOpen,
}: {
  readonly path: string;
  readonly why: string;
  readonly onOpen: () => void;
}) => {
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || typed === '') return;
    setBusy(true);
    const secret = by === 'code' ? { by, code: typed } : { by, passphrase: typed };
    const result = await openBackup({ path, secret });
    if (result.ok) return onOpen();
    setBusy(false);
    setError(result.error.message);
  };
  const change = (): void => {
    setBy(by === 'code' ? 'passphrase' : 'code');
    setTyped('');
    setError(null);
  };
  return (
    <form className="stack stack-4" onSubmit={(event) => void open(event)}>
      <p>{why}</p>
      <TextField
        key={by}
        label={by === 'code' ? 'Recovery code' : 'Passphrase of that time'}
        type={by === 'code' ? 'text' : 'password'}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        ref={focusOnMount}
      />
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className="row">
        <Button variant="quiet" onClick={change}>
          {by === 'code' ? 'Use the passphrase' : 'Use the recovery code'}
        </Button>
        <span className="grow" />
        <Button onClick={() => askToRestore(null)}>Close</Button>
        <Button type="submit" variant="primary" busy={busy ? 'Opening…' : null}>
          Open it
        </Button>
      </div>
    </form>
  );
};
