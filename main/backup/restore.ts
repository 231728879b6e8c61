import { constants } from 'node:fs';
import { copyFile, open, readdir, readFile as readFileBytes, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupSummary, Restored, Result } from '#shared/contract.ts';
import { newClient } from '#shared/model/index.ts';
import type { Form } from '../workspace/form.ts';
import { type LockFound, lookForLock, writeKeyring } from '../workspace/protection.ts';
import { lockOfArchive } from './archive-lock.ts';
import { type Archive, openArchive, readFile } from './archive-reader.ts';
import { digestOf, storeBeside } from './attachment-store.ts';
import type { Contents } from './contents.ts';
import { asResult, explainArchive, explainTarget, Failure } from './failure.ts';
import { isWithin, makeFolder, placeOf, syncFolder } from './folders.ts';
import { type Forms, inFormOf, plainTexts, rewritten, sameForm } from './forms.ts';
import { inLanes } from './lanes.ts';
import { attachmentName } from './names.ts';
import { salvage } from './salvage.ts';
import { commitPlan, finishRestore, incomingOf, stagingOf } from './swap.ts';
import { type Bag, type Verified, verifyArchive } from './verify.ts';
import { isWorkspace, needRoom, readWorkspace, topNames } from './workspace-files.ts';

export type RestoreBackup = {
  readonly path: string;
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
   * What opens the backup, and what opens `toDir`: whatever is restored is written as the files are that it comes among.
   * Left out, the files of the backup are put in place as they are, its keyring too unless it is of the
   * same key; then only all of it can be restored.
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

const folders = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === '.' ? [] : [...folders(parent), parent];
};

/** Copies attachments from beside the archive; `checkUnpacked` reads them again. */
const unpackBeside = async (
  path: string,
  { beside }: Bag,
  dir: string,
  step: (name: string) => void,
): Promise<void> => {
  if (beside.size === 0) return;
  step('unpack files');
  const files = join(dir, 'files');
  await makeFolder(files);
  await inLanes(beside, 4, async ([name, sha256]) => {
    await copyFile(join(storeBeside(path), sha256), join(files, name), constants.COPYFILE_FICLONE);
    const file = await open(join(files, name), 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  await syncFolder(files);
};

/** Unpacks the payload into `dir`, file by file, each synced and checked against its digest on the way. */
const unpack = async (archive: Archive, bag: Bag, dir: string, step: (name: string) => void): Promise<void> => {
  const made = new Set<string>();
  for (const [path, listed] of bag.payload) {
    const file = archive.files.get(`${bag.root}data/${path}`);
    if (file === undefined) throw new Failure('unreadable', `${path} is missing from the backup. Nothing was changed.`);
    step(`unpack ${path}`);
    for (const folder of folders(path)) {
      if (!made.has(folder)) await makeFolder(join(dir, folder));
      made.add(folder);
    }
    const target = await open(join(dir, path), 'wx', 0o600);
    try {
      const { digest } = await readFile(archive, file, async (bytes) => void (await target.writeFile(bytes)));
      if (digest !== listed) throw new Failure('unreadable', `${path} was altered in the backup. Nothing was changed.`);
      await target.sync();
    } finally {
      await target.close();
    }
  }
  for (const folder of [...made].reverse()) await syncFolder(join(dir, folder));
};

/** Reads the unpacked files again from the disk. */
const checkDigests = async (dir: string, bag: Bag): Promise<void> => {
  const buffer = Buffer.alloc(1024 * 1024);
  const beside = [...bag.beside].map(([name, sha256]) => [`files/${name}`, sha256] as const);
  for (const [path, listed] of [...bag.payload, ...beside]) {
    const file = await open(join(dir, path), 'r');
    const digest = await digestOf(file, buffer).finally(() => file.close());
    if (digest !== listed) {
      throw new Failure('storage', `${path} did not arrive on the disk as it was written. Nothing was changed.`);
    }
  }
};

const checkUnpacked = async (dir: string, { bag, contents }: Verified & { bag: Bag }, form: Form): Promise<void> => {
  await checkDigests(dir, bag);
  const found = await readWorkspace(dir, form);
  if (found.files !== contents.files || found.entries !== contents.entries) {
    throw new Failure('storage', 'The unpacked files are not all there. Nothing was changed. Try again.');
  }
};

const plainForms: Forms = { archive: null, target: null };

/** Refuses to put files beside others that another key opens, or none. */
const refuseOtherKeys = async (path: string, toDir: string): Promise<void> => {
  const [archive, here] = [(await lockOfArchive(path)).found, lookForLock(toDir)];
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

type Staged = { readonly contents: Contents; readonly lost: readonly string[] };

/** Takes what verifies of a damaged backup; what does not comes from `toDir` as it is now, where it is there. */
const stagePartly = async (path: string, toDir: string, incoming: string, forms: Forms): Promise<Staged> => {
  const { from, to } = plainTexts(forms);
  const { gone, lost } = await rewritten(toDir, incoming, forms, (into) => salvage(path, into, from));
  for (const name of gone) {
    const here = inFormOf(name, forms);
    if (here === null) continue;
    await makeFolder(dirname(join(incoming, here)));
    await copyFile(join(toDir, here), join(incoming, here), constants.COPYFILE_FICLONE).catch(() => undefined);
  }
  const documents = await readWorkspace(incoming, to);
  // Whoever has no key cannot write a document of an encrypted workspace.
  const writable = to.encrypted || !documents.encrypted;
  for (const { id, documentDigest } of writable ? documents.clients : []) {
    if (documentDigest !== null) continue;
    // A journal without its client cannot be opened: it gets a name the user can change.
    const document = newClient(id, 'Recovered client', new Date(0).toISOString());
    const text = to.documentText(`clients/${id}/client.json`, JSON.stringify(document));
    await writeFile(join(incoming, 'clients', id, 'client.json'), text, { mode: 0o600, flush: true });
  }
  const contents = await readWorkspace(incoming, to);
  if (contents.clients.length === 0) {
    throw new Failure(
      'unreadable',
      'Nothing in this backup can be read any more. Nothing was changed. Choose another backup.',
    );
  }
  return { contents, lost };
};

/** Digests that stand in the files of a client's folder. */
const digestsBelow = async (incoming: string, client: string, form: Form): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const name of await readdir(join(incoming, client))) {
    const place = `${client}/${name}`;
    const bytes = await readFileBytes(join(incoming, place));
    const plain = name.endsWith('.jsonl') ? form.readLines(place, bytes).plain : form.plainDocument(place, bytes);
    for (const [digest] of (plain ?? bytes).toString('latin1').matchAll(/[0-9a-f]{64}/g)) found.add(digest);
  }
  return found;
};

/** Digests of the attachments of a workspace. */
const attachedIn = async (dir: string, form: Form): Promise<ReadonlySet<string>> => {
  const names = await readdir(join(dir, 'files')).catch((): string[] => []);
  return new Set(names.map(form.digestOf).filter((digest) => digest !== null));
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

const unpackAll = async (path: string, bag: Bag, incoming: string, step: (name: string) => void): Promise<void> => {
  const archive = await openArchive(path);
  try {
    await unpack(archive, bag, incoming, step);
    await unpackBeside(path, bag, incoming, step);
  } finally {
    archive.zip.close();
  }
};

/** Puts one client of a bag in place. Names that change, for the plan. */
const stageClient = async (
  options: RestoreBackup,
  bag: Bag,
  clientId: string,
  incoming: string,
  step: (name: string) => void,
): Promise<readonly string[]> => {
  const { path, toDir, forms = plainForms } = options;
  const folder = await partOf(bag, clientId, null, toDir, forms);
  if (folder.payload.size === 0) {
    if (options.only?.missing === 'remove') return [];
    throw new Failure('not-found', 'This client is not in that backup. Nothing was changed. Choose another backup.');
  }
  const brought = await rewritten(toDir, incoming, forms, async (into) => {
    await unpackAll(path, folder, into, step);
    const files = await partOf(bag, clientId, into, toDir, forms);
    await unpackAll(path, files, into, step);
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
  const { path, toDir, before, only, partial = false, forms = plainForms } = options;
  const step = options.onStep ?? (() => undefined);
  const { from } = plainTexts(forms);
  const read = await asResult(() => verifyArchive(path, true, from), explainArchive(path));
  if (!read.ok) return read;
  return asResult(async () => {
    const { problems, known, bag, contents } = read.value;
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
      await refuseOtherKeys(path, toDir);
    }
    step('prepare');
    await makeFolder(toDir);
    await needRoom(toDir, contents.bytes * (sameForm(forms) ? 1 : 2) + 1024 * 1024);
    const incoming = incomingOf(toDir);
    await makeFolder(incoming);
    let staged: Staged = { contents, lost: [] };
    try {
      if (only !== undefined && bag !== null && !damaged) {
        const names = await stageClient(options, bag, only.clientId, incoming, step);
        step('commit');
        await commitPlan(toDir, { incoming: names, outgoing: [`clients/${only.clientId}`] });
      } else {
        if (damaged) staged = await stagePartly(path, toDir, incoming, forms);
        else {
          await rewritten(toDir, incoming, forms, async (into) => {
            await unpackAll(path, bag, into, step);
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
