import type { Result } from '#shared/contract.ts';
import type { WorkspaceDocument } from '#shared/model/index.ts';
import { finishRestore, makeBackup, recoverFile } from '../backup/index.ts';
import type { Access } from '../workspace/form.ts';
import { openWorkspace, readSample, type Workspace, writeSample } from '../workspace/index.ts';
import { keepKeyring } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import { createQueue } from './scheduler.ts';

/** What is open: the user's own workspace, and the sample while it is looked at. */
export type Session = {
  readonly open: () => Promise<Result<null>>;
  /** The workspace the window shows. Throws before `open` has answered `ok`. */
  readonly current: () => Workspace;
  readonly home: () => Workspace;
  readonly isSample: () => boolean;
  readonly openSample: () => Promise<Result<null>>;
  readonly closeSample: () => Promise<Result<null>>;
  /** Lets `work` replace the files of the user's own workspace and opens it again, with `access` where it is another one. */
  readonly replaceHome: <T>(work: () => Promise<T>, access?: (done: T) => Access | null) => Promise<T>;
  /** One change after the other. */
  readonly write: <T>(work: () => Promise<T> | T) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Where backups go: the user's choice or the host's default. */
export const backupFolderOf = (host: Host, document: WorkspaceDocument): string =>
  document.settings.backupFolder ?? host.paths.backups;

/** The sample's backups stay beside the sample: mixed with the user's own they would be restored by mistake. */
export const sampleBackups = (host: Host): string => `${host.paths.sample}-backups`;

export const createSession = (
  host: Host,
  access: Access | null = null,
  rekeyed: (access: Access | 'unknown' | null) => void = () => undefined,
): Session => {
  const { clock, paths, Store } = host;
  let own: Workspace | null = null;
  let sample: Workspace | null = null;
  const home = (): Workspace => {
    if (own === null) throw new Error('The workspace is not open.');
    return own;
  };

  const openOwn = async (): Promise<Result<null>> => {
    const folder = paths.workspace;
    const opened = await openWorkspace({
      folder,
      Store,
      clock,
      access,
      prepare: () => finishRestore(folder),
      beforeMigrating: (document) => {
        const toDir = backupFolderOf(host, document);
        return makeBackup({
          workspaceDir: folder,
          toDir,
          now: clock(),
          version: host.version,
          reason: 'before-migration',
          access,
          createFolder: toDir === paths.backups,
        });
      },
      recover: (path, accept, document) =>
        recoverFile(document === null ? paths.backups : backupFolderOf(host, document), path, accept),
    });
    if (!opened.ok) return opened;
    own = opened.value;
    return ok(null);
  };

  const openSample = async (): Promise<Result<null>> => {
    if (sample !== null) return ok(null);
    const folder = paths.sample;
    const open = () => openWorkspace({ folder, Store, clock, prepare: () => finishRestore(folder) });
    const written = writeSample({ folder, Store, clock }, await readSample(paths.assets));
    // A folder that holds something is the sample as it was left.
    if (!written.ok && written.error.code !== 'conflict') return written;
    const opened = await open();
    if (!opened.ok) {
      return opened.error.code === 'in-use'
        ? fail(
            'in-use',
            'The sample is already open in another window of Good Terms. Close it there, then open it here.',
          )
        : opened;
    }
    sample = opened.value;
    return ok(null);
  };

  const closeSample = async (): Promise<Result<null>> => {
    const open = sample;
    sample = null;
    await open?.close();
    return ok(null);
  };

  return {
    open: openOwn,
    current: () => sample ?? home(),
    home,
    isSample: () => sample !== null,
    openSample,
    closeSample,
    replaceHome: async (work, access) => {
      const before = home().access;
      const { done, workspace } = await home().replace(() => keepKeyring(paths.workspace, work), access);
      if (workspace === null) rekeyed('unknown');
      else {
        own = workspace;
        if (workspace.access !== before) rekeyed(workspace.access);
      }
      return done;
    },
    write: createQueue(),
    close: async () => {
      await closeSample();
      const open = own;
      own = null;
      await open?.close();
    },
  };
};
