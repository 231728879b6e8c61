/** Reading a form into a record of the model: the record, or one sentence for each field that needs another look. */
import { z } from 'zod';
import { firstIssue } from '../model/issues.ts';

export type Reading<T, Field extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Errors<Field> };

/** By field, a sentence that names it and says what to do. */
export type Errors<Field extends string = string> = Readonly<Partial<Record<Field, string>>>;

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** "Due date: this day does not exist. …" */
export const named = (label: string, sentence: string): string => `${label}: ${lowered(sentence)}`;

/**
 * Checks a candidate with a schema of the model. Errors are kept under the first part of their path, renamed by `fields`
 * where the form calls it something else; an error without a field lands under `whole`.
 */
export const readWith = <T, Field extends string>(
  schema: z.ZodType<T>,
  candidate: unknown,
  fields: readonly Field[],
  whole: NoInfer<Field>,
): Reading<T, Field> => {
  const result = schema.safeParse(candidate);
  if (result.success) return { ok: true, value: result.data };
  const errors: Partial<Record<Field, string>> = {};
  for (const issue of result.error.issues) {
    const first = String(issue.path[0] ?? '');
    const field = fields.find((each) => each === first) ?? whole;
    errors[field] ??= firstIssue(new z.ZodError([issue])).message;
  }
  return { ok: false, errors };
};

/** A day of a form field: null when it is empty. */
export const dayOrNull = (text: string): string | null => (text === '' ? null : text);
