/** Restoring into a workspace that is encrypted with another key than the backup, or where only one of the two is. */
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { convertedNames, convertInto, NotConverted } from '../workspace/convert.ts';
import { errorCode } from '../workspace/disk.ts';
import { type Access, accessId, type Form, formFor } from '../workspace/form.ts';
import { Failure } from './failure.ts';
import { makeFolder } from './folders.ts';
import { attachmentName } from './names.ts';
import { stagingOf } from './swap.ts';

export type Forms = {
  /** What opens the backup; null for a plain one. */
  readonly archive: Access | null;
  /** What opens the workspace it is restored into; null for a plain one. */
  readonly target: Access | null;
};

const idOf = (access: Access | null): string | null => (access === null ? null : accessId(access));

export const sameForm = ({ archive, target }: Forms): boolean => idOf(archive) === idOf(target);

export const plainTexts = ({ archive, target }: Forms): { readonly from: Form; readonly to: Form } => ({
  from: formFor(archive),
  to: formFor(target),
});

/** The path a file of the backup has in the workspace: names of attachments differ. Null for a name nobody can tell. */
export const inFormOf = (path: string, forms: Forms): string | null => {
  const name = attachmentName(path);
  if (name === null || sameForm(forms)) return path === 'keyring.json' && !sameForm(forms) ? null : path;
  const { from, to } = plainTexts(forms);
  const sha256 = from.digestOf(name);
  return sha256 === null ? null : `files/${to.fileName(sha256)}`;
};

/**
 * Lets `bring` put files of a backup into a folder and leaves them in `incoming` as the workspace `toDir` writes its own,
 * with the keyring it has now: a passphrase is never taken away, given or exchanged by the way.
 */
export const rewritten = async <T>(
  toDir: string,
  incoming: string,
  forms: Forms,
  bring: (into: string) => Promise<T>,
): Promise<T> => {
  if (sameForm(forms)) return bring(incoming);
  const folder = join(stagingOf(toDir), 'as-kept');
  await rm(folder, { recursive: true, force: true });
  await makeFolder(folder);
  try {
    const brought = await bring(folder);
    const { from, to } = plainTexts(forms);
    await convertInto({ folder, into: incoming, from, to, step: () => undefined });
    const converted: readonly string[] = convertedNames;
    for (const name of await readdir(folder)) {
      // Somebody else's files go along as they are.
      if (!converted.includes(name)) await rename(join(folder, name), join(incoming, name));
    }
    if (forms.target !== null) {
      await copyFile(join(toDir, 'keyring.json'), join(incoming, 'keyring.json')).catch((error: unknown) => {
        // Lost already: the recovery code opens the files as before.
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    }
    return brought;
  } catch (error) {
    if (!(error instanceof NotConverted)) throw error;
    throw new Failure(
      'unreadable',
      `${error.place} in this backup cannot be written as your workspace is. Nothing was changed. Choose another backup.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
