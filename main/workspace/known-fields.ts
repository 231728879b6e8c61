import type { z } from 'zod';
import { firstIssue } from '#shared/model/index.ts';

/**
 * A value read with a schema: exactly as the schema says; with fields this version does not know, left out of `value`
 * (null when not even the known ones can be read); or not at all.
 */
export type Reading<T> =
  | { readonly state: 'current'; readonly value: T }
  | { readonly state: 'newer'; readonly value: T | null }
  | { readonly state: 'unreadable'; readonly why: string };

const without = (root: unknown, path: readonly PropertyKey[], keys: readonly string[]): void => {
  let at = root;
  for (const part of path) at = at !== null && typeof at === 'object' ? Reflect.get(at, part) : undefined;
  if (at === null || typeof at !== 'object') return;
  for (const key of keys) Reflect.deleteProperty(at, key);
};

// Unknown fields can hide behind others (a union reports only its best branch), so a few passes may be needed.
const passes = 8;

/** Reads a value as far as the known fields go. Pure: `value` is not changed. */
export const readKnownFields = <T>(schema: z.ZodType<T>, value: unknown): Reading<T> => {
  const first = schema.safeParse(value);
  if (first.success) return { state: 'current', value: first.data };
  const copy: unknown = structuredClone(value);
  let error: z.ZodError = first.error;
  for (let pass = 0; pass < passes; pass += 1) {
    const unknown = error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) break;
    for (const issue of unknown) without(copy, issue.path, issue.keys);
    const again = schema.safeParse(copy);
    if (again.success) return { state: 'newer', value: again.data };
    error = again.error;
  }
  return first.error.issues.some((issue) => issue.code === 'unrecognized_keys')
    ? { state: 'newer', value: null }
    : { state: 'unreadable', why: firstIssue(first.error).message };
};
