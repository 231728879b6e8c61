import { civilDate } from '#shared/model/index.ts';
import { dayOrNull, named, type Reading } from '#shared/rules/form-reading.ts';
import { focusOnMount } from '../../../components/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { RecordForm } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';

type Draft = { readonly plannedOn: string };
type Planned = { readonly plannedOn: string | null };
const drafts = new Map<string, Draft>();

const read = ({ plannedOn }: Draft): Reading<Planned, 'plannedOn'> => {
  const day = civilDate.nullable().safeParse(dayOrNull(plannedOn));
  return day.success
    ? { ok: true, value: { plannedOn: day.data } }
    : { ok: false, errors: { plannedOn: named('Planned for', day.error.issues[0]?.message ?? '') } };
};

/** The day something is planned for; an empty field means no date. */
export const PlanForm = ({
  id,
  name,
  plannedOn,
  onSave,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly plannedOn: string | null;
  readonly onSave: (plannedOn: string | null) => void;
  readonly onClose: () => void;
}) => {
  const form = useForm<Draft, Planned>({
    kept: drafts,
    id,
    initial: { plannedOn: plannedOn ?? '' },
    read,
    onSave: (value) => onSave(value.plannedOn),
    onClose,
  });
  return (
    <RecordForm
      inline
      label={`Plan a date for ${name}`}
      save="Save date"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <DayField label="Planned for" size="sm" ref={focusOnMount} {...form.bind('plannedOn')} />
    </RecordForm>
  );
};
