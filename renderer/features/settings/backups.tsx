import CircleCheck from 'lucide-react/icons/circle-check';
import { useEffect, useState } from 'react';
import type { BackupSummary } from '#shared/contract.ts';
import { countOf, figureOf, listed } from '#shared/rules/words.ts';
import { Button, FieldError, Icon, Note, PrivateBlock, Table, Td, Th } from '../../components/index.ts';
import {
  askToRestore,
  choosePath,
  listBackups,
  makeBackup,
  updateSettings,
  useAppState,
  useFormat,
  useLockStore,
} from '../../state/index.ts';
import styles from './settings.module.css';

/** Bytes in words a person reads: "41.2 MB". */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const holds = ({ clients, entries, invoices }: BackupSummary): string =>
  listed([countOf(clients, 'client'), countOf(entries, 'entry', 'entries'), countOf(invoices, 'invoice')]);

const Last = () => {
  const last = useAppState((state) => state.lastBackup);
  const problem = useAppState((state) => state.backupProblem);
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const backUp = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const result = await makeBackup();
    setBusy(false);
    if (!result.ok) setError(result.error.message);
  };
  const shown = error ?? problem;
  return (
    <>
      <div className={styles.card}>
        <div role="status">
          <b>{last === null ? 'No backup yet' : `Backed up ${format.moment(last.madeAt)}`}</b>
          {last === null ? null : (
            <span className="small muted">Checked by reading it again: {holds(last)}. All readable.</span>
          )}
        </div>
        <Button variant="primary" busy={busy ? 'Backing up…' : null} onClick={() => void backUp()}>
          Back up now
        </Button>
      </div>
      {shown === null ? null : (
        <div role="alert">
          <Note tone="attention">{shown}</Note>
        </div>
      )}
    </>
  );
};

const Where = () => {
  const folder = useAppState((state) => state.backupFolder);
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const change = async (): Promise<void> => {
    const chosen = await choosePath('backup-folder');
    if (chosen !== null) updateSettings({ backupFolder: chosen });
  };
  return (
    <div>
      <div className={styles.row}>
        <b>Where</b>
        <span className={styles.path}>{folder}</span>
        {canChoose ? (
          <Button size="sm" onClick={() => void change()}>
            Change…
          </Button>
        ) : null}
      </div>
      <div className={styles.row}>
        <b>When</b>
        <span className="small">When you close the app after changes, and every six hours while it is open.</span>
      </div>
    </div>
  );
};

const List = () => {
  const last = useAppState((state) => state.lastBackup?.path ?? '');
  const format = useFormat();
  const [backups, setBackups] = useState<readonly BackupSummary[]>([]);
  const [error, setError] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever a newer backup exists.
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
  }, [last]);
  if (error !== null) return <FieldError message={error} />;
  if (backups.length === 0) return null;
  return (
    <Table caption="Backups" className={styles.table}>
      <thead>
        <tr>
          <Th>Backup</Th>
          <Th figures>Size</Th>
          <Th className={styles.holds}>Holds</Th>
          <Th>State</Th>
          <Th>
            <span className="meta">Restore</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.path}>
            <Th scope="row" title={backup.path}>
              {format.moment(backup.madeAt)}
            </Th>
            <Td figures>{sizeOf(backup.bytes)}</Td>
            <Td className={styles.holds}>
              {listed([
                figureOf(backup.clients, 'client'),
                figureOf(backup.entries, 'entry', 'entries'),
                figureOf(backup.invoices, 'invoice'),
              ])}
            </Td>
            <Td>
              {backup.verified ? (
                <span className="row">
                  <Icon of={CircleCheck} size="sm" />
                  Verified
                </span>
              ) : (
                'Not verified'
              )}
            </Td>
            <Td>
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Restore the backup of ${format.moment(backup.madeAt)}`}
                onClick={() => askToRestore(backup.path)}
              >
                Restore…
              </Button>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** Full copies: made, read again, and restored from here. */
const Encrypted = () => {
  const encrypted = useLockStore((store) => store.lock?.protected === true);
  return encrypted
    ? 'What is in it is encrypted: your passphrase or your recovery code opens it.'
    : 'It is not locked with a passphrase.';
};

export const Backups = () => (
  <>
    <p className={styles.lead}>
      A full copy of everything in one ZIP, read again after it was written. <Encrypted />
    </p>
    <Last />
    <Where />
    <List />
    <PrivateBlock className={styles.private} line="Private">
      <p className="small">
        A full backup contains how it was for you. Keep it where only you can reach it. To give someone facts, use an
        exit pack: it leaves the private side out.
      </p>
    </PrivateBlock>
  </>
);
