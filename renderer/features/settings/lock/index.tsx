import { useState } from 'react';
import { Button, FieldError, Note, Select, Switch } from '../../../components/index.ts';
import { keepInKeychain, lockNow, updateSettings, useAppState, useLockStore } from '../../../state/index.ts';
import settings from '../settings.module.css';
import { ChangePassphrase, RemovePassphrase } from './change-passphrase.tsx';
import { Part } from './forms.tsx';
import { SetPassphrase } from './set-passphrase.tsx';

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
