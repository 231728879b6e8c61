/** Taking an import back out of a client's records, whatever was changed elsewhere in them since. */
import type { ClientDocument } from '../../model/index.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values of a document say the same. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
};

const idOf = (value: unknown): string | null => (isObject(value) && typeof value.id === 'string' ? value.id : null);

/** A list without what came in, unless it was changed since. */
const listBack = (
  before: readonly unknown[],
  after: readonly unknown[],
  now: readonly unknown[],
): readonly unknown[] => {
  const had = new Set(before.map(idOf));
  const came = new Map(after.flatMap((one) => (had.has(idOf(one)) ? [] : [[idOf(one), one] as const])));
  return now.filter((one) => {
    const id = idOf(one);
    return id === null || !came.has(id) || !same(came.get(id), one);
  });
};

export type TakenBack = {
  readonly document: ClientDocument;
  /** Imported records that were changed since and stay. */
  readonly kept: number;
};

const stays = (before: ClientDocument, after: ClientDocument, now: ClientDocument): number => {
  const had = new Set(before.invoices.map(({ id }) => id));
  const came = new Map(after.invoices.filter(({ id }) => !had.has(id)).map((one) => [one.id, one]));
  return now.invoices.filter((one) => came.has(one.id) && !same(came.get(one.id), one)).length;
};

/**
 * The records as they are now without what the import changed from `before` to `after`. Exactly `before` when nothing
 * was changed since; records that were changed since stay as they are.
 */
export const takeBack = (before: ClientDocument, after: ClientDocument, now: ClientDocument): TakenBack => {
  if (same(after, now)) return { document: before, kept: 0 };
  const [was, came]: readonly Readonly<Record<string, unknown>>[] = [before, after];
  const fields = Object.entries(now).map(([field, value]) => {
    const [old, imported] = [was?.[field], came?.[field]];
    if (same(old, imported)) return [field, value];
    if (same(imported, value)) return [field, old];
    if (Array.isArray(old) && Array.isArray(imported) && Array.isArray(value))
      return [field, listBack(old, imported, value)];
    return [field, value];
  });
  // Every field keeps its own type: it is the field's value now, before, or a part of its list now.
  return {
    document: { ...now, ...Object.fromEntries(fields) } satisfies ClientDocument,
    kept: stays(before, after, now),
  };
};
