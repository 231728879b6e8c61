import { type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Errors, Reading } from '#shared/rules/form-reading.ts';

type Field<D> = keyof D & string;

type Options<D extends object, V> = {
  /** Where unfinished forms of this kind wait, by `id`: leaving the screen loses nothing that was typed. */
  readonly kept: Map<string, D>;
  readonly id: string;
  readonly initial: D;
  readonly read: (draft: D) => Reading<V, Field<D>>;
  /** Fills in what follows from a change. */
  readonly derive?: (draft: D, changed: Field<D>, before: D) => D;
  /** Shows what was typed as it was understood, when the field is left. */
  readonly settle?: (draft: D, field: Field<D>) => D;
  /** Takes the record over and closes the form. */
  readonly onSave: (value: V) => void;
  /** Closes the form unsaved. After Escape what was typed waits for the next time; discarding lets go of it. */
  readonly onClose: () => void;
};

/** What a control needs to belong to the form. */
export type Bound<T> = {
  readonly name: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  readonly error: string | null;
};

const noSuchDay = 'this day does not exist or is incomplete. Write day, month and a year of four digits.';

const dayProblem = (input: HTMLInputElement): string => `${input.labels?.[0]?.textContent ?? 'Date'}: ${noSuchDay}`;

/** Days that stand half written or impossible in their fields: the browser reports them as empty, the person sees them. */
const unreadableDays = (form: HTMLFormElement, draft: object): Readonly<Record<string, string>> => {
  const values = new Map<string, unknown>(Object.entries(draft));
  const found: Record<string, string> = {};
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="date"][name]')) {
    const kept = values.get(input.name);
    if (input.validity.badInput || (typeof kept === 'string' && input.value !== kept)) {
      found[input.name] = dayProblem(input);
    }
  }
  return found;
};

/** A form over a draft of plain values: errors are set on leaving a field, cleared while typing, and all at once on saving. */
export const useForm = <D extends object, V>({
  kept,
  id,
  initial,
  read,
  derive,
  settle,
  onSave,
  onClose,
}: Options<D, V>) => {
  const [start] = useState(initial);
  const [draft, setDraft] = useState<D>(() => kept.get(id) ?? initial);
  const [errors, setErrors] = useState<Errors>({});
  const [refused, setRefused] = useState(0);
  const ref = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refused > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);

  const put = (next: D): void => {
    kept.set(id, next);
    setDraft(next);
  };
  const change = <K extends Field<D>>(field: K, value: D[K]): void => {
    const typed = { ...draft, [field]: value };
    setErrors(({ [field]: _, ...others }) => others);
    put(derive ? derive(typed, field, draft) : typed);
  };
  const leave = (field: Field<D>, event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget;
    // On the way to a button nothing may move under the pointer.
    if (to instanceof HTMLButtonElement && ref.current?.contains(to)) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type === 'date' && target.validity.badInput) {
      setErrors((now) => ({ ...now, [field]: dayProblem(target) }));
      return;
    }
    if (String(draft[field] ?? '').trim() === '') return;
    const settled = settle ? settle(draft, field) : draft;
    if (settled !== draft) put(settled);
    const result = read(settled);
    const found = result.ok ? undefined : result.errors[field];
    if (found !== undefined) setErrors((now) => ({ ...now, [field]: found }));
  };
  const close = (): void => {
    kept.delete(id);
    onClose();
  };
  const save = (): void => {
    const days = ref.current === null ? {} : unreadableDays(ref.current, draft);
    const result = read(draft);
    if (result.ok && Object.keys(days).length === 0) {
      kept.delete(id);
      onSave(result.value);
      return;
    }
    setErrors({ ...(result.ok ? {} : result.errors), ...days });
    setRefused((count) => count + 1);
  };

  return {
    draft,
    errors,
    dirty: Object.entries(draft).some(([key, value]) => value !== new Map(Object.entries(start)).get(key)),
    change,
    bind: <K extends Field<D>>(field: K): Bound<D[K]> => ({
      name: field,
      value: draft[field],
      onChange: (value) => change(field, value),
      onBlur: (event) => leave(field, event),
      error: errors[field] ?? null,
    }),
    discard: close,
    form: {
      ref,
      noValidate: true,
      onSubmit: (event: FormEvent): void => {
        event.preventDefault();
        save();
      },
      onKeyDown: (event: KeyboardEvent): void => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        else if (event.key === 'Escape') onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
};
