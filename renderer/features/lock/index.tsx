import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { type FormEvent, useEffect, useState } from 'react';
import type { LockState } from '#shared/contract.ts';
import { readRecoveryCode } from '#shared/rules/recovery-code.ts';
import { Button, FieldError, focusOnMount, IconButton, Seam, TextField } from '../../components/index.ts';
import { loadLock, unlock, useLockStore } from '../../state/index.ts';
import styles from './lock.module.css';

const whys: Readonly<Record<NonNullable<LockState['since']>['why'], string>> = {
  asked: 'as you asked',
  idle: 'after quiet minutes',
  sleep: 'when the computer went to sleep',
  restored: 'because other files are here now',
};

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const sinceWords = (since: LockState['since']): string =>
  since === null
    ? 'Your records are encrypted on this computer.'
    : `At ${clock.format(new Date(since.at))}, ${whys[since.why]}. Your draft is kept.`;

const codeWords = { sign: 'a sign in it', length: 'its length', mistyped: 'a sign or two' } as const;

/** What is the matter with a code as it is typed, before anything is tried with it. */
const codeProblem = (typed: string): string | null => {
  const read = readRecoveryCode(typed);
  return 'wrong' in read
    ? `This does not read as a recovery code: ${codeWords[read.wrong]} is not right. It has seven groups of four.`
    : null;
};

/** A line of secret text that can be shown. */
const SecretField = ({
  label,
  value,
  error,
  onChange,
  autoComplete,
}: {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
  readonly autoComplete: string;
}) => {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.secret}>
      <TextField
        label={label}
        type={shown ? 'text' : 'password'}
        value={value}
        error={error}
        onChange={onChange}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        ref={focusOnMount}
      />
      <IconButton
        className={styles.eye ?? ''}
        label={shown ? `Hide ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
        icon={shown ? EyeOff : Eye}
        onClick={() => setShown(!shown)}
      />
    </div>
  );
};

const Form = ({ by, children }: { readonly by: 'passphrase' | 'code'; readonly children?: React.ReactNode }) => {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || typed === '') return;
    const wrong = by === 'code' ? codeProblem(typed) : null;
    if (wrong !== null) return setError(wrong);
    setBusy(true);
    const result = await unlock(by === 'code' ? { by, code: typed } : { by, passphrase: typed });
    if (result.ok) return;
    setBusy(false);
    setTyped(by === 'code' ? typed : '');
    setError(result.error.message);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void open(event)}>
      <SecretField
        key={by}
        label={by === 'code' ? 'Recovery code' : 'Passphrase'}
        value={typed}
        error={null}
        onChange={(text) => {
          setTyped(text);
          setError(null);
        }}
        autoComplete={by === 'code' ? 'off' : 'current-password'}
      />
      <div role="alert">
        <FieldError message={error} />
      </div>
      <Button type="submit" variant="primary" size="lg" busy={busy ? 'Unlocking…' : null}>
        Unlock
      </Button>
      {children}
    </form>
  );
};

const Keychain = () => {
  const [error, setError] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const result = await unlock({ by: 'keychain' });
    if (!result.ok) setError(result.error.message);
  };
  return (
    <>
      <Button size="lg" onClick={() => void open()}>
        Unlock with this computer’s keychain
      </Button>
      <div role="alert">
        <FieldError message={error} />
      </div>
    </>
  );
};

const Meaning = () => (
  <p className="small muted">
    Everything here is encrypted with a key that only your passphrase and your printed recovery code open. There is no
    third way: not for us, not for a repair shop. Without both, the files stay unreadable, and so do the backups made
    since the passphrase was set.
  </p>
);

const Beyond = () => (
  <p className={styles.words}>
    The file with the key (keyring.json) is gone, and no document is left that the recovery code could open. Nothing on
    this computer opens these files any more. A backup holds the key file as well: restore one from a terminal with{' '}
    <b>gt restore</b>, then start Good Terms again.
  </p>
);

const Away = () => (
  <>
    <p className={styles.words}>
      The folder of your workspace cannot be reached. Nothing in it was changed. Connect the drive it lies on, then try
      again.
    </p>
    <Button variant="primary" size="lg" onClick={() => void loadLock()}>
      Try again
    </Button>
  </>
);

/** Covers everything. Nothing of the workspace is in the window while this is shown. */
export const LockView = () => {
  const lock = useLockStore((store) => store.lock);
  const [withCode, setWithCode] = useState(false);
  const [explained, setExplained] = useState(false);
  useEffect(() => {
    void loadLock();
  }, []);
  const closed = lock !== null && !lock.protected;
  useEffect(() => {
    // Plain files that were left closed need no passphrase.
    if (closed) void unlock({ by: 'keychain' });
  }, [closed]);
  if (lock === null || closed) return null;
  const lost = lock.keyring === 'lost';
  const by = lost || withCode ? 'code' : 'passphrase';
  return (
    <main className={styles.page} id="main">
      <div className={styles.middle}>
        <Seam edge="left" />
      </div>
      <div className={styles.card}>
        <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 21V13.5C12 8.5 9 4.6 4 3.2" />
          <path d="M12 13.5C12 8.5 15 4.6 20 3.2" opacity=".5" />
          <circle cx="12" cy="21" r="1.1" />
        </svg>
        <h1>Locked</h1>
        <p className="small muted">{sinceWords(lock.since)}</p>
        {lock.keyring === 'beyond' ? <Beyond /> : null}
        {lock.keyring === 'away' ? <Away /> : null}
        {lock.keyring === 'beyond' || lock.keyring === 'away' ? null : (
          <>
            {lost ? (
              <p className={styles.words}>
                The file with the key (keyring.json) is gone or damaged. Your passphrase opens nothing without it; your
                printed recovery code does.
              </p>
            ) : null}
            <Form by={by} key={by}>
              {lock.keychain === true && by === 'passphrase' ? <Keychain /> : null}
            </Form>
            {lost ? null : (
              <Button variant="quiet" onClick={() => setWithCode(!withCode)}>
                {withCode ? 'Use the passphrase' : 'Use the recovery code'}
              </Button>
            )}
            <p className="small muted">Without the passphrase nobody can read this, and nobody can reset it.</p>
            {explained ? (
              <Meaning />
            ) : (
              <Button variant="quiet" size="sm" onClick={() => setExplained(true)}>
                What that means
              </Button>
            )}
          </>
        )}
      </div>
      <div className={styles.foot}>
        <p>Nothing is shown while it is locked.</p>
        <p>Backups wait until you are back.</p>
      </div>
    </main>
  );
};
