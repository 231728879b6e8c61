import { useEffect, useState } from 'react';
import type { AppError, Output } from '#shared/contract.ts';
import { countOf, figureOf, listed } from '#shared/rules/words.ts';
import { Button, Dialog, FieldError, focusOnMount, Note, Segmented, Select, Waiting } from '../../components/index.ts';
import {
  askToRestore,
  type BackupPlaced,
  inspectBackup,
  openBackup,
  restoreBackup,
  toast,
  useAppState,
  useFormat,
  useLockStore,
  useUi,
} from '../../state/index.ts';
import { HeldEntries } from './held-entries.tsx';
import { OpenBackup } from './open-backup.tsx';
import styles from './restore-dialog.module.css';

type Contents = Output<'backup.inspect'>;

const holds = ({ clients, entries, invoices }: Pick<Contents, 'clients' | 'entries' | 'invoices'>): string =>
  listed([countOf(clients, 'client'), countOf(entries, 'entry', 'entries'), countOf(invoices, 'invoice')]);

type Scope = 'all' | 'client' | 'entry';

/** How much of the backup can still be read, and that the rest stays. */
const Damage = ({ contents }: { readonly contents: Contents }) => {
  const [all, setAll] = useState(false);
  const { problems, readable } = contents;
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, 3);
  return (
    <Note tone="attention">
      {readable === null ? null : (
        <p>
          This file cannot be opened completely: {readable.entries}
          {readable.of === null ? '' : ` of ${readable.of}`} entries are readable. Restore those, or choose another
          backup.
        </p>
      )}
      <ul className={styles.problems}>
        {shown.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {shown.length === problems.length ? null : (
        <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
          Show all {problems.length}
        </Button>
      )}
    </Note>
  );
};

/** What differs from now, in short lines. */
const Changes = ({ changes }: { readonly changes: readonly string[] | undefined }) =>
  changes === undefined ? null : (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );

const Clients = ({ contents }: { readonly contents: Contents }) => {
  const empty = useAppState((state) => state.empty);
  return (
    <ul className={styles.contents}>
      {contents.perClient.map((client) => (
        <li key={client.clientId}>
          <b>{client.name}</b>
          <span className="meta num">
            {figureOf(client.entries, 'entry', 'entries')}, {figureOf(client.invoices, 'invoice')}
            {empty ? '' : `: ${client.comparedWithNow}`}
          </span>
          <Changes changes={client.changes} />
        </li>
      ))}
    </ul>
  );
};

/** What becomes of the passphrase, where the backup and what is here are not locked alike. */
const lockWords = (isLocked: boolean, encrypted: boolean, all: boolean): string => {
  if (isLocked) return encrypted ? '' : ' What comes back is locked with your passphrase, like everything here.';
  if (!encrypted) return '';
  return all
    ? ' The passphrase of this backup comes along.'
    : ' There is no passphrase here, so what comes back is readable without one.';
};

const Found = ({ contents, backup }: { readonly contents: Contents; readonly backup: BackupPlaced }) => {
  const format = useFormat();
  const empty = useAppState((state) => state.empty);
  const held = contents.perClient.filter(({ comparedWithNow }) => comparedWithNow !== 'not in this backup');
  const [scope, setScope] = useState<Scope>('all');
  const [clientId, setClientId] = useState(held[0]?.clientId ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const damaged = contents.readable !== null;
  const isLocked = useLockStore((store) => store.lock?.protected === true);
  const newer = contents.newer === true;
  const nothing = newer || (damaged && contents.readable.entries === 0 && held.length === 0);
  const client = held.find((one) => one.clientId === clientId);
  const restore = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const one = scope === 'client' ? { clientId } : {};
    const request = { ...backup, ...one, ...(damaged ? { partial: true } : {}) };
    const result = await restoreBackup(request, (restored) =>
      scope === 'client'
        ? `${client?.name ?? 'The client'} is back: ${holds(restored)}.`
        : `Restored: ${holds(restored)}.`,
    );
    setBusy(false);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    askToRestore(null);
    for (const problem of [...result.value.problems, ...(result.value.lost ?? [])].slice(0, 3)) toast(problem);
  };
  return (
    <div className="stack stack-4">
      <p>
        Made on {format.moment(contents.madeAt)}. It holds {holds(contents)}.{' '}
        {contents.verified ? 'Every file in it was read and matches.' : null}
        {lockWords(isLocked, contents.encrypted === true, scope === 'all' && !damaged)}
      </p>
      {newer ? (
        <Note tone="attention">
          This backup was made by a newer version of Good Terms. Update Good Terms, then restore it. Until then it stays
          as it is.
        </Note>
      ) : null}
      <Damage contents={contents} />
      {empty || nothing ? null : (
        <Segmented
          legend="What to restore"
          value={scope}
          options={[
            { value: 'all', label: 'Everything' },
            { value: 'client', label: 'One client' },
            { value: 'entry', label: 'One entry' },
          ]}
          onChange={setScope}
        />
      )}
      {scope === 'all' ? (
        <Clients contents={contents} />
      ) : (
        <>
          <Select
            label="Client"
            value={clientId}
            options={held.map((one) => ({
              value: one.clientId,
              label: `${one.name}: ${one.comparedWithNow}`,
            }))}
            onChange={setClientId}
          />
          {scope === 'client' ? <Changes changes={client?.changes} /> : null}
        </>
      )}
      {scope === 'entry' ? <HeldEntries key={clientId} backup={backup} clientId={clientId} /> : null}
      {empty || newer || scope === 'entry' ? null : (
        <p>
          What is here now is backed up first. After that,{' '}
          {scope === 'client' ? `${client?.name ?? 'this client'} is` : 'everything here is'} as it was in this backup
          {damaged ? ', as far as it can be read; what is damaged there stays as it is here' : ''}. You can take it
          back.
        </p>
      )}
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className="row">
        <span className="grow" />
        <Button variant={scope === 'entry' ? 'primary' : 'quiet'} ref={focusOnMount} onClick={() => askToRestore(null)}>
          {scope === 'entry' ? 'Done' : 'Keep things as they are'}
        </Button>
        {scope === 'entry' || nothing ? null : (
          <Button variant="primary" busy={busy ? 'Restoring…' : null} onClick={() => void restore()}>
            {scope === 'client' ? 'Restore this client' : damaged ? 'Restore what is readable' : 'Restore it'}
          </Button>
        )}
      </div>
    </div>
  );
};

const Look = ({ path }: { readonly path: string }) => {
  const [backup, setBackup] = useState<BackupPlaced>({ path });
  const [contents, setContents] = useState<Contents | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  useEffect(() => {
    let left = false;
    setRefused(null);
    void inspectBackup(backup).then((result) => {
      if (left) return;
      if (result.ok) setContents(result.value);
      else setRefused(result.error);
    });
    return () => {
      left = true;
    };
  }, [backup]);
  if (contents !== null) return <Found contents={contents} backup={backup} />;
  if (refused?.field === 'passphrase') {
    return (
      <OpenBackup
        said={refused.message}
        tried={backup.passphrase !== undefined}
        onSecret={async ({ passphrase }) => {
          setBackup({ path, passphrase });
          return null;
        }}
      />
    );
  }
  if (refused?.code === 'locked') {
    return (
      <OpenBackup
        key="files"
        said={refused.message}
        tried={false}
        withCode
        onSecret={async (secret) => {
          const result = await openBackup({ ...backup, secret });
          if (result.ok) setBackup({ ...backup });
          return result.ok ? null : result.error.message;
        }}
      />
    );
  }
  return refused === null ? (
    <Waiting sentence="Reading the backup…" />
  ) : (
    <div className="stack stack-4">
      <div role="alert">
        <FieldError message={refused.message} />
      </div>
      <div className="row">
        <span className="grow" />
        <Button ref={focusOnMount} onClick={() => askToRestore(null)}>
          Close
        </Button>
      </div>
    </div>
  );
};

/** What a backup holds, and then, if asked, the records are back. Nothing is changed before the last press. */
export const RestoreDialog = () => {
  const path = useUi((ui) => ui.restoring);
  return (
    <Dialog open={path !== null} onClose={() => askToRestore(null)} title="Restore this backup?" alert wide>
      {path === null ? null : <Look key={path} path={path} />}
    </Dialog>
  );
};
