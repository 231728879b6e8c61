/** Materials and accesses as they are typed and ticked. */
import { type Access, access as accessSchema, type Material, material as materialSchema } from '../model/records.ts';
import { dayOrNull, type Errors, named, type Reading, readWith } from './form-reading.ts';
import { shownByOf } from './papers.ts';
import { secretProblem } from './secrets.ts';

export type MaterialForm = {
  readonly ledger: Material['ledger'];
  readonly name: string;
  readonly receivedOn: string;
  readonly plannedOn: string;
  readonly doneOn: string;
  readonly method: string;
  readonly receipt: string;
  /** Empty where no paper shows it. */
  readonly shownBy: string;
  readonly note: string;
};

export const newMaterialForm = (ledger: Material['ledger']): MaterialForm => ({
  ledger,
  name: '',
  receivedOn: '',
  plannedOn: '',
  doneOn: '',
  method: '',
  receipt: '',
  shownBy: '',
  note: '',
});

export const formOfMaterial = (material: Material): MaterialForm => ({
  ledger: material.ledger,
  name: material.name,
  receivedOn: material.receivedOn ?? '',
  plannedOn: material.plannedOn ?? '',
  doneOn: material.doneOn ?? '',
  method: material.method,
  receipt: material.receipt,
  shownBy: material.shownBy ?? '',
  note: material.note,
});

const materialFields = [
  'ledger',
  'name',
  'receivedOn',
  'plannedOn',
  'doneOn',
  'method',
  'receipt',
  'shownBy',
  'note',
] as const;

/** A thing of a ledger. One that is done keeps a day: clear the tick to make it open again. */
export const readMaterial = (
  { shownBy, ...form }: MaterialForm,
  base: Pick<Material, 'id' | 'status'>,
): Reading<Material, keyof MaterialForm> => {
  const read = readWith<Material, keyof MaterialForm>(
    materialSchema,
    {
      ...base,
      ...form,
      ...shownByOf(shownBy),
      receivedOn: dayOrNull(form.receivedOn),
      plannedOn: dayOrNull(form.plannedOn),
      doneOn: base.status === 'open' ? null : dayOrNull(form.doneOn),
    },
    materialFields,
    'name',
  );
  return read;
};

export type TickForm = {
  readonly status: 'done' | 'deleted';
  readonly on: string;
  readonly method: string;
  readonly receipt: string;
  readonly shownBy: string;
};

const dayErrors = (on: string, today: string): Errors<'on'> => {
  if (on === '') return { on: 'Date: this is empty. Choose the day it was done.' };
  return on > today ? { on: 'Date: this day is still to come. Choose the day it was done, or plan it for later.' } : {};
};

/** A thing that is where it belongs, since a day up to today. */
export const readTick = (form: TickForm, material: Material, today: string): Reading<Material, keyof TickForm> => {
  const errors = dayErrors(form.on, today);
  const { status, on, method, receipt, shownBy } = form;
  const { shownBy: _before, ...rest } = material;
  const read = readWith<Material, keyof TickForm>(
    materialSchema,
    { ...rest, status, doneOn: dayOrNull(on), method, receipt, ...shownByOf(shownBy) },
    ['status', 'method', 'receipt', 'shownBy'],
    'on',
  );
  if (read.ok && errors.on === undefined) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};

export type AccessForm = {
  readonly system: string;
  readonly side: Access['side'];
  readonly role: string;
  readonly owner: Access['owner'];
  readonly plannedOn: string;
  readonly closedOn: string;
  readonly note: string;
};

export const newAccessForm: AccessForm = {
  system: '',
  side: 'me-in-client-tool',
  role: '',
  owner: 'client',
  plannedOn: '',
  closedOn: '',
  note: '',
};

export const formOfAccess = (access: Access): AccessForm => ({
  system: access.system,
  side: access.side,
  role: access.role,
  owner: access.owner,
  plannedOn: access.plannedOn ?? '',
  closedOn: access.closedOn ?? '',
  note: access.note,
});

const secretErrors = (form: AccessForm): Errors<keyof AccessForm> => {
  const errors: Partial<Record<keyof AccessForm, string>> = {};
  for (const [field, label] of [
    ['system', 'System'],
    ['role', 'Role'],
    ['note', 'Note'],
  ] as const) {
    const problem = secretProblem(form[field]);
    if (problem !== null) errors[field] = named(label, problem);
  }
  return errors;
};

const accessFields = ['system', 'side', 'role', 'owner', 'plannedOn', 'closedOn', 'note'] as const;

/** An access by its name; what looks like a password is refused. */
export const readAccess = (
  form: AccessForm,
  base: Pick<Access, 'id' | 'status'>,
): Reading<Access, keyof AccessForm> => {
  const errors = secretErrors(form);
  const read = readWith<Access, keyof AccessForm>(
    accessSchema,
    {
      ...base,
      ...form,
      plannedOn: dayOrNull(form.plannedOn),
      closedOn: base.status === 'active' ? null : dayOrNull(form.closedOn),
    },
    accessFields,
    'system',
  );
  if (read.ok && Object.keys(errors).length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};

/** An access that was closed on a day up to today. */
export const readClosing = (form: { readonly on: string }, access: Access, today: string): Reading<Access, 'on'> => {
  const errors = dayErrors(form.on, today);
  if (errors.on !== undefined) return { ok: false, errors };
  return readWith<Access, 'on'>(accessSchema, { ...access, status: 'closed', closedOn: form.on }, ['on'], 'on');
};
