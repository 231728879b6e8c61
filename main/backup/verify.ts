import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BackupSummary, Result } from '#shared/contract.ts';
import type { Form } from '../workspace/form.ts';
import type { AgeKey } from './age/header.ts';
import { type Archive, openArchive, readFile, readText } from './archive-reader.ts';
import { lookAt, lookFor, type StoreProblem, storeBeside } from './attachment-store.ts';
import {
  type BagInfo,
  type Beside,
  besideList,
  besideNames,
  declaration,
  infoCount,
  infoValue,
  infoValues,
  type Manifest,
  readBeside,
  readInfo,
  readManifest,
} from './bag.ts';
import { type Contents, contentsReader } from './contents.ts';
import { asResult, explainArchive, Failure } from './failure.ts';
import { timeOfName } from './names.ts';

/** Bytes of the largest list of files, and of the largest other text about the bag, that is read. */
const largestManifest = 128 * 1024 * 1024;
const largestText = 1024 * 1024;
const mostProblems = 200;

/** A bag found in an archive: the folder it lies in, its facts and the digests of its payload by path below `data/`. */
export type Bag = {
  readonly root: string;
  readonly info: BagInfo;
  readonly payload: Manifest;
  /** The attachments that lie beside the archive. */
  readonly beside: Beside;
};

export type Verified = {
  readonly summary: BackupSummary;
  /** Everything that is not as it was when the backup was made; empty when all of it verifies. */
  readonly problems: readonly string[];
  /** What was already wrong in the workspace when the backup was made. The copy is faithful. */
  readonly known: readonly string[];
  readonly contents: Contents;
  readonly bag: Bag | null;
  /** Digests of attachments beside the archive that are missing or altered. */
  readonly damagedBeside: readonly string[];
};

const nothing: Contents = {
  clients: [],
  files: 0,
  bytes: 0,
  entries: 0,
  invoices: 0,
  lines: 0,
  encrypted: false,
  attachments: 0,
  beside: { files: 0, bytes: 0 },
  forgotten: 0,
  unusedFiles: 0,
  newer: false,
  problems: [],
};

/** What an archive says about itself, without reading its payload. `verified` is the caller's to say. */
export const summaryOf = (path: string, bytes: number, info: BagInfo, verified: boolean): BackupSummary => ({
  path,
  madeAt: madeAt(info) ?? timeOfName(basename(path)) ?? new Date(0).toISOString(),
  bytes,
  verified,
  clients: infoCount(info, 'Clients') ?? 0,
  // Of an encrypted one that was made without its key the lines are known.
  entries: infoCount(info, 'Entries') ?? infoCount(info, 'Entries-Before') ?? infoCount(info, 'Journal-Lines') ?? 0,
  invoices: infoCount(info, 'Invoices') ?? infoCount(info, 'Invoices-Before') ?? 0,
  attachments: infoCount(info, 'Attachments') ?? 0,
  ...(infoValue(info, 'Encrypted') === 'yes' ? { encrypted: true } : {}),
});

const madeAt = (info: BagInfo): string | null => {
  const time = new Date(infoValue(info, 'Made-At') ?? '');
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
};

/** The one folder of the archive, with its `/`. */
export const rootOf = (archive: Archive): string => {
  const paths = [...archive.files.keys()];
  const named = paths.find((path) => path.endsWith('/bagit.txt') && path.split('/').length === 2) ?? paths[0] ?? '';
  return named.slice(0, named.indexOf('/') + 1);
};

/** Reads the lists of a bag and names everything wrong with them. */
export const readBag = async (archive: Archive): Promise<{ bag: Bag; problems: readonly string[] }> => {
  const problems: string[] = [];
  const root = rootOf(archive);
  const text = async (name: string): Promise<string> => {
    const most = ['manifest-sha256.txt', besideList, besideNames].includes(name) ? largestManifest : largestText;
    const read = await readText(archive, root + name, most);
    if (read === null) problems.push(`${name} is missing or cannot be read.`);
    else digests.set(name, read.digest);
    return read?.text ?? '';
  };
  const digests = new Map<string, string>();
  const bagit = await text('bagit.txt');
  const info = readInfo(await text('bag-info.txt'));
  const manifest = readManifest(await text('manifest-sha256.txt'), 'manifest-sha256.txt');
  const tags = readManifest(await text('tagmanifest-sha256.txt'), 'tagmanifest-sha256.txt');
  problems.push(...manifest.problems, ...tags.problems);
  if (digests.has('bagit.txt') && bagit.replace(/\r\n?/g, '\n') !== declaration) {
    problems.push('bagit.txt does not say what a backup of this app says.');
  }
  for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']) {
    const listed = tags.digests.get(name);
    if (listed === undefined && digests.has('tagmanifest-sha256.txt')) {
      problems.push(`${name} is not listed in tagmanifest-sha256.txt.`);
    } else if (listed !== undefined && digests.has(name) && listed !== digests.get(name)) {
      problems.push(`${name} was altered.`);
    }
  }
  for (const name of tags.digests.keys()) {
    if (!archive.files.has(root + name)) problems.push(`${name} is missing.`);
  }
  const payload = new Map<string, string>();
  for (const [path, digest] of manifest.digests) {
    if (path.startsWith('data/')) payload.set(path.slice('data/'.length), digest);
    else problems.push(`manifest-sha256.txt lists ${path}, which is not part of the data.`);
  }
  const optional = async (name: string): Promise<string> => {
    const list = archive.files.has(root + name) ? await text(name) : '';
    if (list !== '' && tags.digests.get(name) !== digests.get(name)) problems.push(`${name} was altered.`);
    return list;
  };
  const beside = readBeside(await optional(besideList), await optional(besideNames));
  problems.push(...beside.problems);
  return { bag: { root, info, payload, beside: beside.beside }, problems };
};

const tagFiles = new Set([
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  besideList,
  besideNames,
]);

/** Reads the payload once, front to back; memory does not grow with it. */
const readPayload = async (
  archive: Archive,
  { root, payload, beside }: Bag,
  problems: string[],
  store: string,
  deep: boolean,
  damaged: string[],
  form: Form | undefined,
  seen: ReadonlyMap<string, number> | null,
): Promise<Contents> => {
  const contents = contentsReader(form);
  for (const file of archive.files.values()) {
    const name = file.path.startsWith(root) ? file.path.slice(root.length) : null;
    if (name !== null && tagFiles.has(name)) continue;
    if (name === null || !name.startsWith('data/')) {
      problems.push(`${file.path} does not belong to this backup.`);
      continue;
    }
    const path = name.slice('data/'.length);
    const listed = payload.get(path);
    if (listed === undefined) {
      problems.push(`${path} was added later: the manifest does not list it.`);
      continue;
    }
    const reader = contents.file(path);
    try {
      const { digest } = await readFile(archive, file, reader.chunk);
      reader.end(digest);
      if (digest !== listed) problems.push(`${path} was altered.`);
    } catch {
      problems.push(`${path} is damaged and cannot be read to its end.`);
    }
  }
  const names = new Map([...beside].map(([name, sha256]) => [sha256, name]));
  const whole = (sha256: string, size: number): void => contents.beside(names.get(sha256) ?? sha256, size);
  const tell = (sha256: string, what: StoreProblem): void => {
    damaged.push(sha256);
    problems.push(
      what === 'missing'
        ? `files/${sha256} is missing: this backup needs it beside it.`
        : `files/${sha256} beside this backup was altered.`,
    );
  };
  if (seen !== null) await lookFor(store, names.keys(), seen, whole, tell);
  else await lookAt(store, names.keys(), deep, whole, tell);
  for (const path of payload.keys()) {
    if (!archive.files.has(`${root}data/${path}`)) problems.push(`${path} is missing.`);
  }
  return contents.end();
};

const compareCounts = (info: BagInfo, contents: Contents, opened: boolean): readonly string[] => {
  const [bytes, files] = (infoValue(info, 'Payload-Oxum') ?? '').split('.').map(Number);
  const pairs: readonly (readonly [string, number | null | undefined, number])[] = [
    ['bytes', bytes, contents.bytes - contents.beside.bytes],
    ['files', files, contents.files - contents.beside.files],
    ['bytes of attachments', infoCount(info, 'Attachment-Bytes') ?? 0, contents.beside.bytes],
    ['clients', infoCount(info, 'Clients'), contents.clients.length],
    // Backups of earlier versions do not say it.
    ['lines of journals', infoCount(info, 'Journal-Lines') ?? contents.lines, contents.lines],
    // Inside of what is encrypted nothing can be counted without its key, neither now nor when it was made.
    ...(contents.encrypted && (!opened || infoCount(info, 'Entries') === null)
      ? []
      : ([
          ['entries', infoCount(info, 'Entries'), contents.entries],
          ['invoices', infoCount(info, 'Invoices'), contents.invoices],
        ] as const)),
  ];
  return pairs
    .filter(([, said, found]) => said !== found)
    .map(([what, said, found]) => `The backup says it holds ${said ?? 'no count of'} ${what}; ${found} were found.`);
};

/**
 * Reads a whole archive again and names everything that is not as it was written. Attachments beside it are read too
 * when `deep`, else only looked for; `seen` are sizes of those that were looked at this moment. What is encrypted is looked
 * into where `form` opens it. Rejects only when the file is not there or not readable.
 */
export const verifyArchive = async (
  path: string,
  deep = true,
  key: AgeKey | null = null,
  form?: Form,
  seen: ReadonlyMap<string, number> | null = null,
): Promise<Verified> => {
  const status = await stat(path);
  if (!status.isFile())
    throw new Failure('unreadable', `${path} is not a file. Choose a backup, a file ending in .zip.`);
  const archive = await openArchive(path, key).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && 'syscall' in error) throw error;
    return null;
  });
  if (archive === null) {
    const problem =
      key === null
        ? 'This file ends too early or is no ZIP archive: its table of contents is missing.'
        : 'The passphrase is right, but this file ends too early or its end is damaged: its table of contents is missing.';
    const summary = summaryOf(path, status.size, [], false);
    return { summary, problems: [problem], known: [], contents: nothing, bag: null, damagedBeside: [] };
  }
  try {
    const { bag, problems: inBag } = await readBag(archive);
    const problems = [...archive.problems, ...inBag];
    const damagedBeside: string[] = [];
    const contents = await readPayload(archive, bag, problems, storeBeside(path), deep, damagedBeside, form, seen);
    if (problems.length === 0) problems.push(...compareCounts(bag.info, contents, form?.encrypted === true));
    const known = infoValues(bag.info, 'Known-Problem');
    problems.push(...contents.problems.filter((problem) => !known.includes(problem)));
    const more = problems.length - mostProblems;
    const shown = more > 0 ? [...problems.slice(0, mostProblems), `And ${more} more.`] : problems;
    const summary = summaryOf(path, status.size, bag.info, problems.length === 0);
    return { summary, problems: shown, known, contents, bag, damagedBeside };
  } finally {
    archive.zip.close();
  }
};

/**
 * Verifies a backup: every digest, every count and every journal chain. `problems` names each missing, extra or altered
 * file and the first broken line of each journal; a damaged archive is a finding, not an error. Errors: `not-found`,
 * `storage`, `unreadable` when there is nothing to read. An encrypted one is read with `key`, as `unseal` gives it.
 */
export const verifyBackup = (path: string, key: AgeKey | null = null, form?: Form): Promise<Result<Verified>> =>
  asResult(() => verifyArchive(path, true, key, form), explainArchive(path));
