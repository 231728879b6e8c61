import { useState } from 'react';
import type { PackMade } from '#shared/contract.ts';
import { Button, Dialog, FieldError, focusOnMount } from '../../components/index.ts';
import { openPack, showPack, useAppState } from '../../state/index.ts';
import styles from './pack.module.css';

/** The pack is made: where it is, and one more press to open it or to show it in its folder. */
export const MadeDialog = ({
  clientId,
  made,
  onClose,
}: {
  readonly clientId: string;
  readonly made: PackMade | null;
  readonly onClose: () => void;
}) => {
  const [error, setError] = useState<string | null>(null);
  const canShow = useAppState((state) => state.can.showInFolder);
  if (made === null) return null;
  const run = async (act: typeof openPack): Promise<void> => {
    const result = await act(clientId, made.path);
    setError(result.ok ? null : result.error.message);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Your exit pack is ready"
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            Close
          </Button>
          {canShow ? <Button onClick={() => void run(showPack)}>Show in folder</Button> : null}
          <Button variant="primary" ref={focusOnMount} onClick={() => void run(openPack)}>
            Open
          </Button>
        </>
      }
    >
      <p>
        {made.seal === null
          ? 'It holds facts only. Read it once tomorrow before you send it.'
          : 'It holds facts only. It is for your own records, not for sending.'}
      </p>
      <dl className={styles.facts}>
        <dt>{made.folder === null ? 'File' : 'Folder'}</dt>
        <dd>{made.folder ?? made.path}</dd>
        <dt>Pages</dt>
        <dd className="num">{made.pages}</dd>
        <dt>SHA-256</dt>
        <dd className={styles.hash}>{made.sha256}</dd>
        {made.seal === null ? null : (
          <>
            <dt>Seal</dt>
            <dd className={styles.hash}>{made.seal}</dd>
          </>
        )}
      </dl>
      {made.seal === null ? null : (
        <p className={styles.sealNote}>
          The seal stands for every file of the folder. Note it, or send it to yourself: with it you can show later that
          nothing has changed.
        </p>
      )}
      <FieldError message={error} />
    </Dialog>
  );
};
