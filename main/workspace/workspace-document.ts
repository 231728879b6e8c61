import { join } from 'node:path';
import type { Result } from '#shared/contract.ts';
import { emptyWorkspace, type WorkspaceDocument } from '#shared/model/index.ts';
import type { StoreClass } from '../app/host.ts';
import type { Disk } from './disk.ts';
import { type DocumentFile, openDocumentFile } from './document-file.ts';
import { type Form, plainForm } from './form.ts';
import { type Migration, readWorkspaceDocument } from './migrate.ts';
import type { Quarantine } from './quarantine.ts';
import { type Recover, recoverDocument } from './recover.ts';
import { alteredSentence, fail, notSaved, ok } from './result.ts';

type Opening = {
  readonly folder: string;
  readonly Store: StoreClass;
  readonly disk: Disk;
  /** How the files are written; plain when it is not said. */
  readonly form?: Form;
  readonly migrations: readonly Migration[];
  readonly quarantine: Quarantine;
  readonly recover: Recover;
  /** A sentence why the folder takes no writing, or null. */
  readonly readOnly: string | null;
};

type Known = {
  readonly document: WorkspaceDocument;
  /** Why nothing in this workspace can be saved. */
  readonly readOnly: string | null;
  /** Why this one document cannot be saved. */
  readonly blocked: string | null;
  readonly problems: readonly string[];
  /** True while the file is still as an older version wrote it. */
  readonly migrated?: boolean;
};

const newer =
  'This workspace was written by a newer version of Good Terms. It can be read here, and nothing is written to it. Install the newer version to make changes.';

const place = 'workspace.json';

const read = async (
  { form, migrations, quarantine, readOnly, recover }: Opening,
  file: DocumentFile,
): Promise<Known> => {
  const empty = emptyWorkspace();
  if (file.found === null) return { document: empty, readOnly, blocked: null, problems: [] };
  const reading = readWorkspaceDocument(file.parsed, migrations);
  if (reading.state === 'current' && file.altered) {
    const copy = quarantine.keep('workspace.json', file.found);
    const problem = alteredSentence('Your details and settings (workspace.json)', copy);
    return { document: reading.value, readOnly, blocked: copy === null ? problem : null, problems: [problem] };
  }
  const { migrated } = reading;
  if (reading.state === 'current') return { document: reading.value, readOnly, blocked: null, problems: [], migrated };
  // A newer version seals what it writes: unknown fields under a broken seal are damage.
  if (reading.state === 'newer' && !file.altered) {
    return { document: reading.value ?? empty, readOnly: readOnly ?? newer, blocked: null, problems: [newer] };
  }
  const kept = quarantine.keep('workspace.json', file.found);
  const recovered = await recoverDocument(
    recover,
    place,
    (document) => {
      const found = readWorkspaceDocument(document, migrations);
      return found.state === 'current' ? found.value : null;
    },
    form,
  );
  const broken = `Your details and settings (workspace.json) could not be read. The file was left as it is${kept === null ? '' : `, and a copy is in ${kept}`}; your clients are not affected.`;
  const problem =
    recovered === null
      ? `${broken} Settings start empty until you fill them in again or restore a backup.`
      : `${broken} What you see comes from the backup of ${recovered.madeAt}.`;
  const document = recovered?.document ?? empty;
  return { document, readOnly, blocked: kept === null ? problem : null, problems: [problem] };
};

/** Opens `workspace.json`. A broken file is replaced only by a later save, and only once a copy is in the quarantine. */
export const openWorkspaceDocument = async (opening: Opening) => {
  const { folder, Store, disk, form = plainForm } = opening;
  const file = openDocumentFile(Store, disk, join(folder, place), { form, place });
  const known = await read(opening, file);
  let { document } = known;
  return {
    readOnly: known.readOnly,
    problems: known.problems,
    migrated: known.migrated ?? false,
    document: (): WorkspaceDocument => document,
    save: (next: WorkspaceDocument): Result<null> => {
      const why = known.readOnly ?? known.blocked;
      if (why !== null) return fail('read-only', why);
      try {
        file.save(next);
      } catch (error) {
        return notSaved(error, 'What you changed in your details and settings');
      }
      document = next;
      return ok(null);
    },
  };
};
