import { type FormEvent, useState } from 'react';
import { holdsInFigures } from '#shared/rules/backup-words.ts';
import { Button, FieldError, Note } from '../../../components/index.ts';
import { type Backup, choosePath, makeEncryptedBackup, useAppState } from '../../../state/index.ts';
import { NewPassphrase, noWords, problemOf } from '../lock/forms.tsx';
import styles from '../settings.module.css';
import own from './backups.module.css';

const Form = ({ onDone, onLeave }: { readonly onDone: (made: Backup) => void; readonly onLeave: () => void }) => {
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const [words, setWords] = useState(noWords);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (elsewhere: boolean): Promise<void> => {
    const problem = problemOf(words);
    setError(problem);
    if (problem !== null) return;
    const folder = elsewhere ? await choosePath('export-folder') : null;
    if (elsewhere && folder === null) return;
    setBusy(true);
    const result = await makeEncryptedBackup(words.passphrase, folder);
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setError(result.error.message);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void make(false);
  };
  return (
    <form className={own.sealing} onSubmit={submit}>
      <NewPassphrase
        label="Passphrase for this file"
        words={words}
        onChange={(next) => {
          setWords(next);
          setError(null);
        }}
      />
      <p className="small">
        Without this passphrase nobody opens the file again: not you, not us. There is no reset. Write it down and keep
        it apart from the file.
      </p>
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className="row wrap">
        <Button variant="primary" type="submit" busy={busy ? 'Writing and reading it again…' : null}>
          Make the file
        </Button>
        {canChoose && !busy ? <Button onClick={() => void make(true)}>Make it in another folder…</Button> : null}
        {busy ? null : (
          <Button variant="quiet" onClick={onLeave}>
            Not now
          </Button>
        )}
      </div>
    </form>
  );
};

/** One encrypted file with everything in it: to carry away, or to keep where others have access. */
export const EncryptedCopy = () => {
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Backup | null>(null);
  return (
    <section className={styles.group} aria-labelledby="encrypted-copy">
      <h3 id="encrypted-copy" className="h3">
        One encrypted file to carry
      </h3>
      <p className={styles.lead}>
        Everything, attached files included, in one file that opens with a passphrase: here, with <code>gt</code>, or
        with the free <code>age</code> tool on any computer. It stays until you remove it.
      </p>
      {made === null ? null : (
        <div role="status" className={own.made}>
          <Note>
            <p className={own.path}>Made, opened with its passphrase and read again: {made.path}</p>
            <p className="small">It holds {holdsInFigures(made)}.</p>
          </Note>
        </div>
      )}
      {making ? (
        <Form
          onDone={(backup) => {
            setMade(backup);
            setMaking(false);
          }}
          onLeave={() => setMaking(false)}
        />
      ) : (
        <Button onClick={() => setMaking(true)}>Make an encrypted file…</Button>
      )}
    </section>
  );
};
