import { join } from 'node:path';
import type { Problem, Result } from '#shared/contract.ts';
import type { ClientDocument } from '#shared/model/index.ts';
import type { StoreClass } from '../app/host.ts';
import { type Disk, errorCode } from './disk.ts';
import { type DocumentFile, openDocumentFile, tidyAfterCrash } from './document-file.ts';
import { type Drafts, openDrafts } from './draft-file.ts';
import { type Form, plainForm } from './form.ts';
import { type JournalLog, openJournal } from './journal-log.ts';
import { type Migration, readClientDocument } from './migrate.ts';
import type { Quarantine } from './quarantine.ts';
import { type Recover, recoverDocument } from './recover.ts';
import { alteredSentence, fail, notSaved, ok } from './result.ts';

/** An open client: its document and its journal. */
export type Client = {
  readonly id: string;
  readonly document: () => ClientDocument;
  /** Counts saves of the document, from 0. */
  readonly version: () => number;
  /** A sentence why the document cannot be saved, or null. */
  readonly readOnly: string | null;
  /** Durable when it answers `ok`. A version other than the last one answered is a `conflict`. */
  readonly save: (document: ClientDocument, version: number) => Result<{ readonly version: number }>;
  /** Saves what the app itself adds to the document. The version stays, so that a window with unsaved changes can save them. */
  readonly note: (document: ClientDocument) => Result<null>;
  readonly journal: JournalLog;
  readonly drafts: Drafts;
};

export type UnreadableClient = { readonly id: string; readonly name: string | null; readonly message: string };

export type ClientOpening = {
  readonly workspace: string;
  readonly id: string;
  readonly Store: StoreClass;
  readonly disk: Disk;
  /** How the files are written; plain when it is not said. */
  readonly form?: Form;
  readonly migrations: readonly Migration[];
  readonly quarantine: Quarantine;
  readonly recover: Recover;
  readonly readOnly: string | null;
};

export type OpenedClient = {
  /** True while the client's file is still as an older version wrote it. */
  readonly migrated: boolean;
  readonly client: Client | UnreadableClient;
  readonly problems: readonly Problem[];
};

const placeOf = (id: string, name: string): string => `clients/${id}/${name}`;

export const isReadable = (client: Client | UnreadableClient): client is Client => 'journal' in client;

/** The client's name as far as a broken file still tells it. */
const nameIn = (bytes: Uint8Array): string | null => {
  const found = /"name"\s*:\s*("(?:[^"\\]|\\.){1,300}")/.exec(Buffer.from(bytes).toString('utf8'))?.[1];
  try {
    const name: unknown = JSON.parse(found ?? 'null');
    return typeof name === 'string' && name.trim() !== '' ? name : null;
  } catch {
    return null;
  }
};

const newerSentence = (name: string) =>
  `The file of ${name} was written by a newer version of Good Terms. What this version knows is shown, and nothing is written to it. Install the newer version to change it.`;

const newerUnknown = (id: string) =>
  `The file of a client (${id}) was written by a newer version of Good Terms and cannot be shown by this one. It was left as it is. Install the newer version to open it.`;

type Known = {
  readonly document: ClientDocument;
  readonly readOnly: string | null;
  readonly problem: string | null;
  /** True while the file is still as an older version wrote it. */
  readonly migrated: boolean;
};

const readKnown = async (opening: ClientOpening, file: DocumentFile): Promise<Known | UnreadableClient> => {
  const { form, id, migrations, quarantine, recover, readOnly } = opening;
  const reading =
    file.found === null
      ? { state: 'unreadable' as const, why: 'The file is missing.', migrated: false }
      : readClientDocument(file.parsed, migrations);
  const { migrated } = reading;
  // A document is found again by the folder it lies in; one that names another client would overwrite that one's records.
  const misplaced = reading.state === 'current' && reading.value.id !== id;
  if (reading.state === 'current' && !misplaced) {
    if (file.found === null || !file.altered) return { document: reading.value, readOnly, problem: null, migrated };
    const copy = quarantine.keep(`${id}-client.json`, file.found);
    const problem = alteredSentence(`The records of ${reading.value.name} (clients/${id}/client.json)`, copy);
    return { document: reading.value, readOnly: readOnly ?? (copy === null ? problem : null), problem, migrated };
  }
  // A newer version seals what it writes: unknown fields under a broken seal are damage.
  if (reading.state === 'newer' && !file.altered) {
    if (reading.value === null) return { id, name: null, message: newerUnknown(id) };
    const sentence = newerSentence(reading.value.name);
    return { document: reading.value, readOnly: readOnly ?? sentence, problem: sentence, migrated };
  }
  const kept = file.found === null ? null : quarantine.keep(`${id}-client.json`, file.found);
  const name = file.found === null ? null : nameIn(file.found);
  const recovered = await recoverDocument(
    recover,
    placeOf(id, 'client.json'),
    (document) => {
      const read = readClientDocument(document, migrations);
      return read.state === 'current' && read.value.id === id ? read.value : null;
    },
    form,
  );
  const broken =
    file.found === null
      ? `The file of a client is missing (clients/${id}/client.json).`
      : `The file of ${name ?? `a client (${id})`} could not be read. It was left as it is${kept === null ? '' : `, and a copy is in ${kept}`}.`;
  if (recovered === null) {
    const message = `${broken} The journal beside it was not touched. To get the records back, restore a backup.`;
    return { id, name, message };
  }
  const { document, madeAt } = recovered;
  const problem = `${broken.replace(`a client (${id})`, document.name)} What you see of ${document.name} comes from the backup of ${madeAt}; what was changed in the records after that is not in it. The journal was not affected.`;
  const unsafe = file.found !== null && kept === null;
  return { document, readOnly: readOnly ?? (unsafe ? problem : null), problem, migrated: false };
};

const draftsOf = (
  { form = plainForm, id, migrations, Store, disk, quarantine }: ClientOpening,
  folder: string,
  clientName: string,
  readOnly: string | null,
): Drafts =>
  openDrafts({
    folder,
    clientName,
    copyName: `${id}-draft.json`,
    placed: { form, place: placeOf(id, 'draft.json') },
    migrations,
    Store,
    disk,
    quarantine,
    readOnly,
  });

/** Opens the client in `clients/<id>`. Never throws for what a file holds, and writes nothing to a file it could not read. */
export const openClient = async (opening: ClientOpening): Promise<OpenedClient> => {
  const { workspace, form = plainForm, id, Store, disk, quarantine, readOnly } = opening;
  const folder = join(workspace, 'clients', id);
  if (readOnly === null) tidyAfterCrash(disk, folder);
  let file: DocumentFile;
  try {
    file = openDocumentFile(Store, disk, join(folder, 'client.json'), { form, place: placeOf(id, 'client.json') });
  } catch (error) {
    const message = `The file clients/${id}/client.json could not be opened by this computer (${errorCode(error)}). It was left as it is. Check the disk and the permissions, then start Good Terms again.`;
    return {
      client: { id, name: null, message },
      problems: [{ clientId: id, clientName: null, message }],
      migrated: false,
    };
  }
  const known = await readKnown(opening, file);
  if ('message' in known) {
    return {
      client: known,
      problems: [{ clientId: id, clientName: known.name, message: known.message }],
      migrated: false,
    };
  }
  const journal = openJournal({
    path: join(folder, 'journal.jsonl'),
    clientName: known.document.name,
    copyName: `${id}-journal.jsonl`,
    form,
    place: placeOf(id, 'journal.jsonl'),
    disk,
    quarantine,
    readOnly: known.readOnly,
  });
  const clientName = known.document.name;
  const drafts = draftsOf(opening, folder, clientName, known.readOnly);
  const inside = [...journal.problems, ...drafts.problems];
  const sentences = known.problem === null ? inside : [known.problem, ...inside];
  return {
    client: { ...documentOf(file, known), id, journal, drafts },
    problems: sentences.map((message) => ({ clientId: id, clientName, message })),
    migrated: known.migrated,
  };
};

/** A client that is created now: an empty journal and a document that is on the disk when this answers `ok`. */
export const createClientFile = (opening: ClientOpening, document: ClientDocument): Result<Client> => {
  const { workspace, form = plainForm, id, Store, disk, quarantine, readOnly } = opening;
  const folder = join(workspace, 'clients', id);
  try {
    disk.readdirSync(workspace);
    disk.mkdirSync(folder, { recursive: true });
    const file = openDocumentFile(Store, disk, join(folder, 'client.json'), {
      form,
      place: placeOf(id, 'client.json'),
    });
    file.save(document);
    const journal = openJournal({
      path: join(folder, 'journal.jsonl'),
      clientName: document.name,
      copyName: `${id}-journal.jsonl`,
      form,
      place: placeOf(id, 'journal.jsonl'),
      disk,
      quarantine,
      readOnly,
    });
    const drafts = draftsOf(opening, folder, document.name, readOnly);
    return ok({ ...documentOf(file, { document, readOnly, problem: null, migrated: false }), id, journal, drafts });
  } catch (error) {
    try {
      disk.rmSync(folder, { recursive: true, force: true });
    } catch {
      // An empty folder is passed over when the workspace is opened.
    }
    return notSaved(error, 'The new client');
  }
};

const documentOf = (
  file: DocumentFile,
  known: Known,
): Pick<Client, 'document' | 'version' | 'readOnly' | 'save' | 'note'> => {
  let document = known.document;
  let version = 0;
  const note = (next: ClientDocument): Result<null> => {
    if (known.readOnly !== null) return fail('read-only', known.readOnly);
    try {
      file.save(next);
    } catch (error) {
      return notSaved(error, `What you changed in ${document.name}`);
    }
    document = next;
    return ok(null);
  };
  return {
    document: () => document,
    version: () => version,
    readOnly: known.readOnly,
    note,
    save: (next, from) => {
      if (known.readOnly === null && from !== version) {
        return fail(
          'conflict',
          `These changes to ${document.name} were not saved: the records were saved from somewhere else in the meantime. They stay in this window. Open the client again to see what is there now.`,
        );
      }
      const noted = note(next);
      if (!noted.ok) return noted;
      version += 1;
      return ok({ version });
    },
  };
};
