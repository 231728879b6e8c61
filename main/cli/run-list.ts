import { stat } from 'node:fs/promises';
import type { BackupSummary, Result } from '#shared/contract.ts';
import { keptInWords } from '#shared/rules/backup-words.ts';
import { retention } from '#shared/rules/retention.ts';
import { asKept, listSealed, listWithGroups, unseal, verifyBackup } from '../backup/index.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { secretFrom } from './secrets.ts';
import { bytesOf, countsOf, placeNamed } from './words.ts';

/** The encrypted backups of a folder; what a passphrase opens is read in full and counted. */
const sealedIn = async (dir: string, given: Given): Promise<Result<readonly BackupSummary[]>> => {
  const listed = await listSealed(dir);
  const descriptor = given.option('passphrase-fd');
  if (descriptor === '' || listed.length === 0) return { ok: true, value: listed };
  const read = await secretFrom(descriptor, 'passphrase-fd', '');
  if ('why' in read) return { ok: false, error: { code: 'invalid', message: read.why, field: 'passphrase-fd' } };
  const found: BackupSummary[] = [];
  for (const summary of listed) {
    const key = await unseal(summary.path, read.secret);
    const verified = key.ok ? await verifyBackup(summary.path, key.value) : key;
    found.push(verified.ok ? { ...verified.value.summary, sealed: true } : summary);
  }
  return { ok: true, value: found };
};

const holding = (backup: BackupSummary): string =>
  backup.sealed === true && backup.clients === 0
    ? 'encrypted'
    : `${countsOf(backup)}, ${backup.attachments} files${backup.encrypted === true ? ', locked' : ''}`;

/** One that only its passphrase opens begins as it ought to; more is not known. */
const stateOf = (backup: BackupSummary): string =>
  backup.verified ? (holding(backup) === 'encrypted' ? 'not looked into' : 'verified') : 'NOT VERIFIED';

/** The backups of a folder with what the rule of keeping says of each. */
export const runList = async (given: Given): Promise<Outcome> => {
  const dir = placeNamed(given.place);
  const there = await stat(dir).catch(() => null);
  if (there?.isDirectory() !== true) return failed({ code: 'not-found', message: `There is no folder ${dir}.` });
  const listed = await listWithGroups(dir);
  const groups = [...new Set(listed.map(({ group }) => group))];
  const reasons = new Map(
    groups.flatMap((group) => {
      const own = listed.filter((one) => one.group === group).map(({ summary }) => asKept(summary));
      return retention(own, { now: new Date().toISOString(), budget: null }).keep.map(
        ({ id, because }) => [id, because] as const,
      );
    }),
  );
  const sealed = await sealedIn(dir, given);
  if (!sealed.ok) return failed(sealed.error);
  const all = [...listed.map(({ summary }) => summary), ...sealed.value];
  const backups = all
    .map((summary) => ({ ...summary, kept: reasons.get(summary.path) ?? null }))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
  if (backups.length === 0) return done({ backups }, [`There are no backups in ${dir}.`]);
  return done(
    { backups },
    backups.map((backup) => {
      const kept = keptInWords(backup.kept);
      const state = `${stateOf(backup)}${kept === '' ? '' : `, kept ${kept}`}`;
      return `${backup.madeAt}  ${holding(backup)} (${bytesOf(backup.bytes)}), ${state}  ${backup.path}`;
    }),
  );
};
