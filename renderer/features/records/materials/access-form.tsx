import type { Access } from '#shared/model/index.ts';
import { type AccessForm as Draft, formOfAccess, newAccessForm, readAccess } from '#shared/rules/material-form.ts';
import { focusOnMount, Select, TextArea, TextField } from '../../../components/index.ts';
import { newId } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { ownerWords, sideWords } from './words.ts';

const drafts = new Map<string, Draft>();

const sides = (['me-in-client-tool', 'client-in-my-tool'] as const).map((side) => ({
  value: side,
  label: sideWords[side],
}));
const owners = (['client', 'me'] as const).map((owner) => ({ value: owner, label: ownerWords[owner] }));

/** An access by its name. Never a password: what looks like one is refused. */
export const AccessForm = ({
  clientId,
  access,
  onSave,
  onClose,
}: {
  readonly clientId: string;
  readonly access: Access | null;
  readonly onSave: (access: Access) => void;
  readonly onClose: () => void;
}) => {
  const form = useForm<Draft, Access>({
    kept: drafts,
    id: `${clientId}/${access?.id ?? 'new'}`,
    initial: access === null ? newAccessForm : formOfAccess(access),
    read: (draft) => readAccess(draft, { id: access?.id ?? newId('acc'), status: access?.status ?? 'active' }),
    onSave,
    onClose,
  });
  const { bind } = form;
  return (
    <RecordForm
      inline
      label={access === null ? 'New access' : `Edit ${access.system}`}
      save="Save access"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField
        label="System"
        size="sm"
        className={wide}
        ref={focusOnMount}
        autoComplete="off"
        placeholder="Shop admin, as nora@"
        {...bind('system')}
      />
      <Select label="Who uses it" size="sm" options={sides} {...bind('side')} />
      <TextField label="Role" size="sm" autoComplete="off" placeholder="Editor" {...bind('role')} />
      <Select label="In whose name" size="sm" options={owners} {...bind('owner')} />
      {access?.status === 'closed' ? (
        <DayField label="Closed on" size="sm" {...bind('closedOn')} />
      ) : (
        <DayField label="Planned for" size="sm" {...bind('plannedOn')} />
      )}
      <TextArea label="Note" rows={2} className={wide} hint="Names only, never a password." {...bind('note')} />
    </RecordForm>
  );
};
