import { useCallback, useEffect, useState } from 'react';
import type { ListedBackup } from '#shared/contract.ts';
import { FieldError, PrivateBlock } from '../../../components/index.ts';
import { listBackups, useAppState, useLockStore } from '../../../state/index.ts';
import styles from '../settings.module.css';
import { EncryptedCopy } from './encrypted-copy.tsx';
import { FromFile } from './from-file.tsx';
import { KeptCalendar } from './kept-calendar.tsx';
import { KeptList } from './kept-list.tsx';
import { LastBackup } from './last-backup.tsx';
import { Places } from './places.tsx';

/** Everything that is kept, read again whenever a newer backup or another place exists. */
const Kept = () => {
  const last = useAppState((state) => state.lastBackup?.path ?? '');
  const places = useAppState((state) =>
    state.backupPlaces.map(({ folder, state: how, madeAt }) => folder + how + madeAt).join(),
  );
  const [backups, setBackups] = useState<readonly ListedBackup[]>([]);
  const [error, setError] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever a newer backup or another place exists.
  useEffect(() => {
    let left = false;
    void listBackups().then((result) => {
      if (left) return;
      if (result.ok) setBackups(result.value);
      else setError(result.error.message);
    });
    return () => {
      left = true;
    };
  }, [last, places]);
  const choose = useCallback((chosen: string | null) => setDay(chosen), []);
  if (error !== null) return <FieldError message={error} />;
  if (backups.length === 0) return null;
  const shown = day !== null && backups.some((backup) => backup.day === day) ? day : null;
  return (
    <section className={styles.group} aria-labelledby="kept-backups">
      <h3 id="kept-backups" className="h3">
        What is kept
      </h3>
      <p className={styles.lead}>
        Everything of the last day, then one for each of 14 days, 8 weeks and 12 months. Never fewer than three.
      </p>
      <KeptCalendar backups={backups} day={shown} onDay={choose} />
      <KeptList backups={backups} day={shown} onAll={() => setDay(null)} />
    </section>
  );
};

const Encrypted = () => {
  const encrypted = useLockStore((store) => store.lock?.protected === true);
  return encrypted
    ? 'What is in it is encrypted: your passphrase or your recovery code opens it.'
    : 'It is not locked with a passphrase.';
};

/** Full copies: made, read again, tried out, and restored from here. */
export const Backups = () => (
  <>
    <p className={styles.lead}>
      A full copy of everything, read again after it was written. <Encrypted />
    </p>
    <LastBackup />
    <Places />
    <Kept />
    <FromFile />
    <EncryptedCopy />
    <PrivateBlock className={styles.private} line="Private">
      <p className="small">
        A full backup contains how it was for you. Keep it where only you can reach it. To give someone facts, use an
        exit pack: it leaves the private side out.
      </p>
    </PrivateBlock>
  </>
);
