import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Result } from '#shared/contract.ts';
import {
  type ClientDocument,
  clientDocument,
  entryFacts,
  entryPrivate,
  id,
  instant,
  workspaceDocument,
} from '#shared/model/index.ts';
import type { StoreClass } from '../app/host.ts';
import { createClientFile } from './client-file.ts';
import { type Disk, nodeDisk, syncFolder } from './disk.ts';
import { openDocumentFile } from './document-file.ts';
import { addEntry } from './journal-drafts.ts';
import { openQuarantine } from './quarantine.ts';
import { fail, notSaved, ok } from './result.ts';

/** `assets/sample/sample.json`: a whole workspace in the app's own model. */
const sampleFile = z.strictObject({
  workspace: workspaceDocument,
  clients: z.array(
    z.strictObject({
      document: clientDocument,
      entries: z.array(z.strictObject({ id, writtenAt: instant, facts: entryFacts, private: entryPrivate.nullable() })),
    }),
  ),
});

type SampleFile = z.infer<typeof sampleFile>;

/** Reads the sample that comes with the app. Rejects when it is missing or not in the model. */
export const readSample = async (assets: string): Promise<SampleFile> =>
  sampleFile.parse(JSON.parse(await readFile(join(assets, 'sample', 'sample.json'), 'utf8')));

type Writing = {
  readonly folder: string;
  readonly Store: StoreClass;
  readonly clock: () => Date;
  readonly disk?: Disk;
};

type Filling = Required<Writing>;

const writeClient = (
  { folder, Store, clock, disk }: Filling,
  document: ClientDocument,
  entries: SampleFile['clients'][number]['entries'],
): Result<null> => {
  const client = createClientFile(
    {
      workspace: folder,
      id: document.id,
      Store,
      disk,
      quarantine: openQuarantine(folder, disk, clock),
      migrations: [],
      recover: async () => null,
      readOnly: null,
    },
    document,
  );
  if (!client.ok) return client;
  const { journal } = client.value;
  const written = journal.append(entries.map((entry) => addEntry(entry.id, entry.writtenAt, entry)));
  journal.close();
  return written.ok ? ok(null) : written;
};

const fill = (writing: Filling, sample: SampleFile): Result<null> => {
  for (const { document, entries } of sample.clients) {
    const written = writeClient(writing, document, entries);
    if (!written.ok) return written;
  }
  openDocumentFile(writing.Store, writing.disk, join(writing.folder, 'workspace.json')).save(sample.workspace);
  return ok(null);
};

const isEmpty = (disk: Disk, folder: string): boolean => {
  try {
    return disk.readdirSync(folder).length === 0;
  } catch {
    return true;
  }
};

/**
 * Writes the sample as a workspace into `folder`, which must be empty or absent. It appears whole or not at all.
 * Errors: `conflict` when the folder holds something; `storage` or `read-only` when the disk refuses.
 */
export const writeSample = (writing: Writing, sample: SampleFile): Result<null> => {
  const { folder, Store, clock, disk = nodeDisk } = writing;
  if (!isEmpty(disk, folder)) {
    return fail('conflict', `The folder ${folder} is not empty. Nothing was changed there. Choose an empty folder.`);
  }
  const made = `${folder}.${randomBytes(4).toString('hex')}`;
  try {
    disk.mkdirSync(made, { recursive: true, mode: 0o700 });
    const filled = fill({ folder: made, Store, clock, disk }, sample);
    if (!filled.ok) {
      disk.rmSync(made, { recursive: true, force: true });
      return filled;
    }
    disk.rmSync(folder, { recursive: true, force: true });
    disk.renameSync(made, folder);
    syncFolder(disk, dirname(folder));
    return ok(null);
  } catch (error) {
    disk.rmSync(made, { recursive: true, force: true });
    return notSaved(error, 'The sample');
  }
};
