import { type FormEvent, useRef, useState } from 'react';
import { type ImportChoices, noChoices } from '#shared/model/index.ts';
import { Button, FieldError, Note, Select, TextField, Waiting } from '../../components/index.ts';
import {
  announce,
  applyImport,
  choosePath,
  type ImportPreview,
  previewImport,
  useAppState,
  useClientStore,
} from '../../state/index.ts';
import styles from './import.module.css';
import { ImportPreviewCard } from './import-preview.tsx';

type Looked = {
  readonly path: string;
  readonly clientId: string;
  readonly choices: ImportChoices;
  readonly preview: ImportPreview;
  /** Everything that was asked about this file, so that an answer can be changed. */
  readonly asked: ImportPreview['questions'];
};

/** What other programs wrote, for one client: looked at first, written on the last press, taken back with one Undo. */
export const ImportPart = () => {
  const clients = useAppState((state) => state.clients);
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const readOnly = useAppState((state) => state.readOnly);
  const opened = useClientStore((store) => store.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState<'looking' | 'importing' | null>(null);
  const looks = useRef(0);
  const clientId = clients.find(({ id }) => id === (chosen ?? opened))?.id ?? clients[0]?.id ?? null;

  const look = async (at: string, choices: ImportChoices, before: ImportPreview['questions'] = []): Promise<void> => {
    if (clientId === null) return;
    setBusy('looking');
    setError(null);
    looks.current += 1;
    const mine = looks.current;
    const result = await previewImport({ clientId, path: at, choices });
    // Only the newest look counts: choices may change while a long file is read.
    if (mine !== looks.current) return;
    setBusy(null);
    if (result.ok) {
      const { questions } = result.value;
      const asked = [...before, ...questions.filter(({ choice }) => !before.some((one) => one.choice === choice))];
      setLooked({ path: at, clientId, choices, preview: result.value, asked });
      return;
    }
    setLooked(null);
    setError(result.error.message);
  };
  const choose = async (what: 'import-file' | 'import-folder'): Promise<void> => {
    const found = await choosePath(what);
    if (found === null) return;
    setPath(found);
    await look(found, noChoices);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() === '')
      setError(
        'Write the whole path of the file or folder. The file manager of your computer shows it, and can copy it.',
      );
    else void look(path.trim(), noChoices);
  };
  const write = async ({ preview, path: at, clientId: id, choices }: Looked): Promise<void> => {
    setBusy('importing');
    const result = await applyImport({ clientId: id, path: at, choices, fingerprint: preview.fingerprint });
    setBusy(null);
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    setLooked(null);
    announce(result.value.sentence);
  };

  return (
    <section className={styles.part} aria-labelledby="import-heading">
      <h3 id="import-heading" className="h3" tabIndex={-1}>
        Import
      </h3>
      {clientId === null ? (
        <p>Add a client first: what comes in belongs to somebody.</p>
      ) : readOnly !== null ? (
        <Note tone="attention">{readOnly}</Note>
      ) : (
        <form className="stack stack-4" onSubmit={submit}>
          <p className="muted">
            Invoice lists and hours as CSV, journals of Day One, jrnl and Mini Diary, a folder of Markdown notes, or an
            export of Good Terms; photos and files beside them come along. You see what would come in before anything is
            written.
          </p>
          <div className={styles.look}>
            <Select
              label="It belongs to"
              value={clientId}
              options={clients.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => {
                setChosen(id);
                setLooked(null);
              }}
            />
            <TextField
              label="Where the file or folder is"
              value={path}
              error={error}
              spellCheck={false}
              autoComplete="off"
              hint="The whole path of a .csv, .json, .zip or .md file, or of a folder of notes."
              onChange={(text) => {
                setPath(text);
                setError(null);
                setLooked(null);
              }}
            />
          </div>
          <div className="row wrap">
            {canChoose ? (
              <>
                <Button onClick={() => void choose('import-file')}>Choose a file…</Button>
                <Button onClick={() => void choose('import-folder')}>Choose a folder…</Button>
              </>
            ) : null}
            <Button type="submit" busy={busy === 'looking' ? 'Reading…' : null}>
              Look inside
            </Button>
          </div>
        </form>
      )}
      {busy === 'looking' && looked === null ? <Waiting sentence="Reading the file…" /> : null}
      {looked === null ? null : (
        <ImportPreviewCard
          preview={looked.preview}
          asked={looked.asked}
          choices={looked.choices}
          busy={busy}
          onChoices={(choices) => {
            setLooked({ ...looked, choices });
            void look(looked.path, choices, looked.asked);
          }}
          onStartOver={() => void look(looked.path, noChoices)}
          onClose={() => setLooked(null)}
          onImport={() => void write(looked)}
        />
      )}
      {looked === null || error === null ? null : <FieldError message={error} />}
    </section>
  );
};
