/** Setting and removing the passphrase: the user's own workspace is written in another form and takes the old one's place. */
import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#shared/contract.ts';
import { readRecoveryCode } from '#shared/rules/recovery-code.ts';
import { asResult, explainTarget, Failure } from '../backup/failure.ts';
import { makeFolder, syncFolder } from '../backup/folders.ts';
import { commitPlan, finishRestore, incomingOf, stagingOf } from '../backup/swap.ts';
import { needRoom, sizeOf } from '../backup/workspace-files.ts';
import { shelfFolder } from '../pack/exhibits/shelf.ts';
import { convertedNames, convertInto, NotConverted } from '../workspace/convert.ts';
import { keyringFor, openWithCode, wrapForRecovery } from '../workspace/crypto/keyring.ts';
import { dataKeyLength } from '../workspace/crypto/keys.ts';
import { type Access, type Form, formFor } from '../workspace/form.ts';
import { openWorkspace } from '../workspace/index.ts';
import { writeKeyring } from '../workspace/protection.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';

type Where = Pick<Host, 'paths' | 'Store' | 'clock'> & {
  /** Called before every step that changes the disk. */
  readonly onStep?: (step: string) => void;
};

const topNames = async (folder: string): Promise<readonly string[]> => {
  const there = await readdir(folder);
  return convertedNames.filter((name) => there.includes(name));
};

/** Makes every new name in a folder and below it last. */
const syncAll = async (folder: string): Promise<void> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name));
  await syncFolder(folder);
};

const explained = (error: unknown): Failure | unknown =>
  error instanceof NotConverted
    ? new Failure(
        'unreadable',
        `Nothing was changed: ${error.place} does not read as it was written. Restore a backup that holds it, or move the file away, then try again.`,
      )
    : error;

/** Writes the files anew beside the present ones and swaps them in: a crash at any point leaves one of the two, whole. */
const rewrite = async (
  folder: string,
  from: Form,
  to: Form,
  finishing: (into: string) => void,
  step: (step: string) => void,
): Promise<void> => {
  const into = incomingOf(folder);
  step('prepare');
  await makeFolder(into);
  try {
    await needRoom(folder, (await sizeOf(folder, null)) + 16 * 1024 * 1024);
    await convertInto({ folder, into, from, to, step });
    step('keyring');
    finishing(into);
    await syncAll(into);
    // Drawn pages would stay as they are; they are drawn anew.
    step('pages');
    await rm(join(folder, shelfFolder), { recursive: true, force: true });
    step('commit');
    await commitPlan(folder, { incoming: await topNames(into), outgoing: await topNames(folder) });
  } catch (error) {
    await rm(stagingOf(folder), { recursive: true, force: true }).catch(() => undefined);
    throw explained(error);
  }
  const swapped = await finishRestore(folder, step);
  if (!swapped.ok) throw new Failure(swapped.error.code, swapped.error.message);
};

const convert = async (
  { paths, Store, clock, onStep = () => undefined }: Where,
  before: Access | null,
  after: Access | null,
  finishing: (into: string) => void,
): Promise<Result<null>> => {
  const folder = paths.workspace;
  const opened = await openWorkspace({ folder, Store, clock, access: before, prepare: () => finishRestore(folder) });
  if (!opened.ok) return opened;
  const workspace = opened.value;
  try {
    if (workspace.readOnly !== null) return fail('read-only', workspace.readOnly);
    return await asResult(async () => {
      const work = () => rewrite(folder, formFor(before), formFor(after), finishing, onStep);
      await workspace.replace(work, () => after);
      return null;
    }, explainTarget(folder));
  } finally {
    await workspace.close();
  }
};

/** Encrypts the workspace with a new key, which the passphrase and the code open. The code is one of `newRecoveryCode`. */
export const encryptWorkspace = async (where: Where, passphrase: string, code: string): Promise<Result<Access>> => {
  const read = readRecoveryCode(code);
  if ('wrong' in read) return fail('invalid', 'This is not a whole recovery code. Nothing was changed.');
  const dataKey = randomBytes(dataKeyLength);
  const recovery = wrapForRecovery(dataKey, read.secret);
  const keyring = await keyringFor(dataKey, recovery, passphrase);
  // Nothing may be encrypted with a key the printed code does not give back.
  const back = openWithCode(recovery, code);
  if (back?.equals(dataKey) !== true) throw new Error('The recovery code does not open the key.');
  back.fill(0);
  const access = { dataKey, recovery };
  const done = await convert(where, null, access, (into) => writeKeyring(into, keyring));
  if (done.ok) return ok(access);
  dataKey.fill(0);
  return done;
};

/** Writes the workspace plain again. */
export const decryptWorkspace = (where: Where, access: Access): Promise<Result<null>> =>
  convert(where, access, null, () => undefined);
