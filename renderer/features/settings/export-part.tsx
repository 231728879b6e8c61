import { useState } from 'react';
import type { Input, Output } from '#shared/contract.ts';
import { countOf, listed } from '#shared/rules/words.ts';
import { Button, Checkbox, Note, PrivateBlock, RadioCards, Select } from '../../components/index.ts';
import { choosePath, makeExport, showExport, useAppState, useClientStore } from '../../state/index.ts';
import styles from './import.module.css';

type What = Input<'export.make'>['what'];
type Made = Output<'export.make'>;

const Result = ({ made }: { readonly made: Made }) => {
  const canShow = useAppState((state) => state.can.showInFolder);
  return (
    <div role="status">
      <Note
        actions={canShow ? <Button onClick={() => void showExport(made.folder)}>Show in folder</Button> : undefined}
      >
        <p className={styles.result}>
          Exported {listed([countOf(made.clients, 'client'), countOf(made.entries, 'entry', 'entries')])} to{' '}
          {made.folder}.
        </p>
        <p className="small">
          {made.private
            ? 'The private side is in it. Keep this folder where only you can reach it, and do not hand it on.'
            : 'The private side is not in it.'}
        </p>
        {made.problems.map((problem) => (
          <p key={problem} className="small">
            {problem}
          </p>
        ))}
      </Note>
    </div>
  );
};

/** An open copy to read without this app. The private side stays out unless it is asked for in words. */
export const ExportPart = () => {
  const clients = useAppState((state) => state.clients);
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const opened = useClientStore((store) => store.id);
  const [what, setWhat] = useState<What>('workspace');
  const [withPrivate, setWithPrivate] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const clientId = clients.find(({ id }) => id === (chosen ?? opened))?.id ?? clients[0]?.id ?? '';

  const write = async (folder: string | null): Promise<void> => {
    setBusy(true);
    setError(null);
    setMade(null);
    const request: Input<'export.make'> =
      what === 'workspace'
        ? { what, withPrivate, folder }
        : what === 'client'
          ? { what, clientId, folder }
          : { what, clientId: chosen === '' ? null : clientId, folder };
    const result = await makeExport(request);
    setBusy(false);
    if (result.ok) setMade(result.value);
    else setError(result.error.message);
  };
  const elsewhere = async (): Promise<void> => {
    const folder = await choosePath('export-folder');
    if (folder !== null) await write(folder);
  };

  const names = clients.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section className={styles.part} aria-labelledby="export-heading">
      <h3 id="export-heading" className="h3" tabIndex={-1}>
        Export
      </h3>
      <div className="stack stack-4">
        <RadioCards
          legend="What to export"
          value={what}
          options={[
            {
              value: 'workspace',
              label: 'Everything',
              description: 'JSON, a Markdown file for each client, attached files',
            },
            { value: 'client', label: 'One client', description: 'The same for one client, facts only' },
            {
              value: 'timeline',
              label: 'The timeline',
              description: 'Entries as a table for a spreadsheet, facts only',
            },
          ]}
          onChange={setWhat}
        />
        {what === 'workspace' ? null : (
          <Select
            label="Client"
            value={what === 'timeline' && chosen === '' ? '' : clientId}
            options={what === 'timeline' ? [{ value: '', label: 'All clients' }, ...names] : names}
            onChange={setChosen}
          />
        )}
        {what === 'workspace' ? (
          <PrivateBlock heading="Your side" line="Private">
            <Checkbox
              checked={withPrivate}
              onChange={setWithPrivate}
              description="Moods, reviews, talks, lessons and your own rules. Leave it out of anything you hand on."
            >
              Also export how it was for me
            </Checkbox>
          </PrivateBlock>
        ) : (
          <p className="small muted">How it was for you is not in it.</p>
        )}
        <div className="row wrap">
          <Button
            variant="primary"
            disabled={what !== 'workspace' && clientId === ''}
            busy={busy ? 'Exporting…' : null}
            onClick={() => void write(null)}
          >
            Export
          </Button>
          {canChoose ? (
            <Button variant="quiet" onClick={() => void elsewhere()}>
              Export to another folder…
            </Button>
          ) : null}
        </div>
        {error === null ? null : (
          <div role="alert">
            <Note tone="attention">{error}</Note>
          </div>
        )}
        {made === null ? null : <Result made={made} />}
      </div>
    </section>
  );
};
