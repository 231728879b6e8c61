import { stat } from 'node:fs/promises';
import { keptInWords } from '#shared/rules/backup-words.ts';
import { retention } from '#shared/rules/retention.ts';
import { asKept, listWithGroups } from '../backup/index.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { bytesOf, countsOf, placeNamed } from './words.ts';

/** The backups of a folder with what the rule of keeping says of each. */
export const runList = async ({ place }: Given): Promise<Outcome> => {
  const dir = placeNamed(place);
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
  const backups = listed.map(({ summary }) => ({ ...summary, kept: reasons.get(summary.path) ?? null }));
  if (backups.length === 0) return done({ backups }, [`There are no backups in ${dir}.`]);
  return done(
    { backups },
    backups.map((backup) => {
      const kept = keptInWords(backup.kept);
      const state = `${backup.verified ? 'verified' : 'NOT VERIFIED'}${kept === '' ? '' : `, kept ${kept}`}`;
      return `${backup.madeAt}  ${countsOf(backup)}, ${backup.attachments} files (${bytesOf(backup.bytes)}), ${state}  ${backup.path}`;
    }),
  );
};
