import { useEffect, useState } from 'react';
import type { AppError } from '#shared/contract.ts';
import { Button, Note } from '../../components/index.ts';
import {
  announceNow,
  closeSample,
  flushAll,
  go,
  keepMine,
  type SaveStatus,
  settingsPlace,
  takeNewer,
  toast,
  useAppState,
  useAppStore,
  useClientReadOnly,
  useClientStore,
  useDraftSave,
  useJournalReadOnly,
} from '../../state/index.ts';
import styles from './banners.module.css';

const SampleBar = () => {
  const [closing, setClosing] = useState(false);
  const close = async (): Promise<void> => {
    setClosing(true);
    const result = await closeSample();
    setClosing(false);
    if (!result.ok) toast(result.error.message);
  };
  return (
    <div className={styles.sample}>
      <span>This is a sample. Nothing in it is real, and it never mixes with your own data.</span>
      <Button size="sm" busy={closing ? 'Closing…' : null} onClick={() => void close()}>
        Close it
      </Button>
    </div>
  );
};

/** Sentences of the disk name what was not saved and where it stays; the others speak of one value or of the app. */
const sentenceOf = (what: string, { code, message }: AppError): string =>
  code === 'storage' || code === 'read-only' || code === 'conflict'
    ? message
    : `${what} is not saved. ${message} Your changes are still in this window.`;

/** What could not be saved, for one document. The edit is still in the window. */
const NotSaved = ({
  what,
  error,
  id,
  trying,
}: {
  readonly what: string;
  readonly error: AppError;
  readonly trying: boolean;
  readonly id: string | null;
}) => {
  const message = sentenceOf(what, error);
  useEffect(() => {
    announceNow(message);
    return () => announceNow('');
  }, [message]);
  const retry = async (): Promise<void> => {
    await flushAll();
    // With the message gone, the button that had the focus is gone too.
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  };
  const conflict = id !== null && error.code === 'conflict';
  return (
    <Note
      tone="attention"
      actions={
        conflict ? (
          <>
            <Button size="sm" onClick={() => void keepMine(id)}>
              Keep what is here
            </Button>
            <Button size="sm" variant="quiet" onClick={() => void takeNewer(id)}>
              Use the newer version
            </Button>
          </>
        ) : (
          <Button size="sm" busy={trying ? 'Saving…' : null} onClick={() => void retry()}>
            Try again
          </Button>
        )
      }
    >
      {message}
    </Note>
  );
};

/** Why a document is not saved; it stays while saving is tried again. */
const failureOf = (status: SaveStatus): AppError | null =>
  status.kind === 'failed' ? status.error : status.kind === 'saving' ? status.failed : null;

const Unsaved = () => {
  const saves = useClientStore((store) => store.saves);
  const workspace = useAppStore((store) => store.workspaceSave);
  const clients = useAppState((state) => state.clients);
  const nameOf = (id: string): string => clients.find((client) => client.id === id)?.name ?? 'This client';
  const documents = [
    ...Object.entries(saves).map(([id, status]) => ({ id, what: nameOf(id), status })),
    { id: null, what: 'Your settings page', status: workspace },
    { id: null, what: 'What you are writing', status: useDraftSave() },
  ];
  return documents.map(({ id, what, status }) => {
    const error = failureOf(status);
    return error === null ? null : (
      <NotSaved key={id ?? what} id={id} what={what} error={error} trying={status.kind === 'saving'} />
    );
  });
};

const Problems = ({ said }: { readonly said: readonly string[] }) => {
  const problems = useAppState((state) => state.problems);
  const [seen, setSeen] = useState<readonly string[]>([]);
  return problems
    .filter(({ message }) => !seen.includes(message) && !said.includes(message))
    .map((problem) => (
      <Note
        key={problem.message}
        tone="attention"
        actions={
          <>
            {problem.place === undefined ? null : (
              <Button size="sm" onClick={() => go(`#/clients/${problem.clientId}/${problem.place}`)}>
                Show it
              </Button>
            )}
            <Button size="sm" variant="quiet" onClick={() => setSeen([...seen, problem.message])}>
              Got it
            </Button>
          </>
        }
      >
        {problem.message}
      </Note>
    ));
};

/** A place for backups that has not been there for long. Put aside until the window is opened again, or the sentence changes. */
const BackupReminder = () => {
  const reminder = useAppState((state) => state.backupReminder);
  const [seen, setSeen] = useState<string | null>(null);
  if (reminder === null || reminder === seen) return null;
  return (
    <Note
      tone="attention"
      actions={
        <>
          <Button size="sm" onClick={() => go(settingsPlace('backups'))}>
            Look at backups
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setSeen(reminder)}>
            Later
          </Button>
        </>
      }
    >
      {reminder}
    </Note>
  );
};

/** Everything the window has to say before anything else. */
export const Banners = () => {
  const sample = useAppState((state) => state.sample);
  const workspace = useAppState((state) => state.readOnly);
  const closed = [...new Set([workspace, useClientReadOnly(), useJournalReadOnly()])].filter((why) => why !== null);
  return (
    <div className={styles.banners}>
      {sample ? <SampleBar /> : null}
      <div className={styles.notes}>
        {closed.map((why) => (
          <Note key={why} tone="attention">
            {why}
          </Note>
        ))}
        <Unsaved />
        <Problems said={closed} />
        <BackupReminder />
      </div>
    </div>
  );
};
