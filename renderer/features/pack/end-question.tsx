import type { PackData } from '#shared/pack/index.ts';
import { longDate } from '#shared/rules/dates.ts';
import { Button, buttonClass, Dialog, focusOnMount } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';

/** Asked before the client edition is made while the planned end comes before the counted one. */
export const EndQuestion = ({
  clientId,
  data,
  open,
  onClose,
  onMake,
}: {
  readonly clientId: string;
  readonly data: PackData;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMake: () => void;
}) => {
  const { ending, locale } = data;
  if (ending === null || ending.early === '') return null;
  const end = longDate(ending.end, locale);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Print ${end} as the last day?`}
      onConfirm={onMake}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <a className={buttonClass('plain')} href={clientPlace(clientId, 'exit', 'timing')}>
            We agreed on another day
          </a>
          <Button variant="primary" ref={focusOnMount} onClick={onMake}>
            Print {end}
          </Button>
        </>
      }
    >
      <p>{ending.early}</p>
      <p>
        The pack for the client prints the counted end. If both sides agreed on the earlier day, record that first; then
        the pack prints the day you agreed on.
      </p>
    </Dialog>
  );
};
