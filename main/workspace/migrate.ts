import type { z } from 'zod';
import {
  type ClientDocument,
  clientDocument,
  currentVersion,
  draftDocument,
  type WorkspaceDocument,
  workspaceDocument,
} from '#shared/model/index.ts';
import { type Reading, readKnownFields } from './known-fields.ts';

type Kind = 'client' | 'draft' | 'workspace';

/** From one version to the next. `up` is pure and gets what the frozen schema of its version accepts. */
type Raise = { readonly schema: z.ZodType<object>; readonly up: (document: object) => object };

/** The step from version `from` to `from + 1`, for each kind of document. */
export type Migration = { readonly from: number } & { readonly [K in Kind]: Raise };

/**
 * Every step from a version that was ever written to the next one, oldest first; none yet, since version 1 is the first.
 * The step from 1 will read with `shared/model/v1`, which is frozen.
 */
export const migrations: readonly Migration[] = [];

/** How a document's `schemaVersion` stands to this build. */
export const ageOf = (
  document: unknown,
  steps: readonly Migration[] = migrations,
): 'current' | 'newer' | 'older' | 'unreadable' => {
  if (document === null || typeof document !== 'object' || !('schemaVersion' in document)) return 'unreadable';
  const { schemaVersion } = document;
  if (schemaVersion === currentVersion) return 'current';
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion)) return 'unreadable';
  if (schemaVersion > currentVersion) return 'newer';
  return steps.some(({ from }) => from === schemaVersion) ? 'older' : 'unreadable';
};

/** A document, and whether it was brought here from an older version: then its file is still as that version wrote it. */
export type DocumentReading<T> = Reading<T> & { readonly migrated: boolean };

const why = 'It has no version of this app.';

/** Runs the chain from the document's own version up to the current one; each step reads with its own frozen schema. */
const migrate = (document: object, kind: Kind, steps: readonly Migration[]): Reading<object> => {
  let at = document;
  for (const step of steps) {
    if (Reflect.get(at, 'schemaVersion') !== step.from) continue;
    const { schema, up } = step[kind];
    const read = readKnownFields(schema, at);
    if (read.state !== 'current') return read;
    at = up(read.value);
  }
  return { state: 'current', value: at };
};

const read = <T>(
  schema: z.ZodType<T>,
  kind: Kind,
  document: unknown,
  steps: readonly Migration[],
): DocumentReading<T> => {
  const age = ageOf(document, steps);
  if (document === null || typeof document !== 'object' || age === 'unreadable') {
    return { state: 'unreadable', why, migrated: false };
  }
  if (age === 'older') {
    const raised = migrate(document, kind, steps);
    if (raised.state === 'current') return { ...readKnownFields(schema, raised.value), migrated: true };
    return raised.state === 'newer' ? { state: 'newer', value: null, migrated: false } : { ...raised, migrated: false };
  }
  if (age === 'current') return { ...readKnownFields(schema, document), migrated: false };
  const known = readKnownFields(schema, { ...document, schemaVersion: currentVersion });
  return { state: 'newer', value: known.state === 'unreadable' ? null : known.value, migrated: false };
};

/** A parsed `client.json`, whatever version wrote it. */
export const readClientDocument = (document: unknown, steps = migrations): DocumentReading<ClientDocument> =>
  read(clientDocument, 'client', document, steps);

/** A parsed `workspace.json`, whatever version wrote it. */
export const readWorkspaceDocument = (document: unknown, steps = migrations): DocumentReading<WorkspaceDocument> =>
  read(workspaceDocument, 'workspace', document, steps);

/** A parsed `draft.json`, whatever version wrote it. */
export const readDraftDocument = (document: unknown, steps = migrations) =>
  read(draftDocument, 'draft', document, steps);
