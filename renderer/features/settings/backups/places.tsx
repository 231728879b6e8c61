import { type FormEvent, useState } from 'react';
import type { BackupPlace } from '#shared/contract.ts';
import { Button, Select, TextField } from '../../../components/index.ts';
import { choosePath, updateSettings, useAppState, useFormat } from '../../../state/index.ts';
import styles from '../settings.module.css';
import own from './backups.module.css';

const gigabyte = 1_000_000_000;
const budgets = [1, 2, 5, 10, 20, 50, 100, 500] as const;
const options = [
  { value: '', label: 'As much as they need' },
  ...budgets.map((size) => ({ value: String(size * gigabyte), label: `At most ${size} GB` })),
];

/** How the place was when it was last looked at, in a line; null while all is well and nothing is to be said. */
const Status = ({ place }: { readonly place: BackupPlace }) => {
  const format = useFormat();
  if (place.message === null) {
    return place.madeAt === null ? null : <span className="meta">Last backup here {format.moment(place.madeAt)}</span>;
  }
  const seen = place.seenAt === null ? 'Not seen yet.' : `Last seen ${format.moment(place.seenAt)}.`;
  // What is wrong with the first place stands above, where nobody overlooks it.
  const words = [place.which === 'first' ? '' : place.message, place.state === 'missing' ? seen : ''].filter(Boolean);
  return words.length === 0 ? null : <span className={own.away}>{words.join(' ')}</span>;
};

/** The path of a folder, written by hand: for hosts that cannot ask for one. */
const PathForm = ({
  label,
  value,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDone: (path: string | null) => void;
}) => {
  const [path, setPath] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const folder = path.trim();
    if (/^([/\\]|[A-Za-z]:[/\\])/.test(folder)) onDone(folder);
    else setError('Write the whole path of the folder, from the top of the disk.');
  };
  return (
    <form className={own.pathForm} onSubmit={submit}>
      <TextField
        label={label}
        hideLabel
        size="sm"
        value={path}
        error={error}
        spellCheck={false}
        autoComplete="off"
        onChange={(text) => {
          setPath(text);
          setError(null);
        }}
      />
      <Button size="sm" type="submit">
        Use it
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onDone(null)}>
        Keep it as it is
      </Button>
    </form>
  );
};

const Place = ({
  title,
  none,
  place,
  onFolder,
  onRemove,
}: {
  readonly title: string;
  readonly none: string;
  readonly place: BackupPlace | null;
  readonly onFolder: (folder: string) => void;
  readonly onRemove?: (() => void) | undefined;
}) => {
  const canChoose = useAppState((state) => state.can.chooseFolder);
  const [writing, setWriting] = useState(false);
  const verb = place === null ? 'Choose…' : 'Change…';
  const change = async (): Promise<void> => {
    if (!canChoose) {
      setWriting(true);
      return;
    }
    const chosen = await choosePath('backup-folder');
    if (chosen !== null) onFolder(chosen);
  };
  return (
    <div className={styles.row}>
      <b>{title}</b>
      <div className={own.where}>
        {writing ? (
          <PathForm
            label={title}
            value={place?.folder ?? ''}
            onDone={(folder) => {
              setWriting(false);
              if (folder !== null) onFolder(folder);
            }}
          />
        ) : (
          <span className={place === null ? 'small muted' : styles.path}>{place?.folder ?? none}</span>
        )}
        {place === null || writing ? null : <Status place={place} />}
      </div>
      {writing ? null : (
        <span className={own.buttons}>
          {onRemove === undefined || place === null ? null : (
            <Button size="sm" variant="quiet" aria-label={`Remove ${title.toLowerCase()}`} onClick={onRemove}>
              Remove
            </Button>
          )}
          <Button size="sm" aria-label={`${verb} (${title.toLowerCase()})`} onClick={() => void change()}>
            {verb}
          </Button>
        </span>
      )}
    </div>
  );
};

/** Where backups go, when they are made, and how much room they may take. */
export const Places = () => {
  const places = useAppState((state) => state.backupPlaces);
  const folder = useAppState((state) => state.backupFolder);
  const budget = useAppState((state) => state.workspace.settings.backupBudget ?? null);
  const sample = useAppState((state) => state.sample);
  const first = places.find(({ which }) => which === 'first') ?? null;
  const second = places.find(({ which }) => which === 'second') ?? null;
  if (sample) {
    return (
      <div className={styles.row}>
        <b>Where</b>
        <span className={styles.path}>{folder}</span>
      </div>
    );
  }
  return (
    <div>
      <Place title="Where" none={folder} place={first} onFolder={(backupFolder) => updateSettings({ backupFolder })} />
      <Place
        title="A second place"
        none="None yet. A drive that is not always there, or a folder that is synced."
        place={second}
        onFolder={(secondBackupFolder) => updateSettings({ secondBackupFolder })}
        onRemove={() => updateSettings({ secondBackupFolder: null })}
      />
      <div className={styles.row}>
        <b>When</b>
        <span className="small">
          After changes, at most every half hour; when you close the app; and before an import, a restore, a new version
          or forgetting for good.
        </span>
      </div>
      <div className={styles.row}>
        <b id="backup-room">Room</b>
        <div className={own.room}>
          <Select
            label="Room for backups in each place"
            hideLabel
            size="sm"
            value={budget === null ? '' : String(budget)}
            options={
              budget === null || options.some(({ value }) => value === String(budget))
                ? options
                : [...options, { value: String(budget), label: `At most ${Math.round(budget / 1_000_000)} MB` }]
            }
            onChange={(value) => updateSettings({ backupBudget: value === '' ? null : Number(value) })}
          />
        </div>
      </div>
    </div>
  );
};
