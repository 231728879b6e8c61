import { type ReactNode, useState } from 'react';
import { passphraseStrength } from '#shared/rules/passphrase-strength.ts';
import { Button, FieldError, Note, Select, Switch, TextField } from '../../components/index.ts';
import {
  changePassphrase,
  keepInKeychain,
  lockNow,
  newRecoveryCode,
  removePassphrase,
  setPassphrase,
  toast,
  updateSettings,
  useAppState,
  useLockStore,
} from '../../state/index.ts';
import styles from './lock-part.module.css';
import settings from './settings.module.css';

const shortest = 8;

/** What the passphrase is worth, without praise. */
const Strength = ({ passphrase }: { readonly passphrase: string }) => {
  if (passphrase === '') return null;
  const { share, holds, enough } = passphraseStrength(passphrase);
  return (
    <div className={styles.strength} role="status">
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <p className="small">
        Somebody with your files and a hundred strong graphics cards would guess it within <b>{holds}</b>.{' '}
        {enough ? '' : 'A few more words that have nothing to do with each other make it years.'}
      </p>
    </div>
  );
};

type NewWords = { readonly passphrase: string; readonly again: string };
const noWords: NewWords = { passphrase: '', again: '' };

const problemOf = ({ passphrase, again }: NewWords): string | null =>
  passphrase.length < shortest
    ? `A passphrase has at least ${shortest} characters. A short sentence of your own is easy to keep in mind.`
    : passphrase === again
      ? null
      : 'The two are not the same. Type it once more.';

const NewPassphrase = ({
  words,
  onChange,
}: {
  readonly words: NewWords;
  readonly onChange: (words: NewWords) => void;
}) => (
  <>
    <TextField
      label="New passphrase"
      type="password"
      autoComplete="new-password"
      value={words.passphrase}
      onChange={(passphrase) => onChange({ ...words, passphrase })}
    />
    <Strength passphrase={words.passphrase} />
    <TextField
      label="The same once more"
      type="password"
      autoComplete="new-password"
      value={words.again}
      onChange={(again) => onChange({ ...words, again })}
    />
  </>
);

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className={settings.group}>
    <h3 className="h3">{title}</h3>
    <div className={styles.form}>{children}</div>
  </div>
);

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
const SetPassphrase = () => {
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

const ChangePassphrase = ({ recovered }: { readonly recovered: boolean }) => {
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
      <div role="alert">
        <FieldError message={error} />
      </div>
      <Button busy={busy ? 'Changing…' : null} onClick={() => void change()}>
        {recovered ? 'Set the passphrase' : 'Change the passphrase'}
      </Button>
    </Part>
  );
};

const RemovePassphrase = () => {
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

const quietTimes = [
  { value: '2', label: '2 quiet minutes' },
  { value: '5', label: '5 quiet minutes' },
  { value: '10', label: '10 quiet minutes' },
  { value: '30', label: '30 quiet minutes' },
  { value: '60', label: 'An hour' },
  { value: '0', label: 'Never by itself' },
] as const;

const Locking = ({ keychain }: { readonly keychain: boolean | null }) => {
  const minutes = useAppState((state) => state.workspace.settings.lockAfterMinutes ?? 10);
  const [error, setError] = useState<string | null>(null);
  const told = async (work: ReturnType<typeof lockNow>): Promise<void> => {
    const result = await work;
    setError(result.ok ? null : result.error.message);
  };
  const value = quietTimes.find((time) => time.value === String(minutes))?.value ?? '10';
  return (
    <Part title="When it locks">
      <Select
        label="Lock after"
        value={value}
        options={quietTimes}
        onChange={(chosen) => updateSettings({ lockAfterMinutes: Number(chosen) })}
      />
      <p className="small muted">
        A minute before, you are told and can stay. Where the system says so, Good Terms also locks when the computer
        sleeps or shows its own lock.
      </p>
      {keychain === null ? null : (
        <Switch checked={keychain} onChange={(on) => void told(keepInKeychain(on))}>
          Unlock with this computer’s keychain. Whoever can use your account here then needs no passphrase.
        </Switch>
      )}
      <div role="alert">
        <FieldError message={error} />
      </div>
      <Button onClick={() => void told(lockNow('asked'))}>Lock now</Button>
    </Part>
  );
};

/** The passphrase, and when the app locks. */
export const LockPart = () => {
  const lock = useLockStore((store) => store.lock);
  const sample = useAppState((state) => state.sample);
  const readOnly = useAppState((state) => state.readOnly);
  if (lock === null) return null;
  if (sample) {
    return <p className={settings.lead}>The sample has no passphrase. Close it to set one for your own workspace.</p>;
  }
  if (!lock.protected) {
    return (
      <>
        <p className={settings.lead}>
          No passphrase is set: your files are plain, and whoever can read them on this computer can read what you
          wrote.
        </p>
        {readOnly === null ? <SetPassphrase /> : <Note tone="attention">{readOnly}</Note>}
      </>
    );
  }
  return (
    <>
      <p className={settings.lead}>
        A passphrase is set. Everything you write is encrypted on this computer, and so are backups made from now on.
        Exit packs and exports are made to be read by others and are not.
      </p>
      <Locking keychain={lock.keychain} />
      <ChangePassphrase recovered={lock.recovered} key={String(lock.recovered)} />
      <RemovePassphrase />
    </>
  );
};
