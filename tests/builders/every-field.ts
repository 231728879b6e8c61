/**
 * A workspace in which every field of the newest frozen version stands. The kept one was written by
 * `npx node -e "import('./tests/builders/every-field.ts').then((it) => it.keepEveryField('tests/fixtures/workspace-v1-every-field'))"`;
 * until version 1 is released a field that is added to it is kept by writing the folder anew.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import { addEntry, openWorkspace, removeEntry, reviseEntry } from '#main/workspace/index.ts';
import * as v1 from '#shared/model/v1/index.ts';

type Shape = { readonly [key: string]: unknown };
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const attached = Buffer.from('The words of an attached file.\n');
const digest = createHash('sha256').update(attached).digest('hex');
const moment = '2026-03-04T09:30:00.000Z';

/** Values that fit the patterns of the model; the first that fits is taken. */
const examples = [
  'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  digest,
  '00112233445566778899aabbccddeeff',
  '0011223344556677',
  '2026-03-04',
  '2026-03-04T09:30',
  moment,
  '09:30',
  'EUR',
  'PT',
  '2.15',
  '23',
  'P3M',
  '#a1b2c3',
  'kept',
  '',
];

/** A value that fills every place of a schema. Texts say where they stand. */
const filled = (schema: unknown, path: string): unknown => {
  if (!isShape(schema)) return null;
  const {
    anyOf,
    oneOf,
    enum: oneOfThese,
    pattern,
    type,
    properties,
    items,
    additionalProperties,
    propertyNames,
  } = schema;
  if ('const' in schema) return schema.const;
  const options = Array.isArray(anyOf) ? anyOf : oneOf;
  if (Array.isArray(options)) {
    const full = options.filter((one) => isShape(one) && one.type !== 'null' && one.const !== '');
    return filled(full[0], path);
  }
  if (Array.isArray(oneOfThese)) return oneOfThese.at(-1);
  if (isShape(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [name, filled(inner, `${path} ${name}`.trim())]),
    );
  }
  if (isShape(items)) return [filled(items, path)];
  if (isShape(additionalProperties)) {
    const key = String(isShape(propertyNames) ? filled(propertyNames, 'key') : 'key');
    // What may be one of several is each of them, under a key of its own.
    const several = Array.isArray(additionalProperties.anyOf) ? additionalProperties.anyOf : [additionalProperties];
    return Object.fromEntries(
      several.map((one, index) => [index === 0 ? key : `${key}-${index + 1}`, filled(one, path)]),
    );
  }
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') {
    const least = typeof schema.minimum === 'number' ? schema.minimum : 0;
    return Math.max(1, least);
  }
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : 300;
  const patterns = [
    pattern,
    ...(Array.isArray(schema.allOf) ? schema.allOf.map((one) => isShape(one) && one.pattern) : []),
  ]
    .filter((one) => typeof one === 'string')
    .map((one) => new RegExp(one, 'u'));
  const fits = (text: string): boolean => text.length <= most && patterns.every((one) => one.test(text));
  return [path.slice(0, most), ...examples].find(fits) ?? path.slice(0, most);
};

/** Sums of ones: a gross amount is its net amount and the tax. */
const sums = [2, 3];

/** The document with another value of the same kind at a place. */
const put = (document: unknown, [key, ...rest]: readonly PropertyKey[], value: unknown): unknown => {
  if (key === undefined) return typeof document === typeof value ? value : document;
  if (Array.isArray(document)) return document.map((one, at) => (at === key ? put(one, rest, value) : one));
  return isShape(document) ? { ...document, [key]: put(document[String(key)], rest, value) } : document;
};

/** A document that fills every place. Rules that the schema keeps to itself (a day that exists) are met by trying. */
const everything = <T extends z.ZodType>(schema: T): z.output<T> => {
  let document = filled(z.toJSONSchema(schema, { unrepresentable: 'any', reused: 'inline', io: 'input' }), '');
  for (const example of [...examples, ...sums]) {
    const { error } = schema.safeParse(document);
    for (const { path } of error?.issues ?? []) document = put(document, path, example);
  }
  return schema.parse(document);
};

/** The documents of the frozen version with something in every field. */
const everyField = () => ({
  client: everything(v1.clientDocument),
  workspace: everything(v1.workspaceDocument),
  draft: everything(v1.draftDocument),
  revision: everything(v1.revision),
});

/** Writes the workspace into `folder`, as the app writes it: sealed, chained. What was there is removed. */
export const keepEveryField = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  const { client: full, workspace: details, draft, revision } = everyField();
  const opened = await openWorkspace({ folder, Store: Conf, clock: () => new Date(moment) });
  if (!opened.ok) throw new Error(opened.error.message);
  const workspace = opened.value;
  const made = workspace.createClient(full.name);
  if (!made.ok) throw new Error(made.error.message);
  const client = made.value;
  const { facts, private: own } = revision;
  if (facts === null) throw new Error('The revision has no facts.');
  const steps = [
    workspace.saveDocument(details),
    client.save({ ...full, id: client.id }, client.version()),
    client.journal.append([
      addEntry('first', moment, { facts, private: own }),
      reviseEntry('first', moment, { facts: { ...facts, text: 'Written again.' }, private: own }),
      addEntry('second', moment, { facts: { ...facts, agreement: null }, private: null }),
      removeEntry('second', moment),
    ]),
    ...Object.values(draft.drafts).map((one) => client.drafts.keep('first', one)),
  ];
  for (const step of steps) if (!step.ok) throw new Error(step.error.message);
  await workspace.close();
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'files', digest), attached);
};
