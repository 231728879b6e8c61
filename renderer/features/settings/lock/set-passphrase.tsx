import { useState } from 'react';
import { Button, FieldError, Note } from '../../../components/index.ts';
import { newRecoveryCode, setPassphrase, toast, useAppState } from '../../../state/index.ts';
import { NewPassphrase, type NewWords, noWords, Part, problemOf } from './forms.tsx';
import styles from './lock.module.css';

/** The code on paper; the only thing of this page that is printed. */
const Paper = ({ code }: { readonly code: string }) => (
  <div className={styles.paper} data-paper>
    <p className="small">Good Terms, recovery code. It opens your workspace when the passphrase is lost.</p>
    <p className={styles.code}>{code}</p>
    <p className="small">
      Keep it where you keep papers, not beside this computer. Whoever has it and your files can read them.
    </p>
  </div>
);

const losing = (
  <Note tone="attention">
    If you lose both the passphrase and the recovery code, nobody can open your records again: not you, not us, and no
    backup made from then on. There is no reset.
  </Note>
);

/** Passphrase first, then the code on paper; only then anything is encrypted. */
export const SetPassphrase = () => {
  const backups = useAppState((state) => state.backupFolder);
  const [words, setWords] = useState(noWords);
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const next = async (): Promise<void> => {
    const problem = problemOf(words);
    setError(problem);
    if (problem !== null) return;
    const made = await newRecoveryCode();
    if (made.ok) setCode(made.value);
    else setError(made.error.message);
  };
  const encrypt = async (): Promise<void> => {
    if (code === null) return;
    setBusy(true);
    const result = await setPassphrase(words.passphrase, code);
    setBusy(false);
    if (result.ok) toast('The passphrase is set. Everything is encrypted from now on.');
    else setError(result.error.message);
  };
  const change = (changed: NewWords): void => {
    setWords(changed);
    setError(null);
  };
  return (
    <Part title="Set a passphrase">
      <p>
        Entries, records, drafts and attached files are then encrypted on this computer, and you are asked for the
        passphrase when Good Terms starts.
      </p>
      {losing}
      {code === null ? (
        <>
          <NewPassphrase words={words} onChange={change} />
          <div role="alert">
            <FieldError message={error} />
          </div>
          <Button variant="primary" onClick={() => void next()}>
            Next: the recovery code
          </Button>
        </>
      ) : (
        <>
          <Paper code={code} />
          <div className="row">
            <Button onClick={() => window.print()}>Print it</Button>
            <Button variant="primary" busy={busy ? 'Encrypting…' : null} onClick={() => void encrypt()}>
              I have it on paper: set the passphrase
            </Button>
          </div>
          <p className="small muted">
            The code is not shown again. Backups and exit packs you made before stay as they are, readable without a
            passphrase: {backups}
          </p>
          <div role="alert">
            <FieldError message={error} />
          </div>
        </>
      )}
    </Part>
  );
};
