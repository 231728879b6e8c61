import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { BackupProof, Result } from '#shared/contract.ts';
import type { ClientDocument, EntryDraft, JournalEntry, WorkspaceDocument } from '#shared/model/index.ts';
import { openWorkspace, type Workspace, type WorkspaceOpening } from '../workspace/index.ts';
import { asResult, explainTarget, Failure } from './failure.ts';
import { passingFolder } from './passing.ts';
import { restoreBackup } from './restore.ts';

/** The records of an open workspace at one moment. The values are never changed, so that holding them costs little. */
export type Records = {
  readonly document: WorkspaceDocument;
  readonly clients: ReadonlyMap<
    string,
    {
      readonly document: ClientDocument;
      readonly entries: ReadonlyMap<string, JournalEntry>;
      readonly drafts: Readonly<Record<string, EntryDraft>>;
    }
  >;
  /** Digests of the attachments. */
  readonly files: ReadonlySet<string>;
};

export const recordsOf = async (workspace: Workspace): Promise<Records> => ({
  document: workspace.document(),
  clients: new Map(
    workspace.clients().map((client) => [
      client.id,
      {
        document: client.document(),
        entries: new Map(client.journal.entries),
        drafts: { ...client.drafts.all() },
      },
    ]),
  ),
  files: new Set((await workspace.files.list()).map(({ sha256 }) => sha256)),
});

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Records compared at a stretch; other work gets its turn in between. */
const stretch = 250;

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What did not come back from a backup as it is here, client by client. `here` has clients by id only in its sentences. */
export const compareRecords = async (here: Records, back: Records): Promise<readonly string[]> => {
  const problems: string[] = [];
  if (!isDeepStrictEqual(here.document, back.document)) problems.push('workspace.json came back differently.');
  for (const [id, client] of here.clients) {
    const other = back.clients.get(id);
    const name = `clients/${id}`;
    if (other === undefined) {
      problems.push(`${name} did not come back.`);
      continue;
    }
    if (!isDeepStrictEqual(client.document, other.document))
      problems.push(`${name}: the records came back differently.`);
    if (!isDeepStrictEqual(client.drafts, other.drafts))
      problems.push(`${name}: what is being written came back differently.`);
    let missing = 0;
    let different = 0;
    let looked = 0;
    for (const [entryId, entry] of client.entries) {
      const there = other.entries.get(entryId);
      if (there === undefined) missing += 1;
      else if (!isDeepStrictEqual(entry, there)) different += 1;
      looked += 1;
      if (looked % stretch === 0) await breath();
    }
    if (missing > 0) problems.push(`${name}: ${many(missing, 'entry', 'entries')} did not come back.`);
    if (different > 0) problems.push(`${name}: ${many(different, 'entry', 'entries')} came back differently.`);
    const extra = [...other.entries.keys()].filter((entryId) => !client.entries.has(entryId)).length;
    if (extra > 0) problems.push(`${name}: ${many(extra, 'entry', 'entries')} came back that are not here.`);
  }
  for (const id of back.clients.keys()) {
    if (!here.clients.has(id)) problems.push(`clients/${id} came back and is not here.`);
  }
  const lost = [...here.files].filter((sha256) => !back.files.has(sha256)).length;
  if (lost > 0) problems.push(`${many(lost, 'attached file', 'attached files')} did not come back.`);
  return problems;
};

/**
 * Restores a backup in full into a passing folder beside the workspace, opens it as the app opens any workspace, and
 * compares it with `here`. The folder is gone afterwards. What differs is a finding; errors are those of restoring.
 */
export const rehearse = (options: {
  readonly path: string;
  readonly madeAt: string;
  readonly workspaceDir: string;
  readonly here: Records;
  readonly opening: Pick<WorkspaceOpening, 'Store' | 'clock' | 'access'>;
}): Promise<Result<BackupProof>> =>
  asResult(
    async () => {
      const { path, madeAt, workspaceDir, here, opening } = options;
      const folder = await passingFolder(workspaceDir);
      try {
        const toDir = join(folder, 'workspace');
        const restored = await restoreBackup({ path, toDir, before: null });
        if (!restored.ok) throw new Failure(restored.error.code, restored.error.message);
        const opened = await openWorkspace({ ...opening, folder: toDir });
        if (!opened.ok) throw new Failure(opened.error.code, opened.error.message);
        const workspace = opened.value;
        try {
          const back = await recordsOf(workspace);
          const problems = await compareRecords(here, back);
          const clients = [...back.clients.values()];
          return {
            at: opening.clock().toISOString(),
            madeAt,
            clients: clients.length,
            entries: clients.reduce((sum, { entries }) => sum + standing(entries), 0),
            invoices: clients.reduce((sum, { document }) => sum + document.invoices.length, 0),
            attachments: back.files.size,
            problems,
          };
        } finally {
          await workspace.close();
        }
      } finally {
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      }
    },
    explainTarget(dirname(options.workspaceDir)),
  );

const standing = (entries: ReadonlyMap<string, JournalEntry>): number =>
  [...entries.values()].filter(({ removedAt }) => removedAt === null).length;
