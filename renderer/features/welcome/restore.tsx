import { type FormEvent, useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { countOf, figureOf, listed } from '#shared/rules/words.ts';
import { Button, FieldError, focusOnMount, Note, TextField } from '../../components/index.ts';
import { choosePath, go, inspectBackup, restoreBackup, toast, useAppState, useFormat } from '../../state/index.ts';
import styles from './welcome.module.css';

type Contents = Output<'backup.inspect'>;

const holds = ({ clients, entries, invoices }: Pick<Contents, 'clients' | 'entries' | 'invoices'>): string =>
  listed([countOf(clients, 'client'), countOf(entries, 'entry', 'entries'), countOf(invoices, 'invoice')]);

const Found = ({ contents, onOther }: { readonly contents: Contents; readonly onOther: () => void }) => {
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const restore = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const result = await restoreBackup(contents.path);
    setBusy(false);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    toast(`Restored: ${holds(result.value)}.`);
    for (const problem of result.value.problems) toast(problem);
    go('#/', { replace: true });
  };
  return (
    <div className={styles.form}>
      <p>
        Made on {format.moment(contents.madeAt)}. It holds {holds(contents)}.{' '}
        {contents.verified ? 'Every file in it was read and matches.' : null}
      </p>
      <ul className={styles.contents}>
        {contents.perClient.map((client) => (
          <li key={client.clientId}>
            <b>{client.name}</b>
            <span className="meta num">
              {figureOf(client.entries, 'entry', 'entries')}, {figureOf(client.invoices, 'invoice')}
            </span>
          </li>
        ))}
      </ul>
      {contents.problems.map((problem) => (
        <Note key={problem} tone="attention">
          {problem}
        </Note>
      ))}
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" onClick={onOther}>
          Another file
        </Button>
        <Button variant="primary" ref={focusOnMount} busy={busy ? 'Restoring…' : null} onClick={() => void restore()}>
          Restore it
        </Button>
      </div>
    </div>
  );
};

/** A file, what it holds, and then the records are back. Nothing is changed before the last press. */
export const RestoreBackup = ({ onBack }: { readonly onBack: () => void }) => {
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const [path, setPath] = useState('');
  const [contents, setContents] = useState<Contents | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [reading, setReading] = useState(false);

  const look = async (chosen: string): Promise<void> => {
    setReading(true);
    setError(null);
    const result = await inspectBackup(chosen);
    setReading(false);
    if (result.ok) setContents(result.value);
    else setError(result.error.message);
  };
  const choose = async (): Promise<void> => {
    const chosen = await choosePath('backup-file');
    if (chosen === null) return;
    setPath(chosen);
    await look(chosen);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() === '') setError('Write where the backup file is, for example /home/me/good-terms.zip.');
    else void look(path.trim());
  };

  if (contents !== null) return <Found contents={contents} onOther={() => setContents(null)} />;
  return (
    <form className={styles.form} onSubmit={submit}>
      {canChoose ? (
        <>
          <p>Choose the file. You see what it holds before anything is restored.</p>
          <div role="alert">
            <FieldError message={error} />
          </div>
        </>
      ) : (
        <TextField
          label="Where the backup file is"
          ref={focusOnMount}
          value={path}
          error={error}
          spellCheck={false}
          autoComplete="off"
          hint="The whole path of the .zip file. You see what it holds before anything is restored."
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
          <Button variant="primary" ref={focusOnMount} busy={reading ? 'Reading…' : null} onClick={() => void choose()}>
            Choose a file
          </Button>
        ) : (
          <Button variant="primary" type="submit" busy={reading ? 'Reading…' : null}>
            Look inside
          </Button>
        )}
      </div>
    </form>
  );
};
