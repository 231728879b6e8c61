import { type FormEvent, useState } from 'react';
import { Button, focusOnMount, TextField } from '../../components/index.ts';
import { askToRestore } from '../../state/index.ts';

/** Asks for the passphrase of an encrypted backup. `said` is why it is asked for, or that the last one was not it. */
export const BackupPassphrase = ({
  said,
  tried,
  onPassphrase,
}: {
  readonly said: string;
  /** Whether a passphrase was tried before: then `said` is an error. */
  readonly tried: boolean;
  readonly onPassphrase: (passphrase: string) => void;
}) => {
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '') onPassphrase(passphrase);
  };
  return (
    <form className="stack stack-4" onSubmit={submit}>
      <TextField
        label="Passphrase of this backup"
        type="password"
        autoComplete="off"
        ref={focusOnMount}
        value={passphrase}
        hint={tried ? undefined : said}
        error={tried ? said : null}
        onChange={setPassphrase}
      />
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" onClick={() => askToRestore(null)}>
          Keep things as they are
        </Button>
        <Button variant="primary" type="submit">
          Look inside
        </Button>
      </div>
    </form>
  );
};
