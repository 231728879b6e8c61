import { useEffect, useState } from 'react';
import type { CopySetAside } from '#shared/contract.ts';
import { fileSizeText } from '#shared/rules/attachments.ts';
import { copyLabel } from '#shared/rules/set-aside-words.ts';
import { countOf, plural } from '#shared/rules/words.ts';
import { Button, Dialog, FieldError, focusOnMount, Table, Td, Th } from '../../components/index.ts';
import { listCopies, removeCopies, toast, useAppState, useFormat } from '../../state/index.ts';
import styles from './settings.module.css';

/** What could not be read and was set aside: named, and deleted only when the person says so. Nothing where there is none. */
export const CopiesPart = () => {
  const format = useFormat();
  const clients = useAppState((state) => state.clients);
  const readOnly = useAppState((state) => state.readOnly);
  const [copies, setCopies] = useState<readonly CopySetAside[]>([]);
  const [going, setGoing] = useState<readonly CopySetAside[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const look = async (): Promise<void> => {
    const result = await listCopies();
    if (result.ok) setCopies(result.value);
    else setError(result.error.message);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once, and again after something was deleted.
  useEffect(() => void look(), []);
  const remove = async (chosen: readonly CopySetAside[]): Promise<void> => {
    setBusy(true);
    const result = await removeCopies(chosen.map(({ path }) => path));
    setBusy(false);
    await look();
    if (!result.ok) {
      setError(result.error.message);
      return;
    }
    setGoing(null);
    toast(
      chosen.length === 1 ? 'The copy is deleted.' : `The ${countOf(chosen.length, 'copy', 'copies')} are deleted.`,
    );
  };
  const ask = (chosen: readonly CopySetAside[]): void => {
    setError(null);
    setGoing(chosen);
  };
  const nameOf = (id: string | null): string => clients.find((client) => client.id === id)?.name ?? '';
  if (copies.length === 0 && error === null && going === null) return null;
  return (
    <section className={styles.group} aria-labelledby="copies-heading">
      <h3 id="copies-heading" className="h3">
        Copies of damaged files
      </h3>
      <p className="muted">
        What could not be read was copied to the folder quarantine of your workspace, as it was. A copy may hold words
        that are nowhere else, and words you have forgotten for good since.
      </p>
      <Table caption="Copies of damaged files" className={styles.table}>
        <thead>
          <tr>
            <Th>Copy of</Th>
            <Th>Client</Th>
            <Th>Set aside</Th>
            <Th figures>Size</Th>
            <Th>
              <span className="meta">Delete</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.path}>
              <Th scope="row" title={copy.path}>
                {copyLabel(copy)}
              </Th>
              <Td>{nameOf(copy.clientId)}</Td>
              <Td>{copy.setAsideAt === null ? '' : format.moment(copy.setAsideAt)}</Td>
              <Td figures>{fileSizeText(copy.bytes)}</Td>
              <Td>
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={readOnly !== null}
                  aria-label={`Delete ${copy.path}`}
                  onClick={() => ask([copy])}
                >
                  Delete…
                </Button>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {copies.length < 2 ? null : (
        <Button size="sm" disabled={readOnly !== null} onClick={() => ask(copies)}>
          Delete all {copies.length}…
        </Button>
      )}
      {going === null ? <FieldError message={error} /> : null}
      {going === null ? null : (
        <Dialog
          open
          alert
          title={going.length === 1 ? 'Delete this copy?' : `Delete ${countOf(going.length, 'copy', 'copies')}?`}
          onClose={() => setGoing(null)}
          actions={
            <>
              <Button variant="quiet" ref={focusOnMount} onClick={() => setGoing(null)}>
                {going.length === 1 ? 'Keep it' : 'Keep them'}
              </Button>
              <Button variant="permanent" busy={busy ? 'Deleting…' : null} onClick={() => void remove(going)}>
                Delete for good
              </Button>
            </>
          }
        >
          <p>
            {plural(going.length, 'It', 'They')} may hold what could not be brought back in another way, and cannot be
            restored. Backups made since {plural(going.length, 'it was', 'they were')} set aside keep{' '}
            {plural(going.length, 'it', 'them')}.
          </p>
          <FieldError message={error} />
        </Dialog>
      )}
    </section>
  );
};
