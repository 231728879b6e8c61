import { type Ledger, ledgers, type Material } from '#shared/model/index.ts';
import {
  type MaterialForm as Draft,
  formOfMaterial,
  newMaterialForm,
  readMaterial,
} from '#shared/rules/material-form.ts';
import { isDone } from '#shared/rules/materials.ts';
import { focusOnMount, Select, TextArea, TextField } from '../../../components/index.ts';
import { newId } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { RecordForm, wide } from '../forms/record-form.tsx';
import { ShownBy } from '../forms/shown-by.tsx';
import { useForm } from '../forms/use-form.ts';
import { ledgerWords } from './words.ts';

const drafts = new Map<string, Draft>();

const options = ledgers.map((ledger) => ({ value: ledger, label: ledgerWords[ledger].title }));

/** A new thing, or a change of one. */
export const MaterialForm = ({
  clientId,
  material,
  ledger,
  onSave,
  onClose,
}: {
  readonly clientId: string;
  readonly material: Material | null;
  readonly ledger: Ledger;
  readonly onSave: (material: Material) => void;
  readonly onClose: () => void;
}) => {
  const form = useForm<Draft, Material>({
    kept: drafts,
    id: `${clientId}/${material?.id ?? `new/${ledger}`}`,
    initial: material === null ? newMaterialForm(ledger) : formOfMaterial(material),
    read: (draft) => readMaterial(draft, { id: material?.id ?? newId('mat'), status: material?.status ?? 'open' }),
    onSave,
    onClose,
  });
  const { bind, draft } = form;
  const done = material !== null && isDone(material);
  return (
    <RecordForm
      inline
      label={material === null ? 'New item' : `Edit ${material.name}`}
      save="Save item"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField
        label="Name"
        size="sm"
        className={wide}
        ref={focusOnMount}
        placeholder="Showroom keys, 2"
        {...bind('name')}
      />
      <Select label="Where it belongs" size="sm" options={options} {...bind('ledger')} />
      <TextField label="Method" size="sm" placeholder="By post" {...bind('method')} />
      <DayField label={ledgerWords[draft.ledger].received} size="sm" {...bind('receivedOn')} />
      {done ? (
        <DayField label="Done on" size="sm" {...bind('doneOn')} />
      ) : (
        <DayField label="Planned for" size="sm" {...bind('plannedOn')} />
      )}
      <TextField label="Receipt" size="sm" placeholder="R-1" {...bind('receipt')} />
      <ShownBy className={wide} value={draft.shownBy} onChange={(paper) => form.change('shownBy', paper)} />
      <TextArea label="Note" rows={2} className={wide} {...bind('note')} />
    </RecordForm>
  );
};
