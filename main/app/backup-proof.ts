import type { BackupProof, BackupSummary, Result } from '#shared/contract.ts';
import { healStore, recordsOf, rehearse, remember, storeBeside, tidyPassing, verifyBackup } from '../backup/index.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly host: Host;
  readonly session: Session;
  /** The newest backup of what is here now. */
  readonly newest: () => Promise<Result<BackupSummary>>;
  /** Makes another one. */
  readonly again: () => Promise<Result<BackupSummary>>;
};

/** Keeps attachments beside the archives anew where they were damaged and the workspace still has them. */
const heal = async (path: string, workspaceDir: string): Promise<void> => {
  const verified = await verifyBackup(path);
  if (verified.ok && verified.value.damagedBeside.length > 0) {
    const { damagedBeside, bag } = verified.value;
    await healStore(storeBeside(path), workspaceDir, damagedBeside, bag?.beside);
  }
};

/**
 * Restores the newest backup of the user's own workspace into a passing folder, opens it and compares it record by
 * record with what is open here. What changed meanwhile is compared once more with a backup of its own before it is
 * called a difference. The result is remembered.
 */
export const proveBackups = async ({ host, session, newest, again }: Parts): Promise<Result<BackupProof>> => {
  const home = session.home();
  const { clock, Store } = host;
  await tidyPassing(home.folder);

  const tryOnce = async (made: Result<BackupSummary>): Promise<Result<BackupProof>> => {
    if (!made.ok) return made;
    const { path, madeAt } = made.value;
    await heal(path, home.folder);
    const here = await recordsOf(session.home());
    return rehearse({ path, madeAt, workspaceDir: home.folder, here, opening: { Store, clock, access: home.access } });
  };

  const first = await tryOnce(await newest());
  const proven = first.ok && first.value.problems.length === 0 ? first : await tryOnce(await again());
  const result: Result<BackupProof> = proven.ok || !first.ok ? proven : { ok: true, value: first.value };
  if (result.ok)
    await remember(home.folder, (memory) => ({
      ...memory,
      proof: { ...result.value, problems: [...result.value.problems] },
    }));
  return result;
};
