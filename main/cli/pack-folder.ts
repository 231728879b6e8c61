import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readManifest } from '../backup/bag.ts';
import { unsafePath } from '../backup/names.ts';
import { checkPack } from './pack-file.ts';

export type PackFolder = {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly problems: readonly string[];
};

/** Every file below a folder, hidden ones apart, by path with `/`. */
export const filesBelow = async (dir: string): Promise<readonly string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
};

const digestOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Checks a folder of packs: against its `manifest-sha256.txt` where it has one, else each PDF by itself. */
export const checkPackFolder = async (dir: string): Promise<PackFolder> => {
  const names = await filesBelow(dir);
  const files: { path: string; sha256: string }[] = [];
  const problems: string[] = [];
  const pdfs = names.filter((name) => /\.pdf$/i.test(name) && !name.startsWith('exhibits/'));
  for (const name of pdfs) {
    const checked = await checkPack(join(dir, name));
    if (!checked.ok) problems.push(checked.error.message);
    else files.push({ path: name, sha256: checked.value.sha256 });
  }
  if (!names.includes('manifest-sha256.txt')) return { files, problems };

  const { digests, problems: unread } = readManifest(
    await readFile(join(dir, 'manifest-sha256.txt'), 'utf8'),
    'manifest-sha256.txt',
  );
  problems.push(...unread);
  for (const [path, listed] of digests) {
    const unsafe = unsafePath(path);
    if (unsafe !== null) problems.push(`${JSON.stringify(path)} ${unsafe}.`);
    else if (!names.includes(path)) problems.push(`${path} is missing.`);
    else if ((await digestOf(join(dir, path))) !== listed)
      problems.push(`${path} has changed since this pack was made.`);
    else if (!pdfs.includes(path)) files.push({ path, sha256: listed });
  }
  for (const name of names) {
    if (name !== 'manifest-sha256.txt' && !digests.has(name)) problems.push(`${name} is not part of this pack.`);
  }
  return { files, problems };
};
