import type { Access } from '#shared/model/index.ts';
import { readClosing } from '#shared/rules/material-form.ts';
import { focusOnMount } from '../../../components/index.ts';
import { toast, undoClient, updateClient, useAppState, useClientReadOnly, useFormat } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { focusSoon } from '../forms/focus-soon.ts';
import { RecordForm } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { AccessForm } from './access-form.tsx';
import { withAccess, withoutAccess } from './changes.ts';
import { PlanForm } from './plan-form.tsx';
import { Row, type RowForm } from './row.tsx';

type Closing = { readonly on: string };
const closings = new Map<string, Closing>();
const undone = (message: string): void => toast(message, [{ label: 'Undo', onPress: undoClient }]);

const CloseForm = ({
  access,
  onSave,
  onClose,
}: {
  readonly access: Access;
  readonly onSave: (access: Access) => void;
  readonly onClose: () => void;
}) => {
  const today = useAppState((state) => state.today);
  const form = useForm<Closing, Access>({
    kept: closings,
    id: access.id,
    initial: { on: today },
    read: (draft) => readClosing(draft, access, today),
    onSave,
    onClose,
  });
  return (
    <RecordForm
      inline
      label={`Close ${access.system}`}
      save="Mark as closed"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <DayField label="Date" size="sm" ref={focusOnMount} {...form.bind('on')} />
    </RecordForm>
  );
};

const lineOf = (access: Access, day: (date: string) => string): string =>
  [
    access.status === 'closed' ? `Closed${access.closedOn === null ? '' : ` ${day(access.closedOn)}`}` : access.role,
    access.side === 'me-in-client-tool' && access.owner === 'me' ? 'In your name' : '',
    access.side === 'client-in-my-tool' && access.owner === 'client' ? 'In their name' : '',
    access.note,
  ]
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');

/** One account somebody can use: closed, planned, changed or removed. */
export const AccessRow = ({
  clientId,
  access,
  form,
  onForm,
}: {
  readonly clientId: string;
  readonly access: Access;
  readonly form: RowForm;
  readonly onForm: (form: RowForm) => void;
}) => {
  const { shortDate } = useFormat();
  const changes = useClientReadOnly() === null;
  const closed = access.status === 'closed';
  const close = (): void => {
    onForm('');
    focusSoon(`thing-${access.id}`);
  };
  const put = (next: Access, message: string): void => {
    updateClient(withAccess(next));
    close();
    undone(message);
  };
  return (
    <Row
      id={access.id}
      name={access.system}
      line={lineOf(access, shortDate)}
      done={closed}
      plannedOn={access.plannedOn}
      changes={changes}
      form={form}
      onForm={onForm}
      onUntick={() => put({ ...access, status: 'active', closedOn: null }, `${access.system}: open again.`)}
      onRemove={() => {
        updateClient(withoutAccess(access.id));
        undone(`${access.system} removed.`);
        focusSoon('add-access');
      }}
    >
      {changes && form === 'tick' && !closed ? (
        <CloseForm access={access} onSave={(next) => put(next, `${access.system}: closed.`)} onClose={close} />
      ) : null}
      {changes && form === 'plan' ? (
        <PlanForm
          id={access.id}
          name={access.system}
          plannedOn={access.plannedOn}
          onSave={(plannedOn) => put({ ...access, plannedOn }, plannedOn === null ? 'Date cleared.' : 'Date planned.')}
          onClose={close}
        />
      ) : null}
      {changes && form === 'edit' ? (
        <AccessForm
          clientId={clientId}
          access={access}
          onSave={(next) => put(next, 'Changes saved.')}
          onClose={close}
        />
      ) : null}
    </Row>
  );
};
