import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupSummary } from '#shared/contract.ts';
import { type KeptBackup, type Retention, retention } from '#shared/rules/retention.ts';
import { openArchive } from './archive-reader.ts';
import { keptIn } from './attachment-store.ts';
import { inLanes } from './lanes.ts';
import { type Listed, listWithGroups } from './list.ts';
import { isLeftover, isPartial } from './names.ts';
import { readBag } from './verify.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The civil day of an instant on the user's own clock. */
const dayOf = (instant: string): string => {
  const time = new Date(instant);
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
};

export const asKept = ({ path, madeAt, bytes, verified }: BackupSummary): KeptBackup => ({
  id: path,
  madeAt,
  day: dayOf(madeAt),
  bytes,
  verified,
});

/** Bytes of all attachments beside the archives. */
const storeSize = async (store: string): Promise<number> => {
  let bytes = 0;
  await inLanes(await keptIn(store), 16, async (sha256) => {
    bytes += (await stat(join(store, sha256)).catch(() => null))?.size ?? 0;
  });
  return bytes;
};

/** Whether somebody is writing an archive into the folder: what it needs may not be listed anywhere yet. */
const isBusy = async (dir: string): Promise<boolean> => {
  for (const name of await readdir(dir)) {
    if (!isPartial(name)) continue;
    const changed = (await stat(join(dir, name)).catch(() => null))?.mtimeMs ?? Date.now();
    if (!isLeftover(name, Date.now() - changed)) return true;
  }
  return false;
};

/** Attachments any archive of the folder needs; null when one cannot say. */
const needed = async (archives: readonly Listed[]): Promise<ReadonlySet<string> | null> => {
  const digests = new Set<string>();
  for (const { summary } of archives) {
    const archive = await openArchive(summary.path).catch(() => null);
    if (archive === null) return null;
    try {
      const { bag, problems } = await readBag(archive);
      if (problems.length > 0 || archive.problems.length > 0) return null;
      for (const sha256 of bag.beside.values()) digests.add(sha256);
    } catch {
      return null;
    } finally {
      archive.zip.close();
    }
  }
  return digests;
};

/** Removes attachments that no archive needs any more. While one cannot be read, or one is being written, all of them stay. */
export const tidyStore = async (dir: string): Promise<number> => {
  if (await isBusy(dir)) return 0;
  const wanted = await needed(await listWithGroups(dir));
  if (wanted === null) return 0;
  const store = join(dir, 'files');
  let removed = 0;
  for (const sha256 of await keptIn(store)) {
    if (wanted.has(sha256)) continue;
    if (removed % 100 === 0 && (await isBusy(dir))) return removed;
    await rm(join(store, sha256), { force: true });
    removed += 1;
  }
  return removed;
};

/**
 * Lets go of the backups of this workspace (marked `group`) that the rule does not keep, and of attachments only they
 * needed. Backups of other workspaces, and those nobody marked, are left alone. `protect` is a path that stays.
 */
export const thinBackups = async (
  dir: string,
  {
    group,
    now,
    budget,
    protect,
  }: {
    readonly group: string | null;
    readonly now: Date;
    /** Bytes for archives and attachments together; null: as many as the rule wants. */
    readonly budget: number | null;
    readonly protect?: string;
  },
): Promise<Retention> => {
  const listed = await listWithGroups(dir);
  const own = listed.filter((one) => group !== null && one.group === group);
  const shared = budget === null ? 0 : await storeSize(join(dir, 'files'));
  const said = retention(
    own.map(({ summary }) => asKept(summary)),
    { now: now.toISOString(), budget, shared },
  );
  const drop = said.drop.filter((path) => path !== protect && dirname(path) === dir);
  for (const path of drop) await rm(path, { force: true });
  if (drop.length > 0) await tidyStore(dir);
  return said;
};
