import { useState } from 'react';
import { agoInWords } from '#shared/rules/ago.ts';
import { holdsInFigures, proofSentence } from '#shared/rules/backup-words.ts';
import { figureOf } from '#shared/rules/words.ts';
import { Button, Note } from '../../../components/index.ts';
import { makeBackup, proveBackups, useAppState, useFormat, useNow } from '../../../state/index.ts';
import own from './backups.module.css';

/** What went wrong with the last full check, and what to do. */
const ProofProblems = ({ problems }: { readonly problems: readonly string[] }) => (
  <Note tone="attention">
    <p>
      The last full check found a difference between the newest backup and what is here. Your entries are safe here.
      Make a new backup and check again; if it stays, choose another folder or disk.
    </p>
    <ul className={own.problems}>
      {problems.slice(0, 5).map((problem) => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  </Note>
);

/** The full check: the newest backup restored aside, opened, and compared record by record. */
const Proof = () => {
  const proof = useAppState((state) => state.backupProof);
  const sample = useAppState((state) => state.sample);
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (sample) return null;
  const check = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const result = await proveBackups();
    setBusy(false);
    if (!result.ok) setError(`The full check could not be done. ${result.error.message}`);
  };
  return (
    <>
      <div className={own.proof}>
        <div role="status">
          <span className={own.proven}>
            {proof === null ? 'Not restored and compared yet' : proofSentence(proof, now)}
          </span>
          <span className="small muted">
            Once a week a backup is restored aside, opened, and compared record by record. Nothing of yours is touched.
          </span>
        </div>
        <Button size="sm" busy={busy ? 'Checking…' : null} onClick={() => void check()}>
          Check now
        </Button>
      </div>
      {proof !== null && proof.problems.length > 0 ? <ProofProblems problems={proof.problems} /> : null}
      {error === null ? null : (
        <div role="alert">
          <Note tone="attention">{error}</Note>
        </div>
      )}
    </>
  );
};

/** The newest backup, and the newest proof that backups hold what is here. */
export const LastBackup = () => {
  const last = useAppState((state) => state.lastBackup);
  const problem = useAppState((state) => state.backupProblem);
  const format = useFormat();
  const now = useNow();
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
      <div className={own.card}>
        <div className={own.last}>
          <div role="status">
            <b title={last === null ? undefined : format.moment(last.madeAt)}>
              {last === null ? 'No backup yet' : `Backed up ${agoInWords(now - Date.parse(last.madeAt))}`}
            </b>
            {last === null ? null : (
              <span className="small muted">
                Checked by reading it again: {figureOf(last.clients, 'client')}, {holdsInFigures(last)}. All readable.
              </span>
            )}
          </div>
          <Button variant="primary" busy={busy ? 'Backing up…' : null} onClick={() => void backUp()}>
            Back up now
          </Button>
        </div>
        <Proof />
      </div>
      {shown === null ? null : (
        <div role="alert">
          <Note tone="attention">{shown}</Note>
        </div>
      )}
    </>
  );
};
