import { open, stat } from 'node:fs/promises';
import { isWorkspace, verifyBackup, verifyWorkspace } from '../backup/index.ts';
import { chainSentence } from '../pack/folder/chain.ts';
import { checkPack } from '../pack/folder/pdf-file.ts';
import { filesBelow, zipSource } from '../pack/folder/sources.ts';
import { checkSource, type PackCheck } from '../pack/folder/verify.ts';
import { formFor } from '../workspace/form.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { fileAccess } from './file-access.ts';
import { checkPackFolder } from './pack-folder.ts';
import { keyFor } from './unsealing.ts';
import { bytesOf, countsOf, forgottenOf, pagesOf, placeNamed, sealOf } from './words.ts';

const many = (problems: readonly string[]): string =>
  problems.length === 1 ? '1 problem was found.' : `${problems.length} problems were found.`;

const verifyArchive = async (path: string, given: Given): Promise<Outcome> => {
  const key = await keyFor(path, given);
  if (!key.ok) return failed(key.error);
  const access = await fileAccess(path, key.value, given, false);
  if (!access.ok) return failed(access.error);
  const verified = await verifyBackup(path, key.value, formFor(access.value));
  if (!verified.ok) return failed(verified.error);
  const { summary, problems, known } = verified.value;
  const value = { kind: 'backup', ...summary, problems, known };
  const closed =
    summary.encrypted === true && access.value === null
      ? [
          'What is in it is encrypted: its bytes are checked, and with --passphrase-fd or --code-fd what they say as well.',
        ]
      : [];
  const marked = known.map((problem) => `Already so when the backup was made: ${problem}`);
  if (problems.length > 0) {
    const message = `This backup is not as it was written. ${many(problems)}`;
    return failed({ code: 'unreadable', message }, value, [...problems, ...marked]);
  }
  const lines = [
    `Every file of this backup matches: ${countsOf(summary)}, made ${summary.madeAt}.`,
    ...closed,
    ...marked,
  ];
  if (known.length === 0) return done(value, lines);
  const message = `The backup is a true copy of a workspace in which something was already wrong. ${many(known)}`;
  return failed({ code: 'unreadable', message }, value, lines);
};

const verifyRecords = async (path: string): Promise<Outcome> => {
  const read = await verifyWorkspace(path);
  if (!read.ok) return failed(read.error);
  const { clients, entries, invoices, forgotten, problems, unusedFiles } = read.value;
  const counts = { clients: clients.length, entries, invoices };
  const value = { kind: 'workspace', path, ...counts, forgotten, problems, unusedFiles };
  const unused =
    unusedFiles === 0
      ? []
      : [
          `${unusedFiles === 1 ? '1 attached file is' : `${unusedFiles} attached files are`} no longer used by any entry. What is unused for 30 days is removed when Good Terms starts.`,
        ];
  if (problems.length > 0) {
    const message = `This workspace is not in order. ${many(problems)} Nothing was changed.`;
    return failed({ code: 'unreadable', message }, value, problems);
  }
  return done(value, [
    `Every journal chain is unbroken and every file reads: ${countsOf(counts)}.`,
    ...(forgotten === 0 ? [] : [`${forgottenOf(forgotten)} forgotten for good; the chain holds without the texts.`]),
    ...unused,
  ]);
};

const shows =
  'A matching hash shows that a file has not changed since it was noted. It does not show who wrote it or when.';

const verifyPack = async (path: string): Promise<Outcome> => {
  const checked = await checkPack(path);
  if (!checked.ok) return failed(checked.error, { kind: 'pack', path });
  const { pages, bytes, sha256, chain } = checked.value;
  const value = { kind: 'pack', path, ...checked.value };
  const said = chainSentence(chain);
  const lines = [
    `This is a complete pack of Good Terms: ${pagesOf(pages)}, ${bytesOf(bytes)}.`,
    ...(said === null ? [] : [said]),
    `SHA-256 ${sha256}`,
    shows,
  ];
  if (chain.state === 'unbroken' || chain.state === 'absent') return done(value, lines);
  return failed({ code: 'unreadable', message: 'The journal in this pack is not in order.' }, value, lines);
};

/** A pack folder, its ZIP, or a folder with packs in it. */
const tellPack = (path: string, kind: 'pack-folder' | 'pack-zip', check: PackCheck): Outcome => {
  const { files, problems, good, seal } = check;
  const value = { kind, path, files, problems, good, seal };
  const sealed = seal === null ? [] : [`Seal ${seal}`];
  if (problems.length > 0) {
    const message = `This pack is not as it was made. ${many(problems)}`;
    return failed({ code: 'unreadable', message }, value, [...problems, ...good, ...sealed]);
  }
  const alone = seal === null ? [`All ${files.length} files match.`] : [];
  return done(value, [...alone, ...good, ...files.map(({ path: name, sha256 }) => `${sha256}  ${name}`), ...sealed]);
};

const verifyZip = async (path: string, given: Given): Promise<Outcome> => {
  const pack = await zipSource(path);
  return pack === null
    ? verifyArchive(path, given)
    : tellPack(path, 'pack-zip', await checkSource(pack).finally(pack.close));
};

const firstBytes = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
};

const withSeal = (outcome: Outcome, noted: string): Outcome => {
  const { value, lines, error } = outcome;
  const kind = 'kind' in value ? value.kind : null;
  if (kind === null) return outcome;
  const own = kind === 'pack' && 'sha256' in value ? value.sha256 : 'seal' in value ? value.seal : null;
  if (typeof own !== 'string') {
    const message =
      kind === 'pack-folder' || kind === 'pack-zip'
        ? 'A seal belongs to one pack. Name its folder, its ZIP or its PDF.'
        : 'A seal belongs to a pack, and this is none.';
    return failed({ code: 'invalid', message }, value, lines);
  }
  if (own === noted) {
    const said = kind === 'pack' ? 'The SHA-256 is the one you noted.' : 'The seal is the one you noted.';
    return { value: { ...value, sealMatches: true }, lines: [...lines, said], error };
  }
  const named = kind === 'pack' ? 'its SHA-256' : 'its seal';
  const message = `This pack is not the one you noted: ${named} is another.${error === null ? '' : ` ${error.message}`}`;
  return failed({ code: 'unreadable', message }, { ...value, sealMatches: false }, lines);
};

const verify = async (path: string, given: Given): Promise<Outcome> => {
  const found = await stat(path).catch(() => null);
  if (found === null) return failed({ code: 'not-found', message: `There is nothing at ${path}.` });
  if (found.isDirectory()) {
    if (await isWorkspace(path)) return verifyRecords(path);
    const names = await filesBelow(path);
    const isPack = names.some((name) => /(^|\/)manifest-sha256\.txt$|\.pdf$/i.test(name));
    if (isPack && !names.includes('bagit.txt')) return tellPack(path, 'pack-folder', await checkPackFolder(path));
    const message = `${path} is no workspace and no pack. Name a backup, a pack, or the folder of one.`;
    return failed({ code: 'invalid', message });
  }
  const start = await firstBytes(path).catch(() => null);
  if (start === null)
    return failed({ code: 'storage', message: `${path} cannot be opened. This account may not read it.` });
  if (start === '%PDF-') return verifyPack(path);
  if (start.startsWith('PK') || /\.zip$/i.test(path)) return verifyZip(path, given);
  if (start.startsWith('age-e') || /\.age$/i.test(path)) return verifyArchive(path, given);
  return failed({
    code: 'invalid',
    message: `${path} is neither a backup (.zip, .zip.age) nor a pack (.pdf) of Good Terms.`,
  });
};

/**
 * Tells by the content what is at the path, and checks it. With a seal, of a pack also whether it is the one that was noted:
 * a manifest that was written anew matches its files, but not its seal.
 */
export const runVerify = async (given: Given): Promise<Outcome> => {
  const { place, option } = given;
  const outcome = await verify(placeNamed(place), given);
  const seal = sealOf(option('seal'));
  return seal === null ? outcome : withSeal(outcome, seal);
};
