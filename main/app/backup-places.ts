import { stat } from 'node:fs/promises';
import type { BackupPlace, BackupSummary, Result } from '#shared/contract.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { type BackupReason, makeBackup, notePlace, readMemory, thinBackups } from '../backup/index.ts';
import type { Host } from './host.ts';
import { backupFolderOf, type Session } from './session.ts';

/** The folders backups of the user's own workspace go to: the first, and a second one where the user wants it. */
export type BackupPlaces = {
  readonly all: () => readonly BackupPlace[];
  /** Whether something changed that a place does not have yet. */
  readonly isPending: (which?: BackupPlace['which']) => boolean;
  /** Something changed that no place has yet, or not the one named. */
  readonly noteChange: (folder?: string) => void;
  /** Looks whether the folders are there. Answers whether one has come back. */
  readonly look: () => Promise<boolean>;
  /** Makes a backup in every place, or in those that lack something. The value is the first one that was made. */
  readonly make: (reason: BackupReason, which: 'all' | 'pending') => Promise<Result<BackupSummary>>;
  /** Makes them in the places that lack something, without the workspace being open then; null when none does. Never rejects. */
  readonly later: () => (() => Promise<void>) | null;
};

type Known = {
  folder: string;
  pending: boolean;
  state: BackupPlace['state'];
  message: string | null;
  seenAt: string | null;
  madeAt: string | null;
};

const standing = (entries: ReadonlyMap<string, JournalEntry>): number => {
  let count = 0;
  for (const { removedAt } of entries.values()) if (removedAt === null) count += 1;
  return count;
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const awaySentence = (folder: string, which: BackupPlace['which']): string =>
  which === 'first'
    ? `The backup folder cannot be reached (${folder}). Your entries are safe here. We try again in five minutes.`
    : 'It is not there now. Backups go on in the first place, and this one is brought up to date when it is back.';

export const createBackupPlaces = (host: Host, session: Session, failed: () => string): BackupPlaces => {
  const known = new Map<string, Known>();
  let remembered = false;

  const wanted = (): readonly (readonly [BackupPlace['which'], string])[] => {
    const document = session.home().document();
    const first = backupFolderOf(host, document);
    const second = document.settings.secondBackupFolder ?? null;
    return second === null || second === first
      ? [['first', first]]
      : [
          ['first', first],
          ['second', second],
        ];
  };

  const at = (folder: string): Known => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const fresh: Known = { folder, pending: false, state: 'ready', message: null, seenAt: null, madeAt: null };
    known.set(folder, fresh);
    return fresh;
  };

  const isOwnDefault = (folder: string): boolean => folder === host.paths.backups;
  const home = (): string => session.home().folder;

  const noteSeen = async (place: Known): Promise<void> => {
    place.seenAt = host.clock().toISOString();
    if (session.home().readOnly === null) await notePlace(home(), place.folder, { seenAt: place.seenAt });
  };

  const recall = async (): Promise<void> => {
    if (remembered) return;
    remembered = true;
    for (const { folder, seenAt, madeAt } of (await readMemory(home())).places)
      Object.assign(at(folder), { seenAt, madeAt });
  };

  const makeIn = async (
    which: BackupPlace['which'],
    place: Known,
    reason: BackupReason,
  ): Promise<Result<BackupSummary>> => {
    const { folder } = place;
    // What changes while the archive is written belongs to the next one.
    place.pending = false;
    const made = await makeBackup({
      workspaceDir: home(),
      toDir: folder,
      now: host.clock(),
      version: host.version,
      reason,
      access: session.home().access,
      createFolder: isOwnDefault(folder),
    }).catch((): Result<BackupSummary> => ({ ok: false, error: { code: 'internal', message: failed() } }));
    if (!made.ok) {
      place.pending = true;
      const there = await isFolder(folder);
      place.state = there ? 'refused' : 'missing';
      place.message = there || isOwnDefault(folder) ? made.error.message : awaySentence(folder, which);
      return made;
    }
    Object.assign(place, { state: 'ready', message: null, madeAt: made.value.madeAt, seenAt: made.value.madeAt });
    if (session.home().readOnly === null) {
      await notePlace(home(), folder, { seenAt: made.value.madeAt, madeAt: made.value.madeAt });
    }
    await thin(folder, made.value.path);
    return made;
  };

  /** What cannot be removed now is removed after the next backup. */
  const thin = async (folder: string, protect: string): Promise<void> => {
    // A terminal command does what it was asked for and nothing beside.
    if (host.kind === 'headless') return;
    const budget = session.home().document().settings.backupBudget ?? null;
    const { group } = await readMemory(home());
    const thinned = await thinBackups(folder, { group, now: host.clock(), budget, protect }).catch(() => null);
    if (thinned?.overBudget === true) {
      at(folder).message =
        'The three newest backups and their files take more room than you gave. They stay; older ones were let go.';
    }
  };

  return {
    all: () =>
      wanted().map(([which, folder]) => {
        const { state, message, seenAt, madeAt } = at(folder);
        return { which, folder, state, message, seenAt, madeAt };
      }),
    isPending: (which) =>
      wanted().some(([one, folder]) => (which === undefined || one === which) && at(folder).pending),
    noteChange: (only) => {
      for (const [, folder] of wanted()) if (only === undefined || only === folder) at(folder).pending = true;
    },
    look: async () => {
      await recall();
      let back = false;
      for (const [which, folder] of wanted()) {
        const place = at(folder);
        if (await isFolder(folder)) {
          if (place.state === 'missing') {
            back = true;
            place.state = 'ready';
            place.message = null;
          }
          await noteSeen(place);
        } else if (!isOwnDefault(folder)) {
          place.state = 'missing';
          place.message = awaySentence(folder, which);
        }
      }
      return back;
    },
    make: async (reason, which) => {
      let first: Result<BackupSummary> | null = null;
      for (const [one, folder] of wanted()) {
        const place = at(folder);
        if (which === 'pending' && !place.pending) continue;
        const made = await makeIn(one, place, reason);
        if (first === null || (!first.ok && made.ok)) first = made;
      }
      return first ?? { ok: false, error: { code: 'internal', message: failed() } };
    },
    later: () => {
      const missing = wanted().flatMap(([, folder]) => (at(folder).pending ? [folder] : []));
      const { folder: workspaceDir, readOnly } = session.home();
      const clients = session.home().clients();
      const counted = {
        entries: clients.reduce((sum, { journal }) => sum + standing(journal.entries), 0),
        invoices: clients.reduce((sum, client) => sum + client.document().invoices.length, 0),
      };
      if (missing.length === 0) return null;
      return async () => {
        for (const toDir of missing) {
          const now = host.clock();
          const createFolder = isOwnDefault(toDir);
          const asked = { workspaceDir, toDir, now, version: host.version, reason: 'closing', createFolder } as const;
          const made = await makeBackup({ ...asked, counted }).catch(() => null);
          const at = now.toISOString();
          // What fails here is noticed when the workspace is opened: its files are newer than the last backup.
          if (made?.ok === true && readOnly === null) await notePlace(workspaceDir, toDir, { seenAt: at, madeAt: at });
        }
      };
    },
  };
};
