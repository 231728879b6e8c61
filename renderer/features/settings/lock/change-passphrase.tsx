import { useState } from 'react';
import { Button, FieldError, Note, TextField } from '../../../components/index.ts';
import { changePassphrase, removePassphrase, toast } from '../../../state/index.ts';
import { NewPassphrase, noWords, Part, problemOf } from './forms.tsx';

export const ChangePassphrase = ({ recovered }: { readonly recovered: boolean }) => {
  const [current, setCurrent] = useState('');
  const [words, setWords] = useState(noWords);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const change = async (): Promise<void> => {
    const problem = problemOf(words);
    setError(problem);
    if (problem !== null) return;
    setBusy(true);
    const result = await changePassphrase(recovered ? null : current, words.passphrase);
    setBusy(false);
    if (!result.ok) return setError(result.error.message);
    setCurrent('');
    setWords(noWords);
    toast('The passphrase was changed. The recovery code is the same as before.');
  };
  return (
    <Part title={recovered ? 'Set a new passphrase' : 'Change the passphrase'}>
      {recovered ? (
        <Note tone="attention">
          You came in with the recovery code. Set a new passphrase now; the code stays valid.
        </Note>
      ) : (
        <TextField
          label="Passphrase of now"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
      )}
      <NewPassphrase words={words} onChange={setWords} />
      <p className="small muted">
        Backups made before open with the passphrase of then, and that key opens what you write now. If somebody knows
        it, or the recovery code, remove the passphrase and set a new one: that makes a new key and a new code.
      </p>
      <div role="alert">
        <FieldError message={error} />
      </div>
      <Button busy={busy ? 'Changing…' : null} onClick={() => void change()}>
        {recovered ? 'Set the passphrase' : 'Change the passphrase'}
      </Button>
    </Part>
  );
};

export const RemovePassphrase = () => {
  const [passphrase, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    if (passphrase === '') return setError('Type the passphrase to remove it.');
    setBusy(true);
    const result = await removePassphrase(passphrase);
    setBusy(false);
    if (result.ok) toast('The passphrase was removed. Your files are plain again.');
    else setError(result.error.message);
  };
  return (
    <Part title="Remove the passphrase">
      <p>Everything is written plain again: whoever can read your files can read them too.</p>
      <TextField
        label="Passphrase"
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={(typed) => {
          setTyped(typed);
          setError(null);
        }}
      />
      <div role="alert">
        <FieldError message={error} />
      </div>
      <Button busy={busy ? 'Writing it plain…' : null} onClick={() => void remove()}>
        Remove the passphrase
      </Button>
    </Part>
  );
};
