import { useEffect, useState } from 'react';
import type { Traces } from '#shared/contract.ts';
import { copyLabel } from '#shared/rules/set-aside-words.ts';
import { capitalised, countOf, plural } from '#shared/rules/words.ts';
import { Button, Checkbox, Dialog, FieldError, focusOnMount, Waiting } from '../../components/index.ts';
import { entryTraces, forgetEntries, useAppState, useFormat } from '../../state/index.ts';
import styles from './forget.module.css';

type Looked = 'looking' | { readonly error: string } | { readonly traces: Traces };

const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Which backups keep the words, and that deleting them is up to the person. */
const InBackups = ({ backups }: { readonly backups: Traces['backups'] }) => {
  const folder = useAppState((state) => state.backupFolder);
  const format = useFormat();
  if (backups.length === 0) {
    return (
      <p>
        A backup is made first. The words stay in it, and in packs and exports you made; no older backup in {folder}{' '}
        holds them.
      </p>
    );
  }
  return (
    <>
      <p>
        A backup is made first. The words stay in it, in {countOf(backups.length, 'older backup')}, and in packs and
        exports you made. Delete those files yourself when the words are to be nowhere.
      </p>
      <details className={styles.backups}>
        <summary>Which backups</summary>
        <p className="small">In {folder}:</p>
        <ul className="small">
          {backups.map(({ path, madeAt }) => (
            <li key={path}>
              {fileName(path)} <span className="muted">({format.moment(madeAt)})</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};

/** Asks before the words of entries in the trash go for good, and says where else they are. */
export const ForgetDialog = ({
  clientId,
  entryIds,
  onClose,
}: {
  readonly clientId: string;
  readonly entryIds: readonly string[];
  readonly onClose: () => void;
}) => {
  const format = useFormat();
  const [looked, setLooked] = useState<Looked>('looking');
  const [kept, setKept] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const one = entryIds.length === 1;
  const words = one ? 'its words' : 'their words';
  useEffect(() => {
    let left = false;
    void entryTraces(clientId, entryIds).then((result) => {
      if (left) return;
      setLooked(result.ok ? { traces: result.value } : { error: result.error.message });
      // A copy of whole records may be all that is left of them: it goes only when it is chosen.
      const records = (result.ok ? result.value.copies : []).filter(
        ({ what }) => what !== 'journal' && what !== 'drafts',
      );
      setKept(records.map(({ path }) => path));
    });
    return () => {
      left = true;
    };
  }, [clientId, entryIds]);
  const copies = typeof looked === 'object' && 'traces' in looked ? looked.traces.copies : [];
  const forget = async (): Promise<void> => {
    setBusy(true);
    const going = copies.map(({ path }) => path).filter((path) => !kept.includes(path));
    const result = await forgetEntries(clientId, entryIds, going);
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error.message);
  };
  return (
    <Dialog
      open
      alert
      title={one ? 'Forget this entry for good?' : `Forget ${countOf(entryIds.length, 'entry', 'entries')} for good?`}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" ref={focusOnMount} onClick={onClose}>
            {one ? 'Keep it' : 'Keep them'}
          </Button>
          <Button
            variant="permanent"
            disabled={looked === 'looking'}
            busy={busy ? 'Forgetting…' : null}
            onClick={() => void forget()}
          >
            Forget for good
          </Button>
        </>
      }
    >
      <div className="stack stack-2">
        <p>
          Both halves go from this workspace, in every version. That something was written, and when, stays in the
          record, so that the rest of it can still be checked. Attached files that nothing else uses are removed 30 days
          later.
        </p>
        {looked === 'looking' ? (
          <Waiting sentence="Looking where else the words are…" />
        ) : 'error' in looked ? (
          <p>
            A backup is made first. The words stay in it, and in older backups, packs, exports and copies of damaged
            files; in which ones could not be looked up: {looked.error}
          </p>
        ) : (
          <InBackups backups={looked.traces.backups} />
        )}
        {copies.length === 0 ? null : (
          <fieldset>
            <legend>
              {capitalised(countOf(copies.length, 'copy', 'copies'))} of damaged files in this workspace{' '}
              {plural(copies.length, 'holds', 'hold')} {words} too. Delete {plural(copies.length, 'it', 'them')} as
              well:
            </legend>
            <div className={styles.copies}>
              {copies.map((copy) => (
                <Checkbox
                  key={copy.path}
                  checked={!kept.includes(copy.path)}
                  description={copy.path}
                  onChange={(goes) =>
                    setKept((before) => (goes ? before.filter((path) => path !== copy.path) : [...before, copy.path]))
                  }
                >
                  {copyLabel(copy)}
                  {copy.setAsideAt === null ? '' : `, set aside ${format.moment(copy.setAsideAt)}`}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        )}
      </div>
      <FieldError message={error} />
    </Dialog>
  );
};
