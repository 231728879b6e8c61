import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Problem, Result } from '#shared/contract.ts';
import { id as idSchema, newClient, type WorkspaceDocument } from '#shared/model/index.ts';
import type { StoreClass } from '../app/host.ts';
import {
  type Client,
  type ClientOpening,
  createClientFile,
  isReadable,
  openClient,
  type UnreadableClient,
} from './client-file.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { tidyAfterCrash } from './document-file.ts';
import { type FileDisk, type Files, nodeFileDisk, openFiles } from './files.ts';
import { type Access, type Form, formFor } from './form.ts';
import { type Lock, takeLock } from './lock.ts';
import { type Migration, migrations as ourMigrations } from './migrate.ts';
import { lockedSentence, lookForLock, opensWith } from './protection.ts';
import { closedQuarantine, openQuarantine } from './quarantine.ts';
import { nothingToRecover, type RecoverIn } from './recover.ts';
import { fail, folderRefused, isDenied, notSaved, ok } from './result.ts';
import { openSetAside, type SetAside } from './set-aside.ts';
import { openWorkspaceDocument } from './workspace-document.ts';

/** An open workspace. This process holds its lock until `close`. */
export type Workspace = {
  readonly folder: string;
  /** A sentence why nothing can be saved, or null. */
  readonly readOnly: string | null;
  readonly problems: readonly Problem[];
  readonly document: () => WorkspaceDocument;
  /** Durable when it answers `ok`. */
  readonly saveDocument: (document: WorkspaceDocument) => Result<null>;
  /** Clients that could be read, by name. */
  readonly clients: () => readonly Client[];
  /** Clients whose file could not be read. */
  readonly unreadable: readonly UnreadableClient[];
  readonly client: (id: string) => Result<Client>;
  readonly createClient: (name: string) => Result<Client>;
  /** Attachments of all clients. */
  readonly files: Files;
  readonly form: Form;
  /** What opens its files, for threads that read them too; null when they are plain. */
  readonly access: Access | null;
  /** Copies of files that could not be read. */
  readonly setAside: SetAside;
  /**
   * Closes every file, lets `work` put other files into the folder and opens it again, all under the same lock. This
   * workspace is not used any more afterwards. Rejects when the folder cannot be opened again.
   */
  readonly replace: <T>(
    work: () => Promise<T>,
    /** What opens the files `work` has put there, when it is something else than before. */
    access?: (done: T) => Access | null,
  ) => Promise<{
    readonly done: T;
    /** Null when the files that are there now need another key. */
    readonly workspace: Workspace | null;
  }>;
  readonly close: () => Promise<void>;
};

export type WorkspaceOpening = {
  readonly folder: string;
  readonly Store: StoreClass;
  readonly clock: () => Date;
  readonly recover?: RecoverIn;
  /** Runs under the lock before anything is read: brings an interrupted restore to its end. */
  readonly prepare?: () => Promise<Result<unknown>>;
  /** Makes a backup of files an older version wrote, before anything of them is written anew. `workspace` says where it goes. */
  readonly beforeMigrating?: (workspace: WorkspaceDocument) => Promise<Result<unknown>>;
  /** The steps from older versions; tests hand in their own. */
  readonly migrations?: readonly Migration[];
  readonly disk?: Disk;
  readonly fileDisk?: FileDisk;
  /** What opens an encrypted workspace. It is not looked at when the files are plain. */
  readonly access?: Access | null;
};

type Loading = Required<Omit<WorkspaceOpening, 'prepare'>>;

const readOnlySentences = {
  denied:
    'This workspace folder cannot be written to, so everything can be read and nothing can be changed. Allow writing to the folder, then start Good Terms again.',
  full: 'The disk is full, so everything can be read and nothing can be changed. Free some space, then start Good Terms again.',
};

const notMigratedSentence =
  'This workspace was written by an older version of Good Terms. Before it is brought to this version a backup is made, and that was not possible; so everything can be read and nothing is changed.';

/** Ids of the folders below `clients/` that hold something. Names that are no ids are somebody else's and left alone. */
const clientIds = (disk: Disk, folder: string): readonly string[] => {
  try {
    return disk
      .readdirSync(join(folder, 'clients'))
      .filter((name) => idSchema.safeParse(name).success)
      .filter((name) => {
        try {
          return disk.readdirSync(join(folder, 'clients', name)).length > 0;
        } catch {
          return false;
        }
      })
      .sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

/** Thrown when the files that are there need another key than the one at hand. */
class Locked extends Error {}

const makeFolder = (disk: Disk, folder: string): unknown => {
  try {
    disk.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return error;
  }
};

/**
 * Opens (and where needed creates) the workspace in `folder` and takes its lock.
 * Errors: `in-use` when another process has it; `storage` when the folder cannot be reached; `locked` when its files are
 * encrypted and `access` is not what opens them.
 */
export const openWorkspace = async (opening: WorkspaceOpening): Promise<Result<Workspace>> => {
  const { folder, Store, clock, recover = nothingToRecover, disk = nodeDisk, fileDisk = nodeFileDisk } = opening;
  const { beforeMigrating = async () => ok(null), migrations = ourMigrations, access = null } = opening;
  const refused = makeFolder(disk, folder);
  if (refused !== null && !isDenied(refused)) return folderRefused(refused, folder);
  const lock = await takeLock(folder, disk);
  if (!lock.ok) return lock;
  try {
    const prepared = lock.value.refused === null && opening.prepare !== undefined ? await opening.prepare() : ok(null);
    if (!prepared.ok) {
      await lock.value.release();
      return prepared;
    }
    const loading = { folder, Store, clock, recover, disk, fileDisk, beforeMigrating, migrations, access };
    return ok(await load(loading, lock.value));
  } catch (error) {
    await lock.value.release();
    return error instanceof Locked ? fail('locked', lockedSentence) : folderRefused(error, folder);
  }
};

/** `notMigrated` says why files of an older version are only read. */
const load = async (opening: Loading, lock: Lock, notMigrated: string | null = null): Promise<Workspace> => {
  const { folder, Store, clock, recover, disk, migrations } = opening;
  const found = lookForLock(folder, disk);
  const access = found.state === 'open' ? null : opening.access;
  if (found.state === 'locked' && (access === null || !opensWith(disk, folder, found, access))) throw new Locked();
  const form = formFor(access);
  const writable = lock.refused === null && notMigrated === null;
  if (writable) tidyAfterCrash(disk, folder);
  const quarantine = writable ? openQuarantine(folder, disk, clock) : closedQuarantine;
  const own = await openWorkspaceDocument({
    folder,
    Store,
    disk,
    form,
    quarantine,
    recover: (path, accept) => recover(path, accept, null),
    migrations,
    readOnly: lock.refused === null ? notMigrated : readOnlySentences[lock.refused],
  });
  const { readOnly } = own;
  const files = openFiles(folder, readOnly, opening.fileDisk, form);
  // A leftover that cannot be removed now takes room and does no harm.
  if (writable) await files.tidy().catch(() => undefined);
  const shared: Omit<ClientOpening, 'id'> = {
    workspace: folder,
    Store,
    disk,
    form,
    migrations,
    quarantine,
    recover: (path, accept) => recover(path, accept, own.document()),
    readOnly,
  };
  const clients = new Map<string, Client>();
  const unreadable: UnreadableClient[] = [];
  const migrated: Client[] = [];
  const problems: Problem[] = own.problems.map((message) => ({ clientId: null, clientName: null, message }));
  for (const id of clientIds(disk, folder)) {
    const opened = await openClient({ ...shared, id });
    problems.push(...opened.problems);
    if (isReadable(opened.client)) clients.set(id, opened.client);
    else unreadable.push(opened.client);
    if (opened.migrated && isReadable(opened.client)) migrated.push(opened.client);
  }
  if (readOnly === null && (own.migrated || migrated.length > 0)) {
    const kept = await opening.beforeMigrating(own.document());
    if (!kept.ok) {
      for (const one of clients.values()) one.journal.close();
      return load(opening, lock, `${notMigratedSentence} ${kept.error.message}`);
    }
    // What cannot be written now stays as it is and is read in the same way the next time.
    if (own.migrated) own.save(own.document());
    for (const one of migrated) one.note(one.document());
  }

  const client = (id: string): Result<Client> => {
    const found = clients.get(id);
    if (found !== undefined) return ok(found);
    const broken = unreadable.find((one) => one.id === id);
    return broken === undefined
      ? fail('not-found', 'This client is not in the workspace any more. Choose another one from the list.')
      : fail('unreadable', broken.message);
  };

  /** Refuses to write where the workspace was: into the empty place of an unmounted disk, or beside another computer. */
  const gone = (what: string): Result<never> | null => {
    const code = readOnly === null ? lock.lost() : null;
    return code === null ? null : notSaved(Object.assign(new Error(), { code }), what);
  };

  const createClient = (name: string): Result<Client> => {
    if (readOnly !== null) return fail('read-only', readOnly);
    const refused = gone('The new client');
    if (refused !== null) return refused;
    const id = randomUUID();
    const created = createClientFile({ ...shared, id }, newClient(id, name, clock().toISOString()));
    if (created.ok) clients.set(id, created.value);
    return created;
  };

  const closeFiles = (): void => {
    for (const one of clients.values()) one.journal.close();
  };

  return {
    folder,
    readOnly,
    problems,
    document: own.document,
    saveDocument: (document) => gone('What you changed in your details and settings') ?? own.save(document),
    clients: () =>
      [...clients.values()].sort((a, b) => {
        const [left, right] = [a.document().name.toLowerCase(), b.document().name.toLowerCase()];
        return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
      }),
    unreadable,
    client,
    createClient,
    files,
    form,
    access,
    setAside: openSetAside(folder, disk, form),
    replace: async (work, other) => {
      closeFiles();
      const done = await work();
      const next = other === undefined ? opening : { ...opening, access: other(done) };
      const workspace = await load(next, lock).catch((error: unknown) => {
        if (error instanceof Locked) return null;
        throw error;
      });
      return { done, workspace };
    },
    close: async () => {
      closeFiles();
      await lock.release();
    },
  };
};
