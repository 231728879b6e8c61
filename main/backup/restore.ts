import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSummary, Restored, Result } from '#shared/contract.ts';
import type { Form } from '../workspace/form.ts';
import { type LockFound, lookForLock, writeKeyring } from '../workspace/protection.ts';
import type { AgeKey } from './age/header.ts';
import { lockOfArchive } from './archive-lock.ts';
import { asResult, explainArchive, explainTarget, Failure, fromNewer } from './failure.ts';
import { isWithin, makeFolder, placeOf } from './folders.ts';
import { type Forms, inFormOf, plainTexts, rewritten, sameForm } from './forms.ts';
import { attachmentName } from './names.ts';
import { attachedIn, digestsBelow, type Staged, stageClientPartly, stagePartly } from './stage-partly.ts';
import { commitPlan, finishRestore, incomingOf, stagingOf } from './swap.ts';
import { checkDigests, unpackAll } from './unpack.ts';
import { type Bag, type Verified, verifyArchive } from './verify.ts';
import { isWorkspace, needRoom, readWorkspace, topNames } from './workspace-files.ts';

export type RestoreBackup = {
  readonly path: string;
  /** Opens an encrypted one. */
  readonly key?: AgeKey | null;
  /** The workspace folder to restore into; made when it is missing. The caller holds its lock and has closed its files. */
  readonly toDir: string;
  /** The backup just made of what `toDir` holds. Null only where it holds nothing: restoring replaces everything. */
  readonly before: BackupSummary | null;
  /**
   * Only this client: its folder and the attachments it needs; everything else stays as it is. With `missing: 'remove'` a
   * client the backup does not hold is taken away, which is what taking back its restore means.
   */
  readonly only?: { readonly clientId: string; readonly missing: 'refuse' | 'remove' };
  /** Of a damaged backup what verifies; what does not stays as it is now, and is listed in `lost`. */
  readonly partial?: boolean;
  /**
   * What opens the files of the backup, and what opens `toDir`: whatever is restored is written as the files are that it
   * comes among. Left out, the files of the backup are put in place as they are, its keyring too unless it is of the same
   * key.
   */
  readonly forms?: Forms;
  /** Called before every step that changes the disk. */
  readonly onStep?: (step: string) => void;
};

const list = (problems: readonly string[]): string =>
  problems.length > 5
    ? `${problems.slice(0, 5).join(' ')} And ${problems.length - 5} more; looking at the backup lists all of them.`
    : problems.join(' ');

/** Refuses a folder that is no place to restore into. Returns the names at its top that would be replaced. */
const checkTarget = async ({ path, toDir, before }: RestoreBackup): Promise<readonly string[]> => {
  const names = await topNames(toDir);
  if (isWithin(await placeOf(path), await placeOf(toDir))) {
    throw new Failure(
      'invalid',
      `The backup lies inside the folder it would replace (${toDir}). Move it elsewhere first.`,
    );
  }
  if (names.length > 0 && !(await isWorkspace(toDir))) {
    throw new Failure(
      'invalid',
      `${toDir} holds other files and is no workspace of this app. Nothing was changed. Choose an empty folder or a workspace.`,
    );
  }
  if (names.length > 0 && before === null) {
    throw new Failure('conflict', `${toDir} holds a workspace that was not backed up. Nothing was changed.`);
  }
  return names;
};

const plainForms: Forms = { archive: null, target: null };

/** Refuses to put files beside others that another key opens, or none. */
const refuseOtherKeys = async (path: string, key: AgeKey | null, toDir: string): Promise<void> => {
  const [archive, here] = [(await lockOfArchive(path, key)).found, lookForLock(toDir)];
  const keyOf = (found: LockFound): string | null =>
    found.state === 'open' ? null : (found.keyring?.id ?? found.recovery ?? '');
  if (keyOf(archive) === keyOf(here)) return;
  throw new Failure(
    'conflict',
    `This backup and ${toDir} are not locked with the same key, so a part of the one cannot be put into the other. Nothing was changed. Restore all of it into an empty folder, or open the workspace in Good Terms and restore there.`,
  );
};

/**
 * Where the backup has the key of now, the passphrase of today goes on opening it, not the one of then. Done before
 * anything is swapped in: a crash must not bring back a passphrase somebody else may know.
 */
const keepPassphrase = (toDir: string, incoming: string): void => {
  const [here, there] = [lookForLock(toDir), lookForLock(incoming)];
  const keyring = here.state === 'locked' ? here.keyring : null;
  if (keyring !== null && there.state === 'locked' && there.keyring?.id === keyring.id) writeKeyring(incoming, keyring);
};

const checkUnpacked = async (dir: string, { bag, contents }: Verified & { bag: Bag }, form: Form): Promise<void> => {
  await checkDigests(dir, bag);
  const found = await readWorkspace(dir, form);
  if (found.files !== contents.files || found.entries !== contents.entries) {
    throw new Failure('storage', 'The unpacked files are not all there. Nothing was changed. Try again.');
  }
};

/** The part of a bag that is one client's: its folder, or the attachments it needs that are not here yet. */
const partOf = async (
  bag: Bag,
  clientId: string,
  incoming: string | null,
  toDir: string,
  forms: Forms,
): Promise<Bag> => {
  if (incoming === null) {
    const payload = new Map([...bag.payload].filter(([path]) => path.startsWith(`clients/${clientId}/`)));
    return { ...bag, payload, beside: new Map() };
  }
  const { from, to } = plainTexts(forms);
  const wanted = await digestsBelow(incoming, `clients/${clientId}`, from);
  const here = await attachedIn(toDir, to);
  const needed = (name: string | null): boolean => {
    const sha256 = name === null ? null : from.digestOf(name);
    return sha256 !== null && wanted.has(sha256) && !here.has(sha256);
  };
  return {
    ...bag,
    payload: new Map([...bag.payload].filter(([path]) => needed(attachmentName(path)))),
    beside: new Map([...bag.beside].filter(([name]) => needed(name))),
  };
};

/** Puts one client of a bag in place. Names that change, for the plan. */
const stageClient = async (
  options: RestoreBackup,
  bag: Bag,
  clientId: string,
  incoming: string,
  step: (name: string) => void,
): Promise<readonly string[]> => {
  const { path, toDir, key = null, forms = plainForms } = options;
  const folder = await partOf(bag, clientId, null, toDir, forms);
  if (folder.payload.size === 0) {
    if (options.only?.missing === 'remove') return [];
    throw new Failure('not-found', 'This client is not in that backup. Nothing was changed. Choose another backup.');
  }
  const brought = await rewritten(toDir, incoming, forms, async (into) => {
    await unpackAll(path, key, folder, into, step);
    const files = await partOf(bag, clientId, into, toDir, forms);
    await unpackAll(path, key, files, into, step);
    await checkDigests(into, folder);
    await checkDigests(into, files);
    return [...files.payload.keys(), ...[...files.beside.keys()].map((name) => `files/${name}`)];
  });
  // The keyring of now stays where it is.
  await rm(join(incoming, 'keyring.json'), { force: true });
  return [`clients/${clientId}`, ...brought.map((name) => inFormOf(name, forms)).filter((name) => name !== null)];
};

/**
 * Puts the workspace of a backup in place of what `toDir` holds. The backup is verified in full, unpacked beside the
 * present files, read again from the disk, and only then swapped in; after a crash at any point `finishRestore` finds
 * either workspace complete. Errors: `unreadable` (the backup does not verify; the message lists what), `conflict` (not
 * backed up first), `invalid` (no place to restore into), `storage`, `read-only`, `not-found`.
 */
export const restoreBackup = async (options: RestoreBackup): Promise<Result<Restored>> => {
  const { path, toDir, before, only, partial = false, key = null, forms = plainForms } = options;
  const step = options.onStep ?? (() => undefined);
  const { from } = plainTexts(forms);
  const read = await asResult(() => verifyArchive(path, true, key, from), explainArchive(path));
  if (!read.ok) return read;
  return asResult(async () => {
    const { problems, known, bag, contents } = read.value;
    if (contents.newer) throw new Failure('read-only', fromNewer);
    const damaged = bag === null || problems.length > 0;
    if (damaged && !partial) {
      throw new Failure(
        'unreadable',
        `This backup cannot be restored completely, so nothing was changed. ${list(problems)} Choose another backup.`,
      );
    }
    const interrupted = await finishRestore(toDir);
    if (!interrupted.ok) throw new Failure(interrupted.error.code, interrupted.error.message);
    const outgoing = await checkTarget(options);
    if (options.forms === undefined && (only !== undefined || damaged) && outgoing.length > 0) {
      await refuseOtherKeys(path, key, toDir);
    }
    step('prepare');
    await makeFolder(toDir);
    await needRoom(toDir, contents.bytes * (sameForm(forms) ? 1 : 2) + 1024 * 1024);
    const incoming = incomingOf(toDir);
    await makeFolder(incoming);
    let staged: Staged = { contents, lost: [] };
    try {
      if (only !== undefined && damaged) {
        const { names, ...part } = await stageClientPartly(path, key, toDir, incoming, forms, only.clientId);
        staged = part;
        step('commit');
        await commitPlan(toDir, { incoming: names, outgoing: [`clients/${only.clientId}`] });
      } else if (only !== undefined && bag !== null) {
        const names = await stageClient(options, bag, only.clientId, incoming, step);
        step('commit');
        await commitPlan(toDir, { incoming: names, outgoing: [`clients/${only.clientId}`] });
      } else {
        if (damaged) staged = await stagePartly(path, key, toDir, incoming, forms);
        else {
          await rewritten(toDir, incoming, forms, async (into) => {
            await unpackAll(path, key, bag, into, step);
            step('check');
            await checkUnpacked(into, { ...read.value, bag }, from);
          });
        }
        keepPassphrase(toDir, incoming);
        step('commit');
        await commitPlan(toDir, { incoming: await topNames(incoming), outgoing });
      }
    } catch (error) {
      await rm(stagingOf(toDir), { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
    const swapped = await finishRestore(toDir, step);
    if (!swapped.ok) throw new Failure(swapped.error.code, swapped.error.message);
    const held = staged.contents.clients.filter(({ id }) => only === undefined || id === only.clientId);
    return {
      clients: held.length,
      entries: held.reduce((sum, { entries }) => sum + entries, 0),
      invoices: held.reduce((sum, { invoices }) => sum + invoices, 0),
      before,
      problems: known,
      ...(damaged ? { lost: staged.lost } : {}),
    };
  }, explainTarget(toDir));
};
