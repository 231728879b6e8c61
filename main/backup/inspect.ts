import { rm } from 'node:fs/promises';
import type { BackupContents, Differences, Result } from '#shared/contract.ts';
import type { Form } from '../workspace/form.ts';
import type { AgeKey } from './age/header.ts';
import { infoCount } from './bag.ts';
import { compareClients } from './compare.ts';
import type { ClientContents, Contents } from './contents.ts';
import { asResult, explainArchive } from './failure.ts';
import { type Forms, plainTexts } from './forms.ts';
import { passingFolder } from './passing.ts';
import { salvage } from './salvage.ts';
import { verifyArchive } from './verify.ts';
import { isWorkspace, readWorkspace } from './workspace-files.ts';

const counted = (difference: number, one: string, many: string): string => {
  const count = Math.abs(difference);
  return `${count} ${count === 1 ? one : many} ${difference > 0 ? 'more' : 'fewer'}`;
};

/** How a client in a backup differs from now, in words. */
const compare = (then: ClientContents, now: ClientContents | undefined): string => {
  if (now === undefined) return 'not in this workspace';
  const parts = [
    then.entries === now.entries ? '' : counted(then.entries - now.entries, 'entry', 'entries'),
    then.invoices === now.invoices ? '' : counted(then.invoices - now.invoices, 'invoice', 'invoices'),
  ].filter((part) => part !== '');
  if (parts.length > 0) return `${parts.join(' and ')} than now`;
  return isSame(then, now) ? 'the same' : 'as many entries and invoices, with other words or details';
};

const isSame = (then: ClientContents, now: ClientContents): boolean =>
  then.documentDigest === now.documentDigest && then.journalDigest === now.journalDigest;

const differences = (
  then: readonly ClientContents[],
  now: readonly ClientContents[],
  changes: ReadonlyMap<string, readonly string[]>,
): readonly Differences[] => {
  const current = new Map(now.map((client) => [client.id, client]));
  const held = new Set(then.map((client) => client.id));
  const changesOf = (id: string): Pick<Differences, 'changes'> => {
    const told = changes.get(id) ?? [];
    return told.length === 0 ? {} : { changes: told };
  };
  return [
    ...then.map((client) => ({
      clientId: client.id,
      name: client.name,
      entries: client.entries,
      invoices: client.invoices,
      comparedWithNow: compare(client, current.get(client.id)),
      ...changesOf(client.id),
    })),
    ...now
      .filter((client) => !held.has(client.id))
      .map((client) => ({
        clientId: client.id,
        name: client.name,
        entries: 0,
        invoices: 0,
        comparedWithNow: 'not in this backup',
      })),
  ];
};

/** What can be taken out of a damaged backup. It is taken out into a passing folder beside the workspace, and counted. */
const readableOf = async (path: string, workspaceDir: string, key: AgeKey | null, form: Form): Promise<Contents> => {
  const folder = await passingFolder(workspaceDir);
  try {
    await salvage(path, folder, key, form);
    return await readWorkspace(folder, form);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
};

/**
 * What a backup holds, client by client, beside the workspace folder `current` as it is on the disk now (null or an empty
 * folder: nothing yet). Write what is held back before calling. The backup is read in full; nothing is extracted.
 * `opened` is what opens the files of the backup and of the workspace where they are encrypted.
 */
export const inspectBackup = (
  path: string,
  current: string | null,
  key: AgeKey | null = null,
  opened: Forms = { archive: null, target: null },
): Promise<Result<BackupContents>> =>
  asResult(async () => {
    const { from, to } = plainTexts(opened);
    const { summary, problems, known, contents, bag } = await verifyArchive(path, true, key, from);
    const now = current !== null && (await isWorkspace(current)) ? (await readWorkspace(current, to)).clients : [];
    const whole = problems.length === 0;
    const held = whole || current === null ? contents : await readableOf(path, current, key, from);
    const both = held.clients.filter((client) => {
      const here = now.find(({ id }) => id === client.id);
      return here !== undefined && !isSame(client, here);
    });
    const ids = both.map(({ id }) => id);
    const changes =
      bag === null || current === null ? new Map() : await compareClients(path, key, bag, current, ids, { from, to });
    const of = bag === null ? null : infoCount(bag.info, 'Entries');
    return {
      ...summary,
      problems: [...problems, ...known],
      perClient: differences(held.clients, now, changes),
      ...(contents.newer ? { newer: true } : {}),
      readable: whole ? null : { entries: held.entries, of },
    };
  }, explainArchive(path));
