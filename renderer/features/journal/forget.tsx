import { useState } from 'react';
import { countOf } from '#shared/rules/words.ts';
import { Button, Dialog, FieldError, focusOnMount } from '../../components/index.ts';
import { forgetEntries } from '../../state/index.ts';

/** Asks before the words of entries in the trash go for good. */
export const ForgetDialog = ({
  clientId,
  entryIds,
  onClose,
}: {
  readonly clientId: string;
  readonly entryIds: readonly string[];
  readonly onClose: () => void;
}) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const one = entryIds.length === 1;
  const forget = async (): Promise<void> => {
    setBusy(true);
    const result = await forgetEntries(clientId, entryIds);
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
          <Button variant="permanent" busy={busy ? 'Forgetting…' : null} onClick={() => void forget()}>
            Forget for good
          </Button>
        </>
      }
    >
      <div className="stack stack-2">
        <p>
          Both halves go from this workspace, in every version. That something was written, and when, stays in the
          record, so that the rest of it can still be checked.
        </p>
        <p>
          A backup is made first. It, the backups and exports you made before, and copies of damaged files in the
          workspace’s folder quarantine keep the words until you delete them. Attached files that nothing else uses are
          removed 30 days later.
        </p>
      </div>
      <FieldError message={error} />
    </Dialog>
  );
};
