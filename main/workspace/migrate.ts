import type { z } from 'zod';
import { clientDocument, currentVersion, draftDocument, workspaceDocument } from '#shared/model/index.ts';
import { type Reading, readKnownFields } from './known-fields.ts';

/** One step of the chain: a document of version `from` as one of `from + 1`. Pure. */
export type Migration = { readonly from: number; readonly up: (document: object) => object };

/** Every version that was ever written, oldest first. The last one is `currentVersion`. */
export const versions: readonly number[] = [1];

/** The steps between them; none yet, since version 1 is the first. */
export const migrations: Readonly<Record<'client' | 'draft' | 'workspace', readonly Migration[]>> = {
  client: [],
  draft: [],
  workspace: [],
};

/** How a document's `schemaVersion` stands to this build. */
export const ageOf = (document: unknown): 'current' | 'newer' | 'older' | 'unreadable' => {
  if (document === null || typeof document !== 'object' || !('schemaVersion' in document)) return 'unreadable';
  const { schemaVersion } = document;
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion) || schemaVersion < 1) return 'unreadable';
  if (schemaVersion === currentVersion) return 'current';
  if (schemaVersion > currentVersion) return 'newer';
  return versions.includes(schemaVersion) ? 'older' : 'unreadable';
};

/** Runs the chain from the document's own version up to the current one. */
export const migrate = (document: object, steps: readonly Migration[]): object =>
  steps.reduce((at, step) => (Reflect.get(at, 'schemaVersion') === step.from ? step.up(at) : at), document);

const read = <T>(schema: z.ZodType<T>, steps: readonly Migration[], document: unknown): Reading<T> => {
  const age = ageOf(document);
  if (document === null || typeof document !== 'object' || age === 'unreadable') {
    return { state: 'unreadable', why: 'It has no version of this app.' };
  }
  if (age === 'older') return readKnownFields(schema, migrate(document, steps));
  if (age === 'current') return readKnownFields(schema, document);
  const known = readKnownFields(schema, { ...document, schemaVersion: currentVersion });
  return { state: 'newer', value: known.state === 'unreadable' ? null : known.value };
};

/** A parsed `client.json`, whatever version wrote it. */
export const readClientDocument = (document: unknown) => read(clientDocument, migrations.client, document);

/** A parsed `workspace.json`, whatever version wrote it. */
export const readWorkspaceDocument = (document: unknown) => read(workspaceDocument, migrations.workspace, document);

/** A parsed `draft.json`, whatever version wrote it. */
export const readDraftDocument = (document: unknown) => read(draftDocument, migrations.draft, document);
