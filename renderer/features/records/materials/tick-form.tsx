import type { Material } from '#shared/model/index.ts';
import { likelyMethod } from '#shared/rules/material-defaults.ts';
import { type TickForm as Draft, readTick } from '#shared/rules/material-form.ts';
import { focusOnMount, Select, TextField } from '../../../components/index.ts';
import { useAppState, useClient } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { RecordForm } from '../forms/record-form.tsx';
import { ShownBy } from '../forms/shown-by.tsx';
import { useForm } from '../forms/use-form.ts';
import { ledgerWords } from './words.ts';

const drafts = new Map<string, Draft>();

/** Asks, in the row, when and how a thing went where it belongs. Both are filled with a likely value. */
export const TickForm = ({
  material,
  onSave,
  onClose,
}: {
  readonly material: Material;
  readonly onSave: (material: Material) => void;
  readonly onClose: () => void;
}) => {
  const today = useAppState((state) => state.today);
  const materials = useClient((client) => client.materials);
  const words = ledgerWords[material.ledger];
  const form = useForm<Draft, Material>({
    kept: drafts,
    id: material.id,
    initial: {
      status: 'done',
      on: today,
      method: likelyMethod(material, materials),
      receipt: material.receipt,
      shownBy: material.shownBy ?? '',
    },
    read: (draft) => readTick(draft, material, today),
    onSave,
    onClose,
  });
  const deleted = form.draft.status === 'deleted';
  return (
    <RecordForm
      inline
      label={`${words.mark}: ${material.name}`}
      save={deleted ? 'Mark as deleted' : words.mark}
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <DayField label="Date" size="sm" ref={focusOnMount} {...form.bind('on')} />
      <TextField label="Method" size="sm" placeholder="By post" {...form.bind('method')} />
      <TextField label="Receipt" size="sm" placeholder="R-1" {...form.bind('receipt')} />
      <Select
        label="What happened"
        size="sm"
        options={[
          { value: 'done', label: words.done },
          { value: 'deleted', label: words.doneDeleted },
        ]}
        {...form.bind('status')}
      />
      <ShownBy value={form.draft.shownBy} onChange={(paper) => form.change('shownBy', paper)} />
    </RecordForm>
  );
};
