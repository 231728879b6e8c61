import { join } from 'node:path';
import type { Result } from '#shared/contract.ts';
import type { EntryDraft } from '#shared/model/index.ts';
import type { StoreClass } from '../app/host.ts';
import { type Disk, errorCode } from './disk.ts';
import { type DocumentFile, openDocumentFile, type Placed } from './document-file.ts';
import { type Migration, readDraftDocument } from './migrate.ts';
import type { Quarantine } from './quarantine.ts';
import { fail, notSaved, ok } from './result.ts';

/** What is being written about a client and is not saved yet, by slot. */
export type Drafts = {
  readonly all: () => Readonly<Record<string, EntryDraft>>;
  /** Durable when it answers `ok`; null lets a draft go. */
  readonly keep: (slot: string, draft: EntryDraft | null) => Result<null>;
  readonly problems: readonly string[];
};

type Opening = {
  readonly folder: string;
  readonly clientName: string;
  /** Name for copies in the quarantine. */
  readonly copyName: string;
  readonly Store: StoreClass;
  readonly disk: Disk;
  readonly placed: Placed;
  readonly migrations: readonly Migration[];
  readonly quarantine: Quarantine;
  /** A sentence why the workspace takes no writing, or null. */
  readonly readOnly: string | null;
};

type Found = {
  readonly drafts: Readonly<Record<string, EntryDraft>>;
  readonly readOnly: string | null;
  readonly problems: readonly string[];
};

const find = ({ clientName, copyName, migrations, quarantine, readOnly }: Opening, file: DocumentFile): Found => {
  if (file.found === null) return { drafts: {}, readOnly, problems: [] };
  const reading = readDraftDocument(file.parsed, migrations);
  if (reading.state === 'current' && !file.altered) return { drafts: reading.value.drafts, readOnly, problems: [] };
  const drafts = reading.state === 'unreadable' ? {} : (reading.value?.drafts ?? {});
  if (reading.state === 'newer' && !file.altered) {
    const problem = `The unfinished entries of ${clientName} were written by a newer version of Good Terms. They are left as they are, and new ones are kept only in this window. Install the newer version to go on with them.`;
    return { drafts, readOnly: readOnly ?? problem, problems: [problem] };
  }
  const copy = quarantine.keep(copyName, file.found);
  const what =
    reading.state !== 'unreadable'
      ? `The unfinished entries of ${clientName} were changed by another program or by a fault of the disk. They are shown as they read now`
      : `The unfinished entries of ${clientName} could not be read. Saved entries are not affected`;
  const problem = `${what}${copy === null ? '. The file was left as it is.' : `; a copy is in ${copy}.`}`;
  return { drafts, readOnly: readOnly ?? (copy === null ? problem : null), problems: [problem] };
};

/** Opens `draft.json` beside the journal. Reading never writes. */
export const openDrafts = (opening: Opening): Drafts => {
  const { clientName, disk, folder, placed, Store } = opening;
  let file: DocumentFile;
  try {
    file = openDocumentFile(Store, disk, join(folder, 'draft.json'), placed);
  } catch (error) {
    const problem = `The unfinished entries of ${clientName} could not be opened by this computer (${errorCode(error)}). They were left as they are.`;
    return { all: () => ({}), keep: () => fail('storage', problem), problems: [problem] };
  }
  const found = find(opening, file);
  let { drafts } = found;
  // A damaged file stays as it was until something is written: it may hold words that are to go.
  let asFound = found.problems.length > 0;
  return {
    all: () => drafts,
    problems: found.problems,
    keep: (slot, draft) => {
      if (found.readOnly !== null) return fail('read-only', found.readOnly);
      const { [slot]: before, ...others } = drafts;
      if (draft === null && before === undefined && !asFound) return ok(null);
      const next = draft === null ? others : { ...others, [slot]: draft };
      try {
        if (Object.keys(next).length === 0) file.remove();
        else file.save({ schemaVersion: 1, drafts: next });
      } catch (error) {
        return notSaved(error, 'What you are writing');
      }
      drafts = next;
      asFound = false;
      return ok(null);
    },
  };
};
