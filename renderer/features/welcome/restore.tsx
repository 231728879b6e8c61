import { type FormEvent, useState } from 'react';
import { Button, focusOnMount, TextField } from '../../components/index.ts';
import { askToRestore, choosePath, useAppState } from '../../state/index.ts';
import styles from './welcome.module.css';

/** A file, what it holds, and then the records are back. Nothing is changed before the last press. */
export const RestoreBackup = ({ onBack }: { readonly onBack: () => void }) => {
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | null>(null);

  const choose = async (): Promise<void> => {
    const chosen = await choosePath('backup-file');
    if (chosen !== null) askToRestore(chosen);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() === '') setError('Write where the backup file is, with its folder, ending in .zip or .zip.age.');
    else askToRestore(path.trim());
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {canChoose ? (
        <p>Choose the file. You see what it holds before anything is restored.</p>
      ) : (
        <TextField
          label="Where the backup file is"
          ref={focusOnMount}
          value={path}
          error={error}
          spellCheck={false}
          autoComplete="off"
          hint="The whole path of the .zip or .zip.age file. You see what it holds before anything is restored."
          onChange={(text) => {
            setPath(text);
            setError(null);
          }}
        />
      )}
      <div className={styles.actions}>
        <Button variant="quiet" onClick={onBack}>
          Back
        </Button>
        {canChoose ? (
          <Button variant="primary" ref={focusOnMount} onClick={() => void choose()}>
            Choose a file
          </Button>
        ) : (
          <Button variant="primary" type="submit">
            Look inside
          </Button>
        )}
      </div>
    </form>
  );
};
