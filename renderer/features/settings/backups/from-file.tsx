import { type FormEvent, useState } from 'react';
import { Button, focusOnMount, TextField } from '../../../components/index.ts';
import { askToRestore, choosePath, useAppState } from '../../../state/index.ts';
import own from './backups.module.css';

/** Restores from a backup that lies elsewhere: of another computer, from an old drive, or an encrypted file. */
export const FromFile = () => {
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const [writing, setWriting] = useState(false);
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | null>(null);
  const start = async (): Promise<void> => {
    if (!canChoose) {
      setWriting(true);
      return;
    }
    const chosen = await choosePath('backup-file');
    if (chosen !== null) askToRestore(chosen);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() === '') setError('Write where the backup file is, with its folder, ending in .zip or .zip.age.');
    else askToRestore(path.trim());
  };
  if (!writing) {
    return (
      <div className={own.fromFile}>
        <Button size="sm" onClick={() => void start()}>
          Restore from a file…
        </Button>
        <span className="small muted">A backup that lies somewhere else. You see what it holds first.</span>
      </div>
    );
  }
  return (
    <form className={own.pathForm} onSubmit={submit}>
      <TextField
        label="Where the backup file is"
        size="sm"
        ref={focusOnMount}
        value={path}
        error={error}
        spellCheck={false}
        autoComplete="off"
        onChange={(text) => {
          setPath(text);
          setError(null);
        }}
      />
      <Button size="sm" type="submit">
        Look inside
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setWriting(false)}>
        Not now
      </Button>
    </form>
  );
};
