/** The texts of a bag: RFC 8493, "The BagIt File Packaging Format (V1.0)". Lines end with LF. */

export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export type BagInfo = readonly (readonly [label: string, value: string])[];

/** `bag-info.txt`; values are kept on one line. */
export const writeInfo = (info: BagInfo): string =>
  info.map(([label, value]) => `${label}: ${value.replace(/\s*[\r\n]+\s*/g, ' ')}\n`).join('');

/** Reads `bag-info.txt`. A line that begins with a space or tab continues the value above (RFC 8493, 2.2.2). */
export const readInfo = (text: string): BagInfo => {
  const info: [string, string][] = [];
  for (const row of text.split(/\r\n|\n|\r/)) {
    const last = info.at(-1);
    if (/^[ \t]/.test(row) && last !== undefined) last[1] = `${last[1]} ${row.trim()}`;
    const colon = row.indexOf(':');
    if (!/^[ \t]/.test(row) && colon > 0) info.push([row.slice(0, colon).trim(), row.slice(colon + 1).trim()]);
  }
  return info;
};

export const infoValue = (info: BagInfo, label: string): string | null =>
  info.find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1] ?? null;

export const infoValues = (info: BagInfo, label: string): readonly string[] =>
  info.filter(([name]) => name.toLowerCase() === label.toLowerCase()).map(([, value]) => value);

/** A count written in `bag-info.txt`, or null when it is missing or no count. */
export const infoCount = (info: BagInfo, label: string): number | null => {
  const value = infoValue(info, label);
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
};

/** SHA-256 digests by path. */
export type Manifest = ReadonlyMap<string, string>;

// RFC 8493, 2.1.3: CR, LF and the percent sign of a path are percent-encoded.
const encodePath = (path: string): string =>
  path.replace(/[%\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
const decodePath = (path: string): string => path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');

export const writeManifest = (digests: Manifest): string =>
  [...digests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${encodePath(path)}\n`)
    .join('');

/** Reads a manifest; `problems` names every line that is none. */
export const readManifest = (text: string, name: string): { digests: Manifest; problems: readonly string[] } => {
  const digests = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, row] of text.split(/\r\n|\n|\r/).entries()) {
    if (row === '') continue;
    const parts = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(row);
    const path = decodePath(parts?.[2] ?? '').replace(/^\.\//, '');
    if (parts?.[1] === undefined) problems.push(`${name}: line ${index + 1} cannot be read.`);
    else if (digests.has(path)) problems.push(`${name} lists ${path} twice.`);
    else digests.set(path, parts[1].toLowerCase());
  }
  return { digests, problems };
};

/**
 * The list of attachments that lie beside the archive: `<sha256>  ../files/<sha256>`. Unpacked in the folder of the
 * backups, `sha256sum -c files-sha256.txt` checks them. RFC 8493 allows other tag files (2.2.4), and the bag is complete
 * without them.
 */
export const besideList = 'files-sha256.txt';

/**
 * In an encrypted workspace the names of attachments are encrypted too and stand for no digest of the file itself. Then
 * this list says which of the files beside the archive is which one of the workspace: `<sha256>  data/files/<name>`.
 */
export const besideNames = 'files-names.txt';

/** Attachments that lie beside an archive: digests by the names they have in the workspace. */
export type Beside = ReadonlyMap<string, string>;

export const writeBeside = (beside: Beside): string =>
  [...new Set(beside.values())]
    .sort()
    .map((sha256) => `${sha256}  ../files/${sha256}\n`)
    .join('');

/** Null where every name is the digest itself. */
export const writeBesideNames = (beside: Beside): string | null => {
  const named = [...beside].filter(([name, sha256]) => name !== sha256);
  return named.length === 0 ? null : writeManifest(new Map(named.map(([name, sha256]) => [filesBelow + name, sha256])));
};

const filesBelow = 'data/files/';
const attachmentName = /^(?:[0-9a-f]{64}|[0-9a-f]{96})$/;

/** Reads the lists of attachments beside an archive; `problems` names every line that is none. */
export const readBeside = (text: string, names: string): { beside: Beside; problems: readonly string[] } => {
  const { digests, problems } = readDigests(text);
  const read = readManifest(names, besideNames);
  const beside = new Map<string, string>();
  for (const [path, sha256] of read.digests) {
    const name = path.startsWith(filesBelow) ? path.slice(filesBelow.length) : '';
    if (attachmentName.test(name) && digests.has(sha256)) beside.set(name, sha256);
    else problems.push(`${besideNames} lists ${path}, which is not part of this backup.`);
  }
  const named = new Set(beside.values());
  for (const sha256 of digests) if (!named.has(sha256)) beside.set(sha256, sha256);
  return { beside, problems: [...problems, ...read.problems] };
};

const readDigests = (text: string): { digests: ReadonlySet<string>; problems: string[] } => {
  const digests = new Set<string>();
  const problems: string[] = [];
  for (const [index, row] of text.split(/\r\n|\n|\r/).entries()) {
    if (row === '') continue;
    const [, sha256, named] = /^([0-9a-f]{64})[ \t]+\*?\.\.\/files\/([0-9a-f]{64})$/.exec(row) ?? [];
    if (sha256 === undefined || sha256 !== named) problems.push(`${besideList}: line ${index + 1} cannot be read.`);
    else digests.add(sha256);
  }
  return { digests, problems };
};
