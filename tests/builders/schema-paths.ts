/** Which places of a schema a document fills: what a kept file does not hold, no migration is tried on. */
import { z } from 'zod';

type Shape = { readonly [key: string]: unknown };
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const optionsOf = ({ anyOf, oneOf }: Shape): readonly unknown[] | null =>
  Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : null;

/** Every place a schema names: "invoices[].payments[].on", "holds{}[]". What may be one of several is each of them. */
const places = (schema: unknown, path: string): readonly string[] => {
  if (!isShape(schema)) return [];
  const options = optionsOf(schema);
  if (options !== null) return options.flatMap((one) => places(one, path));
  const { properties, items, additionalProperties } = schema;
  if (isShape(properties)) {
    return Object.entries(properties).flatMap(([name, inner]) => {
      const at = path === '' ? name : `${path}.${name}`;
      return [at, ...places(inner, at)];
    });
  }
  if (isShape(items)) return [`${path}[]`, ...places(items, `${path}[]`)];
  if (isShape(additionalProperties)) return [`${path}{}`, ...places(additionalProperties, `${path}{}`)];
  return [];
};

/** The places of a schema, each once. */
export const placesOf = (of: z.ZodType): readonly string[] => [
  ...new Set(places(z.toJSONSchema(of, { unrepresentable: 'any', reused: 'inline', io: 'input' }), '')),
];

/** Whether a document has something there; null is nothing. */
export const fills = (document: unknown, path: string): boolean => {
  const [, key, rest] = /^\.?([^.[{]+|\[\]|\{\})(.*)$/.exec(path) ?? [];
  if (key === undefined || rest === undefined) return document !== undefined && document !== null;
  const inner: readonly unknown[] =
    key === '[]'
      ? Array.isArray(document)
        ? document
        : []
      : !isShape(document)
        ? []
        : key === '{}'
          ? Object.values(document)
          : [document[key]];
  return inner.some((one) => fills(one, rest));
};
