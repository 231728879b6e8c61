import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Lock from 'lucide-react/icons/lock';
import { useState } from 'react';
import type { ListedBackup } from '#shared/contract.ts';
import { keptInWords } from '#shared/rules/backup-words.ts';
import { figureOf } from '#shared/rules/words.ts';
import { Button, Icon, Table, Td, Th } from '../../../components/index.ts';
import { askToRestore, toast, useAppState, useFormat, verifyBackup } from '../../../state/index.ts';
import styles from '../settings.module.css';
import own from './backups.module.css';

const shownAtFirst = 8;

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB` : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;

const Row = ({ backup, second }: { readonly backup: ListedBackup; readonly second: boolean }) => {
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly string[] | null>(null);
  const at = format.moment(backup.madeAt);
  const verify = async (): Promise<void> => {
    setBusy(true);
    const result = await verifyBackup(backup.path);
    setBusy(false);
    const problems = result.ok ? result.value.problems : [result.error.message];
    setFound(problems);
    if (problems.length === 0) toast(`Every file of the backup of ${at} was read and matches.`);
    else toast(`The backup of ${at} is not as it was written. ${problems[0]}`);
  };
  const good = found === null ? backup.verified : found.length === 0;
  const kept = keptInWords(backup.kept);
  return (
    <tr>
      <Th scope="row" title={backup.path} className={own.when}>
        {at}
      </Th>
      {second ? <Td className={own.place}>{backup.which === 'first' ? 'Folder' : 'Second place'}</Td> : null}
      <Td figures>{sizeOf(backup.bytes)}</Td>
      <Td className={own.holds}>{backup.sealed === true ? '' : figureOf(backup.entries, 'entry', 'entries')}</Td>
      <Td className={own.state}>
        <span className={good ? own.good : own.bad}>
          <Icon of={good ? (backup.sealed === true ? Lock : CircleCheck) : CircleAlert} size="sm" />
          {good ? (backup.sealed === true ? 'Encrypted' : 'Verified') : 'Not verified'}
          {kept === '' ? null : <span className={own.kept}>{kept}</span>}
        </span>
      </Td>
      <Td className={own.actions}>
        {backup.sealed === true ? null : (
          <Button
            size="sm"
            variant="quiet"
            busy={busy ? 'Reading…' : null}
            aria-label={`Verify the backup of ${at}`}
            onClick={() => void verify()}
          >
            Verify
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          aria-label={`Restore the backup of ${at}`}
          onClick={() => askToRestore(backup.path)}
        >
          Restore…
        </Button>
      </Td>
    </tr>
  );
};

/** The backups, newest first: all of them, or those of one day. */
export const KeptList = ({
  backups,
  day,
  onAll,
}: {
  readonly backups: readonly ListedBackup[];
  readonly day: string | null;
  readonly onAll: () => void;
}) => {
  const second = useAppState((state) => state.backupPlaces.length > 1);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const chosen = day === null ? backups : backups.filter((backup) => backup.day === day);
  const shown = all || day !== null ? chosen : chosen.slice(0, shownAtFirst);
  return (
    <>
      {day === null ? null : (
        <p className={own.only}>
          Only those of {format.longDate(day)}.{' '}
          <Button size="sm" variant="quiet" onClick={onAll}>
            Show all
          </Button>
        </p>
      )}
      <Table caption="Backups" className={styles.table}>
        <thead>
          <tr>
            <Th>Backup</Th>
            {second ? <Th className={own.place}>Place</Th> : null}
            <Th figures>Size</Th>
            <Th className={own.holds}>Holds</Th>
            <Th className={own.state}>State</Th>
            <Th>
              <span className={own.unseen}>Verify and restore</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((backup) => (
            <Row key={backup.path} backup={backup} second={second} />
          ))}
        </tbody>
      </Table>
      {shown.length === chosen.length ? null : (
        <div className={own.more}>
          <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
            Show all {chosen.length}
          </Button>
        </div>
      )}
    </>
  );
};
