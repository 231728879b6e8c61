import { dirname, join } from 'node:path';
import { manifestName } from '#shared/pack/index.ts';
import { isHalfPack } from '../backup/names.ts';
import { checkPack } from '../pack/folder/pdf-file.ts';
import { filesBelow, folderSource, zipSource } from '../pack/folder/sources.ts';
import { checkSource, type PackCheck } from '../pack/folder/verify.ts';

/** Pack folders below `dir` by the path of their manifests; "" when `dir` is one itself. */
const rootsIn = (names: readonly string[]): readonly string[] =>
  names
    .filter((name) => name === manifestName || name.endsWith(`/${manifestName}`))
    .map((name) => name.slice(0, -manifestName.length));

/** Checks a pack folder, or a folder with packs in it: folders and ZIPs against their manifests, each other PDF by itself. */
export const checkPackFolder = async (dir: string): Promise<PackCheck> => {
  const names = (await filesBelow(dir)).filter((name) => !name.split('/').some(isHalfPack));
  const roots = rootsIn(names);
  // Inside a pack nothing is passed over: whatever is not part of it is named.
  if (roots.includes('')) return checkSource(await folderSource(dir));
  const files: { path: string; sha256: string }[] = [];
  const problems: string[] = [];
  const good: string[] = [];
  const add = (prefix: string, check: PackCheck): void => {
    files.push(...check.files.map(({ path, sha256 }) => ({ path: `${prefix}${path}`, sha256 })));
    problems.push(...check.problems.map((problem) => `${prefix}: ${problem}`));
    good.push(...check.good.map((line) => `${prefix}: ${line}`));
  };
  for (const root of roots) add(root, await checkSource(await folderSource(join(dir, dirname(`${root}x`)))));
  for (const name of names.filter((one) => !roots.some((root) => one.startsWith(root)))) {
    if (/\.pdf$/i.test(name)) {
      const checked = await checkPack(join(dir, name));
      if (checked.ok) files.push({ path: name, sha256: checked.value.sha256 });
      else problems.push(checked.error.message);
    }
    const zip = /\.zip$/i.test(name) ? await zipSource(join(dir, name)) : null;
    if (zip !== null) {
      add(`${name}/`, await checkSource(zip).finally(zip.close));
    }
  }
  return { files, intact: problems.length === 0, problems, good, seal: null };
};
