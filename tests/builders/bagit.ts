/**
 * An independent reading of RFC 8493, "The BagIt File Packaging Format (V1.0)": everything that is wrong with a bag in
 * memory, by the numbers of its sections. It knows nothing of this app and shares no code with it.
 */
import { createHash } from 'node:crypto';

type Bag = ReadonlyMap<string, Uint8Array>;

const algorithms = new Set(['md5', 'sha1', 'sha256', 'sha512']);

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** 2.1.3: only CR, LF and the percent sign itself are percent-encoded. */
const decoded = (path: string): string =>
  path.replace(/%(0D|0A|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/).filter((line) => line !== '');

type Manifest = { readonly name: string; readonly algorithm: string; readonly digests: ReadonlyMap<string, string> };

const manifestOf = (name: string, bytes: Uint8Array, problems: string[]): Manifest => {
  const algorithm = /manifest-([a-z0-9]+)\.txt$/.exec(name)?.[1] ?? '';
  const digests = new Map<string, string>();
  for (const line of linesOf(textOf(bytes))) {
    const [, digest, path] = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) {
      problems.push(`2.1.3 ${name}: "${line}" is no line of a manifest`);
      continue;
    }
    const bare = /%(?!0D|0A|25)/i.test(path);
    if (bare) problems.push(`2.1.3 ${name}: a percent sign of ${path} is not encoded`);
    const plain = decoded(path);
    if (plain.startsWith('/') || plain.startsWith('~') || plain.split('/').includes('..')) {
      problems.push(`5.1.2 ${name}: ${plain} leads out of the bag`);
    }
    if (digests.has(plain)) problems.push(`2.1.3 ${name}: ${plain} is listed twice`);
    digests.set(plain, digest.toLowerCase());
  }
  return { name, algorithm, digests };
};

const checkDigests = (bag: Bag, { name, algorithm, digests }: Manifest, problems: string[]): void => {
  if (!algorithms.has(algorithm)) {
    problems.push(`2.4 ${name}: the algorithm ${algorithm} is not known`);
    return;
  }
  for (const [path, digest] of digests) {
    const bytes = bag.get(path);
    if (bytes === undefined) problems.push(`3 ${name}: ${path} is missing`);
    else if (createHash(algorithm).update(bytes).digest('hex') !== digest)
      problems.push(`3 ${name}: ${path} does not match`);
  }
};

/** 2.2.2: `Label: value`, continued by lines that begin with a space or tab. */
const infoOf = (bytes: Uint8Array, problems: string[]): ReadonlyMap<string, readonly string[]> => {
  const info = new Map<string, string[]>();
  for (const line of linesOf(textOf(bytes))) {
    if (/^[ \t]/.test(line)) continue;
    const [, label, value] = /^([^:\s][^:]*):[ \t]+?(.*)$/.exec(line) ?? [];
    if (label === undefined || value === undefined)
      problems.push(`2.2.2 bag-info.txt: "${line}" is no label and value`);
    else info.set(label.toLowerCase(), [...(info.get(label.toLowerCase()) ?? []), value]);
  }
  return info;
};

/** What is wrong with the files of a bag, by their paths in its folder; empty when the bag is valid. */
export const bagProblems = (bag: Bag): readonly string[] => {
  const problems: string[] = [];
  const names = [...bag.keys()];
  const declaration = bag.get('bagit.txt');
  if (declaration === undefined) problems.push('2.1.1 bagit.txt is missing');
  else if (
    !/^BagIt-Version: 1\.0(\r\n|\r|\n)Tag-File-Character-Encoding: UTF-8(\r\n|\r|\n)?$/.test(textOf(declaration))
  )
    problems.push('2.1.1 bagit.txt does not consist of its two lines');
  const payload = names.filter((name) => name.startsWith('data/'));
  if (payload.length === 0) problems.push('2.1.2 there is no payload');

  const read = (pattern: RegExp): readonly Manifest[] =>
    names
      .filter((name) => pattern.test(name))
      .map((name) => manifestOf(name, bag.get(name) ?? new Uint8Array(), problems));
  const manifests = read(/^manifest-[^/]+\.txt$/);
  if (manifests.length === 0) problems.push('2.1.3 there is no payload manifest');
  for (const manifest of manifests) {
    for (const path of payload) {
      if (!manifest.digests.has(path)) problems.push(`3 ${manifest.name} does not list ${path}`);
    }
    for (const path of manifest.digests.keys()) {
      if (!path.startsWith('data/')) problems.push(`2.1.3 ${manifest.name} lists ${path}, which is no payload`);
    }
    checkDigests(bag, manifest, problems);
  }
  for (const manifest of read(/^tagmanifest-[^/]+\.txt$/)) {
    for (const path of manifest.digests.keys()) {
      if (path.startsWith('data/') || path.startsWith('tagmanifest-'))
        problems.push(`2.2.1 ${manifest.name} lists ${path}, which is no tag file it may list`);
    }
    for (const { name } of manifests) {
      if (!manifest.digests.has(name)) problems.push(`2.2.1 ${manifest.name} does not list ${name}`);
    }
    checkDigests(bag, manifest, problems);
  }
  const infoBytes = bag.get('bag-info.txt');
  if (infoBytes !== undefined) {
    const oxum = infoOf(infoBytes, problems).get('payload-oxum') ?? [];
    const bytes = payload.reduce((sum, path) => sum + (bag.get(path)?.length ?? 0), 0);
    if (oxum.length > 1) problems.push('2.2.2 Payload-Oxum is there more than once');
    for (const said of oxum) {
      if (said !== `${bytes}.${payload.length}`)
        problems.push(`2.2.2 Payload-Oxum says ${said}; there are ${bytes}.${payload.length}`);
    }
  }
  return problems;
};
