/** Carrying a change of a client's records over to another state of them: taking an import back, and doing it again. */
import type { ClientDocument } from '../model/index.ts';

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

const byId = (list: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(
    list.flatMap((one) => {
      const id = idOf(one);
      return id === null ? [] : [[id, one] as const];
    }),
  );

/** A list with what the change took out, put in or wrote anew. What is different by now stays as it is. */
const listWith = (from: readonly unknown[], to: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const [was, becomes, there] = [byId(from), byId(to), byId(now)];
  const stays = now.flatMap((one) => {
    const id = idOf(one);
    if (id === null || !was.has(id) || !same(was.get(id), one)) return [one];
    return becomes.has(id) ? [becomes.get(id)] : [];
  });
  const comes = to.filter((one) => {
    const id = idOf(one);
    return id !== null && !was.has(id) && !there.has(id);
  });
  return [...stays, ...comes];
};

/**
 * The records as they are `now` with the change that led `from` one state `to` another. Exactly `to` when nothing is
 * different by now; fields and records that are different by now stay as they are.
 */
export const carryOver = (from: ClientDocument, to: ClientDocument, now: ClientDocument): ClientDocument => {
  if (same(from, now)) return to;
  const [was, becomes, is]: readonly Readonly<Record<string, unknown>>[] = [from, to, now];
  const keys = new Set([...Object.keys(to), ...Object.keys(now)]);
  const carriedValue = (field: string): unknown => {
    const [old, next, value] = [was?.[field], becomes?.[field], is?.[field]];
    if (same(old, next)) return value;
    if (same(old, value)) return next;
    return Array.isArray(old) && Array.isArray(next) && Array.isArray(value) ? listWith(old, next, value) : value;
  };
  // Every field keeps its own type: it is the field's value in one of the three, or a list of what they hold.
  const carried: ClientDocument = {
    ...now,
    ...Object.fromEntries([...keys].map((field) => [field, carriedValue(field)])),
  };
  for (const [field, value] of Object.entries(carried)) if (value === undefined) Reflect.deleteProperty(carried, field);
  return carried;
};

/** How many of the invoices that a change brought are different by now: taking it back leaves them. */
export const changedSince = (before: ClientDocument, after: ClientDocument, now: ClientDocument): number => {
  const [had, came] = [byId(before.invoices), byId(after.invoices)];
  return now.invoices.filter((one) => !had.has(one.id) && came.has(one.id) && !same(came.get(one.id), one)).length;
};
