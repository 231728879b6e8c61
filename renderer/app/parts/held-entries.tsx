import { useEffect, useState } from 'react';
import type { HeldEntry } from '#shared/contract.ts';
import { assertNever } from '#shared/rules/assert-never.ts';
import { Button, Checkbox, FieldError, Waiting } from '../../components/index.ts';
import { type BackupPlaced, entriesInBackup, restoreEntryFrom, useFormat } from '../../state/index.ts';
import styles from './restore-dialog.module.css';

const shownAtOnce = 100;

const stateWords = (state: HeldEntry['state']): string => {
  switch (state) {
    case 'same':
      return 'the same here';
    case 'different':
      return 'different here';
    case 'in-trash':
      return 'in the trash here';
    case 'missing':
      return 'not here';
    default:
      return assertNever(state);
  }
};

const Line = ({
  backup,
  clientId,
  entry,
}: {
  readonly backup: BackupPlaced;
  readonly clientId: string;
  readonly entry: HeldEntry;
}) => {
  const format = useFormat();
  const [state, setState] = useState<'waiting' | 'busy' | 'back'>('waiting');
  const [error, setError] = useState<string | null>(null);
  const bring = async (): Promise<void> => {
    setState('busy');
    setError(null);
    const result = await restoreEntryFrom({ ...backup, clientId, entryId: entry.entryId });
    setState(result.ok ? 'back' : 'waiting');
    if (!result.ok) setError(result.error.message);
  };
  const day = format.shortDate(entry.at.slice(0, 10));
  return (
    <li>
      <span className={styles.entry}>
        <span className="meta num">
          {day}, {state === 'back' ? 'brought back' : stateWords(entry.state)}
        </span>
        <b>{entry.words}</b>
        <FieldError message={error} />
      </span>
      {entry.state === 'same' || state === 'back' ? null : (
        <Button
          size="sm"
          busy={state === 'busy' ? 'Bringing…' : null}
          aria-label={`Bring back the entry of ${day}: ${entry.words}`}
          onClick={() => void bring()}
        >
          Bring back
        </Button>
      )}
    </li>
  );
};

/** The entries of one client in a backup: those that differ from now, and on request all of them. */
export const HeldEntries = ({ backup, clientId }: { readonly backup: BackupPlaced; readonly clientId: string }) => {
  const [entries, setEntries] = useState<readonly HeldEntry[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  useEffect(() => {
    let left = false;
    void entriesInBackup(backup, clientId).then((result) => {
      if (left) return;
      if (result.ok) setEntries(result.value);
      else setError(result.error.message);
    });
    return () => {
      left = true;
    };
  }, [backup, clientId]);
  if (error !== null) return <FieldError message={error} />;
  if (entries === null) return <Waiting sentence="Reading the entries…" />;
  const shown = all ? entries : entries.filter(({ state }) => state !== 'same');
  return (
    <div className="stack stack-3">
      <Checkbox checked={all} onChange={setAll}>
        Also entries that are the same here
      </Checkbox>
      {shown.length === 0 ? (
        <p className="muted">Every entry in this backup is here as it was.</p>
      ) : (
        <ul className={styles.contents}>
          {shown.slice(0, shownAtOnce).map((entry) => (
            <Line key={entry.entryId} backup={backup} clientId={clientId} entry={entry} />
          ))}
        </ul>
      )}
      {shown.length > shownAtOnce ? (
        <p className="meta">The newest {shownAtOnce} are shown. Restore the client to have all of them.</p>
      ) : null}
    </div>
  );
};
