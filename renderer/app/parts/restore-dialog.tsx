import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract.ts';
import { countOf, figureOf, listed } from '#shared/rules/words.ts';
import { Button, Dialog, FieldError, focusOnMount, Note, Waiting } from '../../components/index.ts';
import {
  askToRestore,
  go,
  inspectBackup,
  restoreBackup,
  toast,
  useAppState,
  useFormat,
  useUi,
} from '../../state/index.ts';
import styles from './restore-dialog.module.css';

type Contents = Output<'backup.inspect'>;

const holds = ({ clients, entries, invoices }: Pick<Contents, 'clients' | 'entries' | 'invoices'>): string =>
  listed([countOf(clients, 'client'), countOf(entries, 'entry', 'entries'), countOf(invoices, 'invoice')]);

const Found = ({ contents }: { readonly contents: Contents }) => {
  const format = useFormat();
  const empty = useAppState((state) => state.empty);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const restore = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const result = await restoreBackup(contents.path);
    setBusy(false);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    askToRestore(null);
    toast(`Restored: ${holds(result.value)}.`);
    for (const problem of result.value.problems) toast(problem);
    go('#/', { replace: true });
  };
  return (
    <div className="stack stack-4">
      <p>
        Made on {format.moment(contents.madeAt)}. It holds {holds(contents)}.{' '}
        {contents.verified ? 'Every file in it was read and matches.' : null}
      </p>
      <ul className={styles.contents}>
        {contents.perClient.map((client) => (
          <li key={client.clientId}>
            <b>{client.name}</b>
            <span className="meta num">
              {figureOf(client.entries, 'entry', 'entries')}, {figureOf(client.invoices, 'invoice')}
              {empty ? '' : `: ${client.comparedWithNow}`}
            </span>
          </li>
        ))}
      </ul>
      {contents.problems.map((problem) => (
        <Note key={problem} tone="attention">
          {problem}
        </Note>
      ))}
      {empty ? null : (
        <p>What is here now is backed up first. After that, everything here is as it was in this backup.</p>
      )}
      <div role="alert">
        <FieldError message={error} />
      </div>
      <div className="row">
        <span className="grow" />
        <Button variant="quiet" ref={focusOnMount} onClick={() => askToRestore(null)}>
          Keep things as they are
        </Button>
        <Button variant="primary" busy={busy ? 'Restoring…' : null} onClick={() => void restore()}>
          Restore it
        </Button>
      </div>
    </div>
  );
};

const Look = ({ path }: { readonly path: string }) => {
  const [contents, setContents] = useState<Contents | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void inspectBackup(path).then((result) => {
      if (left) return;
      if (result.ok) setContents(result.value);
      else setError(result.error.message);
    });
    return () => {
      left = true;
    };
  }, [path]);
  if (contents !== null) return <Found contents={contents} />;
  return error === null ? (
    <Waiting sentence="Reading the backup…" />
  ) : (
    <div className="stack stack-4">
      <div role="alert">
        <FieldError message={error} />
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
    <Dialog open={path !== null} onClose={() => askToRestore(null)} title="Restore this backup?" alert>
      {path === null ? null : <Look key={path} path={path} />}
    </Dialog>
  );
};
