/** Whether a pack is as it was made: every file against the manifest, and the journal's chain. Changes nothing. */
import { stat } from 'node:fs/promises';
import { manifestName } from '#shared/pack/index.ts';
import { readManifest } from '../../backup/bag.ts';
import { unsafePath } from '../../backup/names.ts';
import { chainSentence, checkChain } from './chain.ts';
import { checkPack } from './pdf-file.ts';
import { folderSource, type PackSource, zipSource } from './sources.ts';

export type PackCheck = {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Every file is there as it was made, and nothing else; what the files say is another matter. */
  readonly intact: boolean;
  /** One sentence for everything that is not as it was. */
  readonly problems: readonly string[];
  /** Sentences about what is in order. */
  readonly good: readonly string[];
  /** SHA-256 of the manifest; null where there is none. */
  readonly seal: string | null;
};

const dataPath = 'data/pack.json';

/** Bytes of a manifest or a `pack.json` above which it is not read into memory. */
const mostText = 200_000_000;

const textOf = async (source: PackSource, name: string): Promise<{ bytes: Buffer; sha256: string } | null> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const sha256 = await source.read(name, (part) => {
    size += part.length;
    if (size <= mostText) parts.push(Uint8Array.from(part));
  });
  return sha256 === null || size > mostText ? null : { bytes: Buffer.concat(parts), sha256 };
};

export const allMatch = (count: number): string =>
  count === 1 ? 'The file matches.' : `All ${count.toLocaleString('en-GB')} files match.`;

/** Checks a pack folder or its ZIP against its own manifest. */
export const checkSource = async (source: PackSource): Promise<PackCheck> => {
  const problems = [...source.problems];
  const manifest = await textOf(source, manifestName);
  if (manifest === null)
    return { files: [], intact: false, problems: [`${manifestName} is missing.`], good: [], seal: null };
  const { digests, problems: unread } = readManifest(manifest.bytes.toString('utf8'), manifestName);
  problems.push(...unread);
  const there = new Set(source.names);
  const files: { path: string; sha256: string }[] = [];
  let chain: string | null = null;
  let broken: string | null = null;
  for (const [path, listed] of digests) {
    const unsafe = unsafePath(path);
    if (unsafe !== null) problems.push(`${JSON.stringify(path)} ${unsafe}.`);
    else if (!there.has(path)) problems.push(`${path} is missing.`);
    else {
      const data = path === dataPath ? await textOf(source, path) : null;
      const found = data === null ? await source.read(path) : data.sha256;
      if (found === listed) files.push({ path, sha256: listed });
      else problems.push(`${path} has changed since this pack was made.`);
      if (data === null) continue;
      const checked = checkChain(data.bytes);
      const said = chainSentence(checked);
      if (checked.state === 'unbroken') chain = said;
      else broken = said;
    }
  }
  for (const name of source.names) {
    if (name !== manifestName && !digests.has(name)) problems.push(`${name} is not part of this pack.`);
  }
  if (digests.size === 0) problems.push(`${manifestName} names no files.`);
  const intact = problems.length === 0;
  const good = [...(intact ? [allMatch(files.length)] : []), ...(chain === null ? [] : [chain])];
  if (broken !== null) problems.push(broken);
  return { files, intact, problems, good, seal: manifest.sha256 };
};

const withSource = async (source: PackSource): Promise<PackCheck> => {
  try {
    return await checkSource(source);
  } finally {
    source.close();
  }
};

/** Checks a pack folder, its ZIP or a single PDF, told apart by what is there. Never throws for what a pack holds. */
export const checkPackAt = async (path: string): Promise<PackCheck> => {
  const nothing = { files: [], intact: false, good: [], seal: null };
  const found = await stat(path).catch(() => null);
  if (found === null) return { ...nothing, problems: [`${path} is missing.`] };
  if (found.isDirectory()) return withSource(await folderSource(path));
  const zip = await zipSource(path);
  if (zip !== null) return withSource(zip);
  const pdf = await checkPack(path);
  if (!pdf.ok) return { ...nothing, problems: [pdf.error.message] };
  const chain = chainSentence(pdf.value.chain);
  const whole = pdf.value.chain.state === 'unbroken';
  return {
    files: [{ path, sha256: pdf.value.sha256 }],
    intact: true,
    problems: whole || chain === null ? [] : [chain],
    good: whole && chain !== null ? [chain] : [],
    seal: null,
  };
};
